"""The days of a part, and what is said to the client for them, painted."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from calmroom.domain.dates import DAYS
from calmroom.domain.routine.routine import LATEST_DAY, MOST_LINE, Kind, When
from calmroom.domain.routine.words import title_of, weeks_of
from calmroom.ui.choices import Steps
from calmroom.ui.desk.compose.panel import Panel
from calmroom.ui.theme.fonts import Role
from calmroom.ui.widgets.buttons import QuietButton
from calmroom.ui.widgets.chips import Chip
from calmroom.ui.widgets.choosing import ChoiceBox, Stepper
from calmroom.ui.widgets.fields import WritingField
from calmroom.ui.widgets.flow import FlowLayout

if TYPE_CHECKING:
    from calmroom.domain.routine.routine import Part
    from calmroom.ui.theme.look import Look

NAME: Final = "desk.days"
KINDS: Final = (
    (Kind.EVENING.value, "the evening of the session"),
    (Kind.DAYS.value, "days after the session"),
    (Kind.BEFORE.value, "days before the next session"),
    (Kind.WEEKDAYS.value, "weekdays"),
)
WEEKS: Final = 26
DAY_STEPS: Final = Steps(1, LATEST_DAY, 1, "")
FROM_WEEK: Final = tuple((str(week), f"week {week}") for week in range(1, WEEKS + 1))
TO_WEEK: Final = (("0", "and on"), *FROM_WEEK)


class PartPanel(Panel):
    """Which days, and one sentence.

    Signals:
        changed: The part's id, and a mapping of its fields to what they are to be.
        removed: The part's id.
    """

    changed = Signal(str, object)
    removed = Signal(str)

    def __init__(self, look: Look) -> None:
        super().__init__(look, NAME, "These days")
        self._part: Part | None = None
        self.kind = ChoiceBox(look, f"{NAME}.kind", "Counted by", KINDS)
        self.add(self.kind, "Counted by")
        self.first = Stepper(look, f"{NAME}.first", "first day", DAY_STEPS)
        self.last = Stepper(look, f"{NAME}.last", "last day", DAY_STEPS)
        self._first, self._last = self.add(self.first, "From day"), self.add(self.last, "To day")
        row = QWidget()
        flow = FlowLayout(gap=6)
        row.setLayout(flow)
        self.days = tuple(Chip(look, day[:3], f"{NAME}.{day.lower()}") for day in DAYS)
        for chip, day in zip(self.days, DAYS, strict=True):
            chip.setAccessibleName(day)
            chip.clicked.connect(lambda _on: self._tell_when())
            flow.addWidget(chip)
        self._weekdays = self.add(row, "On which days")
        self.week = ChoiceBox(look, f"{NAME}.week", "From week", FROM_WEEK)
        self.until = ChoiceBox(look, f"{NAME}.until", "To week", TO_WEEK)
        self._week, self._until = self.add(self.week, "From week"), self.add(self.until, "To week")
        self.sentence = WritingField(look, f"{NAME}.sentence", "What you say for these days", boxed=True)
        self.add(self.sentence, "A sentence to your client for these days")
        self.remove = QuietButton(look, "Take these days off", f"{NAME}.remove")
        self.add(self.remove)
        self.column.addStretch(1)
        self.kind.picked.connect(self._other_kind)
        self.first.changed.connect(self._other_first)
        self.last.changed.connect(self._other_last)
        for box in (self.week, self.until):
            box.picked.connect(lambda _value: self._tell_when())
        self.sentence.textChanged.connect(self._tell_sentence)
        self.remove.clicked.connect(lambda: self.removed.emit(self.part_id))
        look.changed.connect(self._dress)
        self._dress()

    @property
    def part_id(self) -> str:
        """Whose days they are; empty for nobody's."""
        return self._part.id if self._part is not None else ""

    def show_part(self, part: Part | None) -> None:
        """Show the days and the sentence of a part."""
        self._part = part
        if part is None:
            return
        when = part.when
        more = weeks_of(when)
        self.say(f"{title_of(when)}, {more}" if more else title_of(when))
        self.kind.set_value(when.kind.value)
        days = when.kind in {Kind.DAYS, Kind.BEFORE}
        self.first.set_value(when.first or 1)
        self.last.set_value(when.last or 1)
        self.week.set_value(str(when.week or 1))
        self.until.set_value(str(when.last) if when.kind is Kind.WEEKDAYS else "0")
        for number, chip in enumerate(self.days):
            chip.setChecked(number in when.weekdays)
        for whole in (self._first, self._last):
            whole.setVisible(days)
        for whole in (self._weekdays, self._week, self._until):
            whole.setVisible(when.kind is Kind.WEEKDAYS)
        if self.sentence.toPlainText() != part.sentence:
            self.sentence.set_words(part.sentence)

    def forget(self) -> None:
        """Hold nothing of a routine."""
        self._part = None
        self.sentence.set_words("")
        self.say("These days")

    def _other_kind(self, value: str) -> None:
        made = {
            Kind.EVENING: When(Kind.EVENING),
            Kind.DAYS: When(Kind.DAYS, 1, 3),
            Kind.BEFORE: When(Kind.BEFORE, 1, 1),
            Kind.WEEKDAYS: When(Kind.WEEKDAYS, 0, 0, (0, 2, 4), 1),
        }
        self._tell(when=made[Kind(value)])

    def _other_first(self, first: int) -> None:
        """Another first day; the last goes along where it would be passed."""
        if self._part is not None and self._part.when.kind in {Kind.DAYS, Kind.BEFORE}:
            when = self._part.when
            last = max(first, when.last) if when.kind is Kind.DAYS else min(first, when.last)
            self._tell(when=When(when.kind, first, last))

    def _other_last(self, last: int) -> None:
        if self._part is not None and self._part.when.kind in {Kind.DAYS, Kind.BEFORE}:
            when = self._part.when
            first = min(last, when.first) if when.kind is Kind.DAYS else max(last, when.first)
            self._tell(when=When(when.kind, first, last))

    def _tell_when(self) -> None:
        part = self._part
        if part is not None and part.when.kind is Kind.WEEKDAYS:
            chosen = tuple(number for number, chip in enumerate(self.days) if chip.isChecked())
            week, until = int(self.week.value()), int(self.until.value())
            until = max(week, until) if until else 0
            self._tell(when=When(Kind.WEEKDAYS, 0, until, chosen or part.when.weekdays, week))

    def _tell_sentence(self) -> None:
        self._tell(sentence=self.sentence.toPlainText()[:MOST_LINE])

    def _tell(self, **changes: Any) -> None:  # noqa: ANN401 - the fields of a part
        if self._part is not None:
            self.changed.emit(self._part.id, changes)

    def _dress(self) -> None:
        theme = self.look.theme
        self.sentence.setFixedHeight(round(theme.line_height(Role.JOURNAL) * 4.2))
