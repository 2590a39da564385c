"""One connection on one thread: whoever calls, from whichever thread, waits for the disk."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

from calmroom.domain.errors import CalmroomError
from calmroom.domain.vault.backups import VaultDamaged
from calmroom.storage import faults

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

PAGE = 64
LEAST_NUMBER = -(2**63)
BY_ITSELF = "wal_autocheckpoint"
"""After how many pages the log comes home by itself; never while a copy is made."""
ResultT = TypeVar("ResultT")
Row = tuple[Any, ...]


class Cursor(Protocol):
    """What a statement gives."""

    def fetchone(self) -> Any:  # noqa: ANN401 - a row, or None at the end
        """The next row, or ``None``."""
        ...

    def fetchall(self) -> list[Any]:
        """All rows that are left."""
        ...


class Connection(Protocol):
    """The part of a DB-API connection that the repositories use."""

    @property
    def in_transaction(self) -> bool:
        """Whether a transaction is open."""
        ...

    @property
    def Error(self) -> type[Exception]:  # noqa: N802 - the name that DB-API gives it
        """What every fault of this database is an instance of."""
        ...

    def execute(self, statement: str, values: Sequence[Any] = ..., /) -> Cursor:
        """Run one statement."""
        ...

    def close(self) -> None:
        """Let the file go."""
        ...


class StorageThread:
    """The one thread that touches the database."""

    def __init__(self) -> None:
        self._executor = ThreadPoolExecutor(max_workers=1, thread_name_prefix="storage")
        self._ident = self._executor.submit(threading.get_ident).result()

    def run(self, work: Callable[[], ResultT]) -> ResultT:
        """Do the work on the storage thread and wait for it.

        Raises:
            CalmroomError: If the thread has ended.
        """
        if threading.get_ident() == self._ident:
            raise RuntimeError("the storage thread would wait for itself")
        try:
            future = self._executor.submit(work)
        except RuntimeError as fault:
            raise CalmroomError(f"The vault is closed. {faults.STAYS}", "Start calmroom again.") from fault
        return future.result()

    def close(self) -> None:
        """End the thread after what it was given."""
        self._executor.shutdown(wait=True)


class Database:
    """An open database, for the repositories.

    Args:
        thread: Where all work is done.
        connection: Open.
        reopen: Opens another in its place.
        settle: Called after whatever may have written, on the same thread; what it raises was not saved.
    """

    def __init__(
        self,
        thread: StorageThread,
        connection: Connection,
        reopen: Callable[[], Connection],
        settle: Callable[[], None] = lambda: None,
    ) -> None:
        self._thread = thread
        self._connection = connection
        self._reopen = reopen
        self._settle = settle
        self._is_sick = False

    def rows(self, statement: str, values: Sequence[Any] = ()) -> list[Row]:
        """All rows of a query.

        Raises:
            CalmroomError: If the disk or the file has a fault.
        """
        return self._thread.run(lambda: self._once_more(lambda: self._fetch(statement, values)))

    def pages(self, statement: str) -> Iterator[Row]:
        """The rows of a query whose first column is the table's ``number``, in its order, some at a time.

        Others may write in between; whatever stays is met once.

        Raises:
            CalmroomError: If the disk or the file has a fault.
        """
        last = LEAST_NUMBER
        while rows := self.rows(f"{statement} WHERE number > ? ORDER BY number LIMIT {PAGE}", (last,)):
            yield from rows
            last = rows[-1][0]

    def write(self, statement: str, values: Sequence[Any]) -> None:
        """Run one statement in a transaction of its own; committed, and on disk, when this returns.

        Raises:
            CalmroomError: If it could not be written. Nothing of it was.
        """
        self._thread.run(lambda: self._settled(lambda: self._once_more(lambda: self._put(statement, values))))

    def remove(self, statement: str, values: Sequence[Any]) -> None:
        """Run one statement that takes something away, and let the log forget it too.

        The file itself forgets by ``secure_delete``. While the vault is copied the log has to stay as it is; it is
        brought home when the copy is done.

        Raises:
            CalmroomError: If it could not be written. Nothing of it was.
        """
        self._thread.run(lambda: self._settled(lambda: self._once_more(lambda: self._take_out(statement, values))))

    def use(self, work: Callable[[Connection], ResultT]) -> ResultT:
        """Do the work on the storage thread, with the connection of that moment. Nobody else reads or writes meanwhile.

        Raises:
            CalmroomError: As the work does, or if the vault is closed.
        """
        return self._thread.run(lambda: self._settled(lambda: self._noted(lambda: work(self._connection))))

    def close(self) -> None:
        """Bring the write-ahead log home and let the file go. A log that cannot be brought home keeps its content."""
        # A sick connection cannot bring its log home; it may be closed already.
        self._thread.run(lambda: self._connection.close() if self._is_sick else close_cleanly(self._connection))

    def _fetch(self, statement: str, values: Sequence[Any]) -> list[Row]:
        return guarded(self._connection, lambda: self._connection.execute(statement, values).fetchall())

    def _put(self, statement: str, values: Sequence[Any]) -> None:
        in_transaction(self._connection, lambda: self._connection.execute(statement, values))

    def _take_out(self, statement: str, values: Sequence[Any]) -> None:
        self._put(statement, values)
        if self._connection.execute(f"PRAGMA {BY_ITSELF}").fetchone()[0]:
            bring_home_if_possible(self._connection)

    def _settled(self, work: Callable[[], ResultT]) -> ResultT:
        result = work()
        self._settle()
        return result

    def _once_more(self, work: Callable[[], ResultT]) -> ResultT:
        """What one failed moment of the disk has left of a connection is not taken for damage of the file."""
        try:
            return self._noted(work)
        except VaultDamaged:
            return self._noted(work)

    def _noted(self, work: Callable[[], ResultT]) -> ResultT:
        """SQLCipher answers nothing more on a connection that once could not read a page, so another is opened."""
        if self._is_sick:
            self._connection.close()
            self._connection = self._reopen()
            self._is_sick = False
        try:
            return work()
        except CalmroomError as fault:
            self._is_sick = isinstance(fault, VaultDamaged) or faults.is_of_reading(fault)
            raise


def guarded(connection: Connection, work: Callable[[], ResultT]) -> ResultT:
    """Do the work; a fault of the surroundings comes out in plain words."""
    try:
        result = work()
        refuse_zeros(connection)
    except connection.Error as fault:
        plain = faults.of_database(fault)
        if plain is None:
            raise
        raise plain from fault
    return result


def refuse_zeros(connection: Connection) -> None:
    """Believe what was read only where all of it could be.

    The last page of a long text that does not carry its seal is given as zeros by SQLCipher (4.19), and no statement
    fails for it. It does remember: ``cipher_status`` is 1 while every page could be read, and 0 from then on.

    Raises:
        VaultDamaged: If a page could not be read.
    """
    if connection.execute("PRAGMA cipher_status").fetchall() == [("0",)]:
        raise VaultDamaged(*faults.DAMAGED)


def in_transaction(connection: Connection, work: Callable[[], ResultT]) -> ResultT:
    """Do the work wholly or not at all.

    Raises:
        CalmroomError: If it could not be written.
    """

    def whole() -> ResultT:
        connection.execute("BEGIN IMMEDIATE")
        try:
            result = work()
            refuse_zeros(connection)
            connection.execute("COMMIT")
        except BaseException:
            # A full disk makes SQLite roll back by itself (sqlite.org/lang_transaction.html).
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            raise
        return result

    return guarded(connection, whole)


def close_cleanly(connection: Connection) -> None:
    """Close; one file is left where the log could be brought home, and else the log beside it, which is read again."""
    try:
        bring_home_if_possible(connection)
    finally:
        connection.close()


def bring_home_if_possible(connection: Connection) -> None:
    """Bring the write-ahead log home and empty it; where the disk refuses it stays, for another time."""
    try:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    except connection.Error as fault:
        if faults.of_database(fault) is None:
            raise
