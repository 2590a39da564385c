"""A page that came back, from its file to its reading and its keeping; all of it is read on the worker."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from calmroom.domain.errors import CalmroomError
from calmroom.domain.routine.handover import ROUTINE_SUFFIX, OtherKind
from calmroom.domain.vault.vault import VaultLocked
from calmroom.ui.notices import Removal
from calmroom.ui.share.reading import ReadingPage
from calmroom.ui.share.reading_state import ReadingState, Sheet, reading_state

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from calmroom.domain.ports import Clock
    from calmroom.domain.routine.desk import Returned
    from calmroom.services.desk import DeskService
    from calmroom.services.sharing import SharingService
    from calmroom.ui.context import Context


class Reading(QObject):
    """Joins files and what was kept of them to the page.

    Signals:
        left: Back to all pages.
        removed: A ``Removal``.
        locked: The vault is locked; carries the Path that waits.
        is_routine: The Path is that of a routine, whatever it is called.
    """

    left = Signal()
    removed = Signal(object)
    locked = Signal(object)
    is_routine = Signal(object)

    def __init__(self, sharing: SharingService, desk: DeskService, clock: Clock, context: Context) -> None:
        super().__init__()
        self._sharing, self._desk, self._clock, self._context = sharing, desk, clock, context
        self._asked = 0
        self._state = ReadingState()
        self.page = ReadingPage(context)
        self.page.left.connect(self._leave)
        self.page.step_asked.connect(self._step)
        self.page.whose_asked.connect(self._say_whose)
        self.page.remove_asked.connect(self._remove)

    def open(self, path: Path) -> None:
        """Open a file that a client gave, and keep it."""
        self._asked += 1
        self.page.show_nothing("Opening it")

        def work() -> ReadingState:
            return self._around(self._sharing.open(path).id)

        self._context.tasks.run(work, partial(self._show, self._asked), partial(self._fail, path))

    def read(self, returned: Returned) -> None:
        """Read a page that is kept here."""
        self._asked += 1
        self.page.show_nothing("Opening it")
        work = partial(self._around, returned.id)
        self._context.tasks.run(work, partial(self._show, self._asked), self.page.show_fault)

    def forget(self) -> None:
        """Show and hold nothing of anybody any more."""
        self._asked += 1
        self._state = ReadingState()
        self.page.show_nothing()
        self.page.beside.setChecked(False)

    def _around(self, returned_id: str) -> ReadingState:
        """It and the others of the same client; one of those that cannot be read is left out."""
        kept = self._desk.returned()
        wanted = next((one for one in kept if one.id == returned_id), None)
        mine = [one for one in kept if wanted is not None and one.client_id == wanted.client_id]
        sheets = []
        for one in mine:
            try:
                sheets.append(Sheet(one, self._sharing.read(one.id)))
            except CalmroomError:
                if one.id == returned_id:
                    raise
        if wanted is None:
            self._sharing.read(returned_id)
        return reading_state(tuple(sheets), returned_id, self._desk.clients())

    def _show(self, asked: int, state: ReadingState) -> None:
        if asked == self._asked:
            self._state = state
            self.page.show_state(state, self._clock.now())

    def _fail(self, path: Path, fault: CalmroomError) -> None:
        if isinstance(fault, VaultLocked):
            self.forget()
            self.locked.emit(path)
        elif isinstance(fault, OtherKind) and fault.suffix == ROUTINE_SUFFIX:
            self.forget()
            self.is_routine.emit(path)
        else:
            self.page.show_fault(fault)

    def _step(self, step: int) -> None:
        at = self._state.at + step
        if 0 <= at < len(self._state.sheets):
            self._show(self._asked, replace(self._state, at=at))

    def _say_whose(self, client_id: str) -> None:
        sheet = self._state.sheet
        if sheet is None:
            return
        kept = replace(sheet.returned, client_id=client_id)

        def then(state: ReadingState) -> None:
            whom = state.client.initials if state.client is not None else "nobody on your list"
            self.removed.emit(Removal(f"The page is kept with {whom}", partial(self._keep, sheet.returned)))

        self._keep(kept, then)

    def _keep(self, returned: Returned, then: Callable[[ReadingState], None] = lambda _state: None) -> None:
        """Keep a page with whom it is from now, and show it anew where it is still being read."""
        read = self._state.sheet
        asked = self._asked if read is not None and read.returned.id == returned.id else -1

        def work() -> ReadingState:
            self._desk.keep_returned(returned)
            return self._around(returned.id)

        def shown(state: ReadingState) -> None:
            self._show(asked, state)
            then(state)

        self._context.tasks.run(work, shown, self.page.show_fault)

    def _remove(self) -> None:
        sheet = self._state.sheet
        if sheet is None:
            return
        kept, tasks, desk = sheet.returned, self._context.tasks, self._desk

        def put_back() -> None:
            tasks.later(lambda: desk.keep_returned(kept))

        def then(_done: Returned) -> None:
            self.removed.emit(Removal("Page removed", put_back))
            self._leave()

        tasks.run(lambda: desk.remove_returned(kept.id), then, self.page.show_fault)

    def _leave(self) -> None:
        self.forget()
        self.left.emit()
