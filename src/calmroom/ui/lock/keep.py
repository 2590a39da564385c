"""The recovery key, shown once: large groups, to be printed, saved or written down."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from calmroom.ui.asking import PathQuestion
from calmroom.ui.fault import FaultLine
from calmroom.ui.lock.sheet import FILE_NAME, Sheet, print_sheet, save_sheet
from calmroom.ui.theme.fonts import Role
from calmroom.ui.theme.icons import Icon
from calmroom.ui.widgets.buttons import OutlineButton, SoftButton
from calmroom.ui.widgets.labels import TextLabel, Tone
from calmroom.ui.widgets.naming import announce, identify
from calmroom.ui.widgets.surfaces import Card

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtGui import QResizeEvent

    from calmroom.ui.theme.look import Look

HANDWRITING = "Written down by hand it is as good. Keep it where you keep papers that matter, not beside the computer."
NOT_SAVED = "The sheet could not be saved there. Choose another folder."
ROOM_FOR_FOUR = 480


class GroupLabel(QWidget):
    """One group and its number."""

    def __init__(self, look: Look, number: int) -> None:
        super().__init__()
        self._number = number
        identify(self, f"recovery.group.{number}")
        self.number = TextLabel(look, str(number), Role.SMALL, Tone.INK3)
        self.words = TextLabel(look, "", Role.TITLE, name=f"recovery.group.{number}.words")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.number)
        column.addWidget(self.words)

    def show_group(self, group: str) -> None:
        """Show a group; read out letter by letter."""
        self.words.set_words(group)
        spoken = f"Group {self._number}: {' '.join(group)}" if group else ""
        self.words.setAccessibleName(spoken)
        self.setAccessibleName(spoken)


class KeepStep(QWidget):
    """Eight groups, Print, Save as PDF."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.look = look
        self._sheet: Sheet | None = None
        self._columns = 0
        self.groups = tuple(GroupLabel(look, number) for number in range(1, 9))
        self.print_button = SoftButton(look, "Print", "recovery.print", icon=Icon.PRINT)
        self.save_button = OutlineButton(look, "Save as PDF", "recovery.save", icon=Icon.EXPORT)
        self._question = PathQuestion(self.save_button, "Save as PDF", "PDF (*.pdf)")
        self.said = TextLabel(look, "", Role.SMALL, Tone.INK2, name="recovery.said")
        self.fault = FaultLine(look, "recovery.fault")
        self._lay(look)
        self.print_button.clicked.connect(self._print)
        self.save_button.clicked.connect(self._ask)
        self._question.chosen.connect(self.save_as)
        look.changed.connect(self._fit)

    def show_sheet(self, sheet: Sheet | None) -> None:
        """Show a key, or none any more."""
        self._sheet = sheet
        for number, label in enumerate(self.groups):
            label.show_group(sheet.key.groups[number] if sheet is not None else "")
        self.said.set_words("")
        self.fault.hide()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Four groups beside each other, or two."""
        super().resizeEvent(event)
        self._fit()

    def save_as(self, path: Path) -> None:
        """Write the sheet to a file of the person's choice."""
        if self._sheet is None:
            return
        try:
            save_sheet(path, self._sheet, self.look.theme)
        except OSError:
            self.said.set_words("")
            self.fault.show_fault(NOT_SAVED)
            announce(self, NOT_SAVED)
            return
        self.fault.hide()
        self._tell(f"Saved as {path.name}.")

    def _lay(self, look: Look) -> None:
        card = Card(look, "recovery.card")
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(20)
        self._grid.setVerticalSpacing(14)
        buttons = QHBoxLayout()
        buttons.setSpacing(12)
        buttons.addWidget(self.print_button)
        buttons.addWidget(self.save_button)
        buttons.addStretch(1)
        inside = QVBoxLayout(card)
        inside.setContentsMargins(24, 20, 24, 20)
        inside.setSpacing(12)
        inside.addLayout(self._grid)
        inside.addSpacing(8)
        inside.addLayout(buttons)
        inside.addWidget(self.said)
        inside.addWidget(self.fault)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        column.addWidget(card)
        column.addWidget(TextLabel(look, HANDWRITING, Role.SMALL, Tone.INK2))
        column.addStretch(1)

    def _fit(self) -> None:
        wanted = 4 if self.width() >= ROOM_FOR_FOUR * self.look.theme.scale else 2
        if wanted != self._columns:
            self._columns = wanted
            for number, label in enumerate(self.groups):
                self._grid.addWidget(label, number // wanted, number % wanted)

    def _tell(self, words: str) -> None:
        self.said.set_words(words)
        announce(self, words)

    def _print(self) -> None:
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setDocName(FILE_NAME.removesuffix(".pdf"))
        # The system's own dialog; on some systems it opens in no other way.
        if QPrintDialog(printer, self).exec() == QDialog.DialogCode.Accepted and self._sheet is not None:
            print_sheet(printer, self._sheet, self.look.theme)
            self._tell("On its way to the printer.")

    def _ask(self) -> None:
        self._question.ask_for_new(FILE_NAME)
