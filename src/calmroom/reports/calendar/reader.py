"""A file of a calendar, read within bounds: events with an hour, what they are called, and how they come again."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Final

from calmroom.domain.errors import CalmroomError
from calmroom.domain.sessions.appointments import LONGEST, Appointment
from calmroom.domain.sessions.calendar_file import IcsFound
from calmroom.domain.sessions.repeat import MOST_LEFT_OUT
from calmroom.domain.wall_clock import EARLIEST, LATEST, real
from calmroom.reports.calendar.rules import UnknownRule, repeats_of
from calmroom.reports.calendar.text import Line, NotIcs, lines_of, unescaped
from calmroom.reports.calendar.writer import OWN, WITH, WITHOUT
from calmroom.reports.calendar.zones import zone_named

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import tzinfo

    from calmroom.domain.sessions.repeat import Repeat

GREATEST: Final = 4 * 1024**2
"""Bytes of a file."""
MOST_EVENTS: Final = 2000
LONGEST_NAME, LONGEST_NOTE, LONGEST_ID = 200, 10_000, 1000
USUAL: Final = 60
NOT_ICS = CalmroomError("This is no calendar file, so nothing was changed.", "Choose a file that ends in .ics.")
TOO_LARGE = CalmroomError(
    "This calendar file is larger than calmroom reads, so nothing was changed.",
    "In your calendar, write only the appointments to a file.",
)
_MOMENT: Final = re.compile(r"(\d{8})T(\d{6})(Z?)")
_DURATION: Final = re.compile(r"\+?P(?:(\d{1,4})W|(?:(\d{1,4})D)?(?:T(?:(\d{1,4})H)?(?:(\d{1,5})M)?(?:(\d{1,6})S)?)?)")
_OWN_ID: Final = re.compile(rf"([0-9a-f]{{32}}){re.escape(OWN)}")
_WITH: Final = re.compile(r".*\bwith\s+(\S.*)", re.IGNORECASE | re.DOTALL)


@dataclass(slots=True)
class _Event:
    """What one event says; of a property that stands twice, what may be there several times, and else the first."""

    number: int
    one: dict[str, Line] = field(default_factory=dict)
    left_out: list[Line] = field(default_factory=list)

    def add(self, line: Line) -> None:
        if line.name == "EXDATE":
            self.left_out.append(line)
        else:
            self.one.setdefault(line.name, line)

    def text(self, name: str, longest: int) -> str:
        line = self.one.get(name)
        return "" if line is None else unescaped(line.value, longest)

    @property
    def uid(self) -> str:
        return self.text("UID", LONGEST_ID)


def read(content: bytes, zone: tzinfo) -> IcsFound:
    """The appointments in a file.

    Raises:
        CalmroomError: If it is no such file, or too large.
    """
    if len(content) > GREATEST:
        raise TOO_LARGE
    text = content.decode("utf-8-sig", "replace")
    if not re.match(r"\s*BEGIN:VCALENDAR\s", text, re.IGNORECASE):
        raise NOT_ICS
    try:
        events = list(_events(text))
    except NotIcs as fault:
        raise TOO_LARGE from fault
    return _Reader(zone).read(events)


def _events(text: str) -> Iterator[_Event]:
    """Each event, without what lies within it, such as an alarm."""
    event: _Event | None = None
    depth, found = 0, 0
    for line in lines_of(text):
        match line.name, line.value.strip().upper():
            case "BEGIN", "VEVENT" if event is None:
                event, depth, found = _Event(line.number), 0, found + 1
                if found > MOST_EVENTS:
                    raise NotIcs("more events than somebody has")
            case "BEGIN", _:
                depth += 1
            case "END", "VEVENT" if event is not None and depth <= 0:
                yield event
                event = None
            case "END", _:
                depth -= 1
            case _ if event is not None and depth <= 0:
                event.add(line)


class _Reader:
    """Makes appointments of events."""

    def __init__(self, zone: tzinfo) -> None:
        self._zone = zone
        self._refused: list[int] = []
        self._simplified: list[int] = []

    def read(self, events: list[_Event]) -> IcsFound:
        moved = [event for event in events if "RECURRENCE-ID" in event.one]
        found: dict[str, Appointment] = {}
        for event in events:
            if "RECURRENCE-ID" not in event.one:
                found |= {one.id: one for one in self._tried(event, moved)}
        for event in moved:
            found |= {one.id: one for one in self._tried(event, [])}
        return IcsFound(tuple(found.values()), tuple(self._refused), tuple(self._simplified))

    def _tried(self, event: _Event, moved: list[_Event]) -> list[Appointment]:
        try:
            return [] if event.text("STATUS", 20).upper() == "CANCELLED" else self._appointments(event, moved)
        except (ValueError, OverflowError):
            self._refused.append(event.number)
            return []

    def _appointments(self, event: _Event, moved: list[_Event]) -> list[Appointment]:
        start = event.one.get("DTSTART")
        if start is None:
            raise NotIcs("an event without a beginning")
        begins = self._moment(start)
        first = Appointment(_id_of(event), begins, self._minutes(event, begins), *_named(event))
        if "RRULE" not in event.one:
            self._note_more(event)
            return [first if begins.tzinfo is not UTC else replace(first, begins=begins.astimezone(self._zone))]
        try:
            repeats = repeats_of(event.one["RRULE"].value, begins)
        except UnknownRule:
            self._simplified.append(event.number)
            return [first]
        self._note_more(event)
        left_out = self._left_out(event, moved, begins)
        return [self._coming_again(first, day, repeat, left_out, len(repeats)) for day, repeat in repeats]

    def _note_more(self, event: _Event) -> None:
        if "RDATE" in event.one:
            self._simplified.append(event.number)

    def _coming_again(
        self, first: Appointment, day: date, repeat: Repeat, left_out: tuple[date, ...], several: int
    ) -> Appointment:
        begins = first.begins
        if day != begins.date():
            begins = real(datetime.combine(day, begins.time(), begins.tzinfo))
        own_id = first.id if several == 1 else _hashed(f"{first.id} {day.weekday()}")
        its = left_out if several == 1 else tuple(each for each in left_out if each.weekday() == day.weekday())
        return replace(first, id=own_id, begins=begins, repeat=replace(repeat, left_out=its))

    def _left_out(self, event: _Event, moved: list[_Event], begins: datetime) -> tuple[date, ...]:
        """Days that are left out, and days whose hour was moved."""
        days: set[date] = set()
        for line in event.left_out:
            for value in line.value.split(",")[:MOST_LEFT_OUT]:
                if value.strip()[:4] < str(LATEST):
                    days.add(self._day(Line(line.number, line.name, value.strip(), line.parameters), begins))
        for other in moved:
            if other.uid == event.uid:
                days.add(self._day(other.one["RECURRENCE-ID"], begins))
        return tuple(sorted(days))[:MOST_LEFT_OUT]

    def _day(self, line: Line, begins: datetime) -> date:
        if re.fullmatch(r"\d{8}", line.value):
            return datetime.strptime(line.value, "%Y%m%d").replace(tzinfo=UTC).date()
        return self._moment(line).astimezone(begins.tzinfo).date()

    def _moment(self, line: Line) -> datetime:
        found = _MOMENT.fullmatch(line.value.strip())
        if found is None:
            raise NotIcs("a day without an hour")
        named = line.parameters.get("TZID")
        # A zone that nobody here knows: the hour stays on the wall of where the person is.
        zone = UTC if found[3] else (named and zone_named(named)) or self._zone
        moment = datetime.strptime(found[1] + found[2], "%Y%m%d%H%M%S").replace(tzinfo=zone)
        # A moment told by another zone may be in the year before or after.
        if not EARLIEST < moment.year < LATEST:
            raise NotIcs("a year far from ours")
        return real(moment)

    def _minutes(self, event: _Event, begins: datetime) -> int:
        if "DTEND" in event.one:
            length = self._moment(event.one["DTEND"]) - begins
        elif "DURATION" in event.one:
            length = _duration(event.one["DURATION"].value)
        else:
            return USUAL
        minutes = -(-length // timedelta(minutes=1))
        if not 1 <= minutes <= LONGEST:
            raise NotIcs("no length of an appointment")
        return minutes


def _named(event: _Event) -> tuple[str, str]:
    """With whom, as far as it says so, and the rest as a note."""
    summary, description = event.text("SUMMARY", LONGEST_NAME), event.text("DESCRIPTION", LONGEST_NOTE)
    if summary == WITHOUT:
        return "", description
    found = _WITH.fullmatch(summary)
    if found is not None:
        own = summary.startswith(WITH)
        return found[1].strip(), description if own else "\n".join(part for part in (summary, description) if part)
    return "", "\n".join(part for part in (summary, description) if part)[:LONGEST_NOTE]


def _id_of(event: _Event) -> str:
    own = _OWN_ID.fullmatch(event.uid)
    recurrence = event.one.get("RECURRENCE-ID")
    if own is not None and recurrence is None:
        return own[1]
    start = event.one.get("DTSTART")
    named = event.uid or f"{start.value if start else ''} {event.text('SUMMARY', LONGEST_NAME)}"
    return _hashed(f"{named} {recurrence.value if recurrence else ''}")


def _hashed(text: str) -> str:
    """The same id for the same event, so that a file brought in twice is there once."""
    return hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()[:32]


def _duration(value: str) -> timedelta:
    found = _DURATION.fullmatch(value.strip())
    if found is None:
        raise NotIcs("no duration")
    weeks, days, hours, minutes, seconds = (int(each or 0) for each in found.groups())
    return timedelta(weeks=weeks, days=days, hours=hours, minutes=minutes, seconds=seconds)
