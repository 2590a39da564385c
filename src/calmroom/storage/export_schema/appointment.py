"""An appointment as a line, and back."""

from __future__ import annotations

from calmroom.domain.sessions.appointments import Appointment, Repeat
from calmroom.storage.export_schema.lines import AppointmentLine, RepeatPart
from calmroom.storage.export_schema.strict import LineRefused, read_day, read_moment, spell_moment


def line_of(one: Appointment) -> AppointmentLine:
    """An appointment as a line."""
    begins, zone = spell_moment(one.begins)
    repeat = None if one.repeat is None else _repeat_part(one.repeat)
    return AppointmentLine(one.id, begins, zone, one.minutes, one.therapist, one.note, repeat)


def appointment_of(line: AppointmentLine) -> Appointment:
    """The appointment in a line.

    Raises:
        LineRefused: If it says something that cannot be.
    """
    begins = read_moment(line.begins, line.begins_zone, "begins")
    try:
        repeat = None if line.repeat is None else _repeat(line.repeat)
        return Appointment(line.id, begins, line.minutes, line.therapist, line.note, repeat)
    except LineRefused:
        raise
    except ValueError:
        raise LineRefused("it is no appointment that there could be") from None


def _repeat_part(repeat: Repeat) -> RepeatPart:
    until = None if repeat.until is None else repeat.until.isoformat()
    left_out = tuple(day.isoformat() for day in repeat.left_out)
    return RepeatPart(repeat.unit, repeat.every, repeat.times, until, left_out)


def _repeat(part: RepeatPart) -> Repeat:
    until = None if part.until is None else read_day(part.until, "last day")
    left_out = tuple(read_day(day, "left-out day") for day in part.left_out)
    return Repeat(part.unit, part.every, part.times, until, left_out)
