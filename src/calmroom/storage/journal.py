"""What was written, as rows, with its index."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from calmroom.domain.care.check_in import CheckIn
from calmroom.domain.journal.journal import Attached, Entry, EntryKind
from calmroom.domain.journal.questions import Answer
from calmroom.storage import moments, texts
from calmroom.storage.searching import conditions, to_query

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import datetime

    from calmroom.domain.journal.journal import Wanted
    from calmroom.storage.database import Database, Row

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
    "kind",
    "settled",
    "present",
    "asked",
    "answer",
)
LATER: dict[str, Any] = {"kind": EntryKind.PAGE.value, "settled": None, "present": None, "asked": "", "answer": None}
"""What a page has in them that an older calmroom sealed while the vault was locked."""
COLUMNS = ", ".join(NAMES)
_SAVE = (
    f"INSERT INTO entries ({COLUMNS}) VALUES ({', '.join('?' for _ in NAMES)}) "  # noqa: S608 - names of ours
    f"ON CONFLICT (id) DO UPDATE SET {', '.join(f'{name} = excluded.{name}' for name in NAMES[1:])}"
)
_SELECT = f"SELECT {COLUMNS} FROM entries"  # noqa: S608 - names of ours
_NEWEST_FIRST = "ORDER BY written_ms DESC, number DESC"
# The plus keeps SQLite walking the newest first and stopping at the limit, instead of sorting whole texts.
_FOUND = "+number IN (SELECT rowid FROM entries_index WHERE entries_index MATCH ?)"
_MAPS = "SELECT entry_id, id FROM body_maps WHERE entry_id IN ({}) ORDER BY made_ms, number"
_VOICES = "SELECT entry_id, COUNT(*) FROM voice_notes WHERE entry_id IN ({}) GROUP BY entry_id"
_TAGS = """
    SELECT MIN(tag COLLATE BINARY) AS said, COUNT(*) FROM entry_tags GROUP BY tag
    ORDER BY 2 DESC, said COLLATE BINARY LIMIT ?
"""
AT_ONCE = 500
"""Ids in one statement."""
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
        """Take it out for good with its spoken notes, out of the indexes and the log too."""
        self._database.remove("DELETE FROM entries WHERE id = ?", (entry_id,))

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

    def find(self, wanted: Wanted, limit: int) -> tuple[Entry, ...]:
        """Entries that are all that is wanted, newest first; every word in the page, or every word in its maps."""
        found = conditions(wanted)
        if found is None:
            return ()
        where = " AND ".join(statement for statement, _ in found) or "1"
        values = [value for _, several in found for value in several]
        rows = self._database.rows(f"{_SELECT} WHERE {where} {_NEWEST_FIRST} LIMIT ?", (*values, limit))
        return tuple(from_row(row) for row in rows)

    def attached(self, entry_ids: Iterable[str]) -> Mapping[str, Attached]:
        """What belongs to each of these entries; those that have nothing are left out."""
        asked = tuple(dict.fromkeys(entry_ids))
        maps: dict[str, list[str]] = {}
        voices: dict[str, int] = {}
        for start in range(0, len(asked), AT_ONCE):
            some = asked[start : start + AT_ONCE]
            for entry_id, map_id in self._database.rows(_MAPS.format(_question_marks(some)), some):
                maps.setdefault(entry_id, []).append(map_id)
            voices.update(self._database.rows(_VOICES.format(_question_marks(some)), some))
        return {
            each: Attached(tuple(maps.get(each, ())), voices.get(each, 0))
            for each in asked
            if each in maps or each in voices
        }

    def tags(self, limit: int) -> tuple[tuple[str, int], ...]:
        """Tags and on how many entries they are, most often first, then by the alphabet."""
        return tuple(self._database.rows(_TAGS, (limit,)))

    def answered(self) -> frozenset[str]:
        """The keys of the questions that entries answer."""
        return frozenset(row[0] for row in self._database.rows("SELECT asked FROM entries WHERE asked <> ''"))


def _question_marks(values: tuple[str, ...]) -> str:
    return ", ".join("?" for _ in values)


def to_row(entry: Entry) -> Row:
    """An entry as a row, in the order of ``NAMES``."""
    return (
        entry.id,
        *moments.to_columns(entry.written),
        *moments.to_columns(entry.changed),
        texts.whole(entry.text),
        texts.whole(entry.prompt),
        entry.practice_id,
        texts.to_column(_each_once(entry.tags)),
        entry.kind.value,
        entry.check_in.settled,
        entry.check_in.present,
        texts.whole(entry.asked),
        entry.answer.value if entry.answer else None,
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
        kind=EntryKind(value["kind"]),
        check_in=CheckIn(value["settled"], value["present"]),
        asked=value["asked"],
        answer=Answer(value["answer"]) if value["answer"] else None,
    )


def _each_once(tags: tuple[str, ...]) -> tuple[str, ...]:
    """The tags without those that differ in nothing but capitals: the index knows one of them."""
    found: dict[str, str] = {}
    for tag in tags:
        found.setdefault(tag.casefold(), tag)
    return tuple(found.values())
