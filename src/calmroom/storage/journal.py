"""What was written, as rows, with its index."""

from __future__ import annotations

from typing import TYPE_CHECKING

from calmroom.domain.journal import Entry
from calmroom.storage import moments, texts

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from calmroom.storage.database import Database, Row

GREATEST_QUERY = 1000
"""Characters of a query that are looked at."""

NAMES = (
    "id",
    "written_ms",
    "written_zone",
    "written_offset",
    "changed_ms",
    "changed_zone",
    "changed_offset",
    "text",
    "prompt",
    "practice_id",
    "tags",
)
COLUMNS = ", ".join(NAMES)
_SAVE = (
    f"INSERT INTO entries ({COLUMNS}) VALUES ({', '.join('?' for _ in NAMES)}) "  # noqa: S608 - names of ours
    f"ON CONFLICT (id) DO UPDATE SET {', '.join(f'{name} = excluded.{name}' for name in NAMES[1:])}"
)
_SELECT = f"SELECT {COLUMNS} FROM entries"  # noqa: S608 - names of ours
_NEWEST_FIRST = "ORDER BY written_ms DESC, number DESC"
# The plus keeps SQLite walking the newest first and stopping at the limit, instead of sorting whole texts.
_FOUND = "+number IN (SELECT rowid FROM entries_index WHERE entries_index MATCH ?)"
_SEARCH = f"{_SELECT} WHERE {_FOUND} {_NEWEST_FIRST} LIMIT ?"


class StoredJournal:
    """The table ``entries``."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def save(self, entry: Entry) -> None:
        """Write it; it is safe on disk when this returns."""
        self._database.write(_SAVE, to_row(entry))

    def get(self, entry_id: str) -> Entry | None:
        """The entry with that id."""
        rows = self._database.rows(f"{_SELECT} WHERE id = ?", (entry_id,))
        return from_row(rows[0]) if rows else None

    def remove(self, entry_id: str) -> None:
        """Take it out for good, out of the index too."""
        self._database.write("DELETE FROM entries WHERE id = ?", (entry_id,))

    def between(self, first: datetime, end: datetime) -> tuple[Entry, ...]:
        """Entries begun at or after ``first`` and before ``end``, newest first."""
        span = (moments.to_milliseconds(first), moments.to_milliseconds(end))
        rows = self._database.rows(f"{_SELECT} WHERE written_ms >= ? AND written_ms < ? {_NEWEST_FIRST}", span)
        return tuple(from_row(row) for row in rows)

    def newest(self, limit: int, offset: int = 0) -> tuple[Entry, ...]:
        """Entries by the time they were begun, newest first."""
        rows = self._database.rows(f"{_SELECT} {_NEWEST_FIRST} LIMIT ? OFFSET ?", (limit, offset))
        return tuple(from_row(row) for row in rows)

    def count(self) -> int:
        """How many there are."""
        return int(self._database.rows("SELECT COUNT(*) FROM entries")[0][0])

    def all(self) -> Iterator[Entry]:
        """Every one, in the order in which they were first saved; read as it is asked for, a page at a time."""
        for row in self._database.pages(f"SELECT number, {COLUMNS} FROM entries"):  # noqa: S608 - names of ours
            yield from_row(row[1:])

    def search(self, words: str, limit: int) -> tuple[Entry, ...]:
        """Entries in whose text, prompt or tags every word occurs, whole or as a beginning, newest first.

        Capitals and accents make no difference. Where there is no word, nothing is found.
        """
        query = to_query(words)
        if not query:
            return ()
        return tuple(from_row(row) for row in self._database.rows(_SEARCH, (query, limit)))


def to_query(words: str) -> str:
    """The words as a query of the index, each quoted, so that nothing a person types is an operator."""
    pieces = texts.whole(words[:GREATEST_QUERY]).replace("\0", " ").replace('"', " ").split()
    return " ".join(f'"{piece}"*' for piece in pieces if any(letter.isalnum() for letter in piece))


def to_row(entry: Entry) -> Row:
    """An entry as a row, in the order of ``NAMES``."""
    return (
        entry.id,
        *moments.to_columns(entry.written),
        *moments.to_columns(entry.changed),
        texts.whole(entry.text),
        texts.whole(entry.prompt),
        entry.practice_id,
        texts.to_column(entry.tags),
    )


def from_row(row: Row) -> Entry:
    """The entry in a row."""
    value = dict(zip(NAMES, row, strict=True))
    return Entry(
        id=value["id"],
        written=moments.from_columns(value["written_ms"], value["written_zone"], value["written_offset"]),
        changed=moments.from_columns(value["changed_ms"], value["changed_zone"], value["changed_offset"]),
        text=value["text"],
        prompt=value["prompt"],
        practice_id=value["practice_id"],
        tags=texts.from_column(value["tags"]),
    )
