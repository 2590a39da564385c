"""What is done with a plan, on the worker; what can be undone says how."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from calmroom.ui.notices import Removal
from calmroom.ui.plan.state import Act

if TYPE_CHECKING:
    from collections.abc import Callable

    from calmroom.domain.errors import CalmroomError
    from calmroom.domain.plan.plan import Plan
    from calmroom.services.plan import PlanService
    from calmroom.ui.tasks import Tasks


class PlanActs(QObject):
    """Changes plans.

    Signals:
        done: Something is other than before.
        removed: A ``Removal``.
        failed: A ``CalmroomError``; nothing was changed.
        gone: The plan was taken out.
    """

    done = Signal()
    removed = Signal(object)
    failed = Signal(object)
    gone = Signal()

    def __init__(self, plans: PlanService, tasks: Tasks) -> None:
        super().__init__()
        self._plans, self._tasks = plans, tasks

    def act(self, plan_id: str, item_id: str, act: Act) -> None:
        """Let an item go, hold on to it, leave it out, take it back."""
        plans = self._plans
        ways = {
            Act.LET_GO: plans.let_go,
            Act.HOLD_ON: plans.hold_on,
            Act.DECLINE: plans.decline,
            Act.TAKE_BACK: plans.take_back,
        }
        self._do(partial(ways[act], plan_id, item_id))

    def set_half(self, plan_id: str, *, is_half: bool) -> None:
        """The small version, or the whole one."""
        self._do(partial(self._plans.set_half, plan_id, is_half=is_half))

    def set_paused(self, plan_id: str, *, is_paused: bool) -> None:
        """Pause it, or go on with it."""
        self._do(partial(self._plans.pause if is_paused else self._plans.go_on, plan_id))

    def set_ended(self, plan_id: str, *, is_ended: bool) -> None:
        """Put it away, or take it out again."""
        self._do(partial(self._plans.end if is_ended else self._plans.begin_again, plan_id))

    def remove(self, plan_id: str) -> None:
        """Take a plan out; what was done and written stays, and it can be put back."""

        def then(plan: Plan) -> None:
            self.gone.emit()
            self.removed.emit(Removal("Plan removed. What you did and wrote stays", partial(self._put_back, plan)))

        self._tasks.run(partial(self._plans.remove, plan_id), then, self.failed.emit)

    def _put_back(self, plan: Plan) -> None:
        self._do(partial(self._plans.put_back, plan))

    def _do(self, work: Callable[[], object]) -> None:
        self._tasks.run(work, lambda _done: self.done.emit(), self._fail)

    def _fail(self, fault: CalmroomError) -> None:
        self.failed.emit(fault)
