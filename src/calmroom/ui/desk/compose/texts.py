"""What is written for a client, and for the whole routine, painted: the aftercare card, names, dates, the half plan."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QDate, QSignalBlocker, Signal
from PySide6.QtWidgets import QDateEdit, QWidget

from calmroom.domain.routine.routine import MOST_LINE, MOST_SIGNS
from calmroom.domain.routine.words import quiet_words
from calmroom.ui.desk.compose.panel import Panel
from calmroom.ui.theme.fonts import Role
from calmroom.ui.widgets.chips import Chip
from calmroom.ui.widgets.choosing import ChoiceBox
from calmroom.ui.widgets.fields import CheckBox, TextField, WritingField
from calmroom.ui.widgets.flow import FlowLayout
from calmroom.ui.widgets.labels import TextLabel, Tone
from calmroom.ui.widgets.naming import identify

if TYPE_CHECKING:
    from calmroom.domain.routine.desk import Draft
    from calmroom.domain.routine.routine import Aftercare
    from calmroom.ui.theme.look import Look

QUIET: Final = (
    ("0", "the evening of the session"),
    *((str(days), f"the evening and {days} {'day' if days == 1 else 'days'} after it") for days in range(1, 8)),
)
LONGEST_NAME: Final = 80
RED_FLAGS: Final = (
    "Good to say: warmth, water, an early night; and when to ring you, such as a headache that is new or strong, "
    "and at what hours."
)


class AftercarePanel(Panel):
    """The card for the hours after the session.

    Signals:
        written: The words.
        quiet_picked: Through how many days after the session the quiet window lasts.
    """

    written = Signal(str)
    quiet_picked = Signal(int)

    def __init__(self, look: Look) -> None:
        super().__init__(look, "desk.aftercare", "Aftercare card")
        self.words = WritingField(look, "desk.aftercare.words", "The words of the card", boxed=True)
        self.add(self.words, "Your words, as your client will read them")
        self.add(TextLabel(look, RED_FLAGS, Role.SMALL, Tone.INK2))
        self.quiet = ChoiceBox(look, "desk.aftercare.quiet", "The quiet window lasts", QUIET)
        self.add(self.quiet, "The quiet window lasts")
        self._said = TextLabel(look, "", Role.SMALL, Tone.INK2, name="desk.aftercare.said")
        self.add(self._said)
        self.column.addStretch(1)
        self.words.textChanged.connect(lambda: self.written.emit(self.words.toPlainText()[:MOST_SIGNS]))
        self.quiet.picked.connect(lambda value: self.quiet_picked.emit(int(value)))
        look.changed.connect(self._dress)
        self._dress()

    def show_card(self, aftercare: Aftercare) -> None:
        """Show the card."""
        if self.words.toPlainText() != aftercare.words:
            self.words.set_words(aftercare.words)
        self.quiet.set_value(str(aftercare.quiet_days))
        said = quiet_words(aftercare)
        self._said.set_words(f"{said} In it your client is shown what stands here, and nothing else is suggested.")

    def enter(self) -> None:
        """The keyboard goes to the words."""
        self.words.setFocus()

    def forget(self) -> None:
        """Hold nothing."""
        self.words.set_words("")

    def _dress(self) -> None:
        self.words.setFixedHeight(round(self.look.theme.line_height(Role.JOURNAL) * 6.4))


class DetailsPanel(Panel):
    """Its name, for whom and from whom, and the two sessions it lies between.

    Signals:
        changed: A mapping of fields of the draft (``last``, ``next``) and of the routine to what they are to be.
    """

    changed = Signal(object)

    def __init__(self, look: Look) -> None:
        super().__init__(look, "desk.details", "Name and dates")
        self.name = TextField(look, "desk.details.name", "What the routine is called", "Between two appointments")
        self.client = TextField(look, "desk.details.client", "How your client is greeted", "a first name, or initials")
        self.therapist = TextField(look, "desk.details.therapist", "Your name, as your client knows it")
        for field, words in (
            (self.name, "Name of the routine"),
            (self.client, "How your client is greeted"),
            (self.therapist, "Your name, as your client knows it"),
        ):
            field.setMaxLength(LONGEST_NAME)
            self.add(field, words)
            field.textEdited.connect(lambda _text: self._tell())
        self.greeting = WritingField(look, "desk.details.greeting", "A word at the beginning", boxed=True)
        self.add(self.greeting, "A word at the beginning, if you like")
        self.greeting.textChanged.connect(self._tell)
        self.has_last, self.last = self._day("last", "The session it follows")
        self.has_next, self.next = self._day("next", "The next session")
        self.add(
            TextLabel(
                look,
                "The dates are for you and for paper. On your client's computer the plan hangs on their own sessions.",
                Role.SMALL,
                Tone.INK2,
            )
        )
        self.column.addStretch(1)
        look.changed.connect(self._dress)
        self._dress()

    def show_draft(self, draft: Draft) -> None:
        """Show what it is called."""
        routine = draft.routine
        blocked = [QSignalBlocker(each) for each in (self.last, self.next)]
        for field, words in (
            (self.name, routine.title),
            (self.client, routine.client),
            (self.therapist, routine.therapist),
        ):
            if field.text() != words:
                field.setText(words)
        if self.greeting.toPlainText() != routine.greeting:
            self.greeting.set_words(routine.greeting)
        for tick, box, day in ((self.has_last, self.last, draft.last), (self.has_next, self.next, draft.next)):
            tick.setChecked(day is not None)
            box.setEnabled(day is not None)
            if day is not None:
                box.setDate(QDate(day.year, day.month, day.day))
        del blocked

    def enter(self) -> None:
        """The keyboard goes to the name."""
        self.name.setFocus()

    def forget(self) -> None:
        """Hold nothing."""
        for field in (self.name, self.client, self.therapist):
            field.clear()
        self.greeting.set_words("")

    def _day(self, key: str, words: str) -> tuple[CheckBox, QDateEdit]:
        tick = CheckBox(self.look, words, f"desk.details.{key}.known")
        day = QDateEdit()
        day.setDisplayFormat("ddd d MMMM yyyy")
        day.setCalendarPopup(True)
        day.setDate(QDate.currentDate().addDays(0 if key == "last" else 14))
        identify(day, f"desk.details.{key}", words)
        self.add(tick)
        self.add(day)
        tick.clicked.connect(lambda _on: self._tell())
        day.dateChanged.connect(lambda _date: self._tell())
        return tick, day

    def _tell(self) -> None:
        days = {
            "last": _date_of(self.last) if self.has_last.isChecked() else None,
            "next": _date_of(self.next) if self.has_next.isChecked() else None,
        }
        texts = {
            "title": " ".join(self.name.text().split()),
            "client": " ".join(self.client.text().split()),
            "therapist": " ".join(self.therapist.text().split()),
            "greeting": self.greeting.toPlainText()[:MOST_LINE],
        }
        self.changed.emit({**days, **texts})

    def _dress(self) -> None:
        theme = self.look.theme
        for day in (self.last, self.next):
            day.setFont(theme.font(Role.BODY))
            day.setMinimumHeight(theme.control(44))
        self.greeting.setFixedHeight(round(theme.line_height(Role.JOURNAL) * 3.2))


class TicksPanel(Panel):
    """A list of things of which some are chosen: the half plan, or what is left out.

    Signals:
        ticked: The key of one, and whether it is chosen.
    """

    ticked = Signal(str, bool)

    def __init__(self, look: Look, name: str, spoken: str) -> None:
        super().__init__(look, name, spoken)
        self._name = name
        self._rows: tuple[tuple[str, str, bool], ...] | None = None
        self._field = QWidget()
        self._flow = FlowLayout(gap=6)
        self._field.setLayout(self._flow)
        self.add(self._field)
        self.column.addStretch(1)

    def show_rows(self, title: str, about: str, rows: tuple[tuple[str, str, bool], ...]) -> None:
        """Show these: a key, its words, and whether it is chosen."""
        self.say(title, about)
        if rows == self._rows:
            return
        same = self._rows is not None and [row[:2] for row in rows] == [row[:2] for row in self._rows]
        self._rows = rows
        if same:
            for chip, row in zip(self.chips(), rows, strict=True):
                chip.setChecked(row[2])
            return
        self._clear()
        for key, words, is_on in rows:
            chip = Chip(self.look, words, f"{self._name}.{key}")
            chip.setChecked(is_on)
            chip.clicked.connect(lambda on, key=key: self.ticked.emit(key, on))
            self._flow.addWidget(chip)

    def chips(self) -> tuple[Chip, ...]:
        """Every one, in its order."""
        found = (self._flow.itemAt(at) for at in range(self._flow.count()))
        return tuple(chip for item in found if item is not None and isinstance(chip := item.widget(), Chip))

    def forget(self) -> None:
        """Hold nothing."""
        self._rows = None
        self._clear()

    def _clear(self) -> None:
        for chip in self.chips():
            self._flow.removeWidget(chip)
            chip.hide()
            chip.setParent(None)
            chip.deleteLater()


def _date_of(field: QDateEdit) -> date:
    day = field.date()
    return date(day.year(), day.month(), day.day())
