"""What was practised, as rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from calmroom.domain.breath import BreathPattern
from calmroom.domain.care.check_in import CheckIn, Discomfort
from calmroom.domain.practice import UNFINISHED, Outcome, PracticeRecord
from calmroom.domain.script import Touch
from calmroom.domain.units import Frames, Seconds
from calmroom.storage import moments, texts

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import datetime

    from calmroom.storage.database import Database, Row

NAMES = (
    "id",
    "script_id",
    "script_version",
    "title",
    "started_ms",
    "started_zone",
    "started_offset",
    "minutes",
    "voice",
    "bed",
    "left_out",
    "touch",
    "bells",
    "breathe_in",
    "breathe_out",
    "opening",
    "quiet_at_most",
    "outcome",
    "heard",
    "reached",
    "part",
    "held",
    "before_settled",
    "before_present",
    "after_settled",
    "after_present",
    "words",
    "discomfort",
    "let_go",
    "by_hand",
)
LATER = {"by_hand": 0}
"""What a practice has in them that an older calmroom sealed while the vault was locked."""
COLUMNS = ", ".join(NAMES)
_SAVE = (
    f"INSERT INTO practices ({COLUMNS}) VALUES ({', '.join('?' for _ in NAMES)}) "  # noqa: S608 - names of ours
    f"ON CONFLICT (id) DO UPDATE SET {', '.join(f'{name} = excluded.{name}' for name in NAMES[1:])}"
)
_SELECT = f"SELECT {COLUMNS} FROM practices"  # noqa: S608 - names of ours
_NEWEST_FIRST = "ORDER BY started_ms DESC, number DESC"
# From one script to the next in the index, so that twenty years of one practice are one step.
_OF_EACH = f"""
    WITH RECURSIVE scripts (script) AS (
        SELECT min(script_id) FROM practices
        UNION ALL SELECT (SELECT min(script_id) FROM practices WHERE script_id > script)
        FROM scripts WHERE script IS NOT NULL
    )
    {_SELECT} WHERE number IN (
        SELECT (SELECT number FROM practices WHERE script_id = script {_NEWEST_FIRST} LIMIT 1) FROM scripts
    ) {_NEWEST_FIRST}
"""  # noqa: S608 - as above
# The index alone tells which it is, so that no other row is read.
_LEFT = (
    f"WHERE number = (SELECT number FROM practices WHERE outcome IN ({', '.join('?' for _ in UNFINISHED)}) "  # noqa: S608 - as above
    f"AND let_go = 0 {_NEWEST_FIRST} LIMIT 1)"
)


class StoredPractices:
    """The table ``practices``."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def save(self, record: PracticeRecord) -> None:
        """Write it; it is safe on disk when this returns."""
        self._database.write(_SAVE, to_row(record))

    def get(self, record_id: str) -> PracticeRecord | None:
        """The record with that id."""
        rows = self._database.rows(f"{_SELECT} WHERE id = ?", (record_id,))
        return from_row(rows[0]) if rows else None

    def since(self, moment: datetime | None = None) -> tuple[PracticeRecord, ...]:
        """Records begun at or after ``moment``, newest first."""
        if moment is None:
            rows = self._database.rows(f"{_SELECT} {_NEWEST_FIRST}")
        else:
            after = moments.to_milliseconds(moment)
            rows = self._database.rows(f"{_SELECT} WHERE started_ms >= ? {_NEWEST_FIRST}", (after,))
        return tuple(from_row(row) for row in rows)

    def between(self, first: datetime, end: datetime) -> tuple[PracticeRecord, ...]:
        """Records begun at or after ``first`` and before ``end``, newest first."""
        span = (moments.to_milliseconds(first), moments.to_milliseconds(end))
        rows = self._database.rows(f"{_SELECT} WHERE started_ms >= ? AND started_ms < ? {_NEWEST_FIRST}", span)
        return tuple(from_row(row) for row in rows)

    def newest(self, limit: int) -> tuple[PracticeRecord, ...]:
        """Records, newest first."""
        return tuple(from_row(row) for row in self._database.rows(f"{_SELECT} {_NEWEST_FIRST} LIMIT ?", (limit,)))

    def newest_of_each(self) -> tuple[PracticeRecord, ...]:
        """The newest record of each script, newest first."""
        return tuple(from_row(row) for row in self._database.rows(_OF_EACH))

    def counts(self) -> Mapping[str, int]:
        """How often each practice was begun, by its id."""
        return dict(self._database.rows("SELECT script_id, COUNT(*) FROM practices GROUP BY script_id"))

    def all(self) -> Iterator[PracticeRecord]:
        """Every one, in the order in which they were first saved; read as it is asked for, a page at a time."""
        for row in self._database.pages(f"SELECT number, {COLUMNS} FROM practices"):  # noqa: S608 - names of ours
            yield from_row(row[1:])

    def unfinished(self) -> PracticeRecord | None:
        """The newest whose outcome is in ``UNFINISHED`` and that was not let go, if any."""
        rows = self._database.rows(f"{_SELECT} {_LEFT}", UNFINISHED)
        return from_row(rows[0]) if rows else None

    def oldest(self) -> PracticeRecord | None:
        """The very first, if any."""
        rows = self._database.rows(f"{_SELECT} ORDER BY started_ms, number LIMIT 1")
        return from_row(rows[0]) if rows else None

    def remove(self, record_id: str) -> None:
        """Take it out for good."""
        self._database.remove("DELETE FROM practices WHERE id = ?", (record_id,))


def to_row(record: PracticeRecord) -> Row:
    """A record as a row, in the order of ``NAMES``."""
    return (
        record.id,
        record.script_id,
        record.version,
        texts.whole(record.title),
        *moments.to_columns(record.started),
        record.minutes,
        record.voice,
        record.bed,
        texts.to_column(record.left_out),
        record.touch.value,
        int(record.bells),
        *((record.breath.breathe_in, record.breath.breathe_out) if record.breath else (None, None)),
        record.opening,
        record.quiet_at_most,
        record.outcome.value,
        record.heard,
        record.reached,
        record.part,
        record.held,
        record.before.settled,
        record.before.present,
        record.after.settled,
        record.after.present,
        texts.to_column(record.words),
        record.discomfort.value if record.discomfort else None,
        int(record.let_go),
        int(record.by_hand),
    )


def from_row(row: Row) -> PracticeRecord:
    """The record in a row."""
    value = dict(zip(NAMES, row, strict=True))
    return PracticeRecord(
        id=value["id"],
        script_id=value["script_id"],
        version=value["script_version"],
        title=value["title"],
        started=moments.from_columns(value["started_ms"], value["started_zone"], value["started_offset"]),
        minutes=value["minutes"],
        voice=value["voice"],
        bed=value["bed"],
        left_out=texts.from_column(value["left_out"]),
        touch=Touch(value["touch"]),
        bells=bool(value["bells"]),
        breath=_breath(value["breathe_in"], value["breathe_out"]),
        opening=value["opening"],
        quiet_at_most=value["quiet_at_most"],
        outcome=Outcome(value["outcome"]),
        heard=Frames(value["heard"]),
        reached=Frames(value["reached"]),
        part=value["part"],
        held=value["held"],
        before=CheckIn(value["before_settled"], value["before_present"]),
        after=CheckIn(value["after_settled"], value["after_present"]),
        words=texts.from_column(value["words"]),
        discomfort=Discomfort(value["discomfort"]) if value["discomfort"] else None,
        let_go=bool(value["let_go"]),
        by_hand=bool(value["by_hand"]),
    )


def _breath(into: float | None, out: float | None) -> BreathPattern | None:
    return None if into is None or out is None else BreathPattern(Seconds(into), Seconds(out))
