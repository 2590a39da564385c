"""The days as weeks, and what is drawn on each and said of it. No Qt."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from calmroom.domain.dates import clock_time, full_day, how_long
from calmroom.ui.history.words import counted

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date, datetime, tzinfo

    from calmroom.domain.sessions.appointments import Occurrence
    from calmroom.domain.statistics import Day
    from calmroom.services.history import Period

WEEK = 7


@dataclass(frozen=True, slots=True)
class DayMark:
    """One day of the calendar and what is drawn on it; ``spoken`` says it all.

    Attributes:
        is_beside: Whether it only fills the first week or the last.
    """

    number: int
    practised: bool = False
    wrote: bool = False
    session: bool = False
    is_today: bool = False
    is_ahead: bool = False
    is_beside: bool = False
    month: int = 0
    year: int = 0
    spoken: str = field(default="", repr=False)


class Weeks:
    """Weeks of seven days; what is drawn on a day is found when it is looked at, for years of them.

    Args:
        period: With whole weeks.
        now: The present moment.
    """

    def __init__(self, period: Period | None = None, now: datetime | None = None) -> None:
        self._days = period.days if period is not None else ()
        self._stretch = period.stretch if period is not None else None
        self._now = now
        self._sessions: dict[date, list[Occurrence]] = {}
        for one in period.sessions if period is not None and now is not None else ():
            self._sessions.setdefault(one.begins.astimezone(self._zone).date(), []).append(one)

    def __len__(self) -> int:
        return len(self._days) // WEEK

    def __getitem__(self, number: int) -> tuple[DayMark, ...]:
        return tuple(self._mark(day) for day in self._days[number * WEEK : (number + 1) * WEEK])

    def __iter__(self) -> Iterator[tuple[DayMark, ...]]:
        return (self[number] for number in range(len(self)))

    @property
    def today(self) -> tuple[int, int] | None:
        """Its week and its day, where it is one of them."""
        if self._now is None or not self._days:
            return None
        passed = (self._now.date() - self._days[0].date).days
        return divmod(passed, WEEK) if 0 <= passed < len(self._days) else None

    @property
    def _zone(self) -> tzinfo | None:
        return self._now.tzinfo if self._now is not None else None

    def _mark(self, day: Day) -> DayMark:
        assert self._now is not None  # noqa: S101 - there are days only with it
        assert self._stretch is not None  # noqa: S101 - as above
        today, sessions = self._now.date(), self._sessions.get(day.date, [])
        return DayMark(
            number=day.date.day,
            practised=bool(day.practices),
            wrote=day.entries > 0,
            session=bool(sessions),
            is_today=day.date == today,
            is_ahead=day.date > today,
            is_beside=not self._stretch.first <= day.date <= self._stretch.last,
            month=day.date.month,
            year=day.date.year,
            spoken=_spoken_day(day, sessions, self._now),
        )


def _spoken_day(day: Day, sessions: Sequence[Occurrence], now: datetime) -> str:
    today = now.date()
    parts = [_session_words(one, now) for one in sessions]
    if day.practices:
        parts += [counted(day.practices, "practice"), how_long(day.heard)]
    if day.entries:
        parts.append(f"{counted(day.entries, 'page')} written")
    name = full_day(day.date, today) + (", today" if day.date == today else "")
    return f"{name}: {', '.join(parts)}" if parts else name


def _session_words(one: Occurrence, now: datetime) -> str:
    whom = f" with {one.therapist}" if one.therapist.strip() else ""
    return f"session{whom} at {clock_time(one.begins.astimezone(now.tzinfo))}"
