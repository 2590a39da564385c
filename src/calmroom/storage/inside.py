"""A look inside a copy: whether it is whole, and how much it holds."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from calmroom.domain.backups import Inside, VaultDamaged
from calmroom.domain.errors import CalmroomError
from calmroom.storage import moments
from calmroom.storage.backup import DAMAGED_COPY, is_sound
from calmroom.storage.connection import refuse_foreign
from calmroom.storage.database import Connection, guarded

if TYPE_CHECKING:
    from collections.abc import Callable

ResultT = TypeVar("ResultT")


def inside_of(connection: Connection, *, read_through: bool = True) -> Inside:
    """Read an open copy through, unless a glance is enough, and count what a person may know before it is restored.

    Raises:
        CalmroomError: If it is damaged, another program's, or a newer calmroom's.
    """

    def work() -> Inside:
        refuse_foreign(connection)
        if read_through and not is_sound(connection):
            raise CalmroomError(*DAMAGED_COPY)
        practices = connection.execute("SELECT count(*) FROM practices").fetchone()[0]
        entries = connection.execute("SELECT count(*) FROM entries").fetchone()[0]
        newest = connection.execute(
            "SELECT written_ms, written_zone, written_offset FROM entries ORDER BY written_ms DESC LIMIT 1"
        ).fetchall()
        version = connection.execute("PRAGMA user_version").fetchone()[0]
        return Inside(version, practices, entries, moments.from_columns(*newest[0]) if newest else None)

    return told_of_a_copy(lambda: guarded(connection, work))


def told_of_a_copy(work: Callable[[], ResultT]) -> ResultT:
    """What is wrong with a copy is not said of the vault."""
    try:
        return work()
    except VaultDamaged as fault:
        raise CalmroomError(*DAMAGED_COPY) from fault
