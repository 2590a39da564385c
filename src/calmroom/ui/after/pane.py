"""After a practice, painted. Everything can be skipped, and Save with nothing set is fine."""

from __future__ import annotations

import threading
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from calmroom.domain.check_in import CheckIn, Discomfort
from calmroom.domain.errors import CalmroomError
from calmroom.domain.events import PracticeRemembered
from calmroom.ui.after.care import CareCard
from calmroom.ui.after.fault import FaultLine
from calmroom.ui.after.field import AfterField
from calmroom.ui.after.state import CARE, after_state, needs_care
from calmroom.ui.after.words import WordChips
from calmroom.ui.corner_room import corner_room
from calmroom.ui.theme.fonts import Role
from calmroom.ui.widgets.buttons import PrimaryButton, QuietButton
from calmroom.ui.widgets.labels import TextLabel, Tone
from calmroom.ui.widgets.naming import announce, identify
from calmroom.ui.widgets.segments import SegmentedChoice
from calmroom.ui.widgets.sliders import CheckInSlider, CheckInWords
from calmroom.ui.widgets.surfaces import ground, scrolling

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QResizeEvent

    from calmroom.domain.journal import Entry
    from calmroom.domain.practice import PracticeRecord
    from calmroom.services.journal import JournalService
    from calmroom.services.practice import PracticeService
    from calmroom.ui.context import Context

MARGIN, SMALL_MARGIN, SMALL_WINDOW = 64, 34, 940
GAP = 14
DISCOMFORTS = tuple((str(value), str(value)) for value in Discomfort)
PATIENCE = 20.0
"""Seconds that the end of the program waits for the disk."""
NOT_REMEMBERED = CalmroomError("Your answers could not be written.", "Save tries once more.")


class AfterPane(QWidget):
    """Asks how it is now, and gives a place for a few words.

    Signals:
        done: The page is over; carries the PracticeRecord.
        ground_asked: Ground me, from the kind words.
    """

    done = Signal(object)
    ground_asked = Signal()

    def __init__(self, practice: PracticeService, journal: JournalService, context: Context) -> None:
        super().__init__()
        identify(self, "after", "After the practice")
        ground(self, "bg")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._practice, self._journal, self._context = practice, journal, context
        self._record: PracticeRecord | None = None
        self._entry: Entry | None = None
        self._asked: tuple[CheckIn, tuple[str, ...], Discomfort | None] | None = None
        self._remembered = self._is_written = False
        self._make()
        self._lay()
        self._connect()
        context.bridge.on(PracticeRemembered, self._hear)

    def show_for(self, record: PracticeRecord) -> None:
        """Ask about a practice that has come to its end."""
        self._record, self._entry = record, None
        script = self._practice.script(record.script_id)
        state = after_state(record, script.prompts)
        self._title.set_words(state.title)
        self._summary.set_words(state.summary)
        self._prompt.set_words(state.prompt)
        self._prompt.setVisible(bool(state.prompt))
        self._text.setAccessibleName(state.prompt or "Words, if there are any")
        self._clear()
        for slider, before in ((self._settled, record.before.settled), (self._present, record.before.present)):
            slider.set_before(before)
        self._show_care()

    @property
    def check_in(self) -> CheckIn:
        """What the sliders say."""
        return CheckIn(self._settled.value(), self._present.value())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+S and Ctrl+Enter save; Esc is the quiet button, and with something to lose it only goes to it."""
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if control and event.key() in {Qt.Key.Key_S, Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._save_all()
        elif event.key() == Qt.Key.Key_Escape:
            self._go_out()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Two columns, or one."""
        super().resizeEvent(event)
        small = self.width() < SMALL_WINDOW or self._context.look.theme.large_text
        self._columns.setDirection(QBoxLayout.Direction.TopToBottom if small else QBoxLayout.Direction.LeftToRight)
        margin = SMALL_MARGIN if self.width() < SMALL_WINDOW else MARGIN
        self._columns.setSpacing(26 if small else 64)
        for column in (0, 1):
            # Side by side they are equally wide; one under the other each is as high as it needs.
            self._columns.setStretch(column, 0 if small else 1)
        self._page.setContentsMargins(margin, 28 if self.width() < SMALL_WINDOW else 48, margin, 24)
        self._foot.setContentsMargins(corner_room(self._context.look) + GAP, 8, margin, 20)

    def _make(self) -> None:
        look = self._context.look
        self._title = TextLabel(look, "", Role.GREETING)
        self._summary = TextLabel(look, "", Role.SECTION_LIGHT, Tone.INK2, "after.summary")
        self._settled = CheckInSlider(
            look, "after.settled", CheckInWords("How settled is it now?", "stirred up", "settled")
        )
        self._present = CheckInSlider(look, "after.present", CheckInWords("How much are you here?", "far away", "here"))
        self._words_label = TextLabel(look, "Up to three words, or none", Role.BODY_STRONG)
        self._words = WordChips(look)
        self._discomfort_label = TextLabel(look, "Anything uncomfortable?", Role.BODY_STRONG)
        self._discomfort = SegmentedChoice(look, "after.discomfort", "Anything uncomfortable?", DISCOMFORTS)
        self._prompt = TextLabel(look, "", Role.PROMPT, Tone.INK, "after.prompt")
        self._text = AfterField(look)
        self._fault = FaultLine(look, "after.fault")
        self._quiet = QuietButton(look, "Leave without saving", "after.leave")
        self._save = PrimaryButton(look, "Save", "after.save")
        self._save.set_shape(52)
        self._care = CareCard(look)

    def _lay(self) -> None:
        left, right = QVBoxLayout(), QVBoxLayout()
        left.setSpacing(26)
        right.setSpacing(14)
        left.addWidget(self._settled)
        left.addWidget(self._present)
        right.addWidget(self._words_label)
        right.addWidget(self._words)
        right.addSpacing(14)
        right.addWidget(self._discomfort_label)
        right.addWidget(self._discomfort, 0, Qt.AlignmentFlag.AlignLeft)
        right.addStretch(1)
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._columns.setSpacing(64)
        self._columns.addLayout(left)
        self._columns.addLayout(right)
        inside = QWidget()
        self._page = QVBoxLayout(inside)
        self._page.setSpacing(12)
        self._page.addWidget(self._title)
        self._page.addWidget(self._summary)
        self._page.addSpacing(26)
        self._page.addLayout(self._columns)
        self._page.addSpacing(18)
        self._page.addWidget(self._care)
        self._page.addWidget(self._prompt)
        self._page.addWidget(self._text, 1)
        self._page.addWidget(self._fault)
        self._foot = QHBoxLayout()
        self._foot.setSpacing(14)
        self._foot.addStretch(1)
        self._foot.addWidget(self._quiet)
        self._foot.addWidget(self._save)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        self._scroll = scrolling(inside, "after.page")
        whole.addWidget(self._scroll, 1)
        whole.addLayout(self._foot)

    def _connect(self) -> None:
        self._save.clicked.connect(self._save_all)
        self._quiet.clicked.connect(self._leave)
        self._care.ground.clicked.connect(self.ground_asked)
        self._discomfort.chosen.connect(lambda _value: self._show_care(come=True))
        for slider in (self._settled, self._present):
            slider.answered.connect(lambda _value: self._show_care())

    def _clear(self) -> None:
        self._is_written = False
        for slider in (self._settled, self._present):
            slider.clear()
            slider.set_before(None)
        self._words.clear()
        self._discomfort.set_value("")
        self._text.set_words("")
        self._fault.hide()
        self._care.hide()

    def _has_words(self) -> bool:
        chosen = self.check_in.is_answered or self._said() is not None or bool(self._words.chosen())
        return chosen or bool(self._text.toPlainText().strip())

    def _said(self) -> Discomfort | None:
        value = self._discomfort.value()
        return Discomfort(value) if value else None

    def _show_care(self, *, come: bool = False) -> None:
        """Show the kind words or not; with ``come``, bring them into view where the page has to scroll."""
        before = self._record.before if self._record else CheckIn()
        wanted = needs_care(before, self.check_in, self._said())
        if wanted and not self._care.isVisibleTo(self):
            announce(self, CARE[0])
        self._care.setVisible(wanted)
        if wanted and come:
            QTimer.singleShot(0, self._care, lambda: self._scroll.ensureWidgetVisible(self._care, 0, GAP))

    def _save_all(self) -> None:
        record = self._record
        if record is None:
            return
        after, words, discomfort = self.check_in, self._words.chosen(), self._said()
        text = self._text.toPlainText().strip()
        if text and self._entry is None:
            self._entry = self._journal.begin(self._prompt.text(), record.id)
        entry = replace(self._entry, text=text, tags=words) if text and self._entry else None

        def write() -> None:
            if entry is not None:
                self._journal.save(entry)
            self._is_written = True

        self._is_written = False
        self._save.setEnabled(False)
        self._fault.hide()
        self._asked, self._remembered = (after, words, discomfort), False
        self._practice.finish(record, *self._asked)
        self._context.tasks.run(write, lambda _: self._saved(record), self._not_saved)

    def flush(self) -> bool:
        """Save what was written where nobody pressed Save, and wait for it. Says whether it is safe."""
        if self._record is None or not self._has_words():
            return True
        done = threading.Event()
        self._save_all()
        self._context.tasks.later(done.set)
        done.wait(PATIENCE)
        return self._is_written

    @property
    def is_dirty(self) -> bool:
        """Whether there is something on the page that is not safe on disk."""
        return self._record is not None and self._has_words() and not self._is_written

    def forget(self) -> None:
        """Show and hold nothing any more, but what could not be saved."""
        if not self.is_dirty:
            self._record = self._entry = self._asked = None
            self._title.set_words("")
            self._summary.set_words("")
            self._clear()

    def _hear(self, event: PracticeRemembered) -> None:
        found = event.record
        # The same practice is also remembered without the answers, when its sound ends.
        if self._record is not None and found.id == self._record.id:
            self._remembered |= (found.after, found.words, found.discomfort) == self._asked

    def _saved(self, record: PracticeRecord) -> None:
        if not self._remembered:
            self._not_saved(NOT_REMEMBERED)
            return
        self._save.setEnabled(True)
        announce(self, "Saved")
        self.done.emit(record)

    def _not_saved(self, fault: CalmroomError) -> None:
        self._save.setEnabled(True)
        self._fault.show_fault(f"{fault.message} What you wrote is still here. {fault.hint}".strip())
        announce(self, self._fault.text())

    def _go_out(self) -> None:
        if self._words.close_field():
            return
        if self._has_words():
            self._quiet.setFocus(Qt.FocusReason.ShortcutFocusReason)
        else:
            self._leave()

    def _leave(self) -> None:
        if self._record is not None:
            self.done.emit(self._record)
