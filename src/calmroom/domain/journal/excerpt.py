"""A few words of a page: its beginning, or the stretch in which what was looked for stands."""

from __future__ import annotations

import re
import unicodedata

BEFORE = 30
"""Characters left standing before what was found."""
_ELLIPSIS = "\u2026"


def excerpt(text: str, length: int, sought: str = "") -> str:
    """One line of at most so many characters and an ellipsis at each end where something is left out.

    Args:
        text: A person's own words.
        length: In characters.
        sought: Words that were looked for, whole or as beginnings, capitals and accents left aside.
    """
    line = " ".join(text.split())
    start = _start(line, length, sought)
    if start:
        # What was found begins at a word, so a cut before it does as well.
        start = line.find(" ", start) + 1
    if len(line) - start <= length:
        return f"{_ELLIPSIS if start else ''}{line[start:]}"
    cut = line[start : start + length].rsplit(" ", 1)[0]
    return f"{_ELLIPSIS if start else ''}{cut.rstrip('.,;:')}{_ELLIPSIS}"


def hits(text: str, sought: str) -> tuple[tuple[int, int], ...]:
    """Where words that were looked for stand: the start of each and how much of it was typed, in characters."""
    pieces = sorted(map(re.escape, re.findall(r"[^\W_]+", _bare(sought)[0])), key=len, reverse=True)
    if not pieces:
        return ()
    bare, places = _bare(text)
    found = re.finditer(rf"(?<![^\W_])(?:{'|'.join(pieces)})", bare)
    return tuple((places[one.start()], places[one.end() - 1] + 1 - places[one.start()]) for one in found)


def _start(line: str, length: int, sought: str) -> int:
    """Where to begin: at 0 where what was found shows from there."""
    place = _place(line, sought) if sought else 0
    if place < length - BEFORE:
        return 0
    return max(0, place - BEFORE)


def _place(line: str, sought: str) -> int:
    """Where the first of the words begins; 0 where none is in the line."""
    pieces = [re.escape(piece) for piece in re.findall(r"[^\W_]+", _bare(sought)[0])]
    if not pieces:
        return 0
    bare, places = _bare(line)
    found = re.search(rf"(?<![^\W_])(?:{'|'.join(pieces)})", bare)
    return 0 if found is None else places[found.start()]


def _bare(text: str) -> tuple[str, range | list[int]]:
    """Without capitals and accents; and for each letter that is left its place in the text."""
    if text.isascii():
        return text.lower(), range(len(text))
    letters: list[str] = []
    places: list[int] = []
    for place, letter in enumerate(text):
        for part in unicodedata.normalize("NFD", letter):
            if not unicodedata.combining(part):
                folded = part.casefold()
                letters.append(folded)
                places.extend([place] * len(folded))
    return "".join(letters), places
