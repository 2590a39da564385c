"""A write-ahead log that belongs to another vault, seen before the database takes it in.

Nothing ties a log to its database but its name (sqlite.org/howtocorrupt.html, 1.4). One that syncing or a hand put
beside the wrong vault would be copied over its pages, even while the opening is refused. So the first frame that the
database would believe, by its checksum (sqlite.org/fileformat2.html, 4.1 and 4.2), has to carry the seal of our key.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass
from typing import TYPE_CHECKING

from calmroom.domain.errors import CalmroomError
from calmroom.storage.seals import PAGE, is_sealed

if TYPE_CHECKING:
    from pathlib import Path

    from calmroom.storage.keys import DataKey


@dataclass(frozen=True, slots=True)
class Frame:
    """A page in a log.

    Attributes:
        number: Of the page, from 1.
        salts: Of the log.
    """

    page: bytes
    number: int
    salts: tuple[int, int]


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
    found = first_frame(path.with_name(path.name + "-wal"))
    if found is not None and not is_sealed(found.page, found.number, key) and _is_ours(path, key):
        raise CalmroomError(*FOREIGN)


def first_frame(log: Path) -> Frame | None:
    """The first frame of a log; ``None`` where there is no log, or the database would not believe it.

    Raises:
        OSError: If it cannot be read.
    """
    if not log.exists():
        return None
    with log.open("rb") as file:
        return _believed(file.read(HEADER.size + FRAME.size + PAGE))


def _is_ours(path: Path, key: DataKey) -> bool:
    with path.open("rb") as file:
        return is_sealed(file.read(PAGE), 1, key)


def _believed(content: bytes) -> Frame | None:
    if len(content) < HEADER.size + FRAME.size + PAGE:
        return None
    header, frame = HEADER.unpack_from(content), FRAME.unpack_from(content, HEADER.size)
    if header[0] not in (LITTLE, BIG) or header[2] != PAGE or header[4:6] != frame[2:4]:
        return None
    order = "<" if header[0] == LITTLE else ">"
    page = content[HEADER.size + FRAME.size :]
    start = _sum(content[:24], order, (0, 0))
    if start != header[6:8]:
        return None
    so_far = _sum(page, order, _sum(content[HEADER.size : HEADER.size + 8], order, start))
    return Frame(page, frame[0], (header[4], header[5])) if so_far == frame[4:6] else None


def _sum(content: bytes, order: str, before: tuple[int, int]) -> tuple[int, int]:
    first, second = before
    words = struct.unpack(f"{order}{len(content) // 4}I", content)
    for place in range(0, len(words), 2):
        first = (first + words[place] + second) % WORD
        second = (second + words[place + 1] + first) % WORD
    return first, second
