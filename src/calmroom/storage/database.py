"""One connection on one thread: whoever calls, from whichever thread, waits for the disk."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

from calmroom.domain.errors import CalmroomError
from calmroom.storage import faults

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

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
    """An open database, for the repositories."""

    def __init__(self, thread: StorageThread, connection: Connection) -> None:
        self._thread = thread
        self._connection = connection

    def rows(self, statement: str, values: Sequence[Any] = ()) -> list[Row]:
        """All rows of a query.

        Raises:
            CalmroomError: If the disk or the file has a fault.
        """
        return self._thread.run(lambda: guarded(self._connection, lambda: self._fetch(statement, values)))

    def write(self, statement: str, values: Sequence[Any]) -> None:
        """Run one statement in a transaction of its own; committed, and on disk, when this returns.

        Raises:
            CalmroomError: If it could not be written. Nothing of it was.
        """
        self._thread.run(lambda: in_transaction(self._connection, lambda: self._connection.execute(statement, values)))

    def close(self) -> None:
        """Bring the write-ahead log home and let the file go. A log that cannot be brought home keeps its content."""
        self._thread.run(lambda: close_cleanly(self._connection))

    def _fetch(self, statement: str, values: Sequence[Any]) -> list[Row]:
        return self._connection.execute(statement, values).fetchall()


def guarded(connection: Connection, work: Callable[[], ResultT]) -> ResultT:
    """Do the work; a fault of the surroundings comes out in plain words."""
    try:
        return work()
    except connection.Error as fault:
        plain = faults.of_database(fault)
        if plain is None:
            raise
        raise plain from fault


def in_transaction(connection: Connection, work: Callable[[], ResultT]) -> ResultT:
    """Do the work wholly or not at all.

    Raises:
        CalmroomError: If it could not be written.
    """

    def whole() -> ResultT:
        connection.execute("BEGIN IMMEDIATE")
        try:
            result = work()
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
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    except connection.Error as fault:
        if faults.of_database(fault) is None:
            raise
    finally:
        connection.close()
