"""Where a day lies between two sessions, and which parts of a routine it belongs to."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from calmroom.domain.plan.plan import Plan, day_of, first_of_week, week_of
from calmroom.domain.routine.routine import Kind, Part, When
from calmroom.domain.sessions.appointments import between

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from calmroom.domain.sessions.appointments import Appointment

_FIRST: Final = {Kind.BEFORE: 0, Kind.EVENING: 1, Kind.DAYS: 2, Kind.WEEKDAYS: 3}
"""What is nearest to a session comes first where a day has several parts."""


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a moment lies.

    Attributes:
        day: The person's day.
        last: The day of the session before it; ``None`` where none is known.
        next: The day of the next session; ``None`` where there is no next date yet.
        is_in_session: Whether it is the session's own hour.
    """

    day: date
    last: date | None = None
    next: date | None = None
    is_in_session: bool = False

    @property
    def since(self) -> int | None:
        """Days since the session."""
        return None if self.last is None else (self.day - self.last).days

    @property
    def until(self) -> int | None:
        """Days to the next."""
        return None if self.next is None else (self.next - self.day).days


def sessions_with(appointments: Iterable[Appointment], therapist: str) -> tuple[Appointment, ...]:
    """The appointments with one therapist; those that name nobody count, and all do where none has that name."""
    known = tuple(appointments)
    wanted = therapist.strip().casefold()
    named = [one for one in known if _is_same(one.therapist.strip().casefold(), wanted)]
    if not named:
        return known
    return tuple(one for one in known if one in named or not one.therapist.strip())


def spot(plan: Plan, appointments: Iterable[Appointment], now: datetime) -> Spot:
    """Where a moment lies between the sessions of a plan, on the days of the zone that the person is in."""
    around = between(sessions_with(appointments, plan.routine.therapist), now)
    return Spot(
        day=day_of(now),
        last=None if around.last is None else day_of(around.last.begins.astimezone(now.tzinfo)),
        next=None if around.next is None else day_of(around.next.begins.astimezone(now.tzinfo)),
        is_in_session=around.last is not None and now < around.last.ends,
    )


def is_part_of(plan: Plan, when: When, at: Spot) -> bool:
    """Whether a day is one of a part's."""
    if when.kind is Kind.EVENING:
        return at.since == 0
    if when.kind is Kind.DAYS:
        return at.since is not None and when.first <= at.since <= when.last
    if when.kind is Kind.BEFORE:
        return at.until is not None and when.last <= at.until <= when.first
    week = week_of(plan, at.day)
    return at.day.weekday() in when.weekdays and when.week <= week and (when.last == 0 or week <= when.last)


def parts_of_day(plan: Plan, at: Spot) -> tuple[Part, ...]:
    """The parts that a day belongs to; what is nearest to a session comes first."""
    found = [part for part in plan.routine.parts if is_part_of(plan, part.when, at)]
    return tuple(sorted(found, key=lambda part: _FIRST[part.when.kind]))


def began(plan: Plan, when: When, at: Spot) -> date:
    """The day from which on it counts what was heard of a part, so that the next time round it is new again."""
    if when.kind is Kind.BEFORE and at.next is not None:
        return at.next - timedelta(days=when.first)
    if when.kind in {Kind.EVENING, Kind.DAYS} and at.last is not None:
        return at.last + timedelta(days=when.first)
    return day_of(plan.adopted)


def began_to_count(plan: Plan, when: When, at: Spot) -> date:
    """The day from which on the days count on which something was done: ``Item.times`` are of a week for weekdays."""
    return first_of_week(plan, at.day) if when.kind is Kind.WEEKDAYS else began(plan, when, at)


def next_first(plan: Plan, when: When, at: Spot) -> date | None:
    """The first day of a part that is still to come, as far as it is known now."""
    if when.kind is Kind.WEEKDAYS:
        weeks = when.week - week_of(plan, at.day)
        return None if weeks <= 0 else first_of_week(plan, at.day) + timedelta(weeks=weeks)
    if when.kind is Kind.BEFORE:
        first = None if at.next is None else at.next - timedelta(days=when.first)
    elif at.last is not None and (at.since or 0) < when.first:
        first = at.last + timedelta(days=when.first)
    else:
        first = None if at.next is None or when.kind is Kind.DAYS else at.next
    return first if first is not None and first > at.day else None


def _is_same(written: str, wanted: str) -> bool:
    """``Maya`` and ``Maya Berg`` are one person to whoever knows one of them."""
    return bool(written and wanted) and (
        written == wanted or f"{written} ".startswith(f"{wanted} ") or f"{wanted} ".startswith(f"{written} ")
    )
