"""Pages that are spoken, as rows: what is known of each, and its sound in pieces."""

from __future__ import annotations

from typing import TYPE_CHECKING

from calmroom.domain.journal.voice_note import Spoken, VoiceNote
from calmroom.domain.units import Seconds
from calmroom.storage import moments
from calmroom.storage.database import in_transaction

if TYPE_CHECKING:
    from collections.abc import Iterator

    from calmroom.storage.database import Connection, Database, Row

NAMES = ("id", "entry_id", "made_ms", "made_zone", "made_offset", "length", "is_whole")
COLUMNS = ", ".join(NAMES)
SAVE = f"INSERT OR IGNORE INTO voice_notes ({COLUMNS}) VALUES ({', '.join('?' for _ in NAMES)})"  # noqa: S608 - names of ours
# The length of a blob stands before it, so that no sound is read for it.
_SIZE = "(SELECT COALESCE(SUM(LENGTH(content)), 0) FROM voice_pieces WHERE note = voice_notes.number)"
_SELECT = f"SELECT {COLUMNS}, {_SIZE} FROM voice_notes"  # noqa: S608 - names of ours
APPEND = (
    "INSERT INTO voice_pieces (note, place, content) SELECT number, ?, ? FROM voice_notes WHERE id = ? "
    "ON CONFLICT (note, place) DO UPDATE SET content = excluded.content"
)
_SOUND = """
    SELECT place, content FROM voice_pieces WHERE note = (SELECT number FROM voice_notes WHERE id = ?) AND place > ?
    ORDER BY place LIMIT 1
"""


class StoredVoiceNotes:
    """The tables ``voice_notes`` and ``voice_pieces``."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def begin(self, note: VoiceNote) -> None:
        """Write down that there is one; it is safe on disk when this returns."""
        self._database.write(SAVE, to_row(note))

    def append(self, note_id: str, place: int, piece: bytes) -> None:
        """Keep a piece of its sound; it is safe on disk when this returns."""
        self._database.write(APPEND, (place, piece, note_id))

    def finish(self, note_id: str, length: Seconds) -> None:
        """The recording came to its end."""
        self._database.write("UPDATE voice_notes SET length = ?, is_whole = 1 WHERE id = ?", (float(length), note_id))

    def get(self, note_id: str) -> VoiceNote | None:
        """The note with that id."""
        rows = self._database.rows(f"{_SELECT} WHERE id = ?", (note_id,))
        return from_row(rows[0]) if rows else None

    def of_entry(self, entry_id: str) -> tuple[VoiceNote, ...]:
        """The notes of a page, oldest first."""
        rows = self._database.rows(f"{_SELECT} WHERE entry_id = ? ORDER BY made_ms, id", (entry_id,))
        return tuple(from_row(row) for row in rows)

    def sound(self, note_id: str) -> Iterator[bytes]:
        """Its pieces in order, read as they are asked for, one at a time."""
        place = -1
        while rows := self._database.rows(_SOUND, (note_id, place)):
            place, piece = rows[0]
            yield bytes(piece)

    def remove(self, note_id: str) -> None:
        """Take it out for good: no byte of it stays in the file or in the log beside it."""
        self._database.remove("DELETE FROM voice_notes WHERE id = ?", (note_id,))

    def put_back(self, spoken: Spoken) -> None:
        """Undo a removal."""

        def write(connection: Connection) -> None:
            connection.execute(SAVE, to_row(spoken.note))
            for place, piece in enumerate(spoken.sound):
                connection.execute(APPEND, (place, piece, spoken.note.id))

        self._database.use(lambda connection: in_transaction(connection, lambda: write(connection)))

    def all(self) -> Iterator[VoiceNote]:
        """Every one, in the order in which they were begun."""
        for row in self._database.pages(f"SELECT number, {COLUMNS}, {_SIZE} FROM voice_notes"):  # noqa: S608 - as above
            yield from_row(row[1:])

    def count(self) -> int:
        """How many there are."""
        return int(self._database.rows("SELECT COUNT(*) FROM voice_notes")[0][0])


def to_row(note: VoiceNote) -> Row:
    """What is known of a note as a row, in the order of ``NAMES``; its size follows from its pieces."""
    return (note.id, note.entry_id, *moments.to_columns(note.made), float(note.length), int(note.is_whole))


def from_row(row: Row) -> VoiceNote:
    """The note in a row: the columns of ``NAMES``, then its size."""
    note_id, entry_id, made, zone, offset, length, is_whole, size = row
    return VoiceNote(
        id=note_id,
        entry_id=entry_id,
        made=moments.from_columns(made, zone, offset),
        length=Seconds(length),
        size=size,
        is_whole=bool(is_whole),
    )
