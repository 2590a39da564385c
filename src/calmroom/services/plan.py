"""The client's side of routines: look at a file, agree item by item, and what of it is there on a day."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, time
from typing import TYPE_CHECKING

from calmroom.domain.care.check_in import CheckIn
from calmroom.domain.errors import CalmroomError
from calmroom.domain.events import LibraryChanged, PlansChanged
from calmroom.domain.plan.look import PlanPage, page_of
from calmroom.domain.plan.plan import (
    MOST_NOTE,
    Plan,
    gone_on,
    paused,
    with_declined,
    with_held,
    with_let_go,
    with_note,
)
from calmroom.domain.plan.sight import Sight
from calmroom.domain.plan.today import plan_day
from calmroom.domain.routine.handover import OWN_VOICE
from calmroom.domain.vault.leaving import Erased
from calmroom.services.arriving import Arrivals

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date
    from pathlib import Path

    from calmroom.domain.care.check_in import Hard
    from calmroom.domain.library.personal import Shelf
    from calmroom.domain.plan.day import PlanDay, PlanRow
    from calmroom.domain.plan.look import Look
    from calmroom.domain.ports import Library
    from calmroom.domain.routine.handover import Opened, RoutineFiles, Signer, Step
    from calmroom.services.access import Access
    from calmroom.services.received import Received
    from calmroom.services.safety import SafetyService
    from calmroom.services.world import World

    GoOn = Callable[[Step], bool]

LATE_ENOUGH = time(21)
"""The hour at which another day is looked at: after a session, and before the night."""
GONE = CalmroomError("That plan is not here any more.", "Look at Today again.")
TOO_LONG = CalmroomError("The note is too long, so it was not saved.", "Write the rest in your journal.")


@dataclass(frozen=True, slots=True)
class Shelves:
    """Where practices are looked up.

    Attributes:
        library: Every practice there is.
        shelf: The same, to be read again.
        received: What routines brought.
    """

    library: Library
    shelf: Shelf
    received: Received


class PlanService:
    """Plans. Every method waits for the disk; the window calls them from its worker.

    Args:
        files: Reads and unpacks routine files.
        access: The way to the vault.
        shelves: Where practices are looked up.
        safety: What was ticked, said and done.
        world: The clock and the bus.
    """

    def __init__(
        self, files: RoutineFiles, access: Access, shelves: Shelves, safety: SafetyService, world: World
    ) -> None:
        self._files = files
        self._access = access
        self._shelves = shelves
        self._safety = safety
        self._world = world
        self._arrivals = Arrivals(files, access, world)
        self._is_tidy = False
        self._removed: set[str] = set()
        world.bus.subscribe(Erased, lambda _event: self._read_again())

    def preview(self, path: Path, go_on: GoOn) -> Opened:
        """Read and check a file; nothing of it is taken in.

        Raises:
            CalmroomError: If it is refused; the sentence says why, and what is safe.
        """
        return self._arrivals.preview(path, go_on)

    def look(self, opened: Opened) -> Look:
        """What a file would bring, item by item."""
        return self._arrivals.look(opened, self._sight())

    def adopt(self, path: Path, opened: Opened, chosen: tuple[str, ...], go_on: GoOn) -> Plan | None:
        """Take in what was agreed to; the next edition of a plan takes its place and keeps what the client made of it.

        Args:
            path: The file that was opened.
            opened: As ``preview`` gave it.
            chosen: The ids of the items that were agreed to.
            go_on: Told how far it is; nothing is left of it where that says no.

        Returns:
            The plan; ``None`` where it was given up.

        Raises:
            CalmroomError: If nothing was chosen, the file is another by now, or is not to be taken in.
        """
        look = self.look(opened)
        plan = self._arrivals.take_in(path, look, chosen, go_on)
        if plan is not None:
            self._keep_whole(plan)
        return plan

    def compare(self, signer: Signer) -> None:
        """The words were the same: whoever signed is known for good."""
        self._arrivals.remember(signer, is_compared=True)

    def plans(self) -> tuple[Plan, ...]:
        """Every plan, the one taken in last first; those that ended or are over too."""
        vault = self._access.vault
        found = vault.plans.all()
        if not self._is_tidy:
            self._is_tidy = True
            self._tidy({one.id for one in found})
        return tuple(sorted(found, key=lambda plan: (plan.adopted, plan.id), reverse=True))

    def today(
        self,
        now: datetime | None = None,
        check_in: CheckIn = CheckIn(),  # noqa: B008 - a frozen value
        hard: Hard | None = None,
    ) -> PlanDay:
        """What the plans show now."""
        return self._voiced(plan_day(self.plans(), self._sight(now, check_in, hard)))

    def day(self, day: date) -> PlanDay:
        """How another day looks as things are now; nothing that was said today counts for it."""
        here = self._world.clock.now().tzinfo
        return self._voiced(plan_day(self.plans(), self._sight(datetime.combine(day, LATE_ENOUGH, here))))

    def pages(self, plan_id: str) -> PlanPage:
        """A plan as its page shows it.

        Raises:
            CalmroomError: If it is not there.
        """
        plan = self._plan(plan_id)
        return page_of(plan, self._sight(), is_whole=self._arrivals.is_whole(plan))

    def set_half(self, plan_id: str, *, is_half: bool) -> Plan:
        """Let the small version hold, or the whole one."""
        return self._changed(plan_id, lambda plan: replace(plan, is_half=is_half))

    def pause(self, plan_id: str) -> Plan:
        """Pause it; it keeps its place."""
        return self._changed(plan_id, lambda plan: paused(plan, self._world.clock.now()))

    def go_on(self, plan_id: str) -> Plan:
        """Go on after a pause."""
        return self._changed(plan_id, lambda plan: gone_on(plan, self._world.clock.now()))

    def end(self, plan_id: str) -> Plan:
        """Put it away: it stays readable, and offers nothing."""
        return self._changed(plan_id, lambda plan: replace(plan, ended=self._world.clock.now()))

    def begin_again(self, plan_id: str) -> Plan:
        """Take a plan that was put away out again."""
        return self._changed(plan_id, lambda plan: replace(plan, ended=None))

    def decline(self, plan_id: str, item_id: str) -> Plan:
        """Leave an item out; it can be taken back."""
        return self._changed(plan_id, lambda plan: with_declined(plan, item_id, is_declined=True))

    def take_back(self, plan_id: str, item_id: str) -> Plan:
        """Agree to an item after all."""
        return self._changed(plan_id, lambda plan: with_declined(plan, item_id, is_declined=False))

    def let_go(self, plan_id: str, item_id: str) -> Plan:
        """Let an item go this time round; what comes after it opens."""
        return self._changed(plan_id, lambda plan: with_let_go(plan, item_id, self._world.clock.now()))

    def hold_on(self, plan_id: str, item_id: str) -> Plan:
        """Undo the letting go."""
        return self._changed(plan_id, lambda plan: with_held(plan, item_id))

    def note(self, plan_id: str, words: str) -> Plan:
        """Keep a note to the therapist; nothing sends it.

        Raises:
            CalmroomError: If it is too long; the one before it stays.
        """
        if len(words) > MOST_NOTE:
            raise TOO_LONG
        return self._changed(plan_id, lambda plan: with_note(plan, words, self._world.clock.now()))

    def remove(self, plan_id: str) -> Plan:
        """Take a plan out; what was done and written stays. The caller keeps it for as long as it may be put back."""
        plan = self._plan(plan_id)
        self._access.vault.plans.remove(plan_id)
        self._removed.add(plan_id)
        self._shelves.received.hide(plan_id)
        self._world.bus.publish(PlansChanged())
        self._read_again()
        return plan

    def put_back(self, plan: Plan) -> None:
        """Undo a removal, or a change: it is as it was. Another edition that was taken in since stays."""
        present = self._access.vault.plans.get(plan.id)
        if present is not None and present.mark != plan.mark:
            return
        self._keep_whole(plan)

    def _keep_whole(self, plan: Plan) -> None:
        self._shelves.received.show(plan.id)
        self._keep(plan)
        self._read_again()

    def forget(self, plan_id: str) -> None:
        """A removed plan is not put back any more: what it had brought goes too."""
        if self._access.vault.plans.get(plan_id) is None:
            self._files.remove(plan_id)

    def _sight(
        self,
        now: datetime | None = None,
        check_in: CheckIn = CheckIn(),  # noqa: B008 - a frozen value
        hard: Hard | None = None,
    ) -> Sight:
        day = self._safety.day(check_in, hard)
        scripts = {one.id: one for one in self._shelves.library.scripts()}
        return Sight(day if now is None else replace(day, now=now), self._access.vault.appointments.all(), scripts)

    def _voiced(self, day: PlanDay) -> PlanDay:
        """With the therapist's own voice where they spoke, unless they chose a narrator, and nowhere else."""
        return replace(day, rows=tuple(replace(row, voice=self._voice(row)) for row in day.rows))

    def _voice(self, row: PlanRow) -> str:
        if row.voice not in {"", OWN_VOICE}:
            return row.voice
        return OWN_VOICE if self._shelves.received.recordings(row.practice, row.plan_id) else ""

    def _plan(self, plan_id: str) -> Plan:
        plan = self._access.vault.plans.get(plan_id)
        if plan is None:
            raise GONE
        return plan

    def _changed(self, plan_id: str, change: Callable[[Plan], Plan]) -> Plan:
        plan = change(self._plan(plan_id))
        self._keep(plan)
        return plan

    def _keep(self, plan: Plan) -> None:
        self._access.vault.plans.save(plan)
        self._world.bus.publish(PlansChanged())

    def _read_again(self) -> None:
        if self._shelves.shelf.refresh():
            self._world.bus.publish(LibraryChanged())

    def _tidy(self, plans: set[str]) -> None:
        """What lies there of plans that were removed before this start goes."""
        for routine_id in self._files.installed():
            if routine_id not in plans | self._removed:
                self._files.remove(routine_id)
