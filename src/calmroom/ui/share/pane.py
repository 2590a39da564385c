"""What my therapist will see: a list in which nothing is ticked, and beside it the very page of what is."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from calmroom.domain.sharing.paper import shared_document
from calmroom.ui.share.given import fetch, hands_of
from calmroom.ui.share.panel import Panel
from calmroom.ui.share.sealing import Sealing
from calmroom.ui.share.side import Side
from calmroom.ui.share.state import ShareState, range_words, sections
from calmroom.ui.spelling.speller import Spellers
from calmroom.ui.widgets.naming import identify
from calmroom.ui.widgets.surfaces import HairLine

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from PySide6.QtGui import QKeyEvent, QResizeEvent

    from calmroom.domain.errors import CalmroomError
    from calmroom.domain.paper import Document
    from calmroom.domain.routine.desk import KnownSigner
    from calmroom.domain.sharing.sharing import SharedPage
    from calmroom.ui.context import Context
    from calmroom.ui.share.given import ShareServices
    from calmroom.ui.share.state import Given

ROOM_FOR_TWO: Final = 880
"""Px at 100 % from which list and paper stand beside each other."""
PANEL: Final = 448


class SharePane(QWidget):
    """Nothing leaves from here but by Print, Save and Seal.

    Signals:
        left: Back to where one came from.
        shared_asked: The list of what was shared.
    """

    left = Signal()
    shared_asked = Signal()

    def __init__(self, services: ShareServices, context: Context) -> None:
        super().__init__()
        self._services, self._context = services, context
        self._state = ShareState()
        self._page: SharedPage | None = None
        self._asked = 0
        self._is_alone = self._is_looking = False
        identify(self, "share", "What my therapist will see")
        self.side = Side(context.look)
        Spellers(services.spelling, context, self).attend(self.side.list.field)
        self.panel = Panel(context)
        self._edge = HairLine(context.look, upright=True)
        self.sealing = Sealing(self.panel.seal, services.sharing, context.tasks, self._now)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.side, 1)
        row.addWidget(self._edge)
        row.addWidget(self.panel)
        self._connect()

    @property
    def state(self) -> ShareState:
        """What is shown and ticked."""
        return self._state

    def open(self) -> None:
        """Begin with nothing ticked, each time."""
        self._show_given(ShareState())
        self._is_looking = False
        self.side.begin()
        self._look(None)

    def forget(self) -> None:
        """Show and hold nothing of a person any more."""
        self._asked += 1
        self._is_looking = False
        self._show_given(ShareState())
        self.sealing.forget()
        self.side.forget()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back: from the paper to the list, from the list to where one came from."""
        if event.key() == Qt.Key.Key_Escape:
            (self._show_list if self._is_alone and self._is_looking else self.left.emit)()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Paper beside the list, or a page of its own."""
        super().resizeEvent(event)
        self._fit()

    def _connect(self) -> None:
        side, panel = self.side, self.panel
        side.back.clicked.connect(self.left)
        side.untick.clicked.connect(self._untick)
        side.look_at.clicked.connect(self._look_at_it)
        side.shared.clicked.connect(self.shared_asked)
        side.fault.pressed.connect(lambda: self._look(None))
        side.days.chosen.connect(self._look)
        side.list.ticked.connect(lambda key, on: self._change(self._state.ticking(key, on=on)))
        side.list.asked.connect(lambda words, on: self._change(self._state.asking(words, on=on)))
        panel.left.connect(self._show_list)
        panel.seal_asked.connect(self._seal)
        self.sealing.sealed.connect(self._sealed)
        self.sealing.failed.connect(panel.ways.refuse)
        self._context.look.changed.connect(self._fit)

    def _look(self, days: tuple[date, date] | None) -> None:
        self._asked += 1
        work = partial(fetch, self._services, days)
        self._context.tasks.run(work, partial(self._found, self._asked), self._fail)

    def _found(self, asked: int, given: Given) -> None:
        if asked == self._asked:
            self._show_given(self._state.looking(given))

    def _fail(self, fault: CalmroomError) -> None:
        self.side.fault.tell(fault)
        self.side.fault.show()

    def _show_given(self, state: ShareState) -> None:
        given = state.given
        self.side.fault.hide()
        self.panel.show_given(given)
        self.side.list.show_sections(() if given is None else sections(given.found, state.name), state.name)
        if given is not None:
            self.side.days.show_days(given.found.first, given.found.last, range_words(given))
        self._change(state, is_told=False)

    def _change(self, state: ShareState, *, is_told: bool = True) -> None:
        self._state = state
        given = state.given
        page = None if given is None else state.page(hands_of(given, self._services.clock))
        self._page = page
        # What is kept of it is what was on the page when it was given, and no later one.
        note = partial(self._note, page, state.kinds())
        self.panel.ways.note = note
        self.side.list.show_ticks(state)
        self.side.show_touched(touched=state.is_touched)
        self.panel.show_page(None if page is None else shared_document(page))
        if is_told:
            self.panel.say_page()

    def _note(self, page: SharedPage | None, kinds: tuple[str, ...], _document: Document) -> None:
        if page is not None:
            self._services.sharing.note_paper(page, kinds)

    def _now(self) -> tuple[SharedPage, tuple[str, ...]] | None:
        return None if self._page is None else (self._page, self._state.kinds())

    def _untick(self) -> None:
        self.side.list.first().setFocus(Qt.FocusReason.OtherFocusReason)
        self._change(self._state.untouched())

    def _seal(self) -> None:
        if self._state.given is not None:
            self.sealing.ask(self._state.given.therapists)

    def _sealed(self, path: Path, to: KnownSigner) -> None:
        self.panel.say_lies(path, f" Only {to.name or 'your therapist'} can open it.")

    def _look_at_it(self) -> None:
        self._is_looking = True
        self._fit()
        self.panel.back.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_list(self) -> None:
        self._is_looking = False
        self._fit()
        self.side.look_at.setFocus(Qt.FocusReason.OtherFocusReason)

    def _fit(self) -> None:
        theme = self._context.look.theme
        self._is_alone = alone = theme.large_text or self.width() < ROOM_FOR_TWO * max(1.0, theme.scale**0.5)
        self.side.fit(alone=alone, width=self.width() if alone else self.width() - PANEL)
        self.side.setVisible(not (alone and self._is_looking))
        self.panel.setVisible(not alone or self._is_looking)
        self._edge.setVisible(not alone)
        self.panel.stand_alone(alone=alone)
        wide = max(PANEL, round(self.width() * 0.44))
        self.panel.setMaximumWidth(16_777_215 if alone else wide)
        self.panel.setMinimumWidth(0 if alone else wide)
