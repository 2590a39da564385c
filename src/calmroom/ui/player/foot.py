"""The foot of the player: hold here, pause, ease off, and the two levels."""

from __future__ import annotations

import math
from enum import Enum, auto
from typing import TYPE_CHECKING

from PySide6.QtGui import QFontMetricsF, QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from calmroom.ui.corner_room import corner_middle, corner_room
from calmroom.ui.player.stacking import StackingButton
from calmroom.ui.player.transport import EASE_OFF, HOLD, PAUSE, RELEASE, Transport
from calmroom.ui.theme.icons import Icon
from calmroom.ui.widgets.coats import Cut, Kind
from calmroom.ui.widgets.sliders import LevelSlider

if TYPE_CHECKING:
    from calmroom.domain.settings import Settings
    from calmroom.ui.theme.look import Look

CORNER_GAP = 14
GAP, CLOSE = 14, 8
MARGIN = 52
LEVELS, LEVELS_HIGH = 224, 62
LABEL = 46


class Form(Enum):
    """How much room there is."""

    FULL = auto()
    FOLDED = auto()
    STANDING = auto()
    """Icons over words, all in one row."""
    TWO_ROWS = auto()


_LYING = frozenset({Form.FULL, Form.FOLDED})


class Foot(QWidget):
    """Puts the controls where there is room; the levels go into ``levels``, which may stand elsewhere."""

    def __init__(self, look: Look, settings: Settings) -> None:
        super().__init__()
        self.look = look
        self.form = Form.FULL
        self._letters = True
        self.hold = StackingButton(look, HOLD, "player.hold", Cut(Kind.OUTLINE, Icon.HOLD, "H"))
        self.pause = StackingButton(look, PAUSE, "player.pause", Cut(Kind.PRIMARY, Icon.PAUSE))
        self.ease_off = StackingButton(look, EASE_OFF, "player.ease_off", Cut(Kind.OUTLINE, Icon.EASE_OFF, "E"))
        self.ease_off.setAccessibleDescription("Ends this practice gently")
        self.sound = StackingButton(look, "Sound", "player.sound", Cut(Kind.OUTLINE, Icon.VOICE))
        self.sound.setCheckable(True)
        self.sound.setAccessibleDescription("How loud the voice and the bed are")
        for button in (self.hold, self.pause, self.ease_off, self.sound):
            button.setParent(self)
            button.set_shape(72 if button is self.pause else 60, pill=button is self.pause)
        self.voice = LevelSlider(look, "Voice", "player.voice_level")
        self.bed = LevelSlider(look, "Bed", "player.bed_level")
        self.show_levels(settings)
        self.levels = QWidget(self)
        column = QVBoxLayout(self.levels)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        for slider in (self.voice, self.bed):
            slider.set_label_width(LABEL)
            column.addWidget(slider)

    @property
    def is_folded(self) -> bool:
        """Whether the levels stand behind *Sound*."""
        return self.form is not Form.FULL

    def show_levels(self, settings: Settings) -> None:
        """Show how loud the voice and the bed are set."""
        self.voice.set_value(settings.voice_level)
        self.bed.set_value(settings.bed_level)
        for slider in (self.voice, self.bed):
            slider.setEnabled(not settings.captions_only)

    def show_transport(self, transport: Transport) -> None:
        """Name the buttons after what they do now."""
        words = (self.hold.text(), self.pause.text(), self.ease_off.text())
        icon = Icon.PAUSE if transport.playing else Icon.PLAY
        if self.pause.cut.icon is not icon:
            self.pause.set_icon(icon)
        for button, said in zip(
            (self.hold, self.pause, self.ease_off), (transport.hold, transport.pause, transport.ease), strict=True
        ):
            if button.text() != said:
                button.set_text(said)
        if words != (self.hold.text(), self.pause.text(), self.ease_off.text()):
            self.place()
        for button, can in (
            (self.hold, transport.can_hold),
            (self.ease_off, transport.can_ease),
            (self.pause, transport.can_pause),
        ):
            if button.isEnabled() is not can:
                button.setEnabled(can)

    def fit(self, width: int, *, letters: bool) -> int:
        """Take the form there is room for, and say how high that is, in px."""
        self._letters = letters
        for form in Form:
            self._dress(form)
            if form is Form.TWO_ROWS or self._needed() <= width:
                break
        one_row = round(corner_middle(self.look) + self.pause.sizeHint().height() / 2 + 2)
        return one_row if form is not Form.TWO_ROWS else one_row + self.pause.sizeHint().height() + self._gap

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put everything in its place."""
        super().resizeEvent(event)
        self.place()

    def place(self) -> None:
        """Put everything in its place."""
        left, right = corner_room(self.look) + self._corner_gap, self.width() - self._gap
        if self.form is Form.FULL:
            right = self.width() - MARGIN - LEVELS
            self.levels.setGeometry(
                right, round(self.height() - corner_middle(self.look) - LEVELS_HIGH / 2), LEVELS, LEVELS_HIGH
            )
            right -= GAP + 10
        widths = self._widths()
        row = sum(widths) + self._gap * (len(widths) - 1)
        middle = self.height() - corner_middle(self.look)
        if self.form is Form.TWO_ROWS:
            middle -= self.pause.sizeHint().height() + self._gap
            left = (self.width() - row) // 2
            self._place_sound()
        else:
            left += self._growth(RELEASE)
            wanted = (self.width() if self.form is Form.FULL else left + right) // 2 - row // 2
            left = max(left, min(wanted, right - row))
        # Hold here grows to the left, so that Pause stays under the hand.
        grown = self._growth(self.hold.text())
        left, widths[0] = left - grown, widths[0] + grown
        for button, width in zip(self._row(), widths, strict=True):
            high = button.sizeHint().height()
            button.setGeometry(left, round(middle - high / 2), width, high)
            left += width + self._gap

    @property
    def _gap(self) -> int:
        return GAP if self.form in _LYING else CLOSE

    @property
    def _corner_gap(self) -> int:
        return CORNER_GAP if self.form in _LYING else CLOSE

    def _dress(self, form: Form) -> None:
        self.form = form
        for button in (self.hold, self.pause, self.ease_off, self.sound):
            button.stand(up=form not in _LYING)
        full = form is Form.FULL and self._letters
        self.hold.set_key("H" if full else "")
        self.ease_off.set_key("E" if full else "")
        self.sound.setVisible(self.is_folded)

    def _row(self) -> list[StackingButton]:
        row = [self.hold, self.pause, self.ease_off]
        return [*row, self.sound] if self.form in {Form.FOLDED, Form.STANDING} else row

    def _growth(self, words: str) -> int:
        """How much wider *Hold here* is with other words on it, in px."""
        if self.hold.is_standing:
            return 0
        metrics = QFontMetricsF(self.hold.font())
        return math.ceil(metrics.horizontalAdvance(words) - metrics.horizontalAdvance(HOLD))

    def _widths(self) -> list[int]:
        """The widths of the row, with *Hold here* as it mostly is."""
        widths = [button.sizeHint().width() for button in self._row()]
        widths[0] -= self._growth(self.hold.text())
        return widths

    def _needed(self) -> int:
        widths = self._widths()
        row = sum(widths) + self._gap * (len(widths) - 1) + self._growth(RELEASE)
        levels = GAP + 10 + LEVELS + MARGIN if self.form is Form.FULL else self._gap
        return corner_room(self.look) + self._corner_gap + row + levels

    def _place_sound(self) -> None:
        size = self.sound.sizeHint()
        top = round(self.height() - corner_middle(self.look) - size.height() / 2)
        self.sound.setGeometry(self.width() - size.width() - self._gap, top, size.width(), size.height())
