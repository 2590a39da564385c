"""The days that are looked at together: from one appointment to the next, or four weeks where none frames them."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

from calmroom.domain.dates import from_to
from calmroom.domain.sessions.appointments import Between, between

if TYPE_CHECKING:
    from collections.abc import Iterable

    from calmroom.domain.sessions.appointments import Appointment

WEEKS = 4
LONGEST = 62
"""Days between two appointments that are looked at together; more are looked at by weeks."""
NO_FRAME = Between(None, None)
_DAY = timedelta(days=1)
_EDGE = timedelta(seconds=1)
_NOON = time(12)


class Reach(StrEnum):
    """How much is looked at."""

    SPAN = "span"
    TWO_YEARS = "two years"
    ALL = "all"


@dataclass(frozen=True, slots=True)
class Stretch:
    """Some days.

    Attributes:
        first: The first of them.
        last: The last of them.
        frame: The appointments they lie between.
        begins: Whether the first day is that of an appointment.
        ends: Whether the last day is that of an appointment.
    """

    first: date
    last: date
    frame: Between = field(default=NO_FRAME, repr=False)
    begins: bool = False
    ends: bool = False
    reach: Reach = Reach.SPAN

    @property
    def days(self) -> int:
        """How many days the last lies after the first."""
        return (self.last - self.first).days

    @property
    def monday(self) -> date:
        """The first day of the first of its weeks."""
        return self.first - timedelta(days=self.first.weekday())

    @property
    def sunday(self) -> date:
        """The last day of the last of its weeks."""
        return self.last + timedelta(days=6 - self.last.weekday())


def stretch_at(appointments: Iterable[Appointment], moment: datetime, now: datetime) -> Stretch:
    """The days around a moment that belong together."""
    found = between(appointments, moment)
    low, high = _day(found, now, is_last=True), _day(found, now, is_last=False)
    end = high if high is not None else now.date()
    if low is not None and 0 <= (end - low).days <= LONGEST:
        return Stretch(low, end, found, begins=True, ends=high is not None)
    return _weeks(found, moment.date(), (low, high))


def all_days(first: date, reach: Reach, now: datetime) -> Stretch:
    """The last two years, or everything since the first day."""
    today = now.date()
    begin = max(first, today - timedelta(days=2 * 365)) if reach is Reach.TWO_YEARS else first
    return Stretch(min(begin, today), today, reach=reach)


def inside(stretch: Stretch, now: datetime) -> datetime:
    """A moment in these very days."""
    if stretch.begins and stretch.frame.last is not None:
        return stretch.frame.last.begins + _EDGE
    return datetime.combine(stretch.last, _NOON, now.tzinfo)


def earlier(stretch: Stretch, now: datetime) -> datetime:
    """A moment in the days before."""
    if stretch.begins and stretch.frame.last is not None:
        return stretch.frame.last.begins - _EDGE
    return datetime.combine(stretch.first, time.min, now.tzinfo) - _EDGE


def later(stretch: Stretch, now: datetime) -> datetime | None:
    """A moment in the days after; ``None`` where they have not begun."""
    following = stretch.frame.next
    if stretch.ends and following is not None:
        return following.begins if following.begins <= now else None
    if stretch.last >= now.date():
        return None
    moment = datetime.combine(stretch.last + timedelta(weeks=WEEKS), _NOON, now.tzinfo)
    before = following.begins - _EDGE if following is not None else now
    return min(moment, before, now)


def title(stretch: Stretch, today: date) -> str:
    """``19 February to 5 March``, with years where they are others."""
    return from_to(stretch.first, stretch.last, today)


def framed_by(stretch: Stretch) -> str:
    """``between two sessions with Maya``; what frames these days, in few words."""
    if stretch.reach is not Reach.SPAN:
        return "the last two years" if stretch.reach is Reach.TWO_YEARS else "all there is"
    frame = stretch.frame
    last = frame.last.therapist.strip() if frame.last is not None and stretch.begins else ""
    following = frame.next.therapist.strip() if frame.next is not None and stretch.ends else ""
    if stretch.begins and stretch.ends:
        if last and following and last != following:
            return f"between a session with {last} and one with {following}"
        return f"between two sessions{_with(last if last == following else '')}"
    if stretch.begins:
        return f"since your session{_with(last)}" if frame.next is None else f"after your session{_with(last)}"
    return f"before your session{_with(following)}" if stretch.ends else "four weeks"


def _with(name: str) -> str:
    return f" with {name}" if name else ""


def _day(found: Between, now: datetime, *, is_last: bool) -> date | None:
    one = found.last if is_last else found.next
    return None if one is None else one.begins.astimezone(now.tzinfo).date()


def _weeks(found: Between, day: date, bounds: tuple[date | None, date | None]) -> Stretch:
    low, high = bounds
    last = day + timedelta(days=6 - day.weekday())
    first = last - timedelta(weeks=WEEKS) + _DAY
    begins, ends = low is not None and low >= first, high is not None and high <= last
    if low is not None and begins:
        first = low
    if high is not None and ends:
        last = high
    return Stretch(first, last, found, begins=begins, ends=ends)
