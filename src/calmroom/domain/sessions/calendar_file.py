"""Appointments in a file that calendars read (iCalendar): what is found in one, and how it is read and written."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime, tzinfo

    from calmroom.domain.sessions.appointments import Appointment


@dataclass(frozen=True, slots=True)
class IcsFound:
    """What a file holds.

    Attributes:
        appointments: Those that were understood.
        refused: The lines at which those begin that were not, such as days without an hour.
        simplified: The lines of those that come again in a way that is not known here; the first alone was taken.
    """

    appointments: tuple[Appointment, ...] = field(repr=False)
    refused: tuple[int, ...] = ()
    simplified: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Brought:
    """One appointment that a file brings.

    Attributes:
        now: As it is with the file.
        before: As it stands here; ``None`` for one that is new.
    """

    now: Appointment = field(repr=False)
    before: Appointment | None = field(default=None, repr=False)


class CalendarFiles(Protocol):
    """Reads and writes them."""

    def read(self, content: bytes, zone: tzinfo) -> IcsFound:
        """What is in a file.

        Args:
            content: As it lies on the disk.
            zone: For hours that name none.

        Raises:
            CalmroomError: If it is no such file, or too large.
        """
        ...

    def write(self, appointments: Iterable[Appointment], now: datetime) -> bytes:
        """A file with these."""
        ...
