"""What a reminder says, on a desktop that has no place for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from calmroom.ui.beside import Beside
from calmroom.ui.theme.fonts import Role
from calmroom.ui.widgets.buttons import QuietButton
from calmroom.ui.widgets.labels import TextLabel
from calmroom.ui.widgets.naming import announce, identify

if TYPE_CHECKING:
    from calmroom.ui.theme.look import Look


class RemindedRow(Beside):
    """One neutral line, and a way to put it away."""

    def __init__(self, look: Look) -> None:
        self.words = TextLabel(look, "", Role.SMALL, name="today.reminded.words")
        self.words.setAlignment(Qt.AlignmentFlag.AlignVCenter)
        self.away = QuietButton(look, "All right", "today.reminded.away")
        super().__init__(look, self.words, self.away)
        identify(self, "today.reminded")
        self.box.setContentsMargins(2, 0, 2, 0)
        self.away.clicked.connect(self.hide)

    def tell(self, words: str) -> None:
        """Say it."""
        self.words.set_words(words)
        self.away.setAccessibleName(f"All right: {words}")
        self.show()
        announce(self, words)
