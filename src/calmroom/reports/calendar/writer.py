"""Appointments as a file that calendars read. A person's notes stay out of it: it goes to other programs, and on."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Final
from zoneinfo import ZoneInfo

from calmroom.domain.wall_clock import on_day
from calmroom.reports.calendar.rules import rule_of
from calmroom.reports.calendar.text import escaped, folded
from calmroom.reports.calendar.zones import YEARS, definition

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from calmroom.domain.sessions.appointments import Appointment

OWN: Final = "@calmroom"
"""What follows the id of an appointment of ours."""
WITH: Final = "Session with "
WITHOUT: Final = "Session"
HEAD: Final = (
    ("BEGIN", "VCALENDAR"),
    ("VERSION", "2.0"),
    ("PRODID", "-//calmroom//calmroom//EN"),
    ("CALSCALE", "GREGORIAN"),
)


def write(appointments: Iterable[Appointment], now: datetime) -> bytes:
    """A file with these."""
    known = tuple(appointments)
    properties = [*HEAD, *_zones(known)]
    for one in known:
        properties += _event(one, now)
    properties.append(("END", "VCALENDAR"))
    return b"".join(folded(name, value) for name, value in properties)


def _zones(appointments: tuple[Appointment, ...]) -> Iterator[tuple[str, str]]:
    """Every zone that is named, for as long as it is needed."""
    spans: dict[str, tuple[ZoneInfo, datetime, datetime]] = {}
    for one in appointments:
        zone = one.begins.tzinfo
        if isinstance(zone, ZoneInfo) and _is_named(one):
            _, first, last = spans.get(zone.key, (zone, one.begins, one.begins))
            end = one.begins + timedelta(days=366 * YEARS if one.repeat else 1)
            spans[zone.key] = zone, min(first, one.begins), max(last, end)
    for zone, first, last in spans.values():
        yield from definition(zone, first, last)


def _event(one: Appointment, now: datetime) -> Iterator[tuple[str, str]]:
    yield "BEGIN", "VEVENT"
    yield "UID", f"{one.id}{OWN}"
    yield "DTSTAMP", f"{now.astimezone(UTC):%Y%m%dT%H%M%SZ}"
    yield _moment("DTSTART", one, one.begins)
    yield "DURATION", f"PT{one.minutes}M"
    yield "SUMMARY", escaped(f"{WITH}{one.therapist}" if one.therapist.strip() else WITHOUT)
    yield "CLASS", "PRIVATE"
    if one.repeat is not None:
        yield "RRULE", rule_of(one.repeat, one.begins)
        for day in one.repeat.left_out:
            yield _moment("EXDATE", one, on_day(day, one.begins))
    yield "END", "VEVENT"


def _moment(name: str, one: Appointment, moment: datetime) -> tuple[str, str]:
    zone = moment.tzinfo
    if isinstance(zone, ZoneInfo) and _is_named(one):
        return f"{name};TZID={zone.key}", f"{moment:%Y%m%dT%H%M%S}"
    return name, f"{moment.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def _is_named(one: Appointment) -> bool:
    """Whether its hour is told by the wall; one of a fixed offset, or far from our days, is the same in UTC."""
    zone = one.begins.tzinfo
    return isinstance(zone, ZoneInfo) and zone.key != "UTC" and 1970 <= one.begins.year < 2100 and not one.begins.fold
