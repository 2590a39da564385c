"""The way to the pages of a plan, beside the sidebar, and back to the room one was in."""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Qt, Signal

from calmroom.domain.routine.handover import Standing
from calmroom.ui.asking import PathQuestion
from calmroom.ui.dropping import Dropping, routine
from calmroom.ui.entering import may_enter
from calmroom.ui.places import Page, Room
from calmroom.ui.plan.reminding import Reminding

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from calmroom.domain.routine.handover import Signer
    from calmroom.services.rooms import Rooms
    from calmroom.ui.context import Context
    from calmroom.ui.main_window import MainWindow
    from calmroom.ui.plan.pages import PlanPages
    from calmroom.ui.settings.plan import PlanSection

FILES: Final = "Routine files (*.calmroutine)"
TITLE, PLAN, REMINDERS, CODE = "A routine", "The plan", "Reminders", "Your code"


class PlanWay(QObject):
    """Leads to each page and away from it. They stand in the place of Today.

    Signals:
        left: Back to where one was.
        taken: A routine was taken in.
        removed: A ``Removal`` that can be undone.
        unlock_asked: The vault is to be opened.
        share_asked: Something is to be given back.
        is_page: The Path that was opened is that of a page that a client gave back.
    """

    left = Signal()
    taken = Signal()
    removed = Signal(object)
    unlock_asked = Signal()
    share_asked = Signal()
    is_page = Signal(object)

    def __init__(self, rooms: Rooms, window: MainWindow, context: Context) -> None:
        super().__init__(window)
        self._rooms, self._window, self._context = rooms, window, context
        self._waiting: Path | None = None
        self._comes_from: QWidget | None = None
        self._question = PathQuestion(window, "Open a routine file", FILES)
        self._question.chosen.connect(self.open_file)
        self._dropping = Dropping(window, lambda: isinstance(window.place, Room), routine)
        self._dropping.dropped.connect(self.open_file)
        self.reminding = Reminding(rooms.reminders, rooms.access, window, context)

    @cached_property
    def pages(self) -> PlanPages:
        """The pages, made the first time one is asked for."""
        from calmroom.ui.plan.pages import PlanPages  # noqa: PLC0415 - a page nobody visits costs the start nothing

        pages = PlanPages(self._rooms, self._context, self.reminding.desktop.has_place)
        arriving, plan, reminders, code = pages.arriving, pages.plan, pages.reminders, pages.code
        arriving.left.connect(self.left)
        arriving.taken.connect(self.taken)
        arriving.file_asked.connect(self.ask_file)
        arriving.locked.connect(self._ask_to_unlock)
        arriving.compare_asked.connect(self.show_code)
        arriving.is_page.connect(self.is_page)
        plan.file_asked.connect(self.ask_file)
        plan.share_asked.connect(self.share_asked)
        plan.code_asked.connect(lambda: self.show_code(None))
        plan.compare_asked.connect(self._compare_later)
        code.left.connect(self._leave_code)
        code.same.connect(self._compared)
        for pane in (plan, reminders):
            pane.left.connect(self.left)
            pane.removed.connect(self.removed)
        return pages

    def join(self, section: PlanSection) -> None:
        """Lead where the section of Settings asks to."""
        section.file_asked.connect(self.ask_file)
        section.plan_asked.connect(self.show_plan)
        section.reminders_asked.connect(self.show_reminders)
        section.code_asked.connect(lambda: self.show_code(None))

    def ask_file(self) -> None:
        """Ask which file is to be opened."""
        if not isinstance(self._window.place, Page):
            self._question.ask(Path.home())

    def open_file(self, path: Path) -> None:
        """Show what is in a file, now or as soon as one is in a room again; nothing of it is taken in."""
        self._waiting = path
        if self._may_go():
            self.go_on()

    def go_on(self) -> None:
        """One is in a room: show the file that waits. While it is locked it waits on, and nobody is asked again."""
        path = self._waiting
        if path is None or isinstance(self._window.place, Page) or self._rooms.lock.is_locked:
            return
        self._waiting = None
        arriving = self.pages.arriving
        self._show(arriving.page, TITLE)
        arriving.read(path)

    def show_plan(self) -> None:
        """The whole plan."""
        if self._may_go():
            pane = self.pages.plan
            self._show(pane, PLAN)
            pane.begin()

    def come_back(self) -> None:
        """Back to the plan, and to the link by which one left it."""
        if self._may_go():
            pane = self.pages.plan
            self._show(pane, PLAN)
            pane.open()
            pane.share.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_reminders(self) -> None:
        """The page of reminders."""
        if self._may_go():
            pane = self.pages.reminders
            self._show(pane, REMINDERS)
            pane.open()
            pane.back.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_code(self, signer: Signer | None = None) -> None:
        """One's own code; with a signer, theirs to be compared."""
        if self._may_go():
            self._comes_from = self._window.page()
            self._show(self.pages.code, CODE)
            self.pages.code.open(signer)

    def wait(self) -> None:
        """The first pages come before it: what is being looked at is opened again after them."""
        if self._has_pages and self.pages.arriving.path is not None:
            self._waiting = self.pages.arriving.path
            self.pages.arriving.forget()

    def save_now(self) -> None:
        """Have what is being written kept."""
        if self._has_pages:
            self.pages.plan.save_now()
            self.pages.reminders.save_now()

    def cancel(self) -> None:
        """The window is about to close: end what is under way."""
        if self._has_pages:
            self.pages.arriving.cancel()

    def forget(self) -> None:
        """Show and hold nothing of a person any more."""
        self._comes_from = None
        if self._has_pages:
            self.pages.forget()

    @property
    def _has_pages(self) -> bool:
        return "pages" in self.__dict__

    def _may_go(self) -> bool:
        return may_enter(self._window, self._rooms, self.unlock_asked.emit)

    def _show(self, pane: QWidget, title: str) -> None:
        self._window.show_room(Room.TODAY, pane, title)

    def _leave_code(self) -> None:
        """Back to the page it was asked from."""
        page, self._comes_from = self._comes_from, None
        arriving = self.pages.arriving
        if page is arriving.page and arriving.path is not None:
            self._show(arriving.page, TITLE)
            arriving.page.signer.compare.setFocus(Qt.FocusReason.OtherFocusReason)
        elif page is self.pages.plan:
            self.show_plan()
        else:
            self.left.emit()

    def _compare_later(self, plan_id: str) -> None:
        def then(signer: Signer | None) -> None:
            if signer is not None:
                self.show_code(signer)

        self._context.tasks.run(lambda: self.pages.signer(plan_id), then)

    def _compared(self, signer: Signer) -> None:
        def then(_done: None) -> None:
            self.pages.arriving.show_again(replace(signer, standing=Standing.COMPARED))
            self._leave_code()

        self._context.tasks.run(lambda: self._rooms.plan.compare(signer), then)

    def _ask_to_unlock(self, path: Path) -> None:
        self._waiting = path
        self.unlock_asked.emit()
