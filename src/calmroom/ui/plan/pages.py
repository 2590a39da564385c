"""Every page of a plan, each given the services it uses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from calmroom.domain.routine.handover import Signer, Standing
from calmroom.ui.plan.arriving import Arriving
from calmroom.ui.plan.code_pane import CodePane
from calmroom.ui.plan.known import PlanServices, signer_of
from calmroom.ui.plan.pane import PlanPane
from calmroom.ui.plan.reminders_pane import RemindersPane

if TYPE_CHECKING:
    from collections.abc import Callable

    from calmroom.domain.routine.handover import PublicCode
    from calmroom.services.rooms import Rooms
    from calmroom.ui.context import Context
    from calmroom.ui.widgets.squares import Squares


class PlanPages:
    """A file that came, the plan, reminders, and codes."""

    def __init__(self, rooms: Rooms, context: Context, has_place: Callable[[], bool]) -> None:
        self._rooms = rooms
        self.arriving = Arriving(rooms, context)
        services = PlanServices(rooms.plan, rooms.sharing, rooms.appointments, rooms.world.clock, rooms.spelling)
        self.plan = PlanPane(services, context)
        self.reminders = RemindersPane(rooms.reminders, context, has_place)
        self.code = CodePane(self._own_code, context)

    def signer(self, plan_id: str) -> Signer | None:
        """Whoever signed a plan, with the words of their key; waits for the disk."""
        plan = next((one for one in self._rooms.plan.plans() if one.id == plan_id), None)
        known = None if plan is None else signer_of(self._rooms.sharing, plan)
        if known is None:
            return None
        standing = Standing.COMPARED if known.is_compared else Standing.KNOWN
        return Signer(known.name, self._rooms.desk.read_code(known.code), standing, known.first_seen)

    def forget(self) -> None:
        """Show and hold nothing of a person any more."""
        for page in (self.arriving, self.plan, self.reminders, self.code):
            page.forget()

    def _own_code(self) -> tuple[PublicCode, Squares]:
        code = self._rooms.desk.code()
        return code, self._rooms.desk.squares(code.text)
