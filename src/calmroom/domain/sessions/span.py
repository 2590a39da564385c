"""The time between two sessions, as it is said and drawn: how long ago, how long until."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from calmroom.domain.dates import clock_time, full_day

if TYPE_CHECKING:
    from datetime import date, datetime

    from calmroom.domain.sessions.appointments import Between, Occurrence

LONGEST_DRAWN = 62
"""Days; a longer span has no small circle for each of its days."""


@dataclass(frozen=True, slots=True)
class Span:
    """What is drawn.

    Attributes:
        days: From the last session to the next; ``None`` where one of them is not known.
        passed: Days since the last session; ``None`` where there was none.
        left: The day under the left arc; empty where it would not be drawn.
        right: The day under the right arc.
        sentence: All of it in words.
    """

    days: int | None
    passed: int | None
    left: str
    right: str
    sentence: str = field(repr=False)

    @property
    def share(self) -> float:
        """Where today stands, 0 at the last session, 1 at the next; in the middle where one is not known."""
        if self.days is None or self.passed is None:
            return 0.5
        return min(1.0, self.passed / self.days) if self.days else 0.0

    @property
    def has_days(self) -> bool:
        """Whether each day has a small circle."""
        return self.days is not None and 1 <= self.days <= LONGEST_DRAWN


def span_of(between: Between, now: datetime) -> Span | None:
    """The span a moment lies in; ``None`` where there is no session before or after it."""
    last, after = between.last, between.next
    if last is None and after is None:
        return None
    today = now.date()
    passed = (today - _day(last, now)).days if last is not None else None
    days = (_day(after, now) - _day(last, now)).days if last is not None and after is not None else None
    return Span(
        days,
        passed,
        full_day(_day(last, now), today) if last is not None else "",
        full_day(_day(after, now), today) if after is not None else "no next date yet",
        sentence(between, now),
    )


def sentence(between: Between, now: datetime) -> str:
    """Say it in a sentence: ``It is 3 days since your session with Maya, and 11 to the next.``."""
    last, after = between.last, between.next
    if last is None:
        return _to_come(after, now) if after is not None else ""
    since = _since(last, now)
    if after is None:
        return f"{since}. No next date yet."
    until = (_day(after, now) - now.date()).days
    another = _names(after) and after.therapist != last.therapist
    next_one = f"the next, with {after.therapist}" if another else "the next"
    if until == 0:
        return f"{since}, and {next_one} is today at {clock_time(after.begins.astimezone(now.tzinfo))}."
    if until == 1:
        return f"{since}, and {next_one} is tomorrow."
    return f"{since}, and {until} to {next_one}." if not another else f"{since}, and {next_one}, is in {until} days."


def _since(last: Occurrence, now: datetime) -> str:
    passed = (now.date() - _day(last, now)).days
    whom = f"your session with {last.therapist}" if _names(last) else "your session"
    if passed == 0:
        return f"Y{whom[1:]} was today"
    return f"It is {'1 day' if passed == 1 else f'{passed} days'} since {whom}"


def _to_come(after: Occurrence, now: datetime) -> str:
    until = (_day(after, now) - now.date()).days
    whom = f"Your session with {after.therapist}" if _names(after) else "Your session"
    if until == 0:
        return f"{whom} is today at {clock_time(after.begins.astimezone(now.tzinfo))}."
    return f"{whom} is tomorrow." if until == 1 else f"{whom} is in {until} days."


def _names(one: Occurrence) -> bool:
    return bool(one.therapist.strip())


def _day(one: Occurrence, now: datetime) -> date:
    """The day it is on where the person is now."""
    return one.begins.astimezone(now.tzinfo).date()
