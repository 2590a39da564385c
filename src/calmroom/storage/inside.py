"""A look inside a copy: whether it is whole, and how much it holds."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from calmroom.domain.errors import CalmroomError
from calmroom.domain.vault.backups import Inside, VaultDamaged
from calmroom.storage import moments
from calmroom.storage.backup import DAMAGED_COPY, is_sound
from calmroom.storage.connection import refuse_foreign
from calmroom.storage.database import Connection, guarded

if TYPE_CHECKING:
    from collections.abc import Callable

ResultT = TypeVar("ResultT")
COUNTED = ("practices", "entries", "body_maps", "appointments", "voice_notes")


def inside_of(connection: Connection, *, read_through: bool = True) -> Inside:
    """Read an open copy through, unless a glance is enough, and count what a person may know before it is restored.

    Raises:
        CalmroomError: If it is damaged, another program's, or a newer calmroom's.
    """

    def work() -> Inside:
        refuse_foreign(connection)
        if read_through and not is_sound(connection):
            raise CalmroomError(*DAMAGED_COPY)
        newest = connection.execute(
            "SELECT written_ms, written_zone, written_offset FROM entries ORDER BY written_ms DESC LIMIT 1"
        ).fetchall()
        version = connection.execute("PRAGMA user_version").fetchone()[0]
        written = moments.from_columns(*newest[0]) if newest else None
        practices, entries, *others = (_count(connection, table) for table in COUNTED)
        return Inside(version, practices, entries, written, *others)

    return told_of_a_copy(lambda: guarded(connection, work))


def _count(connection: Connection, table: str) -> int:
    """The rows of a table; none where an older calmroom had no such table."""
    is_there = connection.execute("SELECT count(*) FROM sqlite_master WHERE type = 'table' AND name = ?", (table,))
    if not is_there.fetchone()[0]:
        return 0
    found: int = connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0]  # noqa: S608 - names of ours
    return found


def told_of_a_copy(work: Callable[[], ResultT]) -> ResultT:
    """What is wrong with a copy is not said of the vault."""
    try:
        return work()
    except VaultDamaged as fault:
        raise CalmroomError(*DAMAGED_COPY) from fault
