"""Put a practice right, or write one down that was done without the program."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from calmroom.domain.done_by_hand import LEAST_MINUTES, MOST_MINUTES, Done, said_of
from calmroom.ui.history.said import LONGEST_TITLE, OWN, Said, done_of, new_said, said_in_form, words_in
from calmroom.ui.notices import Removal
from calmroom.ui.theme.fonts import Role
from calmroom.ui.when import When, answered, named
from calmroom.ui.widgets.buttons import PrimaryButton, QuietButton
from calmroom.ui.widgets.fields import TextField
from calmroom.ui.widgets.flow import FlowLayout
from calmroom.ui.widgets.labels import TextLabel, Tone
from calmroom.ui.widgets.naming import announce
from calmroom.ui.widgets.sliders import CheckInSlider, CheckInWords
from calmroom.ui.widgets.surfaces import Card

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QKeyEvent

    from calmroom.domain.errors import CalmroomError
    from calmroom.domain.ports import Clock
    from calmroom.domain.practice import PracticeRecord
    from calmroom.services.corrections import CorrectionService
    from calmroom.ui.context import Context

BEFORE: Final = CheckInWords("How settled before, if it was said", "stirred up", "settled")
AFTER: Final = CheckInWords("How settled after, if it was said", "stirred up", "settled")


class PracticeForm(Card):
    """Asks what it was, when, how long, and what was said of it.

    Signals:
        done: Something is other than before; carries what is to be said of it.
        removed: A ``Removal``.
        left: Without a change.
    """

    done = Signal(str)
    removed = Signal(object)
    left = Signal()

    def __init__(self, corrections: CorrectionService, clock: Clock, context: Context) -> None:
        super().__init__(context.look, "history.form")
        self._corrections = corrections
        self._clock = clock
        self._context = context
        self._record: PracticeRecord | None = None
        self._asked: Said | None = None
        self._times = 0
        self._make()
        self._lay()
        self._dress()
        self.save.clicked.connect(self._keep)
        self.leave.clicked.connect(self._leave)
        context.look.changed.connect(self._dress)
        self.hide()

    def ask_new(self) -> None:
        """Write one down that was done without the program."""
        self._ask(None, "A practice done without calmroom", new_said(self._clock.now()))

    def ask(self, record: PracticeRecord) -> None:
        """Put one right."""
        self._ask(record, f"Change {record.title}", said_in_form(record))

    def remove(self, record: PracticeRecord) -> None:
        """Take one out, with a way back."""
        removal = Removal("Practice removed", partial(self._put_back, record))

        def then(_result: object) -> None:
            self.done.emit("")
            self.removed.emit(removal)

        self._context.tasks.run(lambda: self._corrections.remove(record), then, self._refuse)

    def said(self) -> Said:
        """What stands in it."""
        return Said(
            self.title.text(),
            *self.when.told(),
            self.before.value(),
            self.after.value(),
            words_in(self.words.text()),
        )

    def forget(self) -> None:
        """Hold nothing of a person any more."""
        self._record = self._asked = None
        self._times += 1
        self.heading.set_words("")
        for line in (self.title, self.words):
            line.clear()
        for slider in (self.before, self.after):
            slider.clear()
        self.hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter in a field keeps it; Esc leaves it, the second one where something was typed."""
        is_other = self.said() != self._asked
        if not answered(event, self.save, self.leave, is_other=is_other):
            super().keyPressEvent(event)

    def _make(self) -> None:
        look = self._context.look
        self.heading = TextLabel(look, "", Role.ITEM, name="history.form.heading")
        self.title = TextField(look, "history.form.title", "What it was", OWN)
        self.title.setMaxLength(LONGEST_TITLE)
        self.when = When(look, "history.form", "Hour it began", (LEAST_MINUTES, MOST_MINUTES))
        self.day, self.at, self.minutes = self.when.day, self.when.at, self.when.minutes
        self.before = CheckInSlider(look, "history.form.before", BEFORE)
        self.after = CheckInSlider(look, "history.form.after", AFTER)
        self.words = TextField(look, "history.form.words", "Words for it", "warm, heavier")
        self.note = TextLabel(look, "", Role.SMALL, Tone.CAUTION, name="history.form.note")
        self.save = PrimaryButton(look, "Keep it", "history.form.save")
        self.leave = QuietButton(look, "Not now", "history.form.leave")

    def _lay(self) -> None:
        look = self._context.look
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(12)
        column.addWidget(self.heading)
        fields = QWidget()
        flow = FlowLayout(gap=16)
        fields.setLayout(flow)
        self._what = named(look, "What it was", self.title)
        flow.addWidget(self._what)
        boxes = (("Day", self.day), ("Began at", self.at), ("How long", self.minutes))
        for words, box in (*boxes, ("Words for it, with commas between", self.words)):
            flow.addWidget(named(look, words, box))
        column.addWidget(fields)
        for slider in (self.before, self.after):
            column.addWidget(slider)
        column.addWidget(self.note)
        buttons = QWidget()
        row = FlowLayout(gap=10)
        buttons.setLayout(row)
        row.addWidget(self.save)
        row.addWidget(self.leave)
        column.addWidget(buttons)

    def _dress(self) -> None:
        for line in (self.title, self.words):
            line.setMinimumWidth(round(self._context.look.theme.space(240)))

    def _ask(self, record: PracticeRecord | None, heading: str, said: Said) -> None:
        self._record = record
        self._times += 1
        self.heading.set_words(heading)
        self._tell("")
        self._what.setVisible(record is None)
        self.title.setText(said.title)
        self.when.show(said.day, said.at, said.minutes)
        for slider, value in ((self.before, said.before), (self.after, said.after)):
            slider.clear()
            if value is not None:
                slider.set_value(value)
        self.words.setText(", ".join(said.words))
        self._asked = self.said()
        self.save.setEnabled(True)
        self.show()
        (self.title if record is None else self.day).setFocus(Qt.FocusReason.TabFocusReason)

    def _keep(self) -> None:
        record, said, now = self._record, self.said(), self._clock.now()
        if self.save.hasFocus():
            self.day.setFocus()
        self.save.setEnabled(False)
        if record is None:
            done = done_of(said, Done("", OWN, now, said.minutes), now.tzinfo)
            self._run(lambda: self._corrections.add(done))
        else:
            done = done_of(replace(said, title=record.title), said_of(record), now.tzinfo)
            self._run(lambda: self._corrections.correct(record, done))

    def _run(self, work: Callable[[], object]) -> None:
        times = self._times
        self._context.tasks.run(work, lambda _result: self._settled_down(times), self._refuse)

    def _settled_down(self, times: int) -> None:
        # Another may be being filled in by now.
        if times == self._times:
            self.save.setEnabled(True)
            self.forget()
        self.done.emit("Kept")

    def _put_back(self, record: PracticeRecord) -> None:
        self._context.tasks.run(partial(self._corrections.put_back, record), lambda _result: self.done.emit("Put back"))

    def _leave(self) -> None:
        self.forget()
        self.left.emit()

    def _refuse(self, fault: CalmroomError) -> None:
        self.save.setEnabled(True)
        self._tell(f"{fault.message} {fault.hint}".strip())

    def _tell(self, words: str) -> None:
        self.note.set_words(words)
        self.note.setVisible(bool(words))
        if words:
            announce(self, words)
