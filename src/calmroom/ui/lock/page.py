"""A passphrase, a recovery sheet and the keychain, set and taken away: one thing a page, a way back from each."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from calmroom.ui.after.fault import FaultLine
from calmroom.ui.corner_room import corner_room
from calmroom.ui.lock.choose import ChooseStep
from calmroom.ui.lock.confirm import ConfirmStep
from calmroom.ui.lock.keep import KeepStep
from calmroom.ui.lock.present import PresentStep
from calmroom.ui.lock.purpose import DONE, MATCH_NOT_YET, MOMENT, STEPS, Purpose, Step, words_of
from calmroom.ui.lock.sheet import Sheet
from calmroom.ui.lock.wall import Wall
from calmroom.ui.theme.fonts import Role
from calmroom.ui.theme.icons import Icon
from calmroom.ui.widgets.buttons import NotYetButton, QuietButton
from calmroom.ui.widgets.labels import TextLabel, Tone
from calmroom.ui.widgets.naming import announce, identify
from calmroom.ui.widgets.pictures import StepBars
from calmroom.ui.widgets.surfaces import ground, scrolling

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QKeyEvent, QResizeEvent

    from calmroom.domain.errors import CalmroomError
    from calmroom.domain.ports import Clock
    from calmroom.domain.recovery import RecoveryKey
    from calmroom.services.keys import KeyService
    from calmroom.ui.context import Context
    from calmroom.ui.theme.look import Look

ResultT = TypeVar("ResultT")
ROOM_FOR_WALL, MEASURE = 1000, 560


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
        self._key: RecoveryKey | None = None
        self._is_busy = False
        identify(self, "passphrase", "Passphrase and recovery sheet")
        ground(self, "bg")
        self._make(context.look)
        self._lay()
        self._connect()
        context.look.changed.connect(self._fit)

    def begin(self, purpose: Purpose) -> None:
        """Begin at the first step."""
        self.forget()
        self._purpose, self._at = purpose, 0
        if Step.KEEP in STEPS[purpose]:
            self._run(self._keys.new_recovery_key, self._take_key)
        if Step.PRESENT in STEPS[purpose]:
            self.present.wait(self._keys.wait())
        self._show(0)

    def forget(self) -> None:
        """Keep nothing of what was typed or shown."""
        # What the worker still brings belongs to nobody any more.
        self._turn += 1
        self._key = None
        self.present.forget()
        self.choose.forget()
        self.keep.show_sheet(None)
        self.confirm.ask(None)
        self.fault.hide()
        self._set_busy(busy=False)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The wall is left out where there is little room."""
        super().resizeEvent(event)
        self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc is the quiet button."""
        if event.key() == Qt.Key.Key_Escape:
            self._go_back()
        else:
            super().keyPressEvent(event)

    def _make(self, look: Look) -> None:
        self._wall = Wall(look)
        self.bars = StepBars(look, 3)
        self.title = TextLabel(look, "", Role.GREETING, name="passphrase.title")
        self.about = TextLabel(look, "", Role.SECTION_LIGHT, Tone.INK2, name="passphrase.about")
        self.present = PresentStep(look)
        self.choose = ChooseStep(look)
        self.keep = KeepStep(look)
        self.confirm = ConfirmStep(look)
        self._pages: dict[Step, QWidget] = {
            Step.PRESENT: self.present,
            Step.CHOOSE: self.choose,
            Step.KEEP: self.keep,
            Step.CONFIRM: self.confirm,
            Step.WITHOUT: QWidget(),
        }
        self.fault = FaultLine(look, "passphrase.fault")
        self.status = TextLabel(look, "", Role.SMALL, Tone.INK2, name="passphrase.status")
        self.status.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.back = QuietButton(look, "Back", "passphrase.back", icon=Icon.BACK)
        self.go_on = NotYetButton(look, "Go on", "passphrase.go-on")
        self.go_on.set_shape(52)

    def _lay(self) -> None:
        self._content = QWidget()
        self._column = QVBoxLayout(self._content)
        self._column.setSpacing(0)
        self._column.addWidget(self.bars)
        self._column.addSpacing(26)
        self._column.addWidget(self.title)
        self._column.addSpacing(10)
        self._column.addWidget(self.about)
        self._column.addSpacing(26)
        # No taller than the step that is shown, so that what is said about it stands under it.
        for page in self._pages.values():
            self._column.addWidget(page)
        self._column.addSpacing(12)
        self._column.addWidget(self.fault)
        self._column.addStretch(1)
        self._foot = QHBoxLayout()
        self._foot.setSpacing(16)
        self._foot.addWidget(self.back)
        self._foot.addWidget(self.status, 1)
        self._foot.addWidget(self.go_on)
        right = QVBoxLayout()
        right.setSpacing(0)
        right.addWidget(scrolling(self._content, "passphrase.page"), 1)
        right.addLayout(self._foot)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._wall)
        row.addLayout(right, 1)

    def _connect(self) -> None:
        for step in (self.present, self.choose, self.confirm):
            step.changed.connect(self._say)
            step.entered.connect(self._go_on)
        self.go_on.clicked.connect(self._go_on)
        self.back.clicked.connect(self._go_back)

    def _fit(self) -> None:
        theme = self._context.look.theme
        wall = self.width() >= ROOM_FOR_WALL and not theme.large_text
        self._wall.setVisible(wall)
        left, right, top = (84, 84, 36) if wall else (34, 34, 24)
        self._column.setContentsMargins(left, top, right, 16)
        self._content.setMaximumWidth(round(MEASURE * theme.scale) + left + right)
        corner = corner_room(self._context.look) + 14
        self._foot.setContentsMargins(left if wall else corner, 12, right if wall else 34, 22)

    def _step(self) -> Step:
        return STEPS[self._purpose][self._at]

    def _show(self, at: int) -> None:
        self._at = at
        steps, step = STEPS[self._purpose], self._step()
        words = words_of(self._purpose, step)
        for one, page in self._pages.items():
            page.setVisible(one is step)
        self._wall.light.set_step(at)
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
        {Step.KEEP: self.keep.print_button, Step.WITHOUT: self.back}.get(step, self._pages[step]).setFocus()

    def _say(self) -> None:
        step = self._step()
        opens: dict[Step, Callable[[], str]] = {
            Step.PRESENT: self.present.opens,
            Step.CHOOSE: self.choose.opens,
            Step.KEEP: self._opens_key,
            Step.CONFIRM: self.confirm.opens,
        }
        needed = opens[step]() if step in opens else ""
        self.go_on.set_open(is_open=not needed and not self._is_busy)
        self.go_on.setAccessibleDescription(needed)
        self.status.set_words(MOMENT if self._is_busy else "" if needed == MATCH_NOT_YET else needed)

    def _opens_key(self) -> str:
        return "" if self._key is not None else "One moment."

    def _take_key(self, key: RecoveryKey) -> None:
        self._key = key
        self.keep.show_sheet(Sheet(key, self._clock.now()))
        self.confirm.ask(key)
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
            keys, typed = self._keys, self.present.text()
            self._set_busy(busy=True)
            self._run(lambda: keys.confirm(typed), lambda _done: self._let_on())
        else:
            self._onward()

    def _let_on(self) -> None:
        """Whoever it is knows the passphrase. Going back asks anew."""
        self._set_busy(busy=False)
        self.present.forget()
        self._onward()

    def _onward(self) -> None:
        if self._at + 1 < len(STEPS[self._purpose]):
            self._show(self._at + 1)
            return
        self._set_busy(busy=True)
        work = _last_step(self._keys, self._purpose, self.choose.text(), self._key)
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
            self.present.wait(self._keys.wait())
            self.present.again()

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
