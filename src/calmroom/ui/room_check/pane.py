"""The room check, painted: three questions, each beside its slider, and one plain answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QVBoxLayout, QWidget

from calmroom.domain.beds import NO_BED as NO_BED_CHOSEN
from calmroom.domain.errors import CalmroomError
from calmroom.services.room_check import RoomCheckService, Trial, trial_of
from calmroom.ui.corner_room import corner_middle, corner_room
from calmroom.ui.room_check.question import Question
from calmroom.ui.room_check.state import AGAIN, BALANCE, BED, BEGIN, NO_BED, STOP, TITLE, VOICE, WHAT, room_check_state
from calmroom.ui.theme.fonts import Role
from calmroom.ui.theme.icons import Icon
from calmroom.ui.widgets.balance import BalanceSlider
from calmroom.ui.widgets.buttons import OutlineButton, PrimaryButton, QuietButton
from calmroom.ui.widgets.coats import Kind
from calmroom.ui.widgets.labels import TextLabel, Tone
from calmroom.ui.widgets.naming import announce, identify
from calmroom.ui.widgets.sliders import LevelSlider
from calmroom.ui.widgets.surfaces import ground, scrolling

if TYPE_CHECKING:
    from PySide6.QtGui import QHideEvent, QKeyEvent, QResizeEvent

    from calmroom.services.settings import SettingsService
    from calmroom.ui.context import Context

MARGIN, SMALL_MARGIN, SMALL_WINDOW = 96, 34, 940
TOP, GAP, MEASURE = 72, 14, 720
FOLLOW_MS = 100
LABEL = 46


class RoomCheckPane(QWidget):
    """Plays a few lines over the bed; nothing is kept before a person says that it is right.

    Signals:
        done: The page is over, whichever answer was given.
    """

    done = Signal()

    def __init__(self, check: RoomCheckService, settings: SettingsService, context: Context) -> None:
        super().__init__()
        identify(self, "room-check", "Room check")
        ground(self, "bg")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._check, self._settings, self._look = check, settings, context.look
        self._heard = False
        self._clock = QTimer(self)
        self._clock.setInterval(FOLLOW_MS)
        self._clock.timeout.connect(self._refresh)
        self._make()
        self._lay()
        self._connect()

    def open(self) -> None:
        """Begin with what is set."""
        settings = self._settings.current
        now = trial_of(settings)
        self.voice.set_value(now.voice)
        self.bed.set_value(now.bed)
        self.balance.set_value(now.balance)
        has_bed = settings.bed != NO_BED_CHOSEN
        self.bed.setEnabled(has_bed)
        self._bed_question.set_words(BED if has_bed else NO_BED)
        self._heard = False
        self._tell("")
        self._refresh()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space hears and stops; Esc is the quiet button; Enter says that it is right once it was heard."""
        key, focus = event.key(), self.focusWidget()
        if key == Qt.Key.Key_Escape:
            self._put_back()
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and isinstance(focus, QAbstractButton):
            focus.click()
        elif key == Qt.Key.Key_Space and not event.isAutoRepeat():
            self._play_or_stop()
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self._heard:
            self._keep()
        else:
            super().keyPressEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        """Nothing sounds behind another page."""
        super().hideEvent(event)
        self._clock.stop()
        self._check.stop()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Margins for the room there is."""
        super().resizeEvent(event)
        small = self.width() < SMALL_WINDOW or self._look.theme.large_text
        side = SMALL_MARGIN if small else MARGIN
        right = max(side, self.width() - side - round(MEASURE * max(1.0, self._look.theme.scale)))
        self._page.setContentsMargins(side, SMALL_MARGIN if small else TOP, right, 16)
        beside = corner_room(self._look) + GAP
        buttons = sum(button.sizeHint().width() + GAP for button in (self._back, self._play, self._right))
        fits = beside + buttons + SMALL_MARGIN <= self.width()
        foot = 20 if fits else round(2 * corner_middle(self._look))
        self._foot.setContentsMargins(beside if fits else GAP, 8, SMALL_MARGIN if fits else GAP, foot)
        self._line.set_role(Role.PROMPT if small else Role.CAPTION)

    def _make(self) -> None:
        look = self._look
        self.voice = LevelSlider(look, "Voice", "room-check.voice")
        self.bed = LevelSlider(look, "Bed", "room-check.bed")
        self.balance = BalanceSlider(look, "room-check.balance")
        for slider in (self.voice, self.bed):
            slider.set_label_width(LABEL)
        self._bed_question = Question(look, BED, self.bed)
        self._questions = (Question(look, VOICE, self.voice), self._bed_question, Question(look, BALANCE, self.balance))
        self._line = TextLabel(look, "", Role.PROMPT, Tone.INK, "room-check.line")
        self._fault = TextLabel(look, "", Role.BODY, Tone.CAUTION, "room-check.fault")
        self._back = QuietButton(look, "Put it back", "room-check.back")
        self._play = PrimaryButton(look, BEGIN, "room-check.play", icon=Icon.PLAY)
        self._right = OutlineButton(look, "This is right", "room-check.right")
        self._play.keep_room_for(BEGIN, AGAIN, STOP)
        for button in (self._back, self._play, self._right):
            button.set_shape(52)

    def _lay(self) -> None:
        inside = QWidget()
        self._page = QVBoxLayout(inside)
        self._page.setSpacing(10)
        self._page.addWidget(TextLabel(self._look, TITLE, Role.GREETING))
        self._page.addWidget(TextLabel(self._look, WHAT, Role.SECTION_LIGHT, Tone.INK2))
        self._page.addSpacing(26)
        for question in self._questions:
            self._page.addWidget(question)
            self._page.addSpacing(12)
        self._page.addSpacing(8)
        self._page.addWidget(self._line)
        self._page.addWidget(self._fault)
        self._page.addStretch(1)
        self._foot = QHBoxLayout()
        self._foot.setSpacing(GAP)
        self._foot.addStretch(1)
        for button in (self._back, self._play, self._right):
            self._foot.addWidget(button)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(scrolling(inside, "room-check.page"), 1)
        whole.addLayout(self._foot)

    def _connect(self) -> None:
        for slider in (self.voice, self.bed, self.balance):
            slider.changed.connect(lambda _value: self._check.hear(self._trial()))
        self._play.clicked.connect(self._play_or_stop)
        self._right.clicked.connect(self._keep)
        self._back.clicked.connect(self._put_back)

    def _trial(self) -> Trial:
        return Trial(self.voice.value(), self.bed.value(), self.balance.value())

    def _play_or_stop(self) -> None:
        if self._check.programme is not None:
            self._check.stop()
        else:
            try:
                self._check.begin()
            except CalmroomError as fault:
                self._tell(f"{fault.message} {fault.hint}".strip())
                return
            self._heard = True
            self._check.hear(self._trial())
            self._clock.start()
        self._refresh()

    def _refresh(self) -> None:
        state = room_check_state(self._check.programme, self._check.playhead(), heard=self._heard)
        if state.line != self._line.text():
            self._line.set_words(state.line)
        if state.play != self._play.text():
            self._play.set_text(state.play)
            self._play.set_icon(Icon.PLAY if self._check.programme is None else Icon.PAUSE)
        self._play.set_kind(Kind.OUTLINE if self._heard else Kind.PRIMARY)
        self._right.set_kind(Kind.PRIMARY if self._heard else Kind.OUTLINE)
        if state.fault:
            self._tell(state.fault)
        if self._check.programme is None:
            self._clock.stop()

    def _tell(self, words: str) -> None:
        if words != self._fault.text():
            self._fault.set_words(words)
            if words:
                announce(self, words)

    def _keep(self) -> None:
        self._check.keep(self._trial())
        announce(self, "Saved")
        self.done.emit()

    def _put_back(self) -> None:
        self._check.put_back()
        self.done.emit()
