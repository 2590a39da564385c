"""Looking back: days, before and after, words that came back. No streaks, no goals."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

from calmroom.domain.statistics import (
    Day,
    Recurrence,
    days_between,
    with_before_and_after,
    words_that_came_back,
)

if TYPE_CHECKING:
    from calmroom.domain.journal import Entry
    from calmroom.domain.practice import PracticeRecord
    from calmroom.services.access import Access
    from calmroom.services.world import World

WEEKS = 4
WORDS = 6


@dataclass(frozen=True, slots=True)
class Period:
    """What is known of some weeks.

    Attributes:
        first: A Monday.
        last: A Sunday.
        days: Each of them.
        pairs: Practices with *settled* before and after, oldest first.
        pages: Pages of the journal written in these weeks, newest first.
    """

    first: date
    last: date
    days: tuple[Day, ...] = field(repr=False)
    pairs: tuple[PracticeRecord, ...] = field(repr=False)
    words: tuple[Recurrence, ...] = field(repr=False)
    records: tuple[PracticeRecord, ...] = field(repr=False)
    pages: tuple[Entry, ...] = field(default=(), repr=False)


class HistoryService:
    """Reads what was done. Every method waits for the disk; the window calls them from its worker."""

    def __init__(self, access: Access, world: World) -> None:
        self._access = access
        self._world = world

    def period(self, weeks_back: int = 0) -> Period:
        """Four weeks, the last of which is ``weeks_back`` weeks ago."""
        now = self._world.clock.now()
        monday = now.date() - timedelta(days=now.weekday()) - timedelta(weeks=weeks_back)
        first, last = monday - timedelta(weeks=WEEKS - 1), monday + timedelta(days=6)
        vault = self._access.vault
        # A day of its own zone may begin or end up to a day before or after one of the present zone.
        begin = datetime.combine(first, time.min, now.tzinfo) - timedelta(days=1)
        end = datetime.combine(last, time.min, now.tzinfo) + timedelta(days=2)
        records = tuple(r for r in vault.practices.between(begin, end) if first <= r.started.date() <= last)
        entries = [e for e in vault.journal.between(begin, end) if first <= e.written.date() <= last]
        return Period(
            first=first,
            last=last,
            days=days_between(first, last, records, entries),
            pairs=with_before_and_after(records),
            words=words_that_came_back(records, entries, WORDS),
            records=records,
            pages=tuple(entries),
        )

    def records(self) -> tuple[PracticeRecord, ...]:
        """Every practice, newest first."""
        return self._access.vault.practices.since()

    def lately(self) -> tuple[PracticeRecord, ...]:
        """The practices of the last two days; where there are none, the newest of all. Newest first."""
        practices = self._access.vault.practices
        return practices.since(self._world.clock.now() - timedelta(days=2)) or practices.newest(1)

    def is_any(self) -> bool:
        """Whether anything was ever practised."""
        return bool(self._access.vault.practices.newest(1))

    def remembered(self, record_id: str) -> PracticeRecord | None:
        """One practice, for a page that follows it."""
        return self._access.vault.practices.get(record_id)
