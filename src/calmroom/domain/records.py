"""What was done, as the vault keeps it and counts it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date, datetime, tzinfo

    from calmroom.domain.practice import PracticeRecord
    from calmroom.domain.statistics import Day, Reading


class PracticeRecords(Protocol):
    """What was practised."""

    def save(self, record: PracticeRecord) -> None:
        """Write it; it is safe on disk when this returns."""
        ...

    def get(self, record_id: str) -> PracticeRecord | None:
        """The record with that id."""
        ...

    def since(self, moment: datetime | None = None) -> tuple[PracticeRecord, ...]:
        """Records begun at or after ``moment``, newest first."""
        ...

    def between(self, first: datetime, end: datetime) -> tuple[PracticeRecord, ...]:
        """Records begun at or after ``first`` and before ``end``, newest first."""
        ...

    def newest(self, limit: int) -> tuple[PracticeRecord, ...]:
        """Records, newest first."""
        ...

    def newest_of_each(self) -> tuple[PracticeRecord, ...]:
        """The newest record of each script, newest first."""
        ...

    def counts(self) -> Mapping[str, int]:
        """How often each practice was begun, by its id."""
        ...

    def all(self) -> Iterator[PracticeRecord]:
        """Every one, in the order in which they were first saved; read as it is asked for."""
        ...

    def unfinished(self) -> PracticeRecord | None:
        """The newest whose outcome is in ``UNFINISHED`` and that was not let go, if any."""
        ...

    def oldest(self) -> PracticeRecord | None:
        """The very first, if any."""
        ...

    def remove(self, record_id: str) -> None:
        """Take it out for good."""
        ...


class LookingBack(Protocol):
    """What was done over years, counted where it lies."""

    def first_day(self) -> date | None:
        """The day of the very first practice or page, if there is any."""
        ...

    def days(self, first: date, last: date, here: tzinfo) -> tuple[Day, ...]:
        """Days on which something was done or written, in their order.

        A practice is on the day of the zone it was done in, a page on the day by the clock that is given.
        """
        ...

    def settled(self, first: date, last: date, each: int) -> tuple[Reading, ...]:
        """Means of *settled* before and after, over so many days each, counted from ``first``; oldest first."""
        ...

    def words(self, first: date, last: date) -> tuple[tuple[str, int], ...]:
        """Words that were chosen after practices or for pages, with how often; most often first."""
        ...
