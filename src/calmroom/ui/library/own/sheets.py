"""Every script of one's own on a sheet of its own: where it stands, why, and what can be done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from calmroom.ui.theme.fonts import Role
from calmroom.ui.widgets.buttons import OutlineButton, QuietButton
from calmroom.ui.widgets.labels import TextLabel, Tone
from calmroom.ui.widgets.surfaces import Card

if TYPE_CHECKING:
    from calmroom.ui.library.own.state import OwnGroup, OwnRow
    from calmroom.ui.theme.look import Look

SHOWN_PROBLEMS = 3
"""So many are in sight at once; the first ones are the ones to mend first."""


class Sheets(QWidget):
    """Headings and sheets.

    Signals:
        look_asked: The name of a script that is to be seen.
        out_asked: The name of one that is to be taken out of the library.
    """

    look_asked = Signal(str)
    out_asked = Signal(str)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.look = look
        self._groups: tuple[OwnGroup, ...] = ()
        self._parts: list[QWidget] = []
        self._buttons: list[QWidget] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(10)

    def show_groups(self, groups: tuple[OwnGroup, ...]) -> None:
        """Show these scripts."""
        if groups == self._groups:
            return
        self._groups = groups
        for part in self._parts:
            self._column.removeWidget(part)
            part.hide()
            part.setParent(None)
            part.deleteLater()
        self._parts, self._buttons = [], []
        for group in groups:
            self._add(TextLabel(self.look, group.title, Role.SMALL_STRONG, Tone.INK2))
            for row in group.rows:
                self._add(self._sheet(row))

    def buttons(self) -> tuple[QWidget, ...]:
        """Every button, in reading order."""
        return tuple(self._buttons)

    def _add(self, part: QWidget) -> None:
        self._parts.append(part)
        self._column.addWidget(part)
        part.show()

    def _sheet(self, row: OwnRow) -> Card:
        sheet = Card(self.look, f"library.own.{row.name}")
        sheet.setAccessibleName(row.title)
        column = QVBoxLayout(sheet)
        column.setContentsMargins(18, 16, 18, 16)
        column.setSpacing(6)
        column.addWidget(TextLabel(self.look, row.title, Role.ITEM))
        column.addWidget(TextLabel(self.look, row.message, Role.BODY))
        if row.hint:
            column.addWidget(TextLabel(self.look, row.hint, Role.SMALL, Tone.INK2))
        for words in row.problems[:SHOWN_PROBLEMS]:
            column.addWidget(TextLabel(self.look, words, Role.SMALL, Tone.INK2))
        line = QHBoxLayout()
        line.setSpacing(8)
        if row.look:
            line.addWidget(self._look(row))
        if row.is_in:
            line.addWidget(self._out(row))
        line.addStretch(1)
        column.addLayout(line)
        return sheet

    def _look(self, row: OwnRow) -> OutlineButton:
        button = OutlineButton(self.look, row.look, f"library.own.{row.name}.look")
        button.setAccessibleName(f"{row.look}: {row.title}")
        button.clicked.connect(lambda: self.look_asked.emit(row.name))
        self._buttons.append(button)
        return button

    def _out(self, row: OwnRow) -> QuietButton:
        button = QuietButton(self.look, "Take it out again", f"library.own.{row.name}.out")
        button.setAccessibleName(f"Take it out again: {row.title}")
        button.clicked.connect(lambda: self.out_asked.emit(row.name))
        self._buttons.append(button)
        return button


class Said(QWidget):
    """Lines of small text, one under the other; none where there is nothing to say."""

    def __init__(self, look: Look, name: str) -> None:
        super().__init__()
        self.words = TextLabel(look, "", Role.SMALL, Tone.INK2, name=name)
        self.words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.words)

    def say(self, lines: tuple[str, ...]) -> None:
        """Say these."""
        self.words.set_words("\n".join(lines))
        self.setVisible(bool(lines))
