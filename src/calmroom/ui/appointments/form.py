"""The form of one session: day, hour, length, with whom, a note, and whether it comes again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from calmroom.domain.sessions.appointments import LONGEST
from calmroom.ui.appointments.state import LONGEST_NAME, REPEATS, Form
from calmroom.ui.theme.fonts import Role
from calmroom.ui.when import When, answered, named
from calmroom.ui.widgets.buttons import PrimaryButton, QuietButton
from calmroom.ui.widgets.fields import ComboBox, TextField
from calmroom.ui.widgets.flow import FlowLayout
from calmroom.ui.widgets.labels import TextLabel
from calmroom.ui.widgets.segments import SegmentedChoice
from calmroom.ui.widgets.surfaces import Card

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from calmroom.ui.theme.look import Look

_AS_IT_IS: Final = ("", "as it is")
ONE, LATER = "one", "later"
WHICH: Final = ((ONE, "this session"), (LATER, "this and those after it"))


class SessionForm(Card):
    """Asks for all that is known of one session.

    Signals:
        saved: A ``Form``, and whether it holds for those after it too.
        left: Without saving.
    """

    saved = Signal(object, bool)
    left = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__(look, "sessions.form")
        self._asked: Form | None = None
        self.title = TextLabel(look, "", Role.ITEM, name="sessions.form.title")
        self.when = When(look, "sessions.form", "Hour", (5, LONGEST))
        self.day, self.at, self.minutes = self.when.day, self.when.at, self.when.minutes
        self.minutes.setSingleStep(5)
        self.therapist = TextField(look, "sessions.form.therapist", "With whom", "a name, if you like")
        self.note = TextField(look, "sessions.form.note", "A note", "where, what to bring")
        self.which = SegmentedChoice(look, "sessions.form.which", "What changes", WHICH)
        self.repeat = ComboBox(look, "sessions.form.repeat", "Does it come again")
        self.save = PrimaryButton(look, "Keep it", "sessions.form.save")
        self.leave = QuietButton(look, "Not now", "sessions.form.leave")
        self.therapist.setMaxLength(LONGEST_NAME)
        self._lay()
        self._dress()
        look.changed.connect(self._dress)
        self.which.chosen.connect(lambda value: self._again.setVisible(value == LATER))
        self.save.clicked.connect(lambda: self.saved.emit(self.form(), self.which.value() == LATER))
        self.leave.clicked.connect(self.left)

    def ask(self, title: str, form: Form, *, is_one_of_many: bool) -> None:
        """Show a form to be filled in; one of many asks first what it is to hold for."""
        self.title.set_words(title)
        self.when.show(form.day, form.at, form.minutes)
        self.therapist.setText(form.therapist)
        self.note.setText(form.note)
        self.repeat.clear()
        choices = [(key, words) for key, words, _ in REPEATS]
        for key, words in (*choices, *((_AS_IT_IS,) if not form.repeat else ())):
            self.repeat.addItem(words, key)
        self.repeat.setCurrentIndex(max(0, self.repeat.findData(form.repeat)))
        self.which.set_value(ONE)
        self._scope.setVisible(is_one_of_many)
        self._again.setVisible(not is_one_of_many)
        self._asked = self.form()
        self.save.setEnabled(True)
        self.show()
        self.day.setFocus(Qt.FocusReason.TabFocusReason)

    def form(self) -> Form:
        """What stands in it."""
        return Form(
            *self.when.told(),
            self.therapist.text(),
            self.note.text(),
            self.repeat.currentData() or "",
        )

    def wait(self) -> None:
        """It is being kept: keep it no second time, and hold what was typed."""
        if self.save.hasFocus():
            self.day.setFocus()
        self.save.setEnabled(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter in a field keeps it; Esc leaves it, the second one where something was typed."""
        if not answered(event, self.save, self.leave, is_other=self.form() != self._asked):
            super().keyPressEvent(event)

    def forget(self) -> None:
        """Hold nothing that was typed."""
        self._asked = None
        self.therapist.clear()
        self.note.clear()
        self.hide()

    def _lay(self) -> None:
        look = self.look
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(12)
        column.addWidget(self.title)
        self._scope = named(look, "What changes?", self.which)
        column.addWidget(self._scope)
        fields = QWidget()
        flow = FlowLayout(gap=16)
        fields.setLayout(flow)
        boxes = (("Day", self.day), ("Hour", self.at), ("How long", self.minutes))
        for words, field in (*boxes, ("With whom", self.therapist), ("A note", self.note)):
            flow.addWidget(named(look, words, field))
        self._again = named(look, "Does it come again?", self.repeat)
        flow.addWidget(self._again)
        column.addWidget(fields)
        buttons = QWidget()
        row = FlowLayout(gap=10)
        buttons.setLayout(row)
        row.addWidget(self.save)
        row.addWidget(self.leave)
        column.addWidget(buttons)

    def _dress(self) -> None:
        for field in (self.therapist, self.note):
            field.setMinimumWidth(round(self.look.theme.space(210)))
