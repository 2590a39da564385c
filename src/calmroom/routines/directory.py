"""The directory of a container, read by rules that leave nothing to interpret.

A container is a zip file in its plainest form (APPNOTE.TXT 4.3): entries one after another from the first byte on, then
the directory, then its end, and not a byte besides. So there is no room for junk in front, a second directory, entries
that overlap or a comment. Names are never used as paths: each is held against the few that there can be.
"""

from __future__ import annotations

import stat
import struct
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, NamedTuple

from calmroom.routines import refusals
from calmroom.routines.limits import (
    MOST_DIRECTORY,
    MOST_ENTRIES,
    MOST_FILE,
    MOST_RATIO,
    SMALL,
    most_of,
)

if TYPE_CHECKING:
    from calmroom.routines.body import Body

STORED, DEFLATED = 0, 8
LOCAL: Final = struct.Struct("<4s5H3I2H")
CENTRAL: Final = struct.Struct("<4s6H3I5H2I")
END: Final = struct.Struct("<4s4H2IH")
LOCAL_MARK, CENTRAL_MARK, END_MARK = b"PK\x03\x04", b"PK\x01\x02", b"PK\x05\x06"
_ENCRYPTED: Final = 0x1 | 0x40 | 0x2000
_HARMLESS: Final = 0x2 | 0x4 | 0x800
"""How hard it was packed, and that the name is UTF-8."""
_FOLDER: Final = 0x10
_LONGEST_PATH: Final = 80


@dataclass(frozen=True, slots=True)
class Entry:
    """A file within a container.

    Attributes:
        path: One of the few that there can be.
        place: Where its content begins.
        packed: Bytes that it takes.
        size: Bytes that come of them.
        is_packed: Whether they are deflated.
    """

    path: str
    place: int
    packed: int
    size: int
    is_packed: bool
    crc: int


class _Row(NamedTuple):
    """An entry of the directory, with the names of APPNOTE.TXT 4.3.12."""

    mark: bytes
    made_by: int
    needed: int
    flags: int
    method: int
    time: int
    date: int
    crc: int
    packed: int
    size: int
    name_length: int
    extra_length: int
    comment_length: int
    disk: int
    inner: int
    outer: int
    place: int


def read_directory(body: Body) -> dict[str, Entry]:
    """Every entry by its path.

    Raises:
        Refused: If anything about it is not as it must be; the sentence says what.
    """
    if body.size > MOST_FILE:
        raise refusals.too_large("it is larger than 1 GB")
    if body.size < END.size:
        raise refusals.cut_short()
    begin, count = _end(body)
    content = body.read_at(begin, body.size - END.size - begin)
    entries: dict[str, Entry] = {}
    at, place = 0, 0
    for _ in range(count):
        row, raw, at = _row(content, at)
        entry, place = _entry(body, row, raw, place)
        if entry.path in entries:
            raise refusals.ill_made("a name stands in it twice")
        entries[entry.path] = entry
    if at != len(content) or place != begin:
        raise refusals.ill_made("there is something between its parts")
    return entries


def _end(body: Body) -> tuple[int, int]:
    """Where the directory begins, and how many entries it has."""
    end = END.unpack(body.read_at(body.size - END.size, END.size))
    mark, disk, first_disk, here, count, size, begin, comment = end
    if mark != END_MARK:
        raise refusals.cut_short()
    if disk or first_disk or here != count or comment:
        raise refusals.ill_made("it is one part of several, or has a comment")
    if not 1 <= count <= MOST_ENTRIES or size > MOST_DIRECTORY:
        raise refusals.too_large(f"more than {MOST_ENTRIES} parts")
    if begin + size + END.size != body.size:
        raise refusals.ill_made("its directory is not where it says")
    return begin, count


def _row(content: bytes, at: int) -> tuple[_Row, bytes, int]:
    if len(content) - at < CENTRAL.size:
        raise refusals.ill_made("its directory ends too early")
    row = _Row._make(CENTRAL.unpack_from(content, at))
    after = at + CENTRAL.size + row.name_length
    if row.mark != CENTRAL_MARK or after > len(content):
        raise refusals.ill_made("its directory cannot be read")
    if row.extra_length or row.comment_length or row.disk:
        raise refusals.ill_made("its directory says more than it may")
    return row, content[at + CENTRAL.size : after], after


def _entry(body: Body, row: _Row, raw: bytes, place: int) -> tuple[Entry, int]:
    """The entry, and where the next one must begin."""
    _refuse_kind(row)
    path = _path(raw)
    _refuse_size(row, path)
    if row.place != place:
        raise refusals.ill_made("its parts lie over one another, or something lies before them")
    begin = place + LOCAL.size + len(raw)
    if begin + row.packed > body.size:
        raise refusals.cut_short()
    head = body.read_at(place, LOCAL.size + len(raw))
    told = (row.flags, row.method, row.time, row.date, row.crc, row.packed, row.size, len(raw), 0)
    found = LOCAL.unpack_from(head)
    if found[0] != LOCAL_MARK or found[2:] != told or head[LOCAL.size :] != raw:
        raise refusals.ill_made("a part calls itself something else than its directory does")
    entry = Entry(path, begin, row.packed, row.size, row.method == DEFLATED, row.crc)
    return entry, begin + row.packed


def _refuse_kind(row: _Row) -> None:
    kind = stat.S_IFMT(row.outer >> 16)
    if kind not in {0, stat.S_IFREG} or row.outer & _FOLDER:
        raise refusals.ill_made("a part of it is a link, a folder or a device")
    if row.flags & _ENCRYPTED:
        raise refusals.ill_made("a part of it wants a password")
    if row.flags & ~_HARMLESS or row.method not in {STORED, DEFLATED}:
        raise refusals.ill_made("a part of it is packed in another way")


def _path(raw: bytes) -> str:
    path = raw.decode("ascii", "replace")
    if len(raw) > _LONGEST_PATH or not most_of(path):
        raise refusals.ill_made("a part of it has a name that there cannot be")
    return path


def _refuse_size(row: _Row, path: str) -> None:
    if row.size > most_of(path):
        raise refusals.too_large("a part of it is larger than such a part can be")
    if row.method == STORED and row.size != row.packed:
        raise refusals.ill_made("a part of it has two sizes")
    if row.size > max(SMALL, MOST_RATIO * row.packed):
        raise refusals.too_large("a part of it would grow beyond measure")
