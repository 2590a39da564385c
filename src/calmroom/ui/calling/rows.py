"""The own list, one row a person: the words, and what can be done with the row."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from calmroom.ui.beside import Beside
from calmroom.ui.calling.card import SelectableLabel
from calmroom.ui.calling.state import person_words
from calmroom.ui.widgets.buttons import QuietButton
from calmroom.ui.widgets.laying import clear
from calmroom.ui.widgets.surfaces import Card, HairLine

if TYPE_CHECKING:
    from collections.abc import Sequence

    from calmroom.domain.care.calling import Person
    from calmroom.ui.theme.look import Look

ACTS = (
    ("up", "Up", "Move up"),
    ("down", "Down", "Move down"),
    ("change", "Change", "Change"),
    ("remove", "Remove", "Remove"),
)


class OwnRows(Card):
    """The rows.

    Signals:
        asked: What is to be done, and the number of the row from 0.
    """

    asked = Signal(str, int)

    def __init__(self, look: Look) -> None:
        super().__init__(look, "call.own")
        self.setAccessibleName("Your own list")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(1, 1, 1, 1)
        self._column.setSpacing(0)
        self._shown: tuple[Person, ...] = ()
        self.hide()

    def show_people(self, people: Sequence[Person]) -> None:
        """Show these, in this order; where they stand there already, the keyboard stays where it is."""
        if tuple(people) == self._shown:
            return
        self.forget()
        self._shown = tuple(people)
        for number, person in enumerate(people):
            if number:
                self._column.addWidget(HairLine(self.look))
            self._column.addWidget(self._row(number, person, last=number == len(people) - 1))
        self.setVisible(bool(people))

    def focus_act(self, act: str, number: int) -> None:
        """Have the keyboard on what is done with a row, or on the nearest that can be done."""
        for name in (f"call.{act}.{number}", f"call.change.{number}"):
            button = self.findChild(QWidget, name)
            if isinstance(button, QWidget) and button.isEnabled():
                button.setFocus()
                return

    def forget(self) -> None:
        """Show nobody."""
        self._shown = ()
        self.hide()
        clear(self._column)

    def _row(self, number: int, person: Person, *, last: bool) -> QWidget:
        words = SelectableLabel(self.look, person_words(person), f"call.person.{number}")
        acts = QWidget()
        row = QHBoxLayout(acts)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        who = person.name or person.phone
        for key, shown, spoken in ACTS:
            button = QuietButton(self.look, shown, f"call.{key}.{number}")
            button.setAccessibleName(f"{spoken}: {who}")
            button.setEnabled(not (key == "up" and number == 0) and not (key == "down" and last))
            button.clicked.connect(lambda _checked=False, key=key: self.asked.emit(key, number))
            row.addWidget(button)
        whole = Beside(self.look, words, acts)
        whole.box.setContentsMargins(20, 10, 8, 10)
        return whole
