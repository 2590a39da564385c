"""A passphrase, a recovery sheet and the keychain, set and taken away: one thing a page, a way back from each."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from calmroom.ui.fault import FaultLine
from calmroom.ui.lock.purpose import DONE, MATCH_NOT_YET, MOMENT, STEPS, Purpose, Step, words_of
from calmroom.ui.lock.steps import Steps
from calmroom.ui.theme.fonts import Role
from calmroom.ui.theme.icons import Icon
from calmroom.ui.walled import Measures, Walled
from calmroom.ui.widgets.buttons import NotYetButton, QuietButton
from calmroom.ui.widgets.labels import TextLabel, Tone
from calmroom.ui.widgets.naming import announce, identify
from calmroom.ui.widgets.pictures import StepBars
from calmroom.ui.widgets.surfaces import ground

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QKeyEvent

    from calmroom.domain.errors import CalmroomError
    from calmroom.domain.ports import Clock
    from calmroom.domain.vault.recovery import RecoveryKey
    from calmroom.services.keys import KeyService
    from calmroom.ui.context import Context
    from calmroom.ui.theme.look import Look

ResultT = TypeVar("ResultT")
MEASURES = Measures(words=560, top=36, small_top=24)


class PassphrasePage(QWidget):
    """Goes through the steps of a purpose. Nothing changes before the last one.

    Signals:
        done: It is over, one way or the other.
    """

    done = Signal()

    def __init__(self, keys: KeyService, clock: Clock, context: Context) -> None:
        super().__init__()
        self._keys = keys
        self._clock = clock
        self._context = context
        self._purpose = Purpose.FIRST
        self._at = 0
        self._turn = 0
        self._is_busy = False
        identify(self, "passphrase", "Passphrase and recovery sheet")
        ground(self, "bg")
        self._make(context.look)
        self._lay()
        self._connect()

    def begin(self, purpose: Purpose) -> None:
        """Begin at the first step."""
        self.forget()
        self._purpose, self._at = purpose, 0
        if Step.KEEP in STEPS[purpose]:
            self._run(self._keys.new_recovery_key, self._take_key)
        if Step.PRESENT in STEPS[purpose]:
            self.steps.present.wait(self._keys.wait())
        self._show(0)

    def forget(self) -> None:
        """Keep nothing of what was typed or shown."""
        # What the worker still brings belongs to nobody any more.
        self._turn += 1
        self.steps.forget()
        self.fault.hide()
        self._set_busy(busy=False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc is the quiet button."""
        if event.key() == Qt.Key.Key_Escape:
            self._go_back()
        else:
            super().keyPressEvent(event)

    def _make(self, look: Look) -> None:
        self._frame = Walled(look, "passphrase", MEASURES)
        self.bars = StepBars(look, 3)
        self.title = TextLabel(look, "", Role.GREETING, name="passphrase.title")
        self.about = TextLabel(look, "", Role.SECTION_LIGHT, Tone.INK2, name="passphrase.about")
        self.steps = Steps(look)
        self.fault = FaultLine(look, "passphrase.fault")
        self.status = TextLabel(look, "", Role.SMALL, Tone.INK2, name="passphrase.status")
        self.status.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.back = QuietButton(look, "Back", "passphrase.back", icon=Icon.BACK)
        self.go_on = NotYetButton(look, "Go on", "passphrase.go-on")
        self.go_on.set_shape(52)

    def _lay(self) -> None:
        column, foot = self._frame.column, self._frame.foot
        column.addWidget(self.bars)
        column.addSpacing(26)
        column.addWidget(self.title)
        column.addSpacing(10)
        column.addWidget(self.about)
        column.addSpacing(26)
        column.addWidget(self.steps)
        column.addSpacing(12)
        column.addWidget(self.fault)
        column.addStretch(1)
        foot.addWidget(self.back)
        foot.addWidget(self.status, 1)
        foot.addWidget(self.go_on)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._frame)

    def _connect(self) -> None:
        self.steps.changed.connect(self._say)
        self.steps.entered.connect(self._go_on)
        self.go_on.clicked.connect(self._go_on)
        self.back.clicked.connect(self._go_back)

    def _step(self) -> Step:
        return STEPS[self._purpose][self._at]

    def _show(self, at: int) -> None:
        self._at = at
        steps, step = STEPS[self._purpose], self._step()
        words = words_of(self._purpose, step)
        first = self.steps.show_step(step)
        self._frame.light.set_step(at)
        self.bars.set_count(len(steps))
        self.bars.set_step(at + 1)
        self.bars.setVisible(len(steps) > 1)
        self.title.set_words(words.title)
        self.about.set_words(words.about)
        self.back.set_text(words.back or ("Back" if at else "Not now"))
        self.back.set_icon(Icon.BACK if at and not words.back else None)
        self.go_on.set_text(words.onward)
        self.fault.hide()
        self._say()
        announce(self, f"{words.title}. {words.about}")
        (self.back if step is Step.WITHOUT else first).setFocus()

    def _say(self) -> None:
        needed = self.steps.needs(self._step())
        self.go_on.set_open(is_open=not needed and not self._is_busy)
        self.go_on.setAccessibleDescription(needed)
        self.status.set_words(MOMENT if self._is_busy else "" if needed == MATCH_NOT_YET else needed)

    def _take_key(self, key: RecoveryKey) -> None:
        self.steps.offer(key, self._clock.now())
        self._say()

    def _go_back(self) -> None:
        if self._is_busy:
            return
        if self._at and self._step() is not Step.WITHOUT:
            self._show(self._at - 1)
        else:
            self._leave()

    def _go_on(self) -> None:
        if not self.go_on.isEnabled():
            return
        if self._step() is Step.PRESENT:
            keys, typed = self._keys, self.steps.present.text()
            self._set_busy(busy=True)
            self._run(lambda: keys.confirm(typed), lambda _done: self._let_on())
        else:
            self._onward()

    def _let_on(self) -> None:
        """Whoever it is knows the passphrase. Going back asks anew."""
        self._set_busy(busy=False)
        self.steps.present.forget()
        self._onward()

    def _onward(self) -> None:
        if self._at + 1 < len(STEPS[self._purpose]):
            self._show(self._at + 1)
            return
        self._set_busy(busy=True)
        work = _last_step(self._keys, self._purpose, self.steps.choose.text(), self.steps.key)
        self._run(work, lambda _done: self._finish())

    def _run(self, work: Callable[[], ResultT], then: Callable[[ResultT], None]) -> None:
        """Do it on the worker; what comes back after everything was forgotten is left alone."""
        turn = self._turn
        self.fault.hide()

        def follow(result: ResultT) -> None:
            if turn == self._turn:
                then(result)

        def refuse(fault: CalmroomError) -> None:
            if turn == self._turn:
                self._refused(fault)

        self._context.tasks.run(work, follow, refuse)

    def _finish(self) -> None:
        announce(self, DONE[self._purpose])
        self._leave()

    def _leave(self) -> None:
        self.forget()
        self.done.emit()

    def _refused(self, fault: CalmroomError) -> None:
        self._set_busy(busy=False)
        words = f"{fault.message} {fault.hint}".strip()
        self.fault.show_fault(words)
        announce(self, words)
        if self._step() is Step.PRESENT:
            self.steps.present.wait(self._keys.wait())
            self.steps.present.again()

    def _set_busy(self, *, busy: bool) -> None:
        self._is_busy = busy
        self.back.setEnabled(not busy)
        self._say()


def _last_step(keys: KeyService, purpose: Purpose, typed: str, key: RecoveryKey | None) -> Callable[[], object]:
    """What a purpose changes."""
    if purpose is Purpose.REMOVE:
        return keys.remove_passphrase
    if purpose is Purpose.KEYCHAIN:
        return partial(keys.set_keychain, on=True)
    if purpose is Purpose.SHEET and key is not None:
        return partial(keys.keep_recovery_key, key)
    return partial(keys.set_passphrase, typed, key)
