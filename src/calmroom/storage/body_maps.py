"""What was felt where, as rows, with an index of its words and one of its places."""

from __future__ import annotations

from typing import TYPE_CHECKING

from calmroom.domain.body.body_map import BodyMap, When, words_of
from calmroom.storage import drawing, moments, texts
from calmroom.storage.searching import to_query

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from calmroom.storage.database import Database, Row

NAMES = (
    "id",
    "made_ms",
    "made_zone",
    "made_offset",
    "changed_ms",
    "changed_zone",
    "changed_offset",
    "moment",
    "practice_id",
    "entry_id",
    "note",
    "marks",
    "strokes",
    "places",
    "words",
)
COLUMNS = ", ".join(NAMES)
_SAVE = (
    f"INSERT INTO body_maps ({COLUMNS}) VALUES ({', '.join('?' for _ in NAMES)}) "  # noqa: S608 - names of ours
    f"ON CONFLICT (id) DO UPDATE SET {', '.join(f'{name} = excluded.{name}' for name in NAMES[1:])}"
)
_SELECT = f"SELECT {COLUMNS} FROM body_maps"  # noqa: S608 - names of ours
_NEWEST_FIRST = "ORDER BY made_ms DESC, number DESC"
_OLDEST_FIRST = "ORDER BY made_ms, number"
_FOUND = "+number IN (SELECT rowid FROM body_maps_index WHERE body_maps_index MATCH ?)"


class StoredBodyMaps:
    """The table ``body_maps``."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def save(self, body_map: BodyMap) -> None:
        """Write it; it is safe on disk when this returns."""
        self._database.write(_SAVE, to_row(body_map))

    def get(self, map_id: str) -> BodyMap | None:
        """The map with that id."""
        rows = self._database.rows(f"{_SELECT} WHERE id = ?", (map_id,))
        return from_row(rows[0]) if rows else None

    def remove(self, map_id: str) -> None:
        """Take it out for good, out of its indexes and the log too."""
        self._database.remove("DELETE FROM body_maps WHERE id = ?", (map_id,))

    def newest(self, limit: int, offset: int = 0) -> tuple[BodyMap, ...]:
        """Maps by the time they were begun, newest first."""
        rows = self._database.rows(f"{_SELECT} {_NEWEST_FIRST} LIMIT ? OFFSET ?", (limit, offset))
        return tuple(from_row(row) for row in rows)

    def between(self, first: datetime, end: datetime) -> tuple[BodyMap, ...]:
        """Maps begun at or after ``first`` and before ``end``, newest first."""
        span = (moments.to_milliseconds(first), moments.to_milliseconds(end))
        rows = self._database.rows(f"{_SELECT} WHERE made_ms >= ? AND made_ms < ? {_NEWEST_FIRST}", span)
        return tuple(from_row(row) for row in rows)

    def of_practice(self, practice_id: str) -> tuple[BodyMap, ...]:
        """The maps of a practice, oldest first."""
        rows = self._database.rows(f"{_SELECT} WHERE practice_id = ? {_OLDEST_FIRST}", (practice_id,))
        return tuple(from_row(row) for row in rows)

    def of_entry(self, entry_id: str) -> tuple[BodyMap, ...]:
        """The maps of a page, oldest first."""
        rows = self._database.rows(f"{_SELECT} WHERE entry_id = ? {_OLDEST_FIRST}", (entry_id,))
        return tuple(from_row(row) for row in rows)

    def search(self, words: str, limit: int) -> tuple[BodyMap, ...]:
        """Maps in whose notes, places and qualities every word occurs, whole or as a beginning, newest first."""
        query = to_query(words)
        if not query:
            return ()
        rows = self._database.rows(f"{_SELECT} WHERE {_FOUND} {_NEWEST_FIRST} LIMIT ?", (query, limit))
        return tuple(from_row(row) for row in rows)

    def all(self) -> Iterator[BodyMap]:
        """Every one, in the order in which they were first saved; read as it is asked for, a page at a time."""
        for row in self._database.pages(f"SELECT number, {COLUMNS} FROM body_maps"):  # noqa: S608 - names of ours
            yield from_row(row[1:])

    def count(self) -> int:
        """How many there are."""
        return int(self._database.rows("SELECT COUNT(*) FROM body_maps")[0][0])


def to_row(body_map: BodyMap) -> Row:
    """A map as a row, in the order of ``NAMES``."""
    return (
        body_map.id,
        *moments.to_columns(body_map.made),
        *moments.to_columns(body_map.changed),
        body_map.when.value,
        body_map.practice_id,
        body_map.entry_id,
        texts.whole(body_map.note),
        drawing.from_marks(body_map.marks),
        drawing.from_strokes(body_map.strokes),
        texts.to_column(body_map.places),
        texts.whole(words_of(body_map)),
    )


def from_row(row: Row) -> BodyMap:
    """The map in a row."""
    value = dict(zip(NAMES, row, strict=True))
    return BodyMap(
        id=value["id"],
        made=moments.from_columns(value["made_ms"], value["made_zone"], value["made_offset"]),
        changed=moments.from_columns(value["changed_ms"], value["changed_zone"], value["changed_offset"]),
        marks=drawing.to_marks(value["marks"]),
        strokes=drawing.to_strokes(value["strokes"]),
        when=When(value["moment"]),
        practice_id=value["practice_id"],
        entry_id=value["entry_id"],
        note=value["note"],
    )
