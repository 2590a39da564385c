"""Reads a copy within bounds: only the one file we write, only as much as it may hold, a line at a time.

A ``.zip`` is never unpacked by name: its table is looked at first, and whatever we would not have written refuses it.
"""

from __future__ import annotations

import io
import re
import stat
import struct
import zipfile
import zlib
from collections import Counter
from contextlib import contextmanager
from dataclasses import dataclass
from typing import IO, TYPE_CHECKING

from calmroom.domain.body.body_map import BodyMap
from calmroom.domain.care.consent import Consent
from calmroom.domain.errors import CalmroomError
from calmroom.domain.journal.journal import Entry
from calmroom.domain.journal.voice_note import SoundPiece, VoiceNote
from calmroom.domain.practice import PracticeRecord
from calmroom.domain.sessions.appointments import Appointment
from calmroom.domain.sessions.reminders import ToldMark
from calmroom.domain.vault.leaving import MOST_REFUSED, PrivateSetting, Refused
from calmroom.storage import faults, kept
from calmroom.storage.export import ZIP
from calmroom.storage.export_parts import LINES, PARTS
from calmroom.storage.export_schema import (
    VERSION,
    EndLine,
    HeaderLine,
    LineRefused,
    read_line,
    to_piece,
    version_of,
)

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from calmroom.domain.vault.leaving import GoOn, Piece

LONGEST_LINE = 64 * 1024**2
"""Bytes; a page of 10 million of the letters that JSON spells longest."""
GREATEST = 8 * 1024**3
"""Bytes of the lines; some hundred years of writing."""
GREATEST_ZIP = 4 * 1024**3 - 1
MOST_FILES = 100_000
GREATEST_RATIO = 1100
"""Deflate never makes it more than 1032 times smaller (zlib.net/zlib_tech.html)."""
END_SIZE, HEADER_SIZE = 22, 30
"""Bytes of the end of a table, and of what stands before each file (APPNOTE.TXT 4.3.7 and 4.3.16)."""
OTHERS = re.compile(r"body-maps/[a-z0-9_-]{1,64}\.svg|voice-notes/[a-z0-9_-]{1,64}\.opus")
KINDS = {
    PracticeRecord: "practices",
    Entry: "entries",
    BodyMap: "maps",
    Appointment: "appointments",
    VoiceNote: "voices",
    SoundPiece: "voice_pieces",
    Consent: "consents",
    PrivateSetting: "settings",
    ToldMark: "told",
    **kept.TABLES,
}
NAMES = frozenset(part.name for part in PARTS)

NOT_OURS = CalmroomError(
    "This is not a copy that calmroom made. Nothing was changed.",
    "Choose the .zip, the folder, or the file calmroom.jsonl of a copy made with Take everything with you.",
)
CUT_SHORT = CalmroomError(
    "The end of this copy is missing. Nothing was changed.", "Copy it here once more from where it was made."
)
NEWER = CalmroomError(
    "This copy was made by a newer calmroom. Nothing was changed.", "Use that version, or a newer one, to read it."
)


@dataclass(frozen=True, slots=True)
class Reading:
    """What was met in a copy: a piece, or a line that was refused."""

    line: int
    piece: Piece | None
    refused: Refused | None = None


class GivenUp(Exception):  # noqa: N818 - somebody's wish, and no fault
    """Reading was given up."""


def readings(path: Path, go_on: GoOn) -> Iterator[Reading]:
    """Every line of a copy, in its order.

    Raises:
        CalmroomError: If it is no copy of ours, its end is missing, or a newer calmroom made it.
        GivenUp: If ``go_on`` said so.
    """
    try:
        with _opened(path) as (file, size):
            yield from _read(file, size, go_on)
    except (zipfile.BadZipFile, zlib.error, EOFError, struct.error, RuntimeError) as fault:
        raise NOT_OURS from fault
    except OSError as fault:
        raise faults.on_reading(fault) from fault


def _read(file: IO[bytes], size: int, go_on: GoOn) -> Iterator[Reading]:
    first = _line(file)
    _refuse_version(version_of(first))
    read, counted, refused = len(first), Counter[str](), 0
    end: EndLine | None = None
    for number, content in enumerate(iter(lambda: _line(file), b""), start=2):
        read += len(content)
        if read > GREATEST or end is not None:
            raise NOT_OURS
        if not go_on(min(1.0, read / max(1, size))):
            raise GivenUp
        found = _reading(number, content)
        if isinstance(found, EndLine):
            end = found
            continue
        refused += found.refused is not None
        if refused > MOST_REFUSED:
            raise NOT_OURS
        if found.piece is not None:
            counted[KINDS[type(found.piece)]] += 1
        yield found
    if end is None or not _is_whole(end, counted, refused):
        raise CUT_SHORT


def _is_whole(end: EndLine, counted: Counter[str], refused: int) -> bool:
    """Whether there was as much as the last line says, but for what was refused."""
    missing: list[int] = [getattr(end, name) - counted[name] for name in KINDS.values()]
    return min(missing) >= 0 and sum(missing) <= refused


def _refuse_version(version: int | None) -> None:
    if version is None or version < 1:
        raise NOT_OURS
    if version > VERSION:
        raise NEWER


def _reading(number: int, content: bytes) -> Reading | EndLine:
    """What a line holds."""
    try:
        line = read_line(content)
        match line:
            case HeaderLine():
                return _refused(number, "it is a second beginning")
            case EndLine():
                return line
            case _:
                return Reading(number, to_piece(line))
    except LineRefused as fault:
        return _refused(number, str(fault.args[0]))


def _refused(number: int, reason: str) -> Reading:
    return Reading(number, None, Refused(number, reason))


def _line(file: IO[bytes]) -> bytes:
    content = file.readline(LONGEST_LINE + 1)
    if len(content) > LONGEST_LINE:
        raise NOT_OURS
    return content


@contextmanager
def _opened(path: Path) -> Iterator[tuple[IO[bytes], int]]:
    found = path / LINES if path.is_dir() else path
    status = found.stat()
    if not stat.S_ISREG(status.st_mode):
        raise NOT_OURS
    if found.suffix.casefold() != ZIP:
        if status.st_size > GREATEST:
            raise NOT_OURS
        with found.open("rb") as file:
            yield file, status.st_size
        return
    if status.st_size > GREATEST_ZIP:
        raise NOT_OURS
    with found.open("rb") as file:
        _refuse_many(file, status.st_size)
        with zipfile.ZipFile(file) as packed:
            info = _lines_of(packed, file)
            with packed.open(info) as lines, io.BufferedReader(lines) as buffered:  # type: ignore[type-var]
                yield buffered, info.file_size


def _refuse_many(file: IO[bytes], size: int) -> None:
    """Look at the end of the table before anything of it is read: how much it lists, and that nothing follows."""
    if size < END_SIZE:
        raise NOT_OURS
    file.seek(size - END_SIZE)
    end = struct.unpack("<4s4H2LH", file.read(END_SIZE))
    mark, disk, start_disk, here, whole, table, place, comment = end
    is_plain = mark == b"PK\5\6" and disk == start_disk == comment == 0 and here == whole
    if not is_plain or whole > min(MOST_FILES, 0xFFFE) or place + table + END_SIZE != size:
        raise NOT_OURS


def _lines_of(packed: zipfile.ZipFile, file: IO[bytes]) -> zipfile.ZipInfo:
    """The file of lines; every other is one of ours too, and none lies in another."""
    infos = packed.infolist()
    names = [info.filename for info in infos]
    if len(set(names)) != len(names) or LINES not in names:
        raise NOT_OURS
    if not all(_is_ours(info) for info in infos) or not _is_in_order(infos, packed.start_dir, file):
        raise NOT_OURS
    return infos[names.index(LINES)]


def _is_ours(info: zipfile.ZipInfo) -> bool:
    kind = stat.S_IFMT(info.external_attr >> 16)
    is_named = info.orig_filename in NAMES or OTHERS.fullmatch(info.orig_filename) is not None
    is_plain = info.compress_type in {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED} and not info.flag_bits & 0x1
    is_sized = info.file_size <= min(GREATEST, GREATEST_RATIO * (info.compress_size + 1))
    return is_named and is_plain and is_sized and kind in {0, stat.S_IFREG}


def _is_in_order(infos: list[zipfile.ZipInfo], end: int, file: IO[bytes]) -> bool:
    """Whether they lie one after the other from the first byte on, and reach no further than the table."""
    place = 0
    for info in sorted(infos, key=lambda one: one.header_offset):
        if info.header_offset < place or (place == 0 and info.header_offset != 0):
            return False
        file.seek(info.header_offset + 26)
        named, extra = struct.unpack("<HH", file.read(4))
        place = info.header_offset + HEADER_SIZE + named + extra + info.compress_size
    return place <= end
