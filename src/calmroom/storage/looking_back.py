"""What was done over years, counted by the database: no row is made a record only to be counted.

A day is the one of the zone it was practised in: its number is that of the days since 1970 by that zone's clock.
"""

from __future__ import annotations

import json
from collections import Counter
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

from calmroom.domain.statistics import Day, Reading
from calmroom.domain.units import Frames, to_seconds

if TYPE_CHECKING:
    from datetime import tzinfo

    from calmroom.storage.database import Database

_EPOCH = date(1970, 1, 1)
_FIRST_ORDINAL = _EPOCH.toordinal()
_START = datetime(1970, 1, 1, tzinfo=UTC)
_AHEAD = 200 * 366
"""Days that are added before a division, so that days before 1970 are rounded down as well."""
_MILLISECONDS = 86_400_000
_LAST_WORDS = 2000
_PRACTISED = f"(started_ms / 1000 + started_offset + {_AHEAD} * 86400) / 86400 - {_AHEAD}"
_WRITTEN = f"(written_ms / 1000 + written_offset + {_AHEAD} * 86400) / 86400 - {_AHEAD}"
# The first condition walks the index, the second is exact.
_SOME_DAYS = "started_ms >= ? AND started_ms < ? AND day BETWEEN ? AND ?"
_DAYS = f"""
    SELECT {_PRACTISED} AS day, COUNT(*), SUM(heard)
    FROM practices WHERE {_SOME_DAYS} GROUP BY day ORDER BY day
"""  # noqa: S608 - names of ours
# The index alone: years of pages are not read only to be counted.
_PAGES = "SELECT written_ms FROM entries WHERE written_ms >= ? AND written_ms < ?"
_SETTLED = f"""
    SELECT ({_PRACTISED} - ?) / ?, {_PRACTISED} AS day, AVG(before_settled), AVG(after_settled), COUNT(*)
    FROM practices
    WHERE {_SOME_DAYS} AND before_settled IS NOT NULL AND after_settled IS NOT NULL GROUP BY 1 ORDER BY 1
"""  # noqa: S608 - names of ours
_WORDS = f"""
    SELECT words, COUNT(*), {_PRACTISED} AS day FROM practices WHERE {_SOME_DAYS} AND words <> '[]' GROUP BY words
"""  # noqa: S608 - names of ours
_TAGS = """
    SELECT MIN(tag COLLATE BINARY), COUNT(*) FROM entry_tags
    WHERE number IN (SELECT number FROM entries WHERE written_ms >= ? AND written_ms < ?) GROUP BY tag LIMIT ?
"""
_FIRST = f"""
    SELECT MIN(day) FROM (
        SELECT * FROM (SELECT {_PRACTISED} AS day FROM practices ORDER BY started_ms LIMIT 1)
        UNION ALL SELECT * FROM (SELECT {_WRITTEN} FROM entries ORDER BY written_ms LIMIT 1)
    )
"""  # noqa: S608 - names of ours


class StoredLookingBack:
    """Counts rows of ``practices`` and ``entries``."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def first_day(self) -> date | None:
        """The day of the very first practice or page, if there is any."""
        found = self._database.rows(_FIRST)[0][0]
        return None if found is None else _day(found)

    def days(self, first: date, last: date, here: tzinfo) -> tuple[Day, ...]:
        """Days on which something was done or written, in their order; a page's by the clock that is given."""
        bounds = _bounds(first, last)
        low, high = bounds[2:]
        written = Counter(_local(row[0], here) for row in self._database.rows(_PAGES, bounds[:2]))
        pages = {number: count for number, count in written.items() if low <= number <= high}
        done = self._database.rows(_DAYS, bounds)
        found = {
            number: Day(_day(number), count, to_seconds(Frames(heard)), pages.get(number, 0))
            for number, count, heard in done
        }
        only = {number: Day(_day(number), entries=count) for number, count in pages.items() if number not in found}
        return tuple(day for _, day in sorted({**found, **only}.items()))

    def settled(self, first: date, last: date, each: int) -> tuple[Reading, ...]:
        """Means of *settled* before and after, over so many days each, counted from ``first``; oldest first."""
        start = (first - _EPOCH).days
        rows = self._database.rows(_SETTLED, (start, each, *_bounds(first, last)))
        return tuple(
            Reading(first + timedelta(days=number * each), before=before, after=after, count=count)
            for number, _, before, after, count in rows
        )

    def words(self, first: date, last: date) -> tuple[tuple[str, int], ...]:
        """Words that were chosen after practices or for pages, with how often; most often first."""
        bounds = _bounds(first, last)
        counts: Counter[str] = Counter()
        for column, count, _ in self._database.rows(_WORDS, bounds):
            for word in {each.casefold() for each in json.loads(column)}:
                counts[word] += count
        for tag, count in self._database.rows(_TAGS, (*bounds[:2], _LAST_WORDS)):
            counts[tag.casefold()] += count
        return tuple(sorted(counts.items(), key=lambda item: (-item[1], item[0])))


def _day(number: int) -> date:
    return date.fromordinal(_FIRST_ORDINAL + number)


def _local(milliseconds: int, here: tzinfo) -> int:
    if milliseconds < 0:
        # Some systems know no local time before 1970.
        return ((_START + timedelta(milliseconds=milliseconds)).astimezone(here).date() - _EPOCH).days
    return datetime.fromtimestamp(milliseconds / 1000, here).toordinal() - _FIRST_ORDINAL


def _bounds(first: date, last: date) -> tuple[int, int, int, int]:
    """Milliseconds with a day to spare on both sides, then numbers of days."""
    low, high = (first - _EPOCH).days, (last - _EPOCH).days
    return (low - 1) * _MILLISECONDS, (high + 2) * _MILLISECONDS, low, high
