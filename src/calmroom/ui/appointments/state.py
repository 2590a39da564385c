"""What the page of sessions shows, and what its form comes to. No Qt."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Final

from calmroom.domain.dates import clock_time, full_day, in_minutes
from calmroom.domain.sessions.appointments import Appointment, Occurrence, Repeat, Unit, ended_before, occurrences
from calmroom.domain.wall_clock import real

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import tzinfo

LONGEST_NAME: Final = 80
LONGEST_NOTE: Final = 2000
REPEATS: Final = (
    ("no", "once", None),
    ("week", "every week", Repeat(Unit.WEEKS, 1)),
    ("two", "every 2 weeks", Repeat(Unit.WEEKS, 2)),
    ("four", "every 4 weeks", Repeat(Unit.WEEKS, 4)),
    ("month", "every month, same weekday", Repeat(Unit.MONTH_WEEKS, 1)),
)
_UNITS: Final = {Unit.DAYS: "day", Unit.WEEKS: "week", Unit.MONTHS: "month", Unit.MONTH_WEEKS: "month, same weekday"}


@dataclass(frozen=True, slots=True)
class SessionRow:
    """One hour in the list."""

    occurrence: Occurrence = field(repr=False)
    when: str
    line: str = field(repr=False)
    repeats: bool
    is_past: bool

    @property
    def spoken(self) -> str:
        """All of it, as it is read out."""
        return f"{self.when}. {self.line}"


@dataclass(frozen=True, slots=True)
class Form:
    """What stands in the form.

    Attributes:
        repeat: A key of ``REPEATS``; empty where the repeat is none of them and stays as it is.
    """

    day: date
    at: time
    minutes: int
    therapist: str = field(default="", repr=False)
    note: str = field(default="", repr=False)
    repeat: str = "no"


def rows_of(occurrences: Sequence[Occurrence], now: datetime) -> tuple[SessionRow, ...]:
    """The hours as rows: those to come first, the soonest on top; then those that were, the last on top."""
    rows = [_row(one, now) for one in occurrences]
    return (*(row for row in rows if not row.is_past), *reversed([row for row in rows if row.is_past]))


def row_of(appointment: Appointment, now: datetime) -> SessionRow:
    """An appointment as a row: its first hour, and how it comes again."""
    begins = appointment.begins
    return _row(Occurrence(appointment, begins, begins + timedelta(minutes=appointment.minutes), begins.date()), now)


def form_of(appointment: Appointment, occurrence: Occurrence | None, zone: tzinfo | None) -> Form:
    """What the form shows of one hour; without one, of its first."""
    begins = (appointment if occurrence is None else occurrence).begins.astimezone(zone)
    return Form(
        begins.date(),
        begins.time().replace(second=0, microsecond=0),
        appointment.minutes,
        appointment.therapist,
        appointment.note,
        _key(appointment.repeat),
    )


def new_form(now: datetime, before: Appointment | None) -> Form:
    """A form for a new hour: the hour, length and name of the one before, a week from now."""
    day = date.fromordinal(now.date().toordinal() + 7)
    if before is None:
        return Form(day, time(17, 0), 60)
    begins = before.begins.astimezone(now.tzinfo)
    return Form(day, begins.time().replace(second=0, microsecond=0), before.minutes, before.therapist)


def begins_of(form: Form, zone: tzinfo | None) -> datetime:
    """When it begins; an hour that a change of clocks leaves out is moved to the next there is."""
    return real(datetime.combine(form.day, form.at, zone))


def filled(appointment: Appointment, form: Form, zone: tzinfo | None) -> Appointment:
    """The appointment as the form has it; a repeat the form cannot say stays."""
    repeat = {key: repeat for key, _, repeat in REPEATS}.get(form.repeat, appointment.repeat)
    if repeat is not None and appointment.repeat is not None and _key(appointment.repeat) == form.repeat:
        repeat = appointment.repeat
    return replace(
        appointment,
        begins=begins_of(form, zone),
        minutes=form.minutes,
        therapist=" ".join(form.therapist.split())[:LONGEST_NAME],
        note=form.note.strip()[:LONGEST_NOTE],
        repeat=repeat,
    )


def alone(own: Appointment, form: Form, zone: tzinfo | None) -> Appointment:
    """One hour that goes its own way, as the form has it: it does not come again."""
    return replace(filled(own, form, zone), repeat=None)


def split(one: Occurrence, form: Form, new_id: str, zone: tzinfo | None) -> tuple[Appointment, ...]:
    """This hour and those after it as the form has them; those before stay as they were.

    Returns:
        What is to be saved: the hours before, if there are any, and those from here on.
    """
    appointment = one.appointment
    if is_first(one):
        return (filled(appointment, form, zone),)
    later = filled(replace(appointment, id=new_id), form, zone)
    if later.repeat is not None:
        moved = form.day - one.begins.astimezone(zone).date()
        later = replace(later, repeat=_from_here(one, later.repeat, moved))
    return ended_before(appointment, one.day), later


def is_first(one: Occurrence) -> bool:
    """Whether it is the first of those that come again."""
    return one.day == one.appointment.begins.date()


def _from_here(one: Occurrence, repeat: Repeat, moved: timedelta) -> Repeat:
    """What is left of a repeat from one hour on, on other days if it was moved."""
    left_out = tuple(day + moved for day in repeat.left_out if day > one.day)
    until = None if repeat.until is None else repeat.until + moved
    if repeat.times is None:
        return replace(repeat, left_out=left_out, until=until)
    first = one.appointment
    whole = first if first.repeat is None else replace(first, repeat=replace(first.repeat, left_out=(), until=None))
    before = len(occurrences((whole,), first.begins, one.begins))
    return replace(repeat, left_out=left_out, until=until, times=max(1, repeat.times - before))


def repeat_words(repeat: Repeat | None) -> str:
    """``every 2 weeks``; empty where it comes once."""
    if repeat is None:
        return ""
    unit = _UNITS[repeat.unit]
    if repeat.every == 1:
        return f"every {unit}"
    head, _, tail = unit.partition(",")
    return f"every {repeat.every} {head}s{',' + tail if tail else ''}"


def _key(repeat: Repeat | None) -> str:
    plain = None if repeat is None else Repeat(repeat.unit, repeat.every)
    return next((key for key, _, each in REPEATS if each == plain), "")


def _row(one: Occurrence, now: datetime) -> SessionRow:
    begins = one.begins.astimezone(now.tzinfo)
    parts = [f"with {one.therapist}"] if one.therapist else []
    parts += [in_minutes(one.appointment.minutes)]
    parts += [words] if (words := repeat_words(one.appointment.repeat)) else []
    line = ", ".join(parts)
    when = f"{full_day(begins.date(), now.date())}, {clock_time(begins)}"
    note = f". {one.appointment.note}" if one.appointment.note else ""
    return SessionRow(
        one, when, f"{line[:1].upper()}{line[1:]}{note}", one.appointment.repeat is not None, one.begins <= now
    )
