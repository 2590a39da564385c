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
    for match in _UNPRINTABLE.finditer(row):
        if unicodedata.category(match[0]) in _REFUSED:
            found = unicodedata.name(match[0], "a control character")
            message = f"found U+{ord(match[0]):04X} ({found}), which cannot be seen or spoken; take it out"
            faults.add(Place(number, match.start() + 1), TEXT, message)
            return
