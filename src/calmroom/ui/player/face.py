"""A few words of the app's own on the stage, where no caption stands: before the first word, and after the last."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from calmroom.ui.theme.fonts import Role
from calmroom.ui.widgets.labels import TextLabel, Tone
from calmroom.ui.widgets.naming import identify

if TYPE_CHECKING:
    from calmroom.ui.player.asides import Aside
    from calmroom.ui.theme.look import Look


class QuietFace(QWidget):
    """Two lines in the app's own letters.

    Args:
        look: The page's look.
        name: Object name and accessible identifier.
    """

    def __init__(self, look: Look, name: str) -> None:
        super().__init__()
        identify(self, name)
        self.words = TextLabel(look, "", Role.TITLE, Tone.INK, f"{name}.words")
        self.more = TextLabel(look, "", Role.BODY, Tone.INK2, f"{name}.more")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.words)
        column.addWidget(self.more)
        self.hide()

    def tell(self, aside: Aside) -> None:
        """Show what is said now."""
        if (aside.words, aside.more) != (self.words.text(), self.more.text()):
            self.words.set_words(aside.words)
            self.more.set_words(aside.more)
            self.setAccessibleName(aside.spoken)

    def height_for(self, width: int) -> int:
        """How high it is in a width, in px."""
        return self.words.heightForWidth(width) + self.more.heightForWidth(width) + 6
