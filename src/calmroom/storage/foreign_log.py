"""A write-ahead log that belongs to another vault, seen before the database takes it in.

Nothing ties a log to its database but its name (sqlite.org/howtocorrupt.html, 1.4). One that syncing or a hand put
beside the wrong vault would be copied over its pages, even while the opening is refused. So the first frame that the
database would believe, by its checksum (sqlite.org/fileformat2.html, 4.1 and 4.2), has to carry the seal of our key.
"""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING

from calmroom.domain.errors import CalmroomError
from calmroom.storage.first_page import PAGE, is_sealed

if TYPE_CHECKING:
    from pathlib import Path

    from calmroom.storage.keys import DataKey

HEADER = struct.Struct(">8I")
FRAME = struct.Struct(">6I")
LITTLE, BIG = 0x377F0682, 0x377F0683
WORD = 2**32
FOREIGN = (
    "The file vault.db-wal beside the vault belongs to another vault. Nothing was changed.",
    "Move vault.db-wal out of the data folder, and keep it: it holds the last changes of that other vault.",
)


def refuse_foreign_log(path: Path, key: DataKey) -> None:
    """Refuse to open a vault that has the log of another beside it.

    Args:
        path: The database.
        key: What is to open it.

    Raises:
        CalmroomError: If its log would be believed, and is sealed with another key.
        OSError: If the files cannot be read.
    """
    log = path.with_name(path.name + "-wal")
    if not log.exists():
        return
    with log.open("rb") as file:
        content = file.read(HEADER.size + FRAME.size + PAGE)
    page, number = _first_frame(content)
    if page and not is_sealed(page, number, key) and _is_ours(path, key):
        raise CalmroomError(*FOREIGN)


def _is_ours(path: Path, key: DataKey) -> bool:
    with path.open("rb") as file:
        return is_sealed(file.read(PAGE), 1, key)


def _first_frame(content: bytes) -> tuple[bytes, int]:
    """The page of the first frame and its number; nothing where the database would not believe it."""
    if len(content) < HEADER.size + FRAME.size + PAGE:
        return b"", 0
    header, frame = HEADER.unpack_from(content), FRAME.unpack_from(content, HEADER.size)
    if header[0] not in (LITTLE, BIG) or header[2] != PAGE or header[4:6] != frame[2:4]:
        return b"", 0
    order = "<" if header[0] == LITTLE else ">"
    page = content[HEADER.size + FRAME.size :]
    start = _sum(content[:24], order, (0, 0))
    if start != header[6:8]:
        return b"", 0
    so_far = _sum(page, order, _sum(content[HEADER.size : HEADER.size + 8], order, start))
    return (page, frame[0]) if so_far == frame[4:6] else (b"", 0)


def _sum(content: bytes, order: str, before: tuple[int, int]) -> tuple[int, int]:
    first, second = before
    words = struct.unpack(f"{order}{len(content) // 4}I", content)
    for place in range(0, len(words), 2):
        first = (first + words[place] + second) % WORD
        second = (second + words[place + 1] + first) % WORD
    return first, second
