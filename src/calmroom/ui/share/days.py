"""From which day to which: a line that says so, and two dates where other days are wanted."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QDate, Qt, Signal
from PySide6.QtWidgets import QDateEdit, QWidget

from calmroom.ui.beside import Beside
from calmroom.ui.theme.fonts import Role
from calmroom.ui.widgets.boxes import in_column
from calmroom.ui.widgets.flow import FlowLayout
from calmroom.ui.widgets.labels import LinkButton, TextLabel, Tone
from calmroom.ui.widgets.naming import identify

if TYPE_CHECKING:
    from calmroom.ui.theme.look import Look

OTHER: Final = "Other days"


class Days(QWidget):
    """Says which days are looked at.

    Signals:
        chosen: Two dates, the first and the last.
    """

    chosen = Signal(object)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        identify(self, "share.days", "Which days")
        self.words = TextLabel(look, "", Role.SMALL, Tone.INK2, name="share.days.words")
        self.other = LinkButton(look, OTHER, "share.days.other")
        self.first, self.last = QDateEdit(), QDateEdit()
        self._fields = QWidget()
        self._lay()
        self.other.clicked.connect(self._offer)
        for field in (self.first, self.last):
            field.editingFinished.connect(self._tell)
        look.changed.connect(self._dress)
        self._shown: tuple[date, date] | None = None

    def show_days(self, first: date, last: date, words: str) -> None:
        """Show these."""
        self._shown = first, last
        self.words.set_words(words)
        for field, day in ((self.first, first), (self.last, last)):
            blocked = field.blockSignals(True)  # noqa: FBT003 - Qt's signature
            field.setDate(QDate(day.year, day.month, day.day))
            field.blockSignals(blocked)

    def controls(self) -> tuple[QWidget, ...]:
        """What the keyboard goes to, in order."""
        return self.other, self.first, self.last

    def fold(self) -> None:
        """Put the two dates away."""
        self._fields.hide()
        self.other.show()

    def _lay(self) -> None:
        dates = FlowLayout(gap=10, centred=True)
        top = Beside(self._look, self.words, self.other)
        self._fields.setLayout(dates)
        for words, field, name in (("from", self.first, "first"), ("to", self.last, "last")):
            identify(field, f"share.days.{name}", f"{words.capitalize()} which day")
            field.setDisplayFormat("d MMMM yyyy")
            field.setCalendarPopup(True)
            dates.addWidget(TextLabel(self._look, words, Role.SMALL, Tone.INK2))
            dates.addWidget(field)
        self._fields.hide()
        whole = in_column(self, 6)
        whole.addWidget(top)
        whole.addWidget(self._fields)
        self._dress()

    def _dress(self) -> None:
        for field in (self.first, self.last):
            field.setFont(self._look.theme.font(Role.BODY))
            field.setMinimumHeight(self._look.theme.control(40))

    def _offer(self) -> None:
        self._fields.show()
        self.other.hide()
        self.first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _tell(self) -> None:
        first, last = (_day(field) for field in (self.first, self.last))
        days = (min(first, last), max(first, last))
        if days != self._shown:
            self.chosen.emit(days)


def _day(field: QDateEdit) -> date:
    shown = field.date()
    return date(shown.year(), shown.month(), shown.day())
