"""The form of one session: day, hour, length, with whom, a note, and whether it comes again."""

from __future__ import annotations

from datetime import date, time
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QDate, Qt, QTime, Signal
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QDateEdit,
    QSpinBox,
    QTimeEdit,
    QVBoxLayout,
    QWidget,
)

from calmroom.ui.appointments.state import LONGEST_NAME, REPEATS, Form
from calmroom.ui.theme.fonts import Role
from calmroom.ui.widgets.buttons import PrimaryButton, QuietButton
from calmroom.ui.widgets.fields import ComboBox, TextField
from calmroom.ui.widgets.flow import FlowLayout
from calmroom.ui.widgets.labels import TextLabel, Tone
from calmroom.ui.widgets.naming import identify
from calmroom.ui.widgets.segments import SegmentedChoice
from calmroom.ui.widgets.surfaces import Card

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QAbstractSpinBox

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
        self.day = QDateEdit()
        self.day.setDisplayFormat("ddd d MMMM yyyy")
        self.day.setCalendarPopup(True)
        self.at = QTimeEdit()
        self.at.setDisplayFormat("HH:mm")
        self.minutes = QSpinBox()
        self.minutes.setRange(5, 24 * 60)
        self.minutes.setSingleStep(5)
        self.minutes.setSuffix(" minutes")
        self.therapist = TextField(look, "sessions.form.therapist", "With whom", "a name, if you like")
        self.note = TextField(look, "sessions.form.note", "A note", "where, what to bring")
        self.which = SegmentedChoice(look, "sessions.form.which", "What changes", WHICH)
        self.repeat = ComboBox(look, "sessions.form.repeat", "Does it come again")
        self.save = PrimaryButton(look, "Keep it", "sessions.form.save")
        self.leave = QuietButton(look, "Not now", "sessions.form.leave")
        self.therapist.setMaxLength(LONGEST_NAME)
        identify(self.day, "sessions.form.day", "Day")
        identify(self.at, "sessions.form.hour", "Hour")
        identify(self.minutes, "sessions.form.minutes", "How long")
        self._lay()
        self._dress()
        look.changed.connect(self._dress)
        self.which.chosen.connect(lambda value: self._again.setVisible(value == LATER))
        self.save.clicked.connect(lambda: self.saved.emit(self.form(), self.which.value() == LATER))
        self.leave.clicked.connect(self.left)

    def ask(self, title: str, form: Form, *, is_one_of_many: bool) -> None:
        """Show a form to be filled in; one of many asks first what it is to hold for."""
        self.title.set_words(title)
        self.day.setDate(QDate(form.day.year, form.day.month, form.day.day))
        self.at.setTime(QTime(form.at.hour, form.at.minute))
        self.minutes.setValue(form.minutes)
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
        day, at = self.day.date(), self.at.time()
        return Form(
            date(day.year(), day.month(), day.day()),
            time(at.hour(), at.minute()),
            self.minutes.value(),
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
        in_field = not isinstance(QApplication.focusWidget(), QAbstractButton | QComboBox)
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and in_field:
            self.save.click()
        elif event.key() == Qt.Key.Key_Escape and self.form() != self._asked and not self.leave.hasFocus():
            self.leave.setFocus()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
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
        self._scope = self._named(look, "What changes?", self.which)
        column.addWidget(self._scope)
        fields = QWidget()
        flow = FlowLayout(gap=16)
        fields.setLayout(flow)
        named = (("Day", self.day), ("Hour", self.at), ("How long", self.minutes))
        for words, field in (*named, ("With whom", self.therapist), ("A note", self.note)):
            flow.addWidget(self._named(look, words, field))
        self._again = self._named(look, "Does it come again?", self.repeat)
        flow.addWidget(self._again)
        column.addWidget(fields)
        buttons = QWidget()
        row = FlowLayout(gap=10)
        buttons.setLayout(row)
        row.addWidget(self.save)
        row.addWidget(self.leave)
        column.addWidget(buttons)

    def _named(self, look: Look, words: str, field: QWidget) -> QWidget:
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(TextLabel(look, words, Role.SMALL, Tone.INK2))
        column.addWidget(field)
        return whole

    def _dress(self) -> None:
        theme = self.look.theme
        boxes: tuple[QAbstractSpinBox, ...] = (self.day, self.at, self.minutes)
        for box in boxes:
            box.setFont(theme.font(Role.BODY))
            box.setMinimumHeight(theme.control(44))
        # The style sheet pads a date, but not these two.
        for box in (self.at, self.minutes):
            box.lineEdit().setTextMargins(round(theme.space(14)), 0, 0, 0)
        self.day.setMinimumWidth(round(theme.space(230)))
        for field in (self.therapist, self.note):
            field.setMinimumWidth(round(theme.space(210)))
