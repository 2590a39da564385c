"""The question about the night, on the morning after."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from calmroom.ui.beside import Beside
from calmroom.ui.theme.fonts import Role
from calmroom.ui.widgets.buttons import OutlineButton, QuietButton
from calmroom.ui.widgets.labels import TextLabel
from calmroom.ui.widgets.naming import identify

if TYPE_CHECKING:
    from calmroom.ui.theme.look import Look

WORDS = "**How was the night?** A word or two, if you like."


class NightRow(Beside):
    """One line, a way to say it, and a way out."""

    def __init__(self, look: Look) -> None:
        self.words = TextLabel(look, WORDS, Role.SMALL, name="today.night.words")
        self.words.setAlignment(Qt.AlignmentFlag.AlignVCenter)
        self.no = QuietButton(look, "Leave it", "today.night.leave")
        self.no.setAccessibleName("Leave it: how was the night")
        self.say = OutlineButton(look, "Say how it was", "today.night.say")
        buttons = QWidget()
        pair = QHBoxLayout(buttons)
        pair.setContentsMargins(0, 0, 0, 0)
        pair.setSpacing(8)
        pair.addWidget(self.no)
        pair.addWidget(self.say)
        super().__init__(look, self.words, buttons)
        identify(self, "today.night")
        self.box.setContentsMargins(2, 0, 2, 0)
