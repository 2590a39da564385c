"""Appointments: add, move, repeat, leave out, and bring them in from a calendar or take them there."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, timedelta
from typing import TYPE_CHECKING

from calmroom.domain.events import AppointmentsChanged
from calmroom.domain.sessions.appointments import Appointment, Between, Occurrence, between, moved, occurrences, without
from calmroom.domain.sessions.calendar_file import Brought
from calmroom.domain.wall_clock import real

if TYPE_CHECKING:
    from datetime import date, datetime

    from calmroom.domain.sessions.calendar_file import CalendarFiles, IcsFound
    from calmroom.services.access import Access
    from calmroom.services.world import World


class AppointmentService:
    """Hours with the therapist. Every method but ``begin`` waits for the disk; the window calls them from its worker.

    Args:
        access: The way to the vault.
        world: The clock, randomness and the bus.
        calendars: Reads and writes files of calendars.
    """

    def __init__(self, access: Access, world: World, calendars: CalendarFiles) -> None:
        self._access = access
        self._world = world
        self._calendars = calendars

    def begin(self) -> Appointment:
        """A new one, at the next full hour, not on disk until it is saved."""
        soon = self._world.clock.now() + timedelta(hours=1)
        return Appointment(self._world.new_id(), real(soon.replace(minute=0, second=0, microsecond=0)))

    def all(self) -> tuple[Appointment, ...]:
        """Every appointment, in the order in which they were first saved."""
        return self._access.vault.appointments.all()

    def save(self, appointment: Appointment) -> None:
        """Write it; it is on disk when this returns.

        Raises:
            CalmroomError: If it could not be written.
        """
        self._keep(appointment)

    def remove(self, appointment: Appointment) -> None:
        """Take it out with all its hours. The caller keeps it for as long as it may be put back."""
        self._access.vault.appointments.remove(appointment.id)
        self._world.bus.publish(AppointmentsChanged())

    def put_back(self, appointment: Appointment) -> None:
        """Undo a removal, or a change: it is as it was."""
        self._keep(appointment)

    def move(self, appointment: Appointment, day: date, begins: datetime) -> tuple[Appointment, ...]:
        """Put the hour of that day at another time; where it comes again, the others stay.

        Returns:
            What was saved.
        """
        changed = moved(appointment, day, real(begins), self._world.new_id())
        self._keep(*changed)
        return changed

    def leave_out(self, appointment: Appointment, day: date) -> Appointment:
        """Leave the hour of that day out of one that comes again.

        Returns:
            What was saved.
        """
        fewer = without(appointment, day)
        self._keep(fewer)
        return fewer

    def around(self, moment: datetime | None = None) -> Between:
        """The two appointments between which that moment lies, or the present one."""
        return between(self.all(), self._world.clock.now() if moment is None else moment)

    def occurrences(self, first: datetime, end: datetime) -> tuple[Occurrence, ...]:
        """All hours that begin at or after ``first`` and before ``end``, in their order."""
        return occurrences(self.all(), first, end)

    def read_ics(self, content: bytes) -> IcsFound:
        """What is in a file of a calendar; nothing is changed.

        Raises:
            CalmroomError: If it is no such file, or too large.
        """
        return self._calendars.read(content, self._world.clock.now().tzinfo or UTC)

    def news_of(self, found: IcsFound) -> tuple[Brought, ...]:
        """What a file would add, and what was moved in the calendar; nothing is changed."""
        here = {one.id: one for one in self.all()}
        told = ((_with_own_words(one, here.get(one.id)), here.get(one.id)) for one in found.appointments)
        return tuple(Brought(now, before) for now, before in told if now != before)

    def bring_in(self, found: IcsFound) -> tuple[Brought, ...]:
        """Add what is not there, and put at their new times those that were moved in the calendar.

        Returns:
            What was added or is other than before.
        """
        news = self.news_of(found)
        if news:
            self._keep(*(one.now for one in news))
        return news

    def take_back(self, brought: tuple[Brought, ...]) -> None:
        """Undo it: those that were new are gone, and the others as they were."""
        for one in brought:
            if one.before is None:
                self._access.vault.appointments.remove(one.now.id)
        self._keep(*(one.before for one in brought if one.before is not None))

    def write_ics(self) -> bytes:
        """All appointments as a file that calendars read."""
        return self._calendars.write(self.all(), self._world.clock.now())

    def _keep(self, *appointments: Appointment) -> None:
        self._access.vault.appointments.save(*appointments)
        self._world.bus.publish(AppointmentsChanged())


def _with_own_words(found: Appointment, here: Appointment | None) -> Appointment:
    """What a file does not say of one that is here stays as it was."""
    if here is None:
        return found
    repeat = found.repeat
    if repeat is not None and here.repeat is not None:
        # A day that was left out or moved here stays so; its own copy is here already.
        repeat = replace(repeat, left_out=tuple(sorted({*repeat.left_out, *here.repeat.left_out})))
    return replace(found, therapist=found.therapist or here.therapist, note=found.note or here.note, repeat=repeat)
