"""Values with an id, each kind in a table of its own, as plans and drafts are; own keys; and what reminders told."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic

from calmroom.domain.plan.plan import Plan
from calmroom.domain.plan.records import KeptT
from calmroom.domain.routine.desk import Client, Draft, KnownSigner, Returned, Shared
from calmroom.domain.routine.handover import KeyPair
from calmroom.domain.sessions.reminders import Reminder
from calmroom.storage import moments
from calmroom.storage.database import in_transaction
from calmroom.storage.values import from_text, to_text

if TYPE_CHECKING:
    from datetime import datetime

    from calmroom.storage.database import Connection, Database, Row

NAMES = ("id", "content")
TABLES: dict[type, str] = {
    Plan: "plans",
    KnownSigner: "signers",
    Client: "clients",
    Draft: "drafts",
    Shared: "shared",
    Returned: "returned",
    Reminder: "reminders",
}
"""Where values of each kind lie; a copy counts them by the same names."""
MARK = "INSERT INTO told (key, told_ms, told_zone, told_offset) VALUES (?, ?, ?, ?) ON CONFLICT (key) DO NOTHING"
_KEYS = (
    "INSERT INTO own_keys (number, signing, opening) VALUES (1, ?, ?) "
    "ON CONFLICT (number) DO UPDATE SET signing = excluded.signing, opening = excluded.opening"
)


class StoredKept(Generic[KeptT]):
    """A table of an id and JSON.

    Args:
        database: Open.
        kind: The type of its values.
    """

    def __init__(self, database: Database, kind: type[KeptT]) -> None:
        self._database = database
        self._table = TABLES[kind]
        self._kind = kind

    def save(self, value: KeptT) -> None:
        """Write it in the place of the one there was."""
        self._database.write(
            f"INSERT INTO {self._table} (id, content) VALUES (?, ?) "  # noqa: S608 - names of ours
            "ON CONFLICT (id) DO UPDATE SET content = excluded.content",
            to_row(value),
        )

    def get(self, value_id: str) -> KeptT | None:
        """The one with that id."""
        rows = self._database.rows(f"SELECT content FROM {self._table} WHERE id = ?", (value_id,))  # noqa: S608 - as above
        return from_text(self._kind, rows[0][0]) if rows else None

    def remove(self, value_id: str) -> None:
        """Take it out for good."""
        self._database.remove(f"DELETE FROM {self._table} WHERE id = ?", (value_id,))  # noqa: S608 - as above

    def all(self) -> tuple[KeptT, ...]:
        """Every one, in the order in which they were first saved."""
        rows = self._database.rows(f"SELECT content FROM {self._table} ORDER BY number")  # noqa: S608 - as above
        return tuple(from_text(self._kind, row[0]) for row in rows)


class StoredTold:
    """The table ``told``."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def mark(self, keys: tuple[str, ...], at: datetime) -> None:
        """Note that these were told, all or none."""
        columns = moments.to_columns(at)

        def write(connection: Connection) -> None:
            in_transaction(connection, lambda: [connection.execute(MARK, (key, *columns)) for key in keys])

        self._database.use(write)

    def all(self) -> tuple[tuple[str, datetime], ...]:
        """Every key with when it was told, in order."""
        rows = self._database.rows("SELECT key, told_ms, told_zone, told_offset FROM told ORDER BY number")
        return tuple((key, moments.from_columns(*columns)) for key, *columns in rows)

    def forget_before(self, moment: datetime) -> None:
        """Take out what was told before that."""
        self._database.remove("DELETE FROM told WHERE told_ms < ?", (moments.to_milliseconds(moment),))


class StoredOwnKeys:
    """The table ``own_keys``, of one row."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def load(self) -> KeyPair | None:
        """Them, where there are any."""
        rows = self._database.rows("SELECT signing, opening FROM own_keys")
        return KeyPair(bytes(rows[0][0]), bytes(rows[0][1])) if rows else None

    def save(self, keys: KeyPair) -> None:
        """Write them in the place of those there were."""
        self._database.write(_KEYS, (keys.signing, keys.opening))


def to_row(value: KeptT) -> Row:
    """A value as a row, in the order of ``NAMES``."""
    return value.id, to_text(value)
