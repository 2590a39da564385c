"""The sessions one under the other, each with what can be done with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from calmroom.ui.beside import Beside
from calmroom.ui.theme.fonts import Role
from calmroom.ui.widgets.buttons import QuietButton
from calmroom.ui.widgets.labels import TextLabel, Tone
from calmroom.ui.widgets.naming import identify
from calmroom.ui.widgets.surfaces import HairLine

if TYPE_CHECKING:
    from collections.abc import Sequence

    from calmroom.ui.appointments.state import SessionRow
    from calmroom.ui.theme.look import Look


class SessionRows(QWidget):
    """Made anew when they change.

    Signals:
        change_asked: A ``SessionRow``.
        remove_asked: A ``SessionRow``.
        end_asked: A ``SessionRow``: this one and all that come after it.
    """

    change_asked = Signal(object)
    remove_asked = Signal(object)
    end_asked = Signal(object)

    def __init__(self, look: Look, name: str, spoken: str) -> None:
        super().__init__()
        self.look = look
        self._name = name
        self._holder: QWidget | None = None
        identify(self, name, spoken)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)

    def show_rows(self, rows: Sequence[SessionRow]) -> None:
        """Show these and no others; they are laid out once, when all are there."""
        if self._holder is not None:
            self._column.removeWidget(self._holder)
            self._holder.hide()
            self._holder.setParent(None)
            self._holder.deleteLater()
        self._holder = QWidget()
        column = QVBoxLayout(self._holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for number, row in enumerate(rows):
            column.addWidget(self._row(row, number))
            column.addWidget(HairLine(self.look))
        self._column.addWidget(self._holder)

    def _row(self, row: SessionRow, number: int) -> QWidget:
        words = QWidget()
        column = QVBoxLayout(words)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(1)
        column.addWidget(TextLabel(self.look, row.when, Role.BODY_STRONG))
        column.addWidget(TextLabel(self.look, row.line, Role.SMALL, Tone.INK2))
        buttons = QWidget()
        line = QHBoxLayout(buttons)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(2)
        acts = [("Change", "change", self.change_asked), ("Remove", "remove", self.remove_asked)]
        if row.repeats and not row.is_past:
            acts.append(("No more from here", "end", self.end_asked))
        for verb, act, signal in acts:
            button = QuietButton(self.look, verb, f"{self._name}.{number}.{act}")
            button.setAccessibleName(f"{verb}, {row.when}")
            button.clicked.connect(lambda _on=False, signal=signal: signal.emit(row))
            line.addWidget(button)
        whole = Beside(self.look, words, buttons)
        whole.box.setContentsMargins(0, 9, 0, 9)
        return whole
