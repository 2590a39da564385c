"""Nothing fits: said kindly, with what to do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from calmroom.ui.theme.fonts import Role
from calmroom.ui.theme.icons import Icon
from calmroom.ui.widgets.buttons import OutlineButton
from calmroom.ui.widgets.chips import Chip
from calmroom.ui.widgets.labels import TextLabel, Tone
from calmroom.ui.widgets.naming import identify
from calmroom.ui.widgets.surfaces import Mark

if TYPE_CHECKING:
    from calmroom.ui.theme.look import Look

FIRST = "Nothing fits all of that."
SECOND = "Take one wish away."
OTHER_WORDS = "Or look for one of these."


class Nothing(QWidget):
    """The mark, two sentences, words that lead somewhere, and the way back to everything.

    Signals:
        all_asked: Every practice is wanted again.
        tried: A word is to be looked for instead.
    """

    all_asked = Signal()
    tried = Signal(str)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.look = look
        identify(self, "library.empty")
        self._chips: list[Chip] = []
        self._words: tuple[str, ...] = ()
        middle = Qt.AlignmentFlag.AlignHCenter
        self._or = TextLabel(look, OTHER_WORDS, Role.SMALL, Tone.INK2)
        self.button = OutlineButton(look, "Show all practices", "library.empty.button")
        self.button.clicked.connect(self.all_asked)
        self._row = QHBoxLayout()
        self._row.setSpacing(8)
        self._row.setAlignment(middle)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 20, 16, 20)
        column.setSpacing(6)
        column.addWidget(Mark(look, 40), 0, middle)
        column.addSpacing(10)
        for label in (
            TextLabel(look, FIRST, Role.BODY_STRONG),
            TextLabel(look, SECOND, Role.SMALL, Tone.INK2),
            self._or,
        ):
            label.setAlignment(middle)
            column.addWidget(label)
        column.addSpacing(6)
        column.addLayout(self._row)
        column.addSpacing(6)
        column.addWidget(self.button, 0, middle)
        column.addStretch(1)
        self.hide()

    def show_words(self, words: tuple[str, ...]) -> None:
        """Offer these words."""
        if words != self._words:
            self._words = words
            for chip in self._chips:
                self._row.removeWidget(chip)
                chip.hide()
                chip.setParent(None)
                chip.deleteLater()
            self._chips = [self._chip(word) for word in words]
        self._or.setVisible(bool(words))

    def parts(self) -> tuple[QWidget, ...]:
        """What can be pressed, in reading order."""
        return (*self._chips, self.button)

    def _chip(self, word: str) -> Chip:
        chip = Chip(self.look, word, f"library.try.{word.replace(' ', '-')}", Icon.SEARCH)
        chip.setAccessibleName(f"Look for {word}")
        chip.clicked.connect(lambda: self.tried.emit(word))
        self._row.addWidget(chip)
        return chip
