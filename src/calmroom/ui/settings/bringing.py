"""Bring a copy in: which one, what it holds, and what came of it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from calmroom.domain.errors import CalmroomError
from calmroom.domain.vault.leaving import CopyBroughtIn, CopyRead, LeavingMoved
from calmroom.ui.asking import PathQuestion
from calmroom.ui.settings.leaving_state import BRING, BRING_WORDS, FILES, GIVEN_UP, added_words, found_words
from calmroom.ui.theme.fonts import Role
from calmroom.ui.widgets.buttons import OutlineButton, QuietButton
from calmroom.ui.widgets.flow import FlowLayout
from calmroom.ui.widgets.labels import TextLabel, Tone
from calmroom.ui.widgets.naming import announce
from calmroom.ui.widgets.progress import ProgressBar

if TYPE_CHECKING:
    from collections.abc import Callable

    from calmroom.services.leaving import LeavingService
    from calmroom.ui.context import Context


class BringRow(QWidget):
    """Looks into a copy first, and brings it in where that is wished."""

    def __init__(self, leaving: LeavingService, context: Context) -> None:
        super().__init__()
        self._leaving = leaving
        self._context = context
        self._path: Path | None = None
        self._has_broken = False
        self._is_mine = False
        look = context.look
        self.choose = OutlineButton(look, "Choose a copy", "settings.bring.choose")
        self._question = PathQuestion(self.choose, "Choose a copy", FILES)
        self.bring = OutlineButton(look, "Bring it in", "settings.bring.in")
        self.leave = QuietButton(look, "Not now", "settings.bring.not-now")
        self.cancel = OutlineButton(look, "Cancel", "settings.bring.cancel")
        self.progress = ProgressBar(look, "settings.bring.progress", "Reading the copy")
        self.said = TextLabel(look, "", Role.SMALL, Tone.LAKE, name="settings.bring.said")
        self.wrong = TextLabel(look, "", Role.SMALL, Tone.CAUTION, name="settings.bring.wrong")
        self._lay()
        self._connect()
        self._show(self.choose)

    def _lay(self) -> None:
        look = self._context.look
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 14, 20, 16)
        column.setSpacing(8)
        column.addWidget(TextLabel(look, BRING, Role.BODY_STRONG))
        column.addWidget(TextLabel(look, BRING_WORDS, Role.SMALL, Tone.INK2))
        for part in (self.said, self.wrong, self.progress):
            part.hide()
            column.addWidget(part)
        buttons = QWidget()
        flow = FlowLayout(gap=10)
        buttons.setLayout(flow)
        for each in (self.choose, self.bring, self.leave, self.cancel):
            flow.addWidget(each)
        column.addWidget(buttons)

    def _connect(self) -> None:
        self.choose.clicked.connect(lambda: self._question.ask(Path.home()))
        self._question.chosen.connect(self.look_into)
        self.bring.clicked.connect(self._bring)
        self.leave.clicked.connect(self._leave)
        self.cancel.clicked.connect(self._leaving.cancel)
        bridge = self._context.bridge
        bridge.on(LeavingMoved, self._moved)
        bridge.on(CopyRead, self._read)
        bridge.on(CopyBroughtIn, self._brought)

    def look_into(self, path: Path) -> None:
        """Read a copy through and say what it holds."""
        self._path = path
        self._begin(lambda: self._leaving.look(path))

    def _bring(self) -> None:
        path = self._path
        if path is not None:
            self._begin(lambda: self._leaving.bring_in(path, leave_out_broken=self._has_broken))

    def _begin(self, work: Callable[[], None]) -> None:
        try:
            work()
        except CalmroomError as fault:
            self._tell_fault(fault)
            return
        self._is_mine = True
        self.progress.set_share(0.0)
        self._show(self.cancel)
        self.cancel.setFocus()

    def _moved(self, event: LeavingMoved) -> None:
        if self._is_mine:
            self.progress.set_share(event.share)

    def _read(self, event: CopyRead) -> None:
        self._is_mine = False
        if event.fault is not None:
            self._tell_fault(event.fault)
        elif event.found is None:
            self._tell(GIVEN_UP)
        else:
            self._has_broken = bool(event.found.refused)
            holds, wrong = found_words(event.found)
            self.bring.set_text("Bring in the rest" if wrong else "Bring it in")
            self._tell(holds, wrong, next_step=self.bring)

    def _brought(self, event: CopyBroughtIn) -> None:
        self._is_mine = False
        if event.fault is not None:
            self._tell_fault(event.fault)
        else:
            self._tell(GIVEN_UP if event.added is None else added_words(event.added))

    def _leave(self) -> None:
        self._show(self.choose)
        for part in (self.said, self.wrong):
            part.hide()
        self.choose.setFocus()

    def _tell_fault(self, fault: CalmroomError) -> None:
        self._tell(fault.message, fault.hint)

    def _tell(self, words: str, wrong: str = "", next_step: QWidget | None = None) -> None:
        had = self.cancel.hasFocus()
        self._show(self.choose if next_step is None else next_step)
        for label, said in ((self.said, words), (self.wrong, wrong)):
            label.set_words(said)
            label.setVisible(bool(said))
        announce(self, f"{words} {wrong}".strip())
        if had:
            (self.choose if next_step is None else next_step).setFocus()

    def _show(self, button: QWidget) -> None:
        self.choose.setVisible(button is self.choose)
        self.bring.setVisible(button is self.bring)
        self.leave.setVisible(button is self.bring)
        self.cancel.setVisible(button is self.cancel)
        self.progress.setVisible(button is self.cancel)
