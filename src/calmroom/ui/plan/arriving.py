"""A routine file from the first look at it until it is taken in or left; all reading is done on the worker."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from calmroom.domain.routine.handover import SHARE_SUFFIX, OtherKind
from calmroom.domain.vault.vault import VaultLocked
from calmroom.ui.plan.preview import PreviewPage
from calmroom.ui.plan.preview_state import Dates, from_view, preview_state
from calmroom.ui.widgets.naming import announce
from calmroom.ui.working import Work

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from calmroom.domain.errors import CalmroomError
    from calmroom.domain.plan.look import Look
    from calmroom.domain.plan.plan import Plan
    from calmroom.domain.routine.handover import Signer, Step
    from calmroom.services.rooms import Rooms
    from calmroom.ui.context import Context


@dataclass(frozen=True, slots=True)
class _Seen:
    look: Look
    dates: Dates


class Arriving(QObject):
    """Joins a file to its page.

    Signals:
        left: It was left as it is.
        taken: It was taken in.
        file_asked: Another file is to be chosen.
        locked: The vault is locked; carries the Path that waits.
        compare_asked: A ``Signer`` whose words are to be compared.
        is_page: The Path is that of a page that a client gave back, whatever it is called.
    """

    left = Signal()
    taken = Signal()
    file_asked = Signal()
    locked = Signal(object)
    compare_asked = Signal(object)
    is_page = Signal(object)

    def __init__(self, rooms: Rooms, context: Context) -> None:
        super().__init__()
        self._rooms = rooms
        self._context = context
        self._seen: _Seen | None = None
        self.path: Path | None = None
        self.page = PreviewPage(context.look)
        self._work = Work(context.tasks)
        self._work.moved.connect(self.page.work.show_step)
        self.page.left.connect(self._leave)
        self.page.cancelled.connect(self._cancel)
        self.page.agreed.connect(self._agree)
        self.page.compare_asked.connect(self._compare)
        self.page.file_asked.connect(self.file_asked)

    def read(self, path: Path) -> None:
        """Read a file and show what is in it."""
        self.path, self._seen = path, None
        self.page.show_reading()
        self._work.begin(lambda go_on: self._look(path, go_on), self._show, self._fail)

    def show_again(self, signer: Signer) -> None:
        """The words of its signer were compared, or not: show how they stand now."""
        if self._seen is not None:
            self.page.show_compared(from_view(signer, self._seen.look.opened.routine))

    def cancel(self) -> None:
        """End what is under way."""
        self._work.cancel()

    def forget(self) -> None:
        """Hold nothing of any file."""
        self._work.cancel()
        self.path = self._seen = None
        self.page.forget()

    def _look(self, path: Path, go_on: Callable[[Step], bool]) -> _Seen:
        plans = self._rooms.plan
        look = plans.look(plans.preview(path, go_on))
        now = self._rooms.world.clock.now()
        around = self._rooms.appointments.around(now)
        last, after = around.last, around.next
        return _Seen(
            look,
            Dates(
                last.begins.astimezone(now.tzinfo).date() if last is not None else None,
                after.begins.astimezone(now.tzinfo).date() if after is not None else None,
            ),
        )

    def _show(self, seen: _Seen | None) -> None:
        if seen is None:
            self._leave()
            return
        self._seen = seen
        self.page.show_preview(preview_state(seen.look, self._rooms.practice.scripts(), seen.dates))

    def _fail(self, fault: CalmroomError) -> None:
        path = self.path
        if isinstance(fault, VaultLocked) and path is not None:
            self.forget()
            self.locked.emit(path)
        elif isinstance(fault, OtherKind) and fault.suffix == SHARE_SUFFIX and path is not None:
            self.forget()
            self.is_page.emit(path)
        else:
            self.path = None
            self.page.show_fault(fault)

    def _agree(self, chosen: tuple[str, ...]) -> None:
        path, seen = self.path, self._seen
        if path is None or seen is None or not chosen:
            return
        self.page.show_taking()
        plans, opened = self._rooms.plan, seen.look.opened
        self._work.begin(lambda go_on: plans.adopt(path, opened, chosen, go_on), self._taken, self.page.show_refusal)

    def _taken(self, plan: Plan | None) -> None:
        if plan is None:
            self.page.show_again()
            return
        self.forget()
        announce(self.page, "It is taken in.")
        self.taken.emit()

    def _cancel(self) -> None:
        was_taking = self._seen is not None
        self._work.cancel()
        if was_taking:
            self.page.show_again()
        else:
            self._leave()

    def _compare(self) -> None:
        if self._seen is not None and self._seen.look.opened.signer is not None:
            self.compare_asked.emit(self._seen.look.opened.signer)

    def _leave(self) -> None:
        self.forget()
        self.left.emit()
