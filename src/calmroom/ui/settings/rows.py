"""Rows of Settings: a name, what it means, and the control for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from calmroom.ui.beside import Beside
from calmroom.ui.theme.fonts import Role
from calmroom.ui.widgets.labels import TextLabel, Tone
from calmroom.ui.widgets.naming import identify
from calmroom.ui.widgets.surfaces import Card, HairLine

if TYPE_CHECKING:
    from calmroom.ui.theme.look import Look


class SettingRow(Beside):
    """One setting."""

    def __init__(self, look: Look, label: str, hint: str, control: QWidget) -> None:
        words = QWidget()
        column = QVBoxLayout(words)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(1)
        column.addStretch(1)
        name = TextLabel(look, label, Role.BODY_STRONG)
        name.setBuddy(control)
        column.addWidget(name)
        if hint:
            column.addWidget(TextLabel(look, hint, Role.SMALL, Tone.INK2))
            control.setAccessibleDescription(hint)
        column.addStretch(1)
        super().__init__(look, words, control)
        self.box.setContentsMargins(20, 12, 16, 12)


class Section(QWidget):
    """A heading and a sheet of rows, divided by hair lines."""

    def __init__(self, look: Look, title: str, name: str) -> None:
        super().__init__()
        self.look = look
        identify(self, name, title)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(TextLabel(look, title, Role.SECTION))
        self._card = Card(look)
        self._rows = QVBoxLayout(self._card)
        self._rows.setContentsMargins(1, 1, 1, 1)
        self._rows.setSpacing(0)
        column.addWidget(self._card)

    def add(self, row: QWidget) -> None:
        """Put one more row at the foot."""
        if self._rows.count():
            self._rows.addWidget(HairLine(self.look))
        self._rows.addWidget(row)

    def add_setting(self, label: str, hint: str, control: QWidget) -> None:
        """Put one more setting at the foot."""
        self.add(SettingRow(self.look, label, hint, control))


def alone(control: QWidget) -> QWidget:
    """A control that says itself what it is about, on a row of its own."""
    row = QWidget()
    column = QVBoxLayout(row)
    column.setContentsMargins(18, 8, 16, 8)
    column.addWidget(control)
    return row
