"""Where somebody is written onto the own list, or changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from calmroom.domain.care.calling import LONGEST_FIELD, Person, Relation, is_somebody
from calmroom.ui.calling.state import RELATIONS
from calmroom.ui.theme.fonts import Role
from calmroom.ui.widgets.buttons import OutlineButton, QuietButton
from calmroom.ui.widgets.choosing import ChoiceBox
from calmroom.ui.widgets.fields import TextField
from calmroom.ui.widgets.labels import TextLabel, Tone
from calmroom.ui.widgets.surfaces import Card

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from calmroom.ui.theme.look import Look

EMPTY = "A name or a number is enough."
FIELDS = (
    ("name", "Name"),
    ("phone", "Phone number"),
    ("hours", "When to call, if you like"),
    ("note", "A note, if you like"),
)


class PersonForm(Card):
    """Name, what they are to one, number, hours, note.

    Signals:
        kept: The ``Person`` as it was written.
        left: Nothing is to be changed.
    """

    kept = Signal(object)
    left = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__(look, "call.form")
        self.setAccessibleName("Somebody to call")
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(6)
        self._fields: dict[str, TextField] = {}
        self._asked: tuple[str, ...] = ()
        self.relation = ChoiceBox(look, "call.relation", "Who they are to you", RELATIONS)
        for key, spoken in FIELDS:
            field = TextField(look, f"call.{key}", spoken)
            field.setMaxLength(LONGEST_FIELD)
            field.returnPressed.connect(self._keep)
            self._fields[key] = field
            label = TextLabel(look, spoken, Role.SMALL_STRONG, Tone.INK2)
            label.setBuddy(field)
            column.addWidget(label)
            column.addWidget(field)
            if key == "name":
                column.addWidget(self.relation)
        self.hint = TextLabel(look, EMPTY, Role.SMALL, Tone.INK2, name="call.hint")
        self.save = OutlineButton(look, "Keep", "call.keep")
        self.cancel = QuietButton(look, "Leave it", "call.leave")
        self.save.clicked.connect(self._keep)
        self.cancel.clicked.connect(self.left)
        row = QHBoxLayout()
        row.addWidget(self.hint, 1)
        row.addWidget(self.cancel)
        row.addWidget(self.save)
        column.addSpacing(4)
        column.addLayout(row)
        self.hide()

    def open(self, person: Person | None = None) -> None:
        """Write somebody new, or change somebody."""
        shown = person or Person()
        for key, field in self._fields.items():
            field.setText(getattr(shown, key))
        self.relation.set_value(shown.relation.value)
        self._asked = self._said()
        self.show()
        self._fields["name"].setFocus()

    def forget(self) -> None:
        """Hold nothing any more."""
        self.hide()
        self._asked = ()
        for field in self._fields.values():
            field.clear()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape leaves it, the second one where something was typed."""
        if event.key() == Qt.Key.Key_Escape and self._said() != self._asked and not self.cancel.hasFocus():
            self.cancel.setFocus()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _said(self) -> tuple[str, ...]:
        return (*(field.text() for field in self._fields.values()), self.relation.value())

    def _keep(self) -> None:
        said = {key: field.text() for key, field in self._fields.items()}
        person = Person(said["name"], Relation(self.relation.value()), said["phone"], said["hours"], said["note"])
        if is_somebody(person):
            self.kept.emit(person)
        else:
            self._fields["name"].setFocus()
