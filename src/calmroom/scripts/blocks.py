"""Divides the body of a script into headings, marks in square brackets and paragraphs, with their places."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

from calmroom.domain.script import Place
from calmroom.scripts.faults import GRAMMAR, Faults, quoted

if TYPE_CHECKING:
    from collections.abc import Iterator


@dataclass(frozen=True, slots=True)
class Heading:
    """``# words``: ``text`` is without the sign."""

    text: str
    place: Place


@dataclass(frozen=True, slots=True)
class Mark:
    """``[words]``: ``text`` is what stands between the brackets."""

    text: str
    place: Place


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Rows of text put together with single spaces; ``starts`` holds where each begins, in ``text`` and in the file."""

    text: str
    starts: tuple[tuple[int, Place], ...]

    @property
    def place(self) -> Place:
        """Where it begins."""
        return self.starts[0][1]

    def place_of(self, offset: int) -> Place:
        """Where in the file a character of ``text`` stands."""
        begins, place = self.starts[bisect_right(self.starts, offset, key=lambda start: start[0]) - 1]
        return Place(place.line, place.column + offset - begins)


Block = Heading | Mark | Paragraph
_NOT_NEWLINE = re.compile(r"[^\n]")


def read_blocks(text: str, first_row: int, faults: Faults) -> Iterator[Block]:
    """The blocks of ``text``, which begins at row ``first_row`` of the file."""
    rows: list[tuple[str, Place]] = []
    for number, row in enumerate(_without_comments(text, first_row, faults).split("\n"), start=first_row):
        words = row.strip(" ")
        place = Place(number, len(row) - len(row.lstrip(" ")) + 1)
        if words and words[0] not in "#[":
            rows.append((words, place))
            continue
        if rows:
            yield _paragraph(rows)
            rows = []
        if words.startswith("#"):
            yield Heading(words[1:].strip(" "), place)
        elif words:
            yield from _mark(words, place, faults)
    if rows:
        yield _paragraph(rows)


def _paragraph(rows: list[tuple[str, Place]]) -> Paragraph:
    starts: list[tuple[int, Place]] = []
    offset = 0
    for words, place in rows:
        starts.append((offset, place))
        offset += len(words) + 1
    return Paragraph(" ".join(words for words, _ in rows), tuple(starts))


def _mark(words: str, place: Place, faults: Faults) -> Iterator[Mark]:
    inner = words[1:-1]
    if words.endswith("]") and "[" not in inner and "]" not in inner:
        yield Mark(inner, place)
        return
    message = f"found {quoted(words)}; write one mark in square brackets to a row, such as [pause 4 6 9]"
    faults.add(place, GRAMMAR, message)


def _without_comments(text: str, first_row: int, faults: Faults) -> str:
    parts: list[str] = []
    at = 0
    while (start := text.find("<!--", at)) >= 0:
        parts.append(text[at:start])
        end = text.find("-->", start + 4)
        if end < 0:
            row = text.count("\n", 0, start)
            column = start - (text.rfind("\n", 0, start) + 1) + 1
            faults.add(Place(first_row + row, column), GRAMMAR, "this comment is not closed; end it with -->")
            return "".join(parts)
        at = end + 3
        parts.append(_NOT_NEWLINE.sub(" ", text[start:at]))
    return "".join((*parts, text[at:]))
