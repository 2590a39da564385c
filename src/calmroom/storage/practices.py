"""What was practised, as rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from calmroom.domain.check_in import CheckIn, Discomfort
from calmroom.domain.practice import UNFINISHED, Outcome, PracticeRecord
from calmroom.domain.units import Frames
from calmroom.storage import moments, texts

if TYPE_CHECKING:
    from datetime import datetime

    from calmroom.storage.database import Database, Row

_NAMES = (
    "id",
    "script_id",
    "title",
    "started_ms",
    "started_zone",
    "started_offset",
    "minutes",
    "voice",
    "bed",
    "outcome",
    "heard",
    "reached",
    "held",
    "before_settled",
    "before_present",
    "after_settled",
    "after_present",
    "words",
    "discomfort",
    "let_go",
)
_COLUMNS = ", ".join(_NAMES)
_SAVE = (
    f"INSERT INTO practices ({_COLUMNS}) VALUES ({', '.join('?' for _ in _NAMES)}) "  # noqa: S608 - names of ours
    f"ON CONFLICT (id) DO UPDATE SET {', '.join(f'{name} = excluded.{name}' for name in _NAMES[1:])}"
)
_SELECT = f"SELECT {_COLUMNS} FROM practices"  # noqa: S608 - names of ours
_NEWEST_FIRST = "ORDER BY started_ms DESC, number DESC"


class StoredPractices:
    """The table ``practices``."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def save(self, record: PracticeRecord) -> None:
        """Write it; it is safe on disk when this returns."""
        self._database.write(_SAVE, _to_row(record))

    def get(self, record_id: str) -> PracticeRecord | None:
        """The record with that id."""
        rows = self._database.rows(f"{_SELECT} WHERE id = ?", (record_id,))
        return _from_row(rows[0]) if rows else None

    def since(self, moment: datetime | None = None) -> tuple[PracticeRecord, ...]:
        """Records begun at or after ``moment``, newest first."""
        if moment is None:
            rows = self._database.rows(f"{_SELECT} {_NEWEST_FIRST}")
        else:
            after = moments.to_milliseconds(moment)
            rows = self._database.rows(f"{_SELECT} WHERE started_ms >= ? {_NEWEST_FIRST}", (after,))
        return tuple(_from_row(row) for row in rows)

    def unfinished(self) -> PracticeRecord | None:
        """The newest whose outcome is in ``UNFINISHED`` and that was not let go, if any."""
        marks = ", ".join("?" for _ in UNFINISHED)
        where = f"WHERE outcome IN ({marks}) AND let_go = 0 {_NEWEST_FIRST} LIMIT 1"
        rows = self._database.rows(f"{_SELECT} {where}", UNFINISHED)
        return _from_row(rows[0]) if rows else None


def _to_row(record: PracticeRecord) -> Row:
    return (
        record.id,
        record.script_id,
        texts.whole(record.title),
        *moments.to_columns(record.started),
        record.minutes,
        record.voice,
        record.bed,
        record.outcome.value,
        record.heard,
        record.reached,
        record.held,
        record.before.settled,
        record.before.present,
        record.after.settled,
        record.after.present,
        texts.to_column(record.words),
        record.discomfort.value if record.discomfort else None,
        int(record.let_go),
    )


def _from_row(row: Row) -> PracticeRecord:
    value = dict(zip(_NAMES, row, strict=True))
    return PracticeRecord(
        id=value["id"],
        script_id=value["script_id"],
        title=value["title"],
        started=moments.from_columns(value["started_ms"], value["started_zone"], value["started_offset"]),
        minutes=value["minutes"],
        voice=value["voice"],
        bed=value["bed"],
        outcome=Outcome(value["outcome"]),
        heard=Frames(value["heard"]),
        reached=Frames(value["reached"]),
        held=value["held"],
        before=CheckIn(value["before_settled"], value["before_present"]),
        after=CheckIn(value["after_settled"], value["after_present"]),
        words=texts.from_column(value["words"]),
        discomfort=Discomfort(value["discomfort"]) if value["discomfort"] else None,
        let_go=bool(value["let_go"]),
    )
