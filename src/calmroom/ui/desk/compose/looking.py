"""Finds out on the worker what a draft looks like from the client's side, how large it is, and what it can name."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from calmroom.ui.desk.compose.state import Known, known_of

if TYPE_CHECKING:
    from calmroom.domain.errors import CalmroomError
    from calmroom.domain.library.catalogue import Plannable
    from calmroom.domain.plan.day import PlanDay
    from calmroom.domain.routine.desk import Draft
    from calmroom.services.desk import DeskService
    from calmroom.services.practice import PracticeService
    from calmroom.ui.tasks import Tasks


@dataclass(frozen=True, slots=True)
class Seen:
    """What was found out.

    Attributes:
        day: The number of the day after the session.
    """

    draft: Draft
    day: int
    shown: PlanDay
    size: int
    practices: tuple[Plannable, ...]


class Looking(QObject):
    """One question at a time; of those that come meanwhile only the last is asked.

    Signals:
        found: A ``Seen``.
        named: What can be planned is other than before.
        failed: A ``CalmroomError``.
    """

    found = Signal(object)
    named = Signal()
    failed = Signal(object)

    def __init__(self, desk: DeskService, practice: PracticeService, tasks: Tasks, parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._practice, self._tasks = desk, practice, tasks
        self._known: Known | None = None
        self._era = 0
        self._is_busy = False
        self._next: tuple[Draft, int] | None = None

    @property
    def known(self) -> Known:
        """What can be planned, as far as it is known."""
        return self._known or known_of(self._practice.scripts())

    def ask(self, draft: Draft, day: int) -> None:
        """How the client will see that day."""
        if self._is_busy:
            self._next = (draft, day)
            return
        self._is_busy = True
        desk = self._desk

        def work() -> Seen:
            return Seen(draft, day, desk.day_as_client(draft, day), desk.size(draft), desk.practices(draft))

        self._tasks.run(work, partial(self._found, self._era), partial(self._fail, self._era))

    def forget(self) -> None:
        """What was asked is not told any more."""
        self._era += 1
        self._known = self._next = None
        self._is_busy = False

    def _found(self, era: int, seen: Seen) -> None:
        if era != self._era:
            return
        self._is_busy = False
        is_new = self._known is None or self._known.practices != seen.practices
        self._known = Known(seen.practices)
        if is_new:
            self.named.emit()
        self.found.emit(seen)
        waiting, self._next = self._next, None
        if waiting is not None:
            self.ask(*waiting)

    def _fail(self, era: int, fault: CalmroomError) -> None:
        if era == self._era:
            self._is_busy = False
            self._next = None
            self.failed.emit(fault)
