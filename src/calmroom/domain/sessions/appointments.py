"""Appointments: hours with the therapist, some of which come again. They frame everything else.

A repeat keeps the hour on the wall: 17:00 stays 17:00 when clocks change (``domain.wall_clock``).
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING

from calmroom.domain.sessions.repeat import HORIZON, WEEK, Repeat, Unit, days_of
from calmroom.domain.wall_clock import on_day

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

__all__ = [
    "LONGEST",
    "Appointment",
    "Between",
    "Occurrence",
    "Repeat",
    "Unit",
    "between",
    "ended_before",
    "moved",
    "occurrences",
    "spans",
    "without",
]

LONGEST = 24 * 60
LAST_YEAR = 9000
"""Years after it leave no room to reckon with days beyond an appointment."""


@dataclass(frozen=True, slots=True)
class Appointment:
    """An hour with the therapist.

    Attributes:
        id: 32 hexadecimal digits.
        begins: The first one, with its zone.
        minutes: How long it is.
        therapist: A name, as the person wrote it.
        note: A person's own words.
    """

    id: str
    begins: datetime
    minutes: int = 60
    therapist: str = field(default="", repr=False)
    note: str = field(default="", repr=False)
    repeat: Repeat | None = None

    def __post_init__(self) -> None:
        """Refuse a moment without a zone or beyond all years, and a length that is none."""
        if self.begins.utcoffset() is None:
            raise ValueError("an appointment has a zone")
        if self.begins.year > LAST_YEAR:
            raise ValueError(f"an appointment is in a year up to {LAST_YEAR}")
        if not 1 <= self.minutes <= LONGEST:
            raise ValueError(f"an appointment lasts 1 to {LONGEST} minutes")


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One hour of an appointment.

    Attributes:
        day: The day by the calendar of its zone; with the id it names this one for good.
    """

    appointment: Appointment
    begins: datetime
    ends: datetime
    day: date

    @property
    def key(self) -> str:
        """A name for this one hour that stays."""
        return f"{self.appointment.id}:{self.day.isoformat()}"

    @property
    def therapist(self) -> str:
        """With whom."""
        return self.appointment.therapist


@dataclass(frozen=True, slots=True)
class Between:
    """The span that a moment lies in: after the last appointment that began, before the next.

    Attributes:
        last: ``None`` where there was none before.
        next: ``None`` where there is no next date yet.
    """

    last: Occurrence | None
    next: Occurrence | None


def occurrences(appointments: Iterable[Appointment], first: datetime, end: datetime) -> tuple[Occurrence, ...]:
    """All that begin at or after ``first`` and before ``end``, in their order."""
    found = (one for each in appointments for one in _within(each, first, end))
    return tuple(sorted(found, key=lambda one: (one.begins, one.appointment.id)))


def between(appointments: Iterable[Appointment], moment: datetime) -> Between:
    """The two appointments that a moment lies between."""
    known = tuple(appointments)
    earlier = [one for each in known if (one := _last_until(each, moment)) is not None]
    later = [one for each in known if (one := _next_after(each, moment)) is not None]
    return Between(
        max(earlier, key=lambda one: (one.begins, one.appointment.id), default=None),
        min(later, key=lambda one: (one.begins, one.appointment.id), default=None),
    )


def spans(appointments: Iterable[Appointment], first: datetime, end: datetime) -> tuple[Between, ...]:
    """The spans from one appointment to the next that reach into this stretch of time, oldest first."""
    known = tuple(appointments)
    edge = timedelta(microseconds=1)
    inner = occurrences(known, first, end)
    found = (between(known, first - edge).last, *inner, between(known, end - edge).next)
    return tuple(Between(last, after) for last, after in pairwise(found))


def moved(appointment: Appointment, day: date, begins: datetime, new_id: str) -> tuple[Appointment, ...]:
    """One occurrence at another time: what is to be saved in the stead of the appointment.

    Args:
        appointment: With its other hours as they were.
        day: Of the occurrence, as it was.
        begins: When it is now.
        new_id: For the hour that goes its own way, where the others stay.
    """
    if appointment.repeat is None:
        return (replace(appointment, begins=begins),)
    own = replace(appointment, id=new_id, begins=begins, repeat=None)
    return without(appointment, day), own


def without(appointment: Appointment, day: date) -> Appointment:
    """The same without the one on that day.

    Raises:
        ValueError: If it does not come again, or leaves too many days out.
    """
    repeat = appointment.repeat
    if repeat is None:
        raise ValueError("an appointment that does not come again has no days to leave out")
    left_out = tuple(sorted({*repeat.left_out, day}))
    return replace(appointment, repeat=replace(repeat, left_out=left_out))


def ended_before(appointment: Appointment, day: date) -> Appointment:
    """The same, with no more of it from that day on.

    Raises:
        ValueError: If it does not come again.
    """
    repeat = appointment.repeat
    if repeat is None:
        raise ValueError("an appointment that does not come again has no end")
    return replace(appointment, repeat=replace(repeat, until=day - timedelta(days=1)))


def _within(appointment: Appointment, first: datetime, end: datetime) -> Iterator[Occurrence]:
    # A day of its zone may begin up to a day before or after one of another zone.
    lead = first.astimezone(appointment.begins.tzinfo).date() - timedelta(days=1)
    for day in _days(appointment, lead):
        one = _occurrence(appointment, day)
        if one.begins >= end:
            return
        if one.begins >= first:
            yield one


def _next_after(appointment: Appointment, moment: datetime) -> Occurrence | None:
    lead = moment.astimezone(appointment.begins.tzinfo).date() - timedelta(days=1)
    found = (_occurrence(appointment, day) for day in _days(appointment, lead))
    return next((one for one in found if one.begins > moment), None)


def _last_until(appointment: Appointment, moment: datetime) -> Occurrence | None:
    if appointment.begins > moment:
        return None
    found = None
    for days in (2, WEEK, 62, 800, HORIZON):
        step = timedelta(days=days * (appointment.repeat.every if appointment.repeat else 1))
        for day in _days(appointment, _earlier(moment.astimezone(appointment.begins.tzinfo).date(), step)):
            one = _occurrence(appointment, day)
            if one.begins > moment:
                break
            found = one
        if found is not None:
            return found
    return None


def _earlier(day: date, step: timedelta) -> date:
    return day - step if day - date.min > step else date.min


def _occurrence(appointment: Appointment, day: date) -> Occurrence:
    first = appointment.begins
    begins = first if day == first.date() else on_day(day, first)
    return Occurrence(appointment, begins, begins + timedelta(minutes=appointment.minutes), day)


def _days(appointment: Appointment, lead: date) -> Iterator[date]:
    """The days of an appointment from ``lead`` on, in their order."""
    start = appointment.begins.date()
    if appointment.repeat is not None:
        yield from days_of(appointment.repeat, start, lead)
    elif start >= lead:
        yield start
