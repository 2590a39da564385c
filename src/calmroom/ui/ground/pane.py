"""Ground me, painted: one sentence at a time, eyes open."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QAbstractButton, QApplication, QHBoxLayout, QVBoxLayout, QWidget

from calmroom.domain.events import DeviceLost
from calmroom.domain.levels import levels_of, voice_gain
from calmroom.domain.player import PlayState
from calmroom.ui.calling.card import CallList
from calmroom.ui.ground.buttons import GroundButtons
from calmroom.ui.ground.line import GroundLine
from calmroom.ui.ground.state import DOTS, Steps, end_words, when
from calmroom.ui.sheet import Sheet
from calmroom.ui.theme.fonts import Role
from calmroom.ui.widgets.labels import TextLabel, Tone
from calmroom.ui.widgets.naming import announce, identify
from calmroom.ui.widgets.pictures import StepDots
from calmroom.ui.widgets.surfaces import ground, scrolling

if TYPE_CHECKING:
    from PySide6.QtGui import QHideEvent, QKeyEvent, QResizeEvent, QShowEvent

    from calmroom.domain.ports import Clock
    from calmroom.domain.practice import PracticeRecord
    from calmroom.services.calling import CallingService
    from calmroom.services.practice import PracticeService
    from calmroom.services.settings import SettingsService
    from calmroom.ui.context import Context

MARGIN, SMALL_MARGIN, SMALL_WINDOW = 96, 34, 900
TOP, FOOT = 65, 44
GAP = 24
FOLLOW_MS = 100


@dataclass(frozen=True, slots=True)
class GroundServices:
    """What Ground me uses."""

    practice: PracticeService
    settings: SettingsService
    calling: CallingService
    clock: Clock


class GroundPane(QWidget):
    """Two minutes back to the room. It needs no sound: stepping moves it too.

    Signals:
        here: The person is here, and goes back.
        again_asked: The ``PracticeRecord`` that was broken off is to go on.
    """

    here = Signal()
    again_asked = Signal(object)

    def __init__(self, services: GroundServices, context: Context) -> None:
        super().__init__()
        identify(self, "ground", "Ground me")
        ground(self, "bg")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._practice, self._settings, self._world_clock = services.practice, services.settings, services.clock
        self._steps: Steps | None = None
        self._again: PracticeRecord | None = None
        self._quiet = self._lost = self._is_help_new = False
        look = context.look
        self._when = TextLabel(look, "", Role.BODY, Tone.INK2, "ground.when")
        self._dots = StepDots(look, DOTS)
        self._line = GroundLine(look, "ground.line")
        self._rest = TextLabel(look, "", Role.BODY, Tone.INK2, "ground.rest")
        self._rest.hide()
        self._help = CallList(context, services.calling, "ground.help")
        self._help.changed.connect(self._fit)
        self._help.hide()
        self._buttons = GroundButtons(look)
        self._lay()
        self._connect()
        self._clock = QTimer(self)
        self._clock.setInterval(FOLLOW_MS)
        self._clock.timeout.connect(self._refresh)
        look.changed.connect(self._fit)
        context.bridge.on(DeviceLost, lambda _event: self._lose_device())

    def begin(self) -> None:
        """Begin at once.

        Raises:
            CalmroomError: If the practice is not there.
        """
        playing = self._practice.ground(self._settings.current.voice)
        self._steps = Steps(playing.programme.practice)
        self._again = self._practice.interrupted
        self._set_quiet(quiet=False)
        self._help.hide()
        self._is_help_new = False
        self._when.set_words(when(self._world_clock.now()))
        self._refresh()

    def forget(self) -> None:
        """Show nothing of a person any more; what came with the program stays."""
        self._again = None
        self._help.forget()
        self._help.refresh()
        self._refresh()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space next, Enter I am here, C someone to call; Enter on a button presses it."""
        key, focus = event.key(), QApplication.focusWidget()
        on_button = isinstance(focus, QAbstractButton) and self.isAncestorOf(focus)
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            super().keyPressEvent(event)
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and isinstance(focus, QAbstractButton) and on_button:
            focus.click()
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape}:
            self._go_back()
        elif key == Qt.Key.Key_Space and not event.isAutoRepeat():
            self._step()
        elif key == Qt.Key.Key_C and self._settings.current.single_keys:
            self._show_help()
        else:
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        """Follow the sound while on screen."""
        super().showEvent(event)
        self._clock.start()
        self._refresh()
        self._fit()

    def hideEvent(self, event: QHideEvent) -> None:
        """Rest while nobody looks."""
        super().hideEvent(event)
        self._clock.stop()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Smaller margins in a small window."""
        super().resizeEvent(event)
        self._fit()

    def _lay(self) -> None:
        top = QHBoxLayout()
        top.addWidget(self._when, 1)
        top.addWidget(self._dots, 0, Qt.AlignmentFlag.AlignTop)
        words = Sheet()
        column = QVBoxLayout(words)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addStretch(5)
        column.addWidget(self._line)
        column.addWidget(self._rest)
        column.addWidget(self._help)
        column.addStretch(9)
        self._scroll = scrolling(words, "ground.words")
        self._scroll.verticalScrollBar().rangeChanged.connect(lambda *_range: self._bring_help())
        self._whole = QVBoxLayout(self)
        self._whole.setSpacing(GAP)
        self._whole.addLayout(top)
        self._whole.addWidget(self._scroll, 1)
        self._whole.addWidget(self._buttons)

    def _connect(self) -> None:
        buttons = self._buttons
        buttons.here.clicked.connect(self._go_back)
        buttons.next.clicked.connect(self._step)
        buttons.again.clicked.connect(self._go_on_with_it)
        buttons.call.clicked.connect(self._show_help)
        buttons.sound.clicked.connect(lambda: self._set_quiet(quiet=not self._quiet))
        for button in buttons.findChildren(QAbstractButton):
            # A click leaves the keys with the page, so that Space goes on being Next.
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def _fit(self) -> None:
        small = self.width() < SMALL_WINDOW
        side = SMALL_MARGIN if small else MARGIN
        self._whole.setContentsMargins(side, 28 if small else TOP, side, 24 if small else FOOT)
        self._buttons.fit(self.width() - 2 * side)
        help_room = self._help.heightForWidth(self.width() - 2 * side) + 2 * GAP if not self._help.isHidden() else 0
        top = self._when.sizeHint().height()
        margins = self._whole.contentsMargins()
        outside = margins.top() + margins.bottom() + top + 2 * GAP + self._buttons.height()
        rest_room = 0 if self._rest.isHidden() else self._rest.heightForWidth(self.width() - 2 * side) + GAP
        self._line.set_room(max(1, self.height() - outside - help_room - rest_room))

    def _refresh(self) -> None:
        if self._steps is None:
            return
        self._go_on()
        state = self._steps.at(self._practice.playhead())
        if self._line.show_line(state.large, state.small):
            if self._help.isHidden():
                self._scroll.verticalScrollBar().setValue(0)
            if self._quiet:
                announce(self, self._line.text())
        self._dots.set_done(state.dots)
        self._buttons.show_next(shown=not state.is_last)
        self._show_end(is_end=state.is_last)

    def _show_end(self, *, is_end: bool) -> None:
        """At the end: rest, go on with what was broken off, be here, or call somebody."""
        title = self._again.title if is_end and self._again is not None else ""
        self._buttons.show_again(title)
        words = end_words(title) if is_end else ""
        if words != self._rest.text():
            self._rest.set_words(words)
            self._rest.setVisible(bool(words))
            self._fit()
            if words:
                announce(self, self._rest.text())

    def _step(self) -> None:
        if self._steps is None:
            return
        frame = self._steps.next(self._practice.playhead())
        if frame is not None:
            self._practice.seek(frame)
            self._refresh()

    def _show_help(self) -> None:
        if self._help.isHidden():
            self._help.refresh()
        self._is_help_new = self._help.isHidden()
        self._help.setVisible(self._is_help_new)
        self._fit()
        if not self._help.isHidden():
            announce(self, "Someone to call")

    def _bring_help(self) -> None:
        """Have the list in sight as it comes, from its first line on; then it is read at one's own pace."""
        if self._is_help_new:
            self._is_help_new = False
            self._scroll.verticalScrollBar().setValue(self._help.y())

    def _set_quiet(self, *, quiet: bool) -> None:
        self._quiet = quiet
        self._buttons.sound.set_text("Sound on" if quiet else "Sound off")
        levels = levels_of(self._settings.current)
        self._practice.set_levels(replace(levels, voice=voice_gain(0)) if quiet else levels)

    def _lose_device(self) -> None:
        self._lost = True

    def _go_on(self) -> None:
        """Where the sound device went away the words go on; here nobody is asked to press Go on."""
        if self._lost and self._practice.playhead().state is PlayState.PAUSED:
            self._lost = False
            self._practice.pause_or_go_on()

    def _go_on_with_it(self) -> None:
        if self._quiet:
            self._set_quiet(quiet=False)
        self.again_asked.emit(self._again)

    def _go_back(self) -> None:
        self._practice.stop()
        if self._quiet:
            self._set_quiet(quiet=False)
        self.here.emit()
