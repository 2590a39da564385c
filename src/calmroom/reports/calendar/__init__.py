"""Appointments in iCalendar files (RFC 5545), read within bounds, and written as calendars take them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from calmroom.reports.calendar.reader import read
from calmroom.reports.calendar.writer import write

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime, tzinfo

    from calmroom.domain.sessions.appointments import Appointment
    from calmroom.domain.sessions.calendar_file import IcsFound


class IcsFiles:
    """The port ``CalendarFiles``."""

    def read(self, content: bytes, zone: tzinfo) -> IcsFound:
        """What is in a file."""
        return read(content, zone)

    def write(self, appointments: Iterable[Appointment], now: datetime) -> bytes:
        """A file with these."""
        return write(appointments, now)
