"""The room Routines: clients, and the composer with its pages, one at a time."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from calmroom.domain.events import NoticeRaised
from calmroom.ui.desk.clients.page import RoutinesPage
from calmroom.ui.desk.clients.pages import BeginPage, CodePage
from calmroom.ui.desk.clients.work import Clients
from calmroom.ui.desk.compose.page import ComposerPage
from calmroom.ui.desk.compose.work import ComposeServices, Composing
from calmroom.ui.desk.material.page import MaterialPage
from calmroom.ui.desk.material.work import Bringing, BringServices
from calmroom.ui.desk.paper import PaperPage
from calmroom.ui.stage import Stage
from calmroom.ui.undoing import is_redo, is_undo
from calmroom.ui.widgets.naming import identify

if TYPE_CHECKING:
    from collections.abc import Sequence

    from calmroom.domain.errors import CalmroomError
    from calmroom.domain.paper import Document
    from calmroom.domain.ports import Clock, Voice
    from calmroom.domain.routine.desk import Draft
    from calmroom.services.desk import DeskService
    from calmroom.services.listening import ListeningService
    from calmroom.services.practice import PracticeService
    from calmroom.ui.context import Context


@dataclass(frozen=True, slots=True)
class DeskServices:
    """What the therapist's desk uses."""

    desk: DeskService
    practice: PracticeService
    listening: ListeningService
    clock: Clock
    narrators: Sequence[Voice]


class DeskPane(QWidget):
    """Everything around one routine after the other.

    Signals:
        removed: A ``Removal``.
        told: A ``NoticeRaised``.
        settled: A ``Removal`` that is none any more.
    """

    removed = Signal(object)
    settled = Signal(object)
    told = Signal(object)

    def __init__(self, services: DeskServices, context: Context) -> None:
        super().__init__()
        look = context.look
        self._services, self._context = services, context
        identify(self, "desk", "Routines")
        self.list = RoutinesPage(look)
        self.begin, self.code = BeginPage(look), CodePage(look)
        self.composer = ComposerPage(look)
        self.material = MaterialPage(look)
        self.paper = PaperPage(context)
        self._stage = Stage(look, "desk.stage")
        self._stage.addWidget(self.list)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._stage)
        self.clients = Clients(services.desk, services.clock, self.list, context)
        compose = ComposeServices(services.desk, services.practice, services.clock, services.narrators)
        self.composing = Composing(compose, self.composer, context)
        bringing = BringServices(services.desk, services.practice, services.listening)
        self.bringing = Bringing(bringing, self.material, context)
        self._connect()

    def open(self) -> None:
        """Show what there is; a routine that is being written stays where it is."""
        if self._stage.page() is self.list:
            self.clients.refresh()

    def show_list(self) -> None:
        """Back to everybody; what was written is kept."""
        self.composing.keeper.keep_now()
        self._stage.show_page(self.list)
        self.clients.refresh()
        self.list.new.setFocus()

    def flush(self) -> bool:
        """Keep what is being written, and wait for it. Says whether it is safe."""
        return self.composing.keeper.flush()

    def forget(self) -> None:
        """Show and hold nothing of anybody any more."""
        self.clients.forget()
        self.composing.forget()
        self.bringing.forget()
        self.code.forget()
        self.paper.show_document(None)
        self._stage.show_page(self.list)

    def event(self, event: QEvent) -> bool:
        """Takes undo and redo for itself in the composer; else they are the window's."""
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            is_mine = self._stage.page() is self.composer and self.composing.keeper.draft is not None
            if is_mine and (is_undo(event) or is_redo(event)):
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Undo and redo in the composer."""
        if self._stage.page() is self.composer and is_undo(event):
            self.composing.undo()
        elif self._stage.page() is self.composer and is_redo(event):
            self.composing.redo()
        else:
            super().keyPressEvent(event)

    def _connect(self) -> None:
        for part in (self.clients, self.composing, self.bringing):
            part.removed.connect(self.removed)
        self.clients.begin_asked.connect(self._show_beginnings)
        self.clients.code_asked.connect(self._show_code)
        self.clients.draft_made.connect(self._compose)
        self.list.draft_asked.connect(self._compose)
        self.begin.begun.connect(self.clients.begin)
        for page in (self.begin, self.code, self.composer):
            page.left.connect(self.show_list)
        self.composing.told.connect(self._tell)
        self.composing.settled.connect(self.settled)
        self.composing.own_asked.connect(self._show_material)
        self.composing.paper_asked.connect(self._show_paper)
        self.material.left.connect(lambda: self._show_composer(self.composer.blocks.own))
        self.paper.left.connect(lambda: self._show_composer(self.composer.paper))
        self.bringing.changed.connect(self.composing.take)

    def _compose(self, draft: Draft) -> None:
        self._stage.show_page(self.composer)
        self.composing.open(draft, self.clients.client_of(draft))
        self.composer.take_focus()

    def _show_composer(self, held: QWidget) -> None:
        self._stage.show_page(self.composer)
        held.setFocus()

    def _show_beginnings(self) -> None:
        self._stage.show_page(self.begin)
        self.clients.fill_beginnings(self.begin)
        self.begin.enter()

    def _show_code(self) -> None:
        self._stage.show_page(self.code)
        self.clients.fill_code(self.code)
        self.code.enter()

    def _show_material(self) -> None:
        draft = self.composing.keeper.draft
        if draft is not None:
            self._stage.show_page(self.material)
            self.bringing.open(draft)

    def _show_paper(self) -> None:
        draft = self.composing.keeper.draft
        if draft is not None:
            self._context.tasks.run(lambda: self._services.desk.handout(draft), self._lay_paper, self._tell)

    def _lay_paper(self, document: Document) -> None:
        self._stage.show_page(self.paper)
        self.paper.show_document(document)

    def _tell(self, fault: CalmroomError) -> None:
        self.told.emit(NoticeRaised(fault.message, fault.hint))
