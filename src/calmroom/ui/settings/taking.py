"""Take everything with you: as what, where to, how far it is, and where it lies then."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QVBoxLayout, QWidget

from calmroom.domain.errors import CalmroomError
from calmroom.domain.vault.leaving import CopyWritten, LeavingMoved, amount_words
from calmroom.ui.asking import PathQuestion
from calmroom.ui.settings.leaving_state import FORMS, NOT_WITHIN, READABLE, TAKE, TAKE_WORDS, WRITE_GIVEN_UP
from calmroom.ui.theme.fonts import Role
from calmroom.ui.theme.icons import Icon
from calmroom.ui.widgets.buttons import OutlineButton, QuietButton
from calmroom.ui.widgets.flow import FlowLayout
from calmroom.ui.widgets.labels import LinkButton, TextLabel, Tone
from calmroom.ui.widgets.naming import announce
from calmroom.ui.widgets.progress import ProgressBar
from calmroom.ui.widgets.segments import SegmentedChoice

if TYPE_CHECKING:
    from pathlib import Path

    from calmroom.services.leaving import LeavingService
    from calmroom.ui.context import Context


class TakeRow(QWidget):
    """Writes one copy at a time."""

    def __init__(self, leaving: LeavingService, context: Context) -> None:
        super().__init__()
        self._leaving = leaving
        self._context = context
        self._folder: Path | None = None
        self._path: Path | None = None
        self._written: Path | None = None
        self._is_mine = False
        look = context.look
        self.form = SegmentedChoice(look, "settings.take.form", "Write it as", FORMS)
        self.form.set_value("zip")
        self.place = TextLabel(look, "", Role.SMALL, Tone.INK2, name="settings.take.place")
        self.change = LinkButton(look, "Change the folder", "settings.take.folder")
        self._question = PathQuestion(self.change, "Save in")
        self.write = OutlineButton(look, "Write the copy", "settings.take.write", icon=Icon.EXPORT)
        self.cancel = OutlineButton(look, "Cancel", "settings.take.cancel")
        self.reveal = QuietButton(look, "Show in folder", "settings.take.reveal")
        self.progress = ProgressBar(look, "settings.take.progress", "Writing the copy")
        self.said = TextLabel(look, "", Role.SMALL, Tone.LAKE, name="settings.take.said")
        self._lay()
        self._connect()

    def refresh(self) -> None:
        """Say where it would go; ask for the folder on the worker."""
        if self._folder is None:
            self._context.tasks.run(self._leaving.folder, self._choose)
        else:
            self._show_place()

    def _lay(self) -> None:
        look = self._context.look
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 14, 20, 16)
        column.setSpacing(8)
        warning = TextLabel(look, READABLE, Role.SMALL, Tone.INK, name="settings.take.readable")
        column.addWidget(TextLabel(look, TAKE, Role.BODY_STRONG))
        for words in (TAKE_WORDS, NOT_WITHIN):
            column.addWidget(TextLabel(look, words, Role.SMALL, Tone.INK2))
        column.addWidget(warning)
        buttons = QWidget()
        flow = FlowLayout(gap=10)
        buttons.setLayout(flow)
        for each in (self.form, self.write, self.cancel, self.reveal):
            flow.addWidget(each)
        column.addWidget(buttons)
        column.addWidget(self.place)
        column.addWidget(self.change, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.progress)
        column.addWidget(self.said)
        for hidden in (self.cancel, self.reveal, self.progress, self.said):
            hidden.hide()

    def _connect(self) -> None:
        self.form.chosen.connect(lambda _value: self._show_place())
        self.change.clicked.connect(self._ask_folder)
        self._question.chosen.connect(self._choose)
        self.write.clicked.connect(self._begin)
        self.cancel.clicked.connect(self._leaving.cancel)
        self.reveal.clicked.connect(self._reveal)
        self._context.bridge.on(LeavingMoved, self._moved)
        self._context.bridge.on(CopyWritten, self._ended)

    def _show_place(self) -> None:
        if self._folder is not None:
            name = self._leaving.name(self._folder, is_zip=self.form.value() == "zip")
            self._path = self._folder / name
            self.place.set_words(f"It will be {self._path}")

    def _choose(self, folder: Path) -> None:
        self._folder = folder
        self._show_place()

    def _begin(self) -> None:
        if self._path is None:
            return
        try:
            self._leaving.write(self._path)
        except CalmroomError as fault:
            self._say(f"{fault.message} {fault.hint}")
            return
        self._is_mine = True
        self.progress.set_share(0.0)
        self._show_busy(is_busy=True)
        self.cancel.setFocus()

    def _show_busy(self, *, is_busy: bool) -> None:
        had = self.cancel.hasFocus()
        shown: tuple[QWidget, ...] = (self.cancel, self.progress)
        choosing: tuple[QWidget, ...] = (self.write, self.form, self.change)
        for part in (*shown, *choosing):
            part.setVisible((part in shown) is is_busy)
        if is_busy:
            self.reveal.hide()
            self.said.hide()
        elif had:
            self.write.setFocus()

    def _moved(self, event: LeavingMoved) -> None:
        if self._is_mine:
            self.progress.set_share(event.share)

    def _ended(self, event: CopyWritten) -> None:
        self._is_mine = False
        self._show_busy(is_busy=False)
        if event.fault is not None:
            self._say(" ".join(filter(None, (event.fault.message, event.fault.hint))))
        elif event.path is None or event.amount is None:
            self._say(WRITE_GIVEN_UP)
        else:
            self._written = event.path
            self._say(f"Written: {amount_words(event.amount)}, in {event.path.name}.")
            self.reveal.show()
        self._show_place()

    def _say(self, words: str) -> None:
        self.said.set_words(words)
        self.said.show()
        announce(self, words)

    def _ask_folder(self) -> None:
        if self._folder is not None:
            self._question.ask(self._folder)

    def _reveal(self) -> None:
        if self._written is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._written.parent)))
