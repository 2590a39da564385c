"""The foot of the player: hold here, pause, ease off, and the two levels."""

from __future__ import annotations

import math
from enum import Enum, auto
from typing import TYPE_CHECKING

from PySide6.QtGui import QFontMetricsF, QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from calmroom.ui.corner_room import corner_middle, corner_room
from calmroom.ui.player.state import HOLD, RELEASE, Transport
from calmroom.ui.theme.icons import Icon
from calmroom.ui.widgets.buttons import Button, OutlineButton, PrimaryButton
from calmroom.ui.widgets.sliders import LevelSlider

if TYPE_CHECKING:
    from calmroom.domain.settings import Settings
    from calmroom.ui.theme.look import Look

CORNER_GAP = 14
GAP = 14
MARGIN = 52
LEVELS, LEVELS_HIGH = 224, 62
LABEL = 46


class Form(Enum):
    """How much room there is."""

    FULL = auto()
    FOLDED = auto()
    BARE = auto()
    TWO_ROWS = auto()


class Foot(QWidget):
    """Puts the controls where there is room; the levels go into ``levels``, which may stand elsewhere."""

    def __init__(self, look: Look, settings: Settings) -> None:
        super().__init__()
        self.look = look
        self.form = Form.FULL
        self._letters = True
        self.hold = OutlineButton(look, HOLD, "player.hold", icon=Icon.HOLD, key="H")
        self.pause = PrimaryButton(look, "Pause", "player.pause", icon=Icon.PAUSE)
        self.ease_off = OutlineButton(look, "Ease off", "player.ease_off", icon=Icon.EASE_OFF, key="E")
        self.ease_off.setAccessibleDescription("Ends this practice gently")
        self.sound = OutlineButton(look, "Sound", "player.sound", icon=Icon.VOICE)
        self.sound.setCheckable(True)
        self.sound.setAccessibleDescription("How loud the voice and the bed are")
        for button in (self.hold, self.pause, self.ease_off, self.sound):
            button.setParent(self)
            button.set_shape(72 if button is self.pause else 60, pill=button is self.pause)
        self.voice = LevelSlider(look, "Voice", "player.voice_level")
        self.bed = LevelSlider(look, "Bed", "player.bed_level")
        self.voice.set_value(settings.voice_level)
        self.bed.set_value(settings.bed_level)
        self.levels = QWidget(self)
        column = QVBoxLayout(self.levels)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        for slider in (self.voice, self.bed):
            slider.set_label_width(LABEL)
            column.addWidget(slider)
        self._icons = {button: button.cut.icon for button in (self.hold, self.ease_off, self.sound)}

    def show_transport(self, transport: Transport) -> None:
        """Name the buttons after what they do now."""
        icon = Icon.PAUSE if transport.playing else Icon.PLAY
        _say(self.pause, transport.pause)
        if self.form in {Form.FULL, Form.FOLDED} and self.pause.cut.icon is not icon:
            self.pause.set_icon(icon)
        if self.hold.text() != transport.hold:
            _say(self.hold, transport.hold)
            self._place()
        for button, can in ((self.hold, transport.can_hold), (self.ease_off, transport.can_ease)):
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
        return one_row if form is not Form.TWO_ROWS else one_row + self.pause.sizeHint().height() + GAP

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put everything in its place."""
        super().resizeEvent(event)
        self._place()

    def _dress(self, form: Form) -> None:
        self.form = form
        for button, icon in self._icons.items():
            button.set_icon(icon if form in {Form.FULL, Form.FOLDED} else None)
        low = form is Form.TWO_ROWS
        for button in (self.hold, self.ease_off, self.sound):
            button.set_shape(52 if low else 60)
        self.pause.set_shape(56 if low else 72, pill=True)
        self.pause.set_icon(self._pause_icon() if form in {Form.FULL, Form.FOLDED} else None)
        full = form is Form.FULL and self._letters
        self.hold.set_key("H" if full else "")
        self.ease_off.set_key("E" if full else "")
        self.sound.setVisible(form is not Form.FULL)

    def _pause_icon(self) -> Icon:
        return Icon.PAUSE if self.pause.text() == "Pause" else Icon.PLAY

    def _row(self) -> list[Button]:
        row: list[Button] = [self.hold, self.pause, self.ease_off]
        return [*row, self.sound] if self.form in {Form.FOLDED, Form.BARE} else row

    def _growth(self, words: str) -> int:
        """How much wider *Hold here* is with other words on it, in px."""
        metrics = QFontMetricsF(self.hold.font())
        return math.ceil(metrics.horizontalAdvance(words) - metrics.horizontalAdvance(HOLD))

    def _widths(self) -> list[int]:
        """The widths of the row, with *Hold here* as it mostly is."""
        widths = [button.sizeHint().width() for button in self._row()]
        widths[0] -= self._growth(self.hold.text())
        return widths

    def _needed(self) -> int:
        widths = self._widths()
        row = sum(widths) + GAP * (len(widths) - 1) + self._growth(RELEASE)
        levels = GAP + 10 + LEVELS + MARGIN if self.form is Form.FULL else GAP
        return corner_room(self.look) + CORNER_GAP + row + levels

    def _place(self) -> None:
        left, right = corner_room(self.look) + CORNER_GAP, self.width() - GAP
        if self.form is Form.FULL:
            right = self.width() - MARGIN - LEVELS
            self.levels.setGeometry(
                right, round(self.height() - corner_middle(self.look) - LEVELS_HIGH / 2), LEVELS, LEVELS_HIGH
            )
            right -= GAP + 10
        widths = self._widths()
        row = sum(widths) + GAP * (len(widths) - 1)
        middle = self.height() - corner_middle(self.look)
        if self.form is Form.TWO_ROWS:
            middle -= self.pause.sizeHint().height() + GAP
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
            left += width + GAP

    def _place_sound(self) -> None:
        size = self.sound.sizeHint()
        top = round(self.height() - corner_middle(self.look) - size.height() / 2)
        self.sound.setGeometry(self.width() - size.width() - GAP, top, size.width(), size.height())


def _say(button: Button, words: str) -> None:
    if button.text() != words:
        button.set_text(words)
