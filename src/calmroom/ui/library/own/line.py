"""A quiet line in the Library about scripts of one's own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from calmroom.ui.theme.fonts import Role
from calmroom.ui.widgets.labels import LinkButton, TextLabel, Tone

if TYPE_CHECKING:
    from calmroom.ui.theme.look import Look


class OwnLine(QWidget):
    """What there is to say, and the way to it; nothing where there is no script.

    Signals:
        asked: The page is wanted.
    """

    asked = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.words = TextLabel(look, "", Role.SMALL, Tone.INK2, name="library.own-line")
        self.link = LinkButton(look, "", "library.own-scripts")
        self.link.clicked.connect(self.asked)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 0, 14, 0)
        row.setSpacing(12)
        row.addWidget(self.words, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.link, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addStretch(1)
        self.hide()

    def say(self, words: str, link: str) -> None:
        """Say another line."""
        self.words.set_words(words)
        self.words.setVisible(bool(words))
        self.link.setText(link)
        self.link.setAccessibleName(f"{link}. {words}".rstrip(". "))
        self.link.updateGeometry()
        self.setVisible(bool(link))
