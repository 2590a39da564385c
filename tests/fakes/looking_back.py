"""What was done over years, counted in memory."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta, tzinfo
from statistics import mean
from typing import TYPE_CHECKING, Protocol

from calmroom.domain.statistics import Day, Reading, days_between, with_before_and_after

if TYPE_CHECKING:
    from calmroom.domain.journal.journal import Entry
    from calmroom.domain.practice import PracticeRecord


class _Practices(Protocol):
    def all(self) -> Iterator[PracticeRecord]: ...


class _Journal(Protocol):
    def all(self) -> Iterator[Entry]: ...


class MemoryLookingBack:
    """Counts what the other repositories hold."""

    def __init__(self, practices: _Practices, journal: _Journal) -> None:
        self._practices = practices
        self._journal = journal

    def first_day(self) -> date | None:
        """The very first day."""
        days = [one.started.date() for one in self._practices.all()] + [
            one.written.date() for one in self._journal.all()
        ]
        return min(days, default=None)

    def days(self, first: date, last: date, here: tzinfo) -> tuple[Day, ...]:
        """Days on which anything was."""
        pages = [replace(one, written=one.written.astimezone(here)) for one in self._journal.all()]
        found = days_between(first, last, self._practices.all(), pages)
        return tuple(day for day in found if day.practices or day.entries)

    def settled(self, first: date, last: date, each: int) -> tuple[Reading, ...]:
        """Means over so many days each."""
        several: dict[int, list[Reading]] = {}
        for one in with_before_and_after(self._practices.all()):
            if first <= one.day <= last:
                several.setdefault((one.day - first).days // each, []).append(one)
        return tuple(
            Reading(
                first + timedelta(days=number * each),
                before=mean(one.before for one in some),
                after=mean(one.after for one in some),
                count=len(some),
            )
            for number, some in sorted(several.items())
        )

    def words(self, first: date, last: date) -> tuple[tuple[str, int], ...]:
        """Chosen words."""
        counts: Counter[str] = Counter()
        for record in self._practices.all():
            if first <= record.started.date() <= last:
                counts.update({word.casefold() for word in record.words})
        for page in self._journal.all():
            if first <= page.written.date() <= last:
                counts.update({tag.casefold() for tag in page.tags})
        return tuple(sorted(counts.items(), key=lambda item: (-item[1], item[0])))
