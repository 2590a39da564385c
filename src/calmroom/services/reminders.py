"""Reminders: set them, look whether something is due, and take them to a phone's calendar."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from calmroom.domain.errors import CalmroomError
from calmroom.domain.events import RemindersChanged
from calmroom.domain.plan.plan import day_of
from calmroom.domain.sessions.reminders import EVENING, KEEPS, Hangs, Reminder, due, is_night, next_due, notice

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import datetime

    from calmroom.domain.sessions.appointments import Appointment
    from calmroom.domain.sessions.reminders import Notice
    from calmroom.domain.vault.vault import Vault
    from calmroom.services.access import Access
    from calmroom.services.practice import PracticeService
    from calmroom.services.world import World

    WriteIcs = Callable[[Iterable[Reminder], Iterable[Appointment], datetime], bytes]

GONE = CalmroomError("That reminder is not here any more, so nothing was changed.", "Look at the list again.")
TIDIES = timedelta(days=1)


class ReminderService:
    """Every method waits for the disk; the window calls them from its worker.

    Args:
        access: The way to the vault.
        practice: Nothing is told while a practice plays.
        write: Writes reminders and appointments as a file for calendars.
        world: The clock, randomness and the bus.
    """

    def __init__(self, access: Access, practice: PracticeService, write: WriteIcs, world: World) -> None:
        self._access = access
        self._practice = practice
        self._write = write
        self._world = world
        self._tidied: datetime | None = None

    def all(self) -> tuple[Reminder, ...]:
        """Every reminder, in the order in which they were set."""
        return self._access.vault.reminders.all()

    def new(self, hangs: Hangs) -> Reminder:
        """A new one, not on disk until it is saved: at seven in the evening."""
        days = 1 if hangs is Hangs.BEFORE else 0
        return Reminder(self._world.new_id(), hangs, EVENING, self._world.clock.now(), days=days)

    def save(self, reminder: Reminder) -> None:
        """Keep it; what it would have told before now is let be."""
        self.put_back(_from_now(reminder, self._access.vault.reminders.get(reminder.id), self._world.clock.now()))

    def remove(self, reminder_id: str) -> Reminder:
        """Take it out; ``put_back`` undoes it.

        Raises:
            CalmroomError: If there is none of that id.
        """
        found = self._access.vault.reminders.get(reminder_id)
        if found is None:
            raise GONE
        self._access.vault.reminders.remove(reminder_id)
        self._world.bus.publish(RemindersChanged())
        return found

    def put_back(self, reminder: Reminder) -> None:
        """Undo a removal, or a change."""
        self._access.vault.reminders.save(reminder)
        self._world.bus.publish(RemindersChanged())

    def look(self, now: datetime | None = None) -> Notice | None:
        """What is to be told now; it is marked, and not told again.

        Ask once a minute, after the machine woke, and after the vault was opened. Nothing while a practice plays, in
        the night for what does not tell then, or while the vault is locked.
        """
        moment = now or self._world.clock.now()
        if not self._access.is_open or self._practice.playing is not None:
            return None
        vault = self._access.vault
        known = vault.reminders.all()
        if is_night(moment):
            known = tuple(one for one in known if one.in_the_night)
        if not known:
            return None
        told = {key for key, _ in vault.told.all()}
        found = notice(due(known, vault.appointments.all(), moment, told))
        if found is None:
            return None
        vault.told.mark(found.keys, moment)
        self._tidy(vault, moment)
        return None if _rests(vault, moment) else found

    def next_due(self) -> datetime | None:
        """When something is due next, within the coming weeks."""
        vault, now = self._access.vault, self._world.clock.now()
        told = {key for key, _ in vault.told.all()}
        return next_due(vault.reminders.all(), vault.appointments.all(), told, now)

    def write_ics(self) -> bytes:
        """All that tell anything, as a file for the calendar of a phone."""
        vault = self._access.vault
        known = tuple(one for one in vault.reminders.all() if one.is_on)
        return self._write(known, vault.appointments.all(), self._world.clock.now())

    def _tidy(self, vault: Vault, now: datetime) -> None:
        """Forget once a day what was told so long ago that it cannot become due again."""
        if self._tidied is None or now - self._tidied >= TIDIES:
            self._tidied = now
            vault.told.forget_before(now - KEEPS)


def _from_now(reminder: Reminder, before: Reminder | None, now: datetime) -> Reminder:
    """A wish that is new or other than before counts from now on."""
    return reminder if reminder == before else replace(reminder, since=now)


def _rests(vault: Vault, now: datetime) -> bool:
    """Whether every plan rests, so that there is nothing for today; without a plan one is told as one wished."""
    plans = vault.plans.all()
    day = day_of(now)
    return bool(plans) and all(one.is_paused or one.ended is not None or one.is_over(day) for one in plans)
