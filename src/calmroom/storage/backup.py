"""A copy of the open file under the same key, put in its place only after it was opened and counted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from calmroom.domain.errors import CalmroomError
from calmroom.storage import faults
from calmroom.storage.database import Connection, guarded
from calmroom.storage.files import create_private, sync_file, sync_folder

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


def copy_verified(connection: Connection, target: Path, connect: Callable[[Path], Connection]) -> None:
    """Copy the whole file to ``target``, encrypted alike.

    Args:
        connection: Open, outside a transaction.
        target: What stands there is replaced once the copy is good, and else left alone.
        connect: Opens a file with the same key.

    Raises:
        CalmroomError: If the copy could not be made or does not hold the same.
    """
    part = target.with_name(target.name + ".part")
    try:
        part.unlink(missing_ok=True)
        create_private(part)
        guarded(connection, lambda: connection.execute("VACUUM INTO ?", (str(part),)))
        if _contents(connection) != _verified(part, connect):
            raise CalmroomError("The backup does not hold the same as the vault, so it was not kept.", "Try again.")
        sync_file(part)
        part.replace(target)
        sync_folder(target.parent)
    except OSError as fault:
        raise faults.of_disk(fault) from fault
    finally:
        part.unlink(missing_ok=True)


def _verified(path: Path, connect: Callable[[Path], Connection]) -> dict[str, int]:
    copy = connect(path)
    try:
        return guarded(copy, lambda: _contents(copy) if is_sound(copy) else {})
    finally:
        copy.close()


def is_sound(connection: Connection) -> bool:
    """Whether every page carries its seal and the structure holds. Bring the log home first."""
    sealed = not connection.execute("PRAGMA cipher_integrity_check").fetchall()
    return sealed and connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]


def _contents(connection: Connection) -> dict[str, int]:
    """The version, and the number of rows of every table."""
    names = [row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()]
    counts = {name: connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0] for name in names}  # noqa: S608
    return counts | {"user_version": connection.execute("PRAGMA user_version").fetchone()[0]}
