"""A copy of the open file under the same key, called one only after it was opened, read through and counted.

The steps are those of research/security.md 2.13: bring the log home, copy, open with the key, check every seal and the
structure, count every row, and only then give it its name.
"""

from __future__ import annotations

import os
import threading
from dataclasses import dataclass
from typing import TYPE_CHECKING

from calmroom.domain.errors import CalmroomError
from calmroom.domain.vault.backups import VaultDamaged
from calmroom.storage import faults
from calmroom.storage.database import BY_ITSELF, Connection, bring_home_if_possible, guarded
from calmroom.storage.seals import PAGE, is_sealed

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from calmroom.storage.database import Database
    from calmroom.storage.handle import Handle
    from calmroom.storage.keys import DataKey

NOT_THE_SAME = ("The backup does not hold the same as the vault, so it was not kept.", "Try again.")
SLICE = 2 * 1024**2
"""Bytes between two moments at which a copy waits for its disk."""
COPIED = 0.5
"""How far it is when all is copied and nothing read through."""
EVERY = 1000
"""SQLite's own number of pages in the log before it comes home by itself."""
DAMAGED_COPY = ("That backup is damaged, so it cannot be used.", "Choose another one.")


@dataclass(frozen=True, slots=True)
class Contents:
    """What a file holds: its version, and the number of rows of every table."""

    version: int
    rows: tuple[tuple[str, int], ...]


class Copier:
    """Copies the open vault, from any thread, while others write to it.

    Once the log is brought home, and until it is again, the file lies still, and writes go to the log alone. So it is
    copied byte by byte without a connection; whoever writes waits for the beginning and for the end.

    Args:
        handle: On the vault's own file.
        database: Open.
        key: What it was opened with.
        connect: Opens a file that nobody writes to, with that key.
    """

    def __init__(
        self,
        handle: Handle,
        database: Database,
        key: DataKey,
        connect: Callable[[Path], Connection],
    ) -> None:
        self._handle = handle
        self._database = database
        self._lock = threading.Lock()
        self.key = key
        self.connect = connect

    def stamp(self) -> str:
        """The state of the file: another after everything that was written, the same after a new opening."""
        with self._lock:
            return self._database.use(self._stamp)

    def write(self, part: Path, moved: Callable[[float], None]) -> None:
        """Fill an empty private file with a copy, and read it through. ``moved`` is told how far, from 0 to 1.

        Raises:
            VaultDamaged: If the vault cannot be read through.
            CalmroomError: If it could not be written, does not hold the same, or the vault was closed meanwhile.
            OSError: If the disk refused.
        """
        with self._lock:
            size, contents = self._database.use(_hold)
            try:
                self._copy(part, size, moved)
            finally:
                was_held = self._database.use(_release)
        if not was_held:
            raise CalmroomError(*NOT_THE_SAME)
        try:
            verify(part, self.connect, contents)
        except CalmroomError as fault:
            if self._is_sealed(size):
                raise
            raise VaultDamaged(*faults.DAMAGED) from fault

    def check(self) -> None:
        """Read the vault through; whoever writes to it waits.

        Raises:
            VaultDamaged: If a part of it cannot be read.
        """
        with self._lock:
            if not self._database.use(_is_sound_at_home):
                raise VaultDamaged(*faults.DAMAGED)

    def _stamp(self, connection: Connection) -> str:
        """Length and time of the file, its log just brought home; bringing home an empty log changes neither."""
        guarded(connection, lambda: _bring_home(connection))
        return "{}-{}".format(*self._handle.state())

    def _copy(self, part: Path, size: int, moved: Callable[[float], None]) -> None:
        with part.open("r+b") as file:
            for start in range(0, size, SLICE):
                file.write(self._handle.read(start, min(SLICE, size - start)))
                # Little by little, so that what is saved meanwhile does not wait for all of it to reach the disk.
                file.flush()
                os.fsync(file.fileno())
                moved(COPIED * min(1.0, (start + SLICE) / size))

    def _is_sealed(self, size: int) -> bool:
        """Whether the vault's own pages carry their seals, where a copy of them cannot be read."""

        def read_through(connection: Connection) -> bool:
            _bring_home(connection)
            pages = (self._handle.read(start, PAGE) for start in range(0, size, PAGE))
            return all(is_sealed(page, number, self.key) for number, page in enumerate(pages, 1))

        with self._lock:
            return self._database.use(read_through)


def _hold(connection: Connection) -> tuple[int, Contents]:
    """Bring the log home and let it stay away; bytes of the file, and what is in it."""

    def work() -> tuple[int, Contents]:
        _bring_home(connection)
        connection.execute(f"PRAGMA {BY_ITSELF}=0")
        return connection.execute("PRAGMA page_count").fetchone()[0] * PAGE, contents_of(connection)

    try:
        return guarded(connection, work)
    except BaseException:
        connection.execute(f"PRAGMA {BY_ITSELF}={EVERY}")
        raise


def _release(connection: Connection) -> bool:
    """Let the log come home, now and by itself. Whether it was kept from it: else it is another connection."""
    was_held: bool = connection.execute(f"PRAGMA {BY_ITSELF}").fetchone()[0] == 0
    connection.execute(f"PRAGMA {BY_ITSELF}={EVERY}")
    # What was removed meanwhile is in it.
    bring_home_if_possible(connection)
    return was_held


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


def is_sound(connection: Connection) -> bool:
    """Whether every page carries its seal and the structure holds. Bring the log home first."""
    sealed = not connection.execute("PRAGMA cipher_integrity_check").fetchall()
    return sealed and connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]


def contents_of(connection: Connection) -> Contents:
    """The version, and the number of rows of every table."""
    # An index of words is counted by the tables that it is kept in.
    tables = "SELECT name FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL %'"
    names = [row[0] for row in connection.execute(tables).fetchall()]
    rows = [(name, connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0]) for name in sorted(names)]  # noqa: S608
    return Contents(connection.execute("PRAGMA user_version").fetchone()[0], tuple(rows))


def _bring_home(connection: Connection) -> None:
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()


def _is_sound_at_home(connection: Connection) -> bool:
    _bring_home(connection)
    return is_sound(connection)
