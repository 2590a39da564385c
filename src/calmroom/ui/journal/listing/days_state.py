"""A month of days, and on which of them there are pages. No Qt."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from calmroom.domain.dates import full_day, month

if TYPE_CHECKING:
    from collections.abc import Mapping

WEEK: Final = 7
WEEKS: Final = 6
"""Of every month, so that turning it over moves nothing."""
YEAR: Final = 12


@dataclass(frozen=True, slots=True)
class DayCell:
    """A day of the calendar.

    Attributes:
        pages: How many were begun on it.
        is_beside: Whether it is of the month before or after.
        spoken: All of it in words.
    """

    day: date
    pages: int
    is_beside: bool
    is_today: bool
    spoken: str


def month_cells(first: date, pages: Mapping[date, int], today: date) -> tuple[DayCell, ...]:
    """Six weeks from the Monday before the first of a month, or on it."""
    start = first - timedelta(days=first.weekday())
    days = (start + timedelta(days=number) for number in range(WEEK * WEEKS))
    return tuple(
        DayCell(
            day=day,
            pages=pages.get(day, 0),
            is_beside=(day.year, day.month) != (first.year, first.month),
            is_today=day == today,
            spoken=f"{full_day(day, today)}: {_pages(pages.get(day, 0))}",
        )
        for day in days
    )


def month_title(first: date) -> str:
    """``March 2026``."""
    return f"{month(first)} {first.year}"


def turned(day: date, months: int) -> date:
    """The same day so many months later; the last of a month that has no such day."""
    year, number = divmod(day.year * YEAR + day.month - 1 + months, YEAR)
    return date(year, number + 1, min(day.day, monthrange(year, number + 1)[1]))


def _pages(count: int) -> str:
    return "no page" if not count else "1 page" if count == 1 else f"{count} pages"
