"""Up to three words for how it is, or words of one's own."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from calmroom.ui.after.state import MOST_WORDS, WORDS
from calmroom.ui.theme.icons import Icon
from calmroom.ui.widgets.chips import Chip
from calmroom.ui.widgets.fields import TextField
from calmroom.ui.widgets.flow import FlowLayout
from calmroom.ui.widgets.naming import announce, identify

if TYPE_CHECKING:
    from calmroom.ui.theme.look import Look

LONGEST = 40


class WordChips(QWidget):
    """Words that can be chosen, three at the most; a fourth lets the first go."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._chips: list[Chip] = []
        self._order: list[str] = []
        identify(self, "after.words", "Up to three words, or none")
        self._flow = FlowLayout(8)
        self.setLayout(self._flow)
        self._own = Chip(look, "own word", "after.words.own", Icon.ADD)
        self._field = TextField(look, "after.words.field", "A word of your own", "a word of your own")
        self._field.setMaxLength(LONGEST)
        self._field.setFixedWidth(round(200 * look.theme.scale**0.5))
        self._field.hide()
        for word in WORDS:
            self._add(word, f"after.word.{word.replace(' ', '-')}")
        self._own.clicked.connect(self._ask)
        self._field.returnPressed.connect(self._take_and_go_on)
        self._field.editingFinished.connect(self._close)

    def chosen(self) -> tuple[str, ...]:
        """The words, in the order in which they were chosen."""
        return tuple(self._order)

    def clear(self) -> None:
        """Begin anew."""
        for chip in self._chips[len(WORDS) :]:
            self._flow.removeWidget(chip)
            chip.deleteLater()
        self._chips, self._order = self._chips[: len(WORDS)], []
        for chip in self._chips:
            chip.setChecked(False)

    def close_field(self) -> bool:
        """Leave the field for an own word without taking what stands in it; whether it was open."""
        was_open = not self._field.isHidden()
        if was_open:
            self._field.clear()
            self._own.show()
            self._own.setFocus()
            self._field.hide()
        return was_open

    def _add(self, word: str, name: str) -> Chip:
        """A chip before the one that adds, on the screen and for the Tab key."""
        for widget in (self._own, self._field):
            self._flow.removeWidget(widget)
        chip = Chip(self._look, word, name)
        chip.toggled.connect(lambda on, word=word: self._choose(word, on=on))
        self._chips.append(chip)
        for widget in (chip, self._own, self._field):
            self._flow.addWidget(widget)
        order = (*self._chips[-2:], self._own, self._field)
        for before, after in pairwise(order):
            QWidget.setTabOrder(before, after)
        return chip

    def _choose(self, word: str, *, on: bool) -> None:
        if not on:
            self._order = [other for other in self._order if other != word]
            return
        if word not in self._order:
            self._order.append(word)
        if len(self._order) > MOST_WORDS:
            first = self._order[0]
            next(chip for chip in self._chips if chip.text() == first).setChecked(False)
        announce(self, f"{len(self._order)} of {MOST_WORDS} chosen")

    def _ask(self) -> None:
        self._own.hide()
        self._field.show()
        self._field.setFocus()

    def _take(self) -> None:
        word = " ".join(self._field.text().split())
        self._field.clear()
        if not word:
            return
        chip = next((chip for chip in self._chips if chip.text().casefold() == word.casefold()), None)
        if chip is None:
            # The name is a number: a person's own word stands on its chip and nowhere else.
            chip = self._add(word, f"after.word.own-{len(self._chips) - len(WORDS) + 1}")
        chip.setChecked(True)

    def _take_and_go_on(self) -> None:
        self._take()
        self.close_field()

    def _close(self) -> None:
        self._take()
        self._field.hide()
        self._own.show()
