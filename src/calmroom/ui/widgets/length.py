"""How long there is: ``I have 17 minutes``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QElapsedTimer, Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QWidget

from calmroom.ui.theme.fonts import Role
from calmroom.ui.widgets.labels import TextLabel, Tone
from calmroom.ui.widgets.slider import Slider

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QResizeEvent

    from calmroom.ui.theme.look import Look

LEAST = 2
GREATEST = 45
DIGITS_MS = 1500
"""Digits typed within this time are one number."""


class MinutesSlider(Slider):
    """A slider that understands typed digits as well."""

    def __init__(self, look: Look, name: str) -> None:
        super().__init__(look, name, "Minutes I have", LEAST, GREATEST)
        self.setPageStep(5)
        self.setMinimumHeight(44)
        self._typed = ""
        self._since = QElapsedTimer()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Digits set the minutes; the rest is as on any slider."""
        plain = event.modifiers() in {Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier}
        if not (plain and event.text().isdecimal()):
            super().keyPressEvent(event)
            return
        fresh = not self._since.isValid() or self._since.elapsed() > DIGITS_MS or len(self._typed) > 1
        self._typed = event.text() if fresh else self._typed + event.text()
        self._since.start()
        self.setValue(min(self.maximum(), max(self.minimum(), int(self._typed))))


class LengthSlider(QWidget):
    """The label is the value; ``changed`` carries whole minutes."""

    changed = Signal(int)

    def __init__(self, look: Look, name: str) -> None:
        super().__init__()
        self.look = look
        self.slider = MinutesSlider(look, name)
        self.label = TextLabel(look, "", Role.SECTION_LIGHT)
        self.label.set_strong_tone(Tone.LAKE)
        self.label.setBuddy(self.slider)
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(22)
        self._box.addWidget(self.label, 0, Qt.AlignmentFlag.AlignVCenter)
        self._box.addWidget(self.slider, 1)
        self.slider.moved.connect(self._tell)
        look.changed.connect(self._show)
        self.set_value(15)

    def value(self) -> int:
        """The minutes."""
        return self.slider.value()

    def set_value(self, minutes: int) -> None:
        """Shows a number of minutes without telling."""
        self.slider.set_quietly(minutes)
        self._show()

    def set_range(self, least: int, greatest: int) -> None:
        """Changes the least and the greatest number of minutes."""
        self.slider.setRange(least, greatest)
        self._show()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Puts the words above the slider where there is little room."""
        super().resizeEvent(event)
        narrow = self.width() < 430 * self.look.theme.scale
        self._box.setDirection(QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight)

    def _tell(self, minutes: int) -> None:
        self._show()
        self.changed.emit(minutes)

    def _show(self) -> None:
        minutes = self.slider.value()
        words = f"{minutes} minute" if minutes == 1 else f"{minutes} minutes"
        self.label.set_words(f"I have **{words}**")
        # As wide as the widest number, so that the track does not move under the hand.
        wide = TextLabel(self.look, "I have **44 minutes**", Role.SECTION_LIGHT)
        self.label.setMinimumWidth(wide.sizeHint().width())
        self.slider.setAccessibleDescription(words)
