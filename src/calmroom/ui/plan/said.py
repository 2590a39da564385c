"""Lines of words that the pages of a plan share."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from calmroom.ui.theme.fonts import Role
from calmroom.ui.widgets.labels import TextLabel, Tone
from calmroom.ui.widgets.naming import identify

if TYPE_CHECKING:
    from collections.abc import Sequence

    from calmroom.ui.theme.look import Look


class Lines(QWidget):
    """Sentences, one under the other; nothing where there are none.

    Args:
        look: The window's look.
        name: Object name.
        title: A small heading over them; empty for none.
    """

    def __init__(self, look: Look, name: str, title: str = "") -> None:
        super().__init__()
        identify(self, name, title)
        self.words = TextLabel(look, "", Role.BODY, Tone.INK, name=f"{name}.words")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        if title:
            column.addWidget(TextLabel(look, title, Role.SMALL_STRONG, Tone.INK2))
        column.addWidget(self.words)
        self.hide()

    def say(self, lines: Sequence[str]) -> None:
        """Say these."""
        self.words.set_words("\n".join(lines))
        self.setVisible(bool(lines))
