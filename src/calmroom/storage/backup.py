"""A copy of the open file under the same key, called one only after it was opened, read through and counted.

The steps are those of research/security.md 2.13: bring the log home, ``VACUUM INTO``, open with the key, check every
seal and the structure, count every row, and only then give it its name.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from calmroom.domain.backups import VaultDamaged
from calmroom.domain.errors import CalmroomError
from calmroom.storage.database import Connection, guarded

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from calmroom.storage.database import Database
    from calmroom.storage.keys import DataKey

NOT_THE_SAME = ("The backup does not hold the same as the vault, so it was not kept.", "Try again.")
DAMAGED_COPY = ("That backup is damaged, so it cannot be used.", "Choose another one.")


@dataclass(frozen=True, slots=True)
class Contents:
    """What a file holds: its version, and the number of rows of every table."""

    version: int
    rows: tuple[tuple[str, int], ...]


class Copier:
    """Copies the open vault, from any thread.

    Args:
        path: The vault's own file.
        database: Open.
        key: What it was opened with.
        connect: Opens a file that nobody writes to, with that key.
    """

    def __init__(self, path: Path, database: Database, key: DataKey, connect: Callable[[Path], Connection]) -> None:
        self._path = path
        self._database = database
        self.key = key
        self.connect = connect

    def stamp(self) -> str:
        """The state of the file: another after everything that was written, the same after a new opening."""
        return self._database.use(lambda connection: stamp_of(connection, self._path))

    def write(self, part: Path, moved: Callable[[float], None]) -> None:
        """Fill an empty private file with a copy, and read it through.

        Whoever writes to the vault waits for the first half of it alone.

        Raises:
            VaultDamaged: If the vault cannot be read through.
            CalmroomError: If it could not be written, or does not hold the same.
        """
        contents = self._database.use(lambda connection: copy_into(connection, part))
        moved(0.5)
        verify(part, self.connect, contents)

    def check(self) -> None:
        """Read the vault through; whoever writes to it waits.

        Raises:
            VaultDamaged: If a part of it cannot be read.
        """
        if not self._database.use(_is_sound_at_home):
            raise VaultDamaged(*_DAMAGED)


_DAMAGED = (
    "Part of the vault cannot be read. Nothing was changed.",
    "A backup can take its place, and what is there now is kept beside it: Settings, Backups.",
)


def copy_into(connection: Connection, part: Path) -> Contents:
    """Copy a whole open file into an empty one, encrypted alike, and say what is in it.

    Args:
        connection: Open, outside a transaction.
        part: Empty.

    Raises:
        CalmroomError: If it could not be written, or the file is damaged.
    """

    def work() -> Contents:
        _bring_home(connection)
        connection.execute("VACUUM INTO ?", (str(part),))
        return contents_of(connection)

    return guarded(connection, work)


def verify(part: Path, connect: Callable[[Path], Connection], contents: Contents) -> None:
    """Open a copy with the key, check every seal and its structure, and count.

    Raises:
        CalmroomError: If it does not hold exactly that.
    """
    try:
        copy = connect(part)
    except VaultDamaged as fault:
        raise CalmroomError(*NOT_THE_SAME) from fault
    try:
        same = guarded(copy, lambda: is_sound(copy) and contents_of(copy) == contents)
    except VaultDamaged as fault:
        raise CalmroomError(*NOT_THE_SAME) from fault
    finally:
        copy.close()
    if not same:
        raise CalmroomError(*NOT_THE_SAME)


def stamp_of(connection: Connection, path: Path) -> str:
    """Length and time of a file whose log was just brought home; bringing home an empty log changes neither."""
    guarded(connection, lambda: _bring_home(connection))
    state = path.stat()
    return f"{state.st_size}-{state.st_mtime_ns}"


def is_sound(connection: Connection) -> bool:
    """Whether every page carries its seal and the structure holds. Bring the log home first."""
    sealed = not connection.execute("PRAGMA cipher_integrity_check").fetchall()
    return sealed and connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]


def contents_of(connection: Connection) -> Contents:
    """The version, and the number of rows of every table."""
    names = [row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()]
    rows = [(name, connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0]) for name in sorted(names)]  # noqa: S608
    return Contents(connection.execute("PRAGMA user_version").fetchone()[0], tuple(rows))


def _bring_home(connection: Connection) -> None:
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()


def _is_sound_at_home(connection: Connection) -> bool:
    _bring_home(connection)
    return is_sound(connection)
