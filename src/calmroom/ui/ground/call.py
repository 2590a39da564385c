"""Someone to call: a few lines that can be selected and copied, on the page itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout

from calmroom.ui.ground.state import HELP
from calmroom.ui.theme.fonts import Role
from calmroom.ui.widgets.naming import identify
from calmroom.ui.widgets.surfaces import Card

if TYPE_CHECKING:
    from calmroom.ui.theme.look import Look


class SomeoneToCall(Card):
    """The list. It opens no window and dials nothing."""

    def __init__(self, look: Look) -> None:
        super().__init__(look, "ground.help")
        self.setAccessibleName("Someone to call")
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(10)
        self.lines: list[QLabel] = []
        for number, words in enumerate(HELP, start=1):
            # Qt's own label, because it shows what is selected.
            label = QLabel(words)
            identify(label, f"ground.help.{number}", words)
            label.setWordWrap(True)
            label.setTextInteractionFlags(
                Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
            )
            column.addWidget(label)
            self.lines.append(label)
        self._dress()
        look.changed.connect(self._dress)

    def _dress(self) -> None:
        for label in self.lines:
            label.setFont(self.look.theme.font(Role.BODY))
