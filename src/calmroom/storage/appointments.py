"""Hours with the therapist, as rows."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from calmroom.domain.sessions.appointments import Appointment, Repeat, Unit
from calmroom.storage import moments, texts
from calmroom.storage.database import in_transaction

if TYPE_CHECKING:
    from calmroom.storage.database import Connection, Database, Row

NAMES = (
    "id",
    "begins_ms",
    "begins_zone",
    "begins_offset",
    "minutes",
    "therapist",
    "note",
    "repeat_unit",
    "repeat_every",
    "repeat_times",
    "repeat_until",
    "left_out",
)
COLUMNS = ", ".join(NAMES)
_SAVE = (
    f"INSERT INTO appointments ({COLUMNS}) VALUES ({', '.join('?' for _ in NAMES)}) "  # noqa: S608 - names of ours
    f"ON CONFLICT (id) DO UPDATE SET {', '.join(f'{name} = excluded.{name}' for name in NAMES[1:])}"
)
_SELECT = f"SELECT {COLUMNS} FROM appointments"  # noqa: S608 - names of ours


class StoredAppointments:
    """The table ``appointments``."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def save(self, *appointments: Appointment) -> None:
        """Write them, all or none; safe on disk when this returns."""
        rows = [to_row(one) for one in appointments]

        def write(connection: Connection) -> None:
            in_transaction(connection, lambda: [connection.execute(_SAVE, row) for row in rows])

        self._database.use(write)

    def get(self, appointment_id: str) -> Appointment | None:
        """The appointment with that id."""
        rows = self._database.rows(f"{_SELECT} WHERE id = ?", (appointment_id,))
        return from_row(rows[0]) if rows else None

    def remove(self, appointment_id: str) -> None:
        """Take it out for good, with all its hours."""
        self._database.remove("DELETE FROM appointments WHERE id = ?", (appointment_id,))

    def all(self) -> tuple[Appointment, ...]:
        """Every one, in the order in which they were first saved."""
        return tuple(from_row(row) for row in self._database.rows(f"{_SELECT} ORDER BY number"))


def to_row(one: Appointment) -> Row:
    """An appointment as a row, in the order of ``NAMES``."""
    repeat = one.repeat
    return (
        one.id,
        *moments.to_columns(one.begins),
        one.minutes,
        texts.whole(one.therapist),
        texts.whole(one.note),
        None if repeat is None else repeat.unit.value,
        None if repeat is None else repeat.every,
        None if repeat is None else repeat.times,
        None if repeat is None or repeat.until is None else repeat.until.isoformat(),
        texts.to_column(() if repeat is None else tuple(day.isoformat() for day in repeat.left_out)),
    )


def from_row(row: Row) -> Appointment:
    """The appointment in a row."""
    value = dict(zip(NAMES, row, strict=True))
    return Appointment(
        id=value["id"],
        begins=moments.from_columns(value["begins_ms"], value["begins_zone"], value["begins_offset"]),
        minutes=value["minutes"],
        therapist=value["therapist"],
        note=value["note"],
        repeat=None if value["repeat_unit"] is None else _repeat(value),
    )


def _repeat(value: dict[str, Any]) -> Repeat:
    until = value["repeat_until"]
    return Repeat(
        unit=Unit(value["repeat_unit"]),
        every=value["repeat_every"],
        times=value["repeat_times"],
        until=None if until is None else date.fromisoformat(until),
        left_out=tuple(date.fromisoformat(day) for day in texts.from_column(value["left_out"])),
    )
