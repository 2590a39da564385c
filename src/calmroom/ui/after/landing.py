"""After a practice that goes further in: something outward, offered and not asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from calmroom.ui.theme.fonts import Role
from calmroom.ui.widgets.buttons import OutlineButton
from calmroom.ui.widgets.flow import FlowLayout
from calmroom.ui.widgets.labels import TextLabel
from calmroom.ui.widgets.naming import identify

if TYPE_CHECKING:
    from collections.abc import Sequence

    from calmroom.ui.after.state import Landing
    from calmroom.ui.theme.look import Look

WORDS = "To land, if you like. What you set here is saved first."


class Landings(QWidget):
    """A sentence and a button for each.

    Signals:
        chosen: Carries the ``Landing``.
    """

    chosen = Signal(object)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._buttons: list[OutlineButton] = []
        identify(self, "after.landings")
        row = QWidget()
        self._flow = FlowLayout(10)
        row.setLayout(self._flow)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 6)
        column.setSpacing(8)
        column.addWidget(TextLabel(look, WORDS, Role.BODY_STRONG))
        column.addWidget(row)
        self.hide()

    def show_landings(self, landings: Sequence[Landing]) -> None:
        """Offer these and no others."""
        for button in self._buttons:
            self._flow.removeWidget(button)
            button.hide()
            button.deleteLater()
        self._buttons = [self._made(each) for each in landings]
        self.setVisible(bool(landings))

    def _made(self, landing: Landing) -> OutlineButton:
        button = OutlineButton(self._look, landing.words, f"after.landing.{landing.script_id}")
        button.setAccessibleName(f"Begin {landing.words}")
        button.clicked.connect(lambda: self.chosen.emit(landing))
        self._flow.addWidget(button)
        return button
