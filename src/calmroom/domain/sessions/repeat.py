"""How an appointment comes again: every so many days, weeks or months, with days that are left out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from itertools import count, islice
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

MOST_EVERY = 99
MOST_TIMES = 1000
MOST_LEFT_OUT = 1000
HORIZON = 100 * 366
"""Days that a repeat without an end is followed."""
WEEK = 7


class Unit(StrEnum):
    """What a repeat counts."""

    DAYS = "days"
    WEEKS = "weeks"
    MONTHS = "months"
    """The same day of the month; a month that has no such day is passed over."""
    MONTH_WEEKS = "month weeks"
    """The same weekday of the month, such as its second Tuesday; passed over where there is none."""


@dataclass(frozen=True, slots=True)
class Repeat:
    """How an appointment comes again.

    Attributes:
        every: Each one, each second one, and so on.
        times: How often in all, the first included; ``None`` where that is open.
        until: The last day on which it may be; ``None`` where that is open.
        left_out: Days on which it is not, such as a holiday, or one that was moved.
    """

    unit: Unit = Unit.WEEKS
    every: int = 1
    times: int | None = None
    until: date | None = None
    left_out: tuple[date, ...] = ()

    def __post_init__(self) -> None:
        """Refuse what cannot be counted."""
        if not 1 <= self.every <= MOST_EVERY:
            raise ValueError(f"a repeat comes every 1 to {MOST_EVERY}")
        if self.times is not None and not 1 <= self.times <= MOST_TIMES:
            raise ValueError(f"a repeat comes 1 to {MOST_TIMES} times")
        if len(self.left_out) > MOST_LEFT_OUT:
            raise ValueError(f"a repeat leaves at most {MOST_LEFT_OUT} days out")


def days_of(repeat: Repeat, start: date, lead: date) -> Iterator[date]:
    """The days of a repeat from ``lead`` on, in their order.

    Args:
        repeat: How it comes again.
        start: Its first day.
        lead: Days before this one are passed over.
    """
    for day in _counted(repeat, start, lead):
        if repeat.until is not None and day > repeat.until:
            return
        if day >= lead and day not in repeat.left_out:
            yield day


def _counted(repeat: Repeat, start: date, lead: date) -> Iterator[date]:
    """Days by the count alone; those long before ``lead`` are passed over where that is one step."""
    if repeat.unit in {Unit.MONTHS, Unit.MONTH_WEEKS}:
        yield from islice(_monthly(repeat, start), repeat.times)
        return
    step = timedelta(days=repeat.every * (WEEK if repeat.unit is Unit.WEEKS else 1))
    passed = max(0, (lead - start) // step)
    last = repeat.times if repeat.times is not None else passed + HORIZON // step.days
    for number in range(passed, last):
        if date.max - start < number * step:
            return
        yield start + number * step


def _monthly(repeat: Repeat, start: date) -> Iterator[date]:
    for number in count(0, repeat.every):
        years, month = divmod(start.month - 1 + number, 12)
        if number > HORIZON // 30 or start.year + years > date.max.year:
            return
        day = _day_of_month(repeat.unit, start, start.year + years, month + 1)
        if day is not None:
            yield day


def _day_of_month(unit: Unit, start: date, year: int, month: int) -> date | None:
    if unit is Unit.MONTHS:
        return _day(year, month, start.day)
    first = date(year, month, 1)
    number = (start.day - 1) // WEEK * WEEK + (start.weekday() - first.weekday()) % WEEK + 1
    return _day(year, month, number)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
