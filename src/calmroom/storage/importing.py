"""Bringing a copy in: what is not there is added, in one transaction; what is there stays as it is."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from calmroom.domain.body.body_map import BodyMap
from calmroom.domain.care.consent import Consent
from calmroom.domain.journal.journal import Entry
from calmroom.domain.journal.voice_note import SoundPiece, VoiceNote
from calmroom.domain.practice import PracticeRecord
from calmroom.domain.sessions.appointments import Appointment
from calmroom.domain.sessions.reminders import ToldMark
from calmroom.domain.vault.leaving import Added, Amount, PrivateSetting
from calmroom.domain.vault.privacy import joined
from calmroom.storage import appointments, body_maps, journal, kept, moments, practices, texts, voice_notes
from calmroom.storage.database import in_transaction
from calmroom.storage.private_settings import SAVE, SELECT, from_column, to_column

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from calmroom.domain.vault.leaving import Piece
    from calmroom.storage.database import Connection, Database, Row

CONSENT = "version, given_ms, given_zone, given_offset, items"


@dataclass(frozen=True, slots=True)
class _Table:
    """Where pieces of a kind go, by their ids.

    Attributes:
        kind: A name of ``Amount``.
        to_row: A piece as a row, in the order of ``names``; its id comes first.
    """

    kind: str
    name: str
    names: tuple[str, ...]
    to_row: Callable[[Any], Row]


TABLES: dict[type, _Table] = {
    PracticeRecord: _Table("practices", "practices", practices.NAMES, practices.to_row),
    Entry: _Table("entries", "entries", journal.NAMES, journal.to_row),
    BodyMap: _Table("maps", "body_maps", body_maps.NAMES, body_maps.to_row),
    Appointment: _Table("appointments", "appointments", appointments.NAMES, appointments.to_row),
    **{kind: _Table(name, name, kept.NAMES, kept.to_row) for kind, name in kept.TABLES.items()},
}
VOICES = _Table("voices", "voice_notes", voice_notes.NAMES, voice_notes.to_row)


class StoredIntake:
    """Adds to every table."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def take(self, pieces: Iterable[Piece]) -> Added:
        """Add what is not there, by its id: all of it, or nothing where ``pieces`` or the disk has a fault."""
        return self._database.use(lambda connection: in_transaction(connection, lambda: _take(connection, pieces)))


def _take(connection: Connection, pieces: Iterable[Piece]) -> Added:
    arrival = _Arrival(connection)
    for piece in pieces:
        arrival.add(piece)
    return arrival.end()


class _Arrival:
    """One copy on its way in, within a transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._added: Counter[str] = Counter()
        self._present: Counter[str] = Counter()
        self._differing = 0
        self._consents: dict[Row, None] = {}
        self._settings: dict[str, object] = {}
        self._voices: set[str] = set()

    def add(self, piece: Piece) -> None:
        match piece:
            case VoiceNote():
                if self._add_row(VOICES, piece):
                    self._voices.add(piece.id)
            case SoundPiece():
                # What is there keeps its own sound.
                if piece.note_id in self._voices:
                    self._connection.execute(voice_notes.APPEND, (piece.place, piece.content, piece.note_id))
            case ToldMark():
                self._connection.execute(kept.MARK, (piece.key, *moments.to_columns(piece.at)))
            case Consent():
                row = (piece.version, *moments.to_columns(piece.given), texts.to_column(piece.items))
                self._consents[row] = None
            case PrivateSetting():
                self._settings[piece.name] = piece.value
            case _:
                self._add_row(TABLES[type(piece)], piece)

    def end(self) -> Added:
        self._add_consents()
        self._add_settings()
        return Added(_amount(self._added), _amount(self._present), self._differing)

    def _add_row(self, table: _Table, piece: Piece) -> bool:
        """Whether it was not there."""
        row, columns = table.to_row(piece), ", ".join(table.names)
        found = self._connection.execute(f"SELECT {columns} FROM {table.name} WHERE id = ?", row[:1]).fetchone()  # noqa: S608 - names of ours
        if found is None:
            marks = ", ".join("?" for _ in table.names)
            self._connection.execute(f"INSERT INTO {table.name} ({columns}) VALUES ({marks})", row)  # noqa: S608 - as above
            self._added[table.kind] += 1
        else:
            self._present[table.kind] += 1
            self._differing += tuple(found) != tuple(row)
        return found is None

    def _add_consents(self) -> None:
        """Those that are not there go before those that are: the last one given stays the one that counts."""
        rows = self._connection.execute(f"SELECT {CONSENT} FROM consents").fetchall()  # noqa: S608 - as above
        here = {tuple(row) for row in rows}
        new = [row for row in self._consents if row not in here]
        first = self._connection.execute("SELECT MIN(number) FROM consents").fetchone()[0]
        start = 1 if first is None else first - len(new)
        for number, row in enumerate(new, start):
            values = (number, *row)
            self._connection.execute(f"INSERT INTO consents (number, {CONSENT}) VALUES (?, ?, ?, ?, ?, ?)", values)  # noqa: S608 - as above
        self._added["consents"] = len(new)
        self._present["consents"] = len(self._consents) - len(new)

    def _add_settings(self) -> None:
        kept = {name: from_column(name, value) for name, value in self._connection.execute(SELECT).fetchall()}
        wanted = joined(kept, self._settings)
        for name in self._settings:
            if name not in kept:
                self._added["settings"] += 1
            else:
                self._present["settings"] += 1
                self._differing += kept[name] != self._settings[name]
            if kept.get(name) != wanted[name]:
                self._connection.execute(SAVE, (name, to_column(wanted[name])))


def _amount(counted: Counter[str]) -> Amount:
    return Amount(**counted)
