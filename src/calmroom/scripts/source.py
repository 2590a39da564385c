"""From bytes that nobody vouches for to text that is safe to read, show and print."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from calmroom.domain.errors import CalmroomError
from calmroom.domain.script import Place
from calmroom.scripts.faults import TEXT, Faults

if TYPE_CHECKING:
    from pathlib import Path

ENDING: Final = ".calm.md"
"""What the name of a script's file ends in."""
MOST_BYTES: Final = 256 * 1024
MOST_ROWS: Final = 5_000
LONGEST_ROW: Final = 2_000
_MOST_REPORTED = 20
_START = Place(1, 1)
_UNPRINTABLE = re.compile(r"[^\n -~]")
_REFUSED = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
"""Control, invisible and unassigned characters: they hide what is spoken, or turn a row of text around."""
_BLANK = frozenset("\u115f\u1160\u2800\u3164\uffa0\u034f\u17b4\u17b5")
"""Letters and signs of other kinds that show nothing either."""
_ALIKE = frozenset(
    {"LATIN", "CYRILLIC", "GREEK", "COPTIC", "ARMENIAN", "CHEROKEE", "FULLWIDTH", "MATHEMATICAL", "LISU"}
)
"""Alphabets whose letters are taken for one another; the first word of a letter's name in Unicode
(https://www.unicode.org/reports/tr39/, mixed-script detection)."""
_MOST_MARKS = 3
"""Accents on one letter; every language does with as many."""
_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Source:
    """The text of a file; ``None`` where it cannot be read as text at all, with the faults to say why."""

    path: str
    text: str | None
    faults: Faults


def read(path: Path) -> Source:
    """The text of a file, never more of it than a script may have.

    Raises:
        CalmroomError: If there is no such file or it cannot be opened.
    """
    try:
        if not path.is_file():
            raise CalmroomError(f"There is no file {path}.", "Look at the name of the file and its folder.")
        with path.open("rb") as file:
            return decode(file.read(MOST_BYTES + 1), str(path))
    except OSError as error:
        raise CalmroomError(
            f"The file {path} cannot be opened: {error.strerror}.", "Look at who may read it."
        ) from error


def decode(raw: bytes, path: str) -> Source:
    """The text that bytes hold."""
    faults = Faults(path)
    if len(raw) > MOST_BYTES:
        faults.add(_START, TEXT, f"the file is larger than {MOST_BYTES // 1024} kB; a practice is far smaller")
        return Source(path, None, faults)
    try:
        return examine(raw.decode("utf-8-sig"), path)
    except UnicodeDecodeError as error:
        before = raw[: error.start]
        column = error.start - (before.rfind(b"\n") + 1) + 1
        found = f"byte 0x{raw[error.start]:02x} is not UTF-8 text; save the file as UTF-8"
        faults.add(Place(before.count(b"\n") + 1, column), TEXT, found)
        return Source(path, None, faults)


def examine(text: str, path: str) -> Source:
    """Text with a line feed between its rows, and what speaks against it."""
    faults = Faults(path)
    text = text.replace("\r\n", "\n")
    if not text.strip():
        faults.add(_START, TEXT, "the file is empty; begin it with --- and the front matter")
        return Source(path, None, faults)
    rows = text.split("\n")
    if len(text) > MOST_BYTES or len(rows) > MOST_ROWS:
        faults.add(_START, TEXT, f"the file is larger than {MOST_ROWS} rows or {MOST_BYTES // 1024} kB; divide it")
        return Source(path, None, faults)
    for number, row in enumerate(rows, start=1):
        _examine_row(row, number, faults)
    return Source(path, text if len(faults) < _MOST_REPORTED else None, faults)


def _examine_row(row: str, number: int, faults: Faults) -> None:
    if len(row) > LONGEST_ROW:
        faults.add(Place(number, LONGEST_ROW + 1), TEXT, f"the row is longer than {LONGEST_ROW} characters; break it")
    if not row.isascii() or _UNPRINTABLE.search(row):
        found = _hidden(row) or _alike(row) or _piled(row)
        if found:
            faults.add(Place(number, found[0] + 1), TEXT, found[1])


def _hidden(row: str) -> tuple[int, str] | None:
    for match in _UNPRINTABLE.finditer(row):
        if unicodedata.category(match[0]) in _REFUSED or match[0] in _BLANK:
            name = unicodedata.name(match[0], "a control character")
            return match.start(), f"found U+{ord(match[0]):04X} ({name}), which cannot be seen or spoken; take it out"
    return None


def _alike(row: str) -> tuple[int, str] | None:
    """A word in letters of two alphabets looks like another word, and is none."""
    for word in _WORD.finditer(row):
        kinds = {} if word[0].isascii() else {_alphabet(letter): letter for letter in word[0]}
        several = sorted(_ALIKE.intersection(kinds))
        if len(several) > 1:
            odd = kinds[next(kind for kind in several if kind != "LATIN")]
            message = (
                f"found U+{ord(odd):04X} ({unicodedata.name(odd)}) in a word of other letters, one of which it only "
                "looks like; write the word in one alphabet"
            )
            return word.start() + word[0].index(odd), message
    return None


def _piled(row: str) -> tuple[int, str] | None:
    pile = 0
    for index, sign in enumerate(row):
        pile = pile + 1 if unicodedata.combining(sign) or unicodedata.category(sign) == "Mn" else 0
        if pile > _MOST_MARKS:
            return index, f"found more than {_MOST_MARKS} accents on one letter; take them out"
    return None


def _alphabet(letter: str) -> str:
    return unicodedata.name(letter, "").partition(" ")[0]
