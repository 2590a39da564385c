"""Sliders: a level, and a check-in that may stay unanswered."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QWidget

from calmroom.ui.theme.fonts import Role
from calmroom.ui.widgets.labels import TextLabel, Tone
from calmroom.ui.widgets.painting import open_painter
from calmroom.ui.widgets.slider import Slider, draw_before

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from calmroom.ui.theme.look import Look


class LevelSlider(QWidget):
    """A level from 0 to 100 with its word before it.

    Args:
        look: The window's look.
        label: The word, such as ``Voice``.
        name: Object name of the slider.
    """

    changed = Signal(int)

    def __init__(self, look: Look, label: str, name: str) -> None:
        super().__init__()
        self.look = look
        self._label_width = 0
        self.label = TextLabel(look, label, Role.SMALL, Tone.INK2)
        self.slider = Slider(look, name, label, 0, 100)
        self.slider.setSingleStep(5)
        self.label.setBuddy(self.slider)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self.label, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.slider, 1)
        self.slider.moved.connect(self._tell)
        self._tell_name(self.slider.value())
        self._fit_label()
        look.changed.connect(self._fit_label)

    def set_label_width(self, pixels: int) -> None:
        """Gives several levels the same room for their words, in px at 100 %."""
        self._label_width = pixels
        self._fit_label()

    def _fit_label(self) -> None:
        wide = round(self._label_width * self.look.theme.scale)
        self.label.setFixedWidth(max(wide, self.label.sizeHint().width()))

    def value(self) -> int:
        """The level, 0 to 100."""
        return self.slider.value()

    def set_value(self, value: int) -> None:
        """Sets the level without telling."""
        self.slider.set_quietly(value)
        self._tell_name(value)

    def _tell(self, value: int) -> None:
        self._tell_name(value)
        self.changed.emit(value)

    def _tell_name(self, value: int) -> None:
        self.slider.setAccessibleDescription(f"{value} of 100")


@dataclass(frozen=True, slots=True)
class CheckInWords:
    """The question and the words at its two ends."""

    question: str
    left: str
    right: str


class BeforeKey(QLabel):
    """The dotted mark with the word ``before``, above a slider that shows one."""

    def __init__(self, look: Look) -> None:
        super().__init__("before")
        self.look = look
        self.setContentsMargins(12, 0, 0, 0)
        self._dress()
        look.changed.connect(self._dress)

    def _dress(self) -> None:
        self.setFont(self.look.theme.font(Role.SMALL))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Mark, then the word."""
        super().paintEvent(event)
        draw_before(open_painter(self), self.look, QPointF(4.0, self.height() / 2))


class CheckInSlider(QWidget):
    """A question answered from 0 to 10, or not at all.

    ``answered`` carries the value a person set. Delete takes an answer back.

    Args:
        look: The window's look.
        name: Object name of the slider.
        words: The question and the words at both ends.
    """

    answered = Signal(int)

    def __init__(self, look: Look, name: str, words: CheckInWords) -> None:
        super().__init__()
        self._words = words
        self.slider = Slider(look, name, words.question, 0, 10)
        self.slider.setMinimumHeight(44)
        self.slider.setPageStep(2)
        self.question = TextLabel(look, words.question, Role.BODY_STRONG)
        self.question.setBuddy(self.slider)
        self.before_key = BeforeKey(look)
        self.before_key.hide()
        right = TextLabel(look, words.right, Role.SMALL, Tone.INK2)
        right.setAlignment(Qt.AlignmentFlag.AlignRight)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(0)
        grid.addWidget(self.question, 0, 0)
        grid.addWidget(self.before_key, 0, 1, Qt.AlignmentFlag.AlignRight)
        grid.addWidget(self.slider, 1, 0, 1, 2)
        grid.addWidget(TextLabel(look, words.left, Role.SMALL, Tone.INK2), 2, 0)
        grid.addWidget(right, 2, 1)
        grid.setColumnStretch(0, 1)
        grid.setRowStretch(3, 1)
        self.slider.moved.connect(self._tell)
        self.slider.cleared.connect(self.clear)
        self.clear()

    def value(self) -> int | None:
        """The answer, or None while there is none."""
        return None if self.slider.unset else self.slider.value()

    def set_value(self, value: int) -> None:
        """Shows an answer without telling."""
        self.slider.set_quietly(value)
        self._describe()

    def clear(self) -> None:
        """Goes back to not answered yet."""
        self.slider.set_unset()
        self._describe()

    def set_before(self, value: int | None) -> None:
        """Shows the answer from before the practice; None for none."""
        self.slider.set_before(value)
        self.before_key.setVisible(value is not None)

    def _tell(self, value: int) -> None:
        self._describe()
        self.answered.emit(value)

    def _describe(self) -> None:
        state = "not answered" if self.slider.unset else f"{self.slider.value()} of 10"
        self.slider.setAccessibleDescription(f"{self._words.left} to {self._words.right}, {state}")
