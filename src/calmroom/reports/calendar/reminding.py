"""Reminders as events that a phone's calendar tells (RFC 5545, 3.3.5 form 1, and 3.6.6).

Their hours are of the wall, wherever the phone is; their words say nothing of what they are about.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Final

from calmroom.domain.sessions.reminders import WORDS, Hangs, at_sessions
from calmroom.reports.calendar.rules import DAYS
from calmroom.reports.calendar.text import escaped, folded
from calmroom.reports.calendar.writer import HEAD, OWN

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from calmroom.domain.sessions.appointments import Appointment
    from calmroom.domain.sessions.reminders import Reminder

AHEAD: Final = timedelta(weeks=26)
"""So far ahead those that hang on sessions are written; a calendar knows nothing of sessions that are moved later."""


def write_reminders(reminders: Iterable[Reminder], appointments: Iterable[Appointment], now: datetime) -> bytes:
    """A file with these."""
    known = tuple(appointments)
    properties = [*HEAD]
    for one in reminders:
        if one.hangs is Hangs.TIMES:
            properties += _weekly(one, now)
        else:
            for moment in at_sessions(one, known, now, now + AHEAD):
                properties += _event(f"{one.id}-{moment:%Y%m%d}", moment, now)
    properties.append(("END", "VCALENDAR"))
    return b"".join(folded(name, value) for name, value in properties)


def _weekly(one: Reminder, now: datetime) -> Iterator[tuple[str, str]]:
    days = one.weekdays or tuple(range(7))
    first = next(day for day in (now.date() + timedelta(days=ahead) for ahead in range(7)) if day.weekday() in days)
    rule = f"FREQ=WEEKLY;BYDAY={','.join(DAYS[day] for day in days)}"
    yield from _event(one.id, datetime.combine(first, one.at), now, rule)


def _event(key: str, begins: datetime, now: datetime, rule: str = "") -> Iterator[tuple[str, str]]:
    yield "BEGIN", "VEVENT"
    yield "UID", f"{key}{OWN}"
    yield "DTSTAMP", f"{now.astimezone(UTC):%Y%m%dT%H%M%SZ}"
    yield "DTSTART", f"{begins:%Y%m%dT%H%M%S}"
    yield "DURATION", "PT15M"
    yield "SUMMARY", escaped(WORDS)
    yield "CLASS", "PRIVATE"
    yield "TRANSP", "TRANSPARENT"
    if rule:
        yield "RRULE", rule
    yield "BEGIN", "VALARM"
    yield "ACTION", "DISPLAY"
    yield "DESCRIPTION", escaped(WORDS)
    yield "TRIGGER", "PT0S"
    yield "END", "VALARM"
    yield "END", "VEVENT"
