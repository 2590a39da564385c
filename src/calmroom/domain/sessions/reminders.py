"""When a reminder is due: at chosen times, or hung on a session. Each due thing is told once, and late is no word here.

A due thing has a key that stays, whatever clocks do: the reminder with its day, or with the hour of the session it
hangs on. What was told is marked by that key, so a clock set back, a day lived twice on a journey and an hour that
comes twice in autumn tell nothing again. What became due while the machine slept is gathered into one notice.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from calmroom.domain.sessions.appointments import Occurrence, occurrences
from calmroom.domain.wall_clock import on_day, real

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from calmroom.domain.sessions.appointments import Appointment

TITLE: Final = "calmroom"
WORDS: Final = "Something for today is ready, if you like."
NIGHT, MORNING = time(22), time(8)
"""Between them nothing is told unless that was chosen."""
LOOKS_BACK: Final = timedelta(days=62)
"""What became due longer ago, while the machine slept, is let be."""
KEEPS: Final = timedelta(days=400)
"""For so long it is known what was told: far longer than anything can become due again."""
AFTERWARDS: Final = timedelta(minutes=30)
"""A reminder for the evening of a session comes at least so long after it."""
MOST_DAYS: Final = 14
EVENING: Final = time(19)


class Hangs(StrEnum):
    """What a reminder hangs on."""

    TIMES = "at chosen times"
    AFTER = "after the session"
    BEFORE = "before the session"


@dataclass(frozen=True, slots=True)
class Reminder:
    """One wish to be told.

    Attributes:
        id: 32 hexadecimal digits.
        at: The hour of the wall, wherever the person is.
        weekdays: For chosen times, 0 is Monday; every day where there are none.
        days: How many days after or before the session; 0 for its evening.
        since: When it was set; nothing before that is due.
        is_on: Whether it tells anything.
        in_the_night: Whether it tells between 22 and 8 as well; else that waits for the morning.
    """

    id: str
    hangs: Hangs
    at: time
    since: datetime
    weekdays: tuple[int, ...] = ()
    days: int = 0
    is_on: bool = True
    in_the_night: bool = False

    def __post_init__(self) -> None:
        """Refuse days that cannot be.

        Raises:
            ValueError: If there are any.
        """
        if not 0 <= self.days <= MOST_DAYS or any(not 0 <= one <= 6 for one in self.weekdays):
            raise ValueError("a reminder has days that can be")
        if self.since.utcoffset() is None or self.at.tzinfo is not None:
            raise ValueError("a reminder has a zone for its moment, and an hour of the wall")


@dataclass(frozen=True, slots=True)
class ToldMark:
    """Something was told, and when."""

    key: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Due:
    """A thing that is due, and from when on it may be told."""

    key: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Notice:
    """One quiet notice; it says nothing of what it is about.

    Attributes:
        keys: What it tells of.
    """

    keys: tuple[str, ...]
    title: str = TITLE
    words: str = WORDS


def due(
    reminders: Iterable[Reminder], appointments: Iterable[Appointment], now: datetime, told: Collection[str] = ()
) -> tuple[Due, ...]:
    """All that became due lately and up to now and was not told, in order; by the wall of the zone the person is in."""
    stretch = _Stretch(tuple(appointments), now - LOOKS_BACK, now, told)
    found = [one for each in reminders if each.is_on for one in _of(each, stretch) if one.at <= now]
    return tuple(sorted(found, key=lambda one: (one.at, one.key)))


def next_due(
    reminders: Iterable[Reminder], appointments: Iterable[Appointment], told: Collection[str], now: datetime
) -> datetime | None:
    """When something is due next, within the coming weeks."""
    stretch = _Stretch(tuple(appointments), now, now + LOOKS_BACK, told)
    coming = (one.at for each in reminders if each.is_on for one in _of(each, stretch))
    return min((at for at in coming if at > now), default=None)


def notice(dues: Iterable[Due]) -> Notice | None:
    """One notice of all that is due; ``None`` where nothing is."""
    keys = tuple(one.key for one in dues)
    return Notice(keys) if keys else None


def at_sessions(
    reminder: Reminder, appointments: Iterable[Appointment], first: datetime, end: datetime
) -> tuple[datetime, ...]:
    """When one that hangs on sessions tells, over a stretch of time."""
    stretch = _Stretch(tuple(appointments), first, end)
    return tuple(one.at for one in _of(reminder, stretch) if first <= one.at < end)


def is_night(moment: datetime) -> bool:
    """Whether nothing is told by itself at that hour."""
    return not MORNING <= moment.time() < NIGHT


@dataclass(frozen=True, slots=True)
class _Stretch:
    """A stretch of time, the sessions there are, and what was told of it."""

    appointments: tuple[Appointment, ...]
    first: datetime
    end: datetime
    told: Collection[str] = ()


def _of(reminder: Reminder, stretch: _Stretch) -> Iterator[Due]:
    chosen = _by_times if reminder.hangs is Hangs.TIMES else _by_sessions
    for key, moment in chosen(reminder, stretch):
        if moment >= reminder.since:
            yield Due(key, moment if reminder.in_the_night else _by_day(moment))


def _by_times(reminder: Reminder, stretch: _Stretch) -> Iterator[tuple[str, datetime]]:
    day = max(stretch.first.date(), reminder.since.astimezone(stretch.end.tzinfo).date()) - timedelta(days=1)
    while day <= stretch.end.date() + timedelta(days=1):
        key = f"{reminder.id}:{day.isoformat()}"
        if key not in stretch.told and (not reminder.weekdays or day.weekday() in reminder.weekdays):
            yield key, _on(day, reminder.at, stretch.end)
        day += timedelta(days=1)


def _by_sessions(reminder: Reminder, stretch: _Stretch) -> Iterator[tuple[str, datetime]]:
    reach = timedelta(days=MOST_DAYS + 2)
    for one in occurrences(stretch.appointments, stretch.first - reach, stretch.end + reach):
        key = f"{reminder.id}:{one.key}"
        if key not in stretch.told:
            yield key, _near(reminder, one, stretch.end)


def _near(reminder: Reminder, one: Occurrence, here: datetime) -> datetime:
    day = one.begins.astimezone(here.tzinfo).date()
    if reminder.hangs is Hangs.BEFORE:
        return _on(day - timedelta(days=reminder.days), reminder.at, here)
    moment = _on(day + timedelta(days=reminder.days), reminder.at, here)
    return max(moment, real(one.ends.astimezone(here.tzinfo) + AFTERWARDS))


def _on(day: date, at: time, here: datetime) -> datetime:
    return on_day(day, datetime.combine(day, at, here.tzinfo))


def _by_day(moment: datetime) -> datetime:
    """The same, or the next morning where it lies in the night."""
    if moment.time() >= NIGHT:
        return _on(moment.date() + timedelta(days=1), MORNING, moment)
    return _on(moment.date(), MORNING, moment) if moment.time() < MORNING else moment
