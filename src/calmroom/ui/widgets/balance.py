"""The balance between the ears: a slider that begins in the middle, with a word at both ends."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QHBoxLayout, QWidget

from calmroom.ui.theme.fonts import Role
from calmroom.ui.widgets.labels import TextLabel, Tone
from calmroom.ui.widgets.painting import fill_round, stroke_round
from calmroom.ui.widgets.slider import TRACK, Slider

if TYPE_CHECKING:
    from calmroom.ui.theme.look import Look

GREATEST, STEP = 100, 10
MIDDLE_MARK = 5.0
NEAR = 4
"""A press so near the middle means the middle."""


class MiddleSlider(Slider):
    """A slider filled from its middle; its middle is easy to come back to."""

    def _go_to(self, x: float) -> None:
        start, end = self._reach()
        share = min(1.0, max(0.0, (x - start) / max(1.0, end - start)))
        value = round((share * 2 - 1) * GREATEST) * (-1 if self._mirrored() else 1)
        self.setValue(0 if abs(value) <= NEAR else value)

    def _paint_track(self, painter: QPainter, middle: float) -> None:
        palette = self.look.palette
        track = QRectF(0, middle - TRACK / 2, self.width(), TRACK)
        fill_round(painter, track, TRACK / 2, QColor(palette.hair))
        stroke_round(painter, track, TRACK / 2, QPen(QColor(palette.edge), 1.0))
        centre, at = self._x_of(0), self._x_of(self.value())
        fill_round(painter, QRectF(min(centre, at), track.top(), abs(at - centre), TRACK), 0, QColor(palette.lake))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(palette.ink2))
        for step in (-MIDDLE_MARK, MIDDLE_MARK):
            painter.drawEllipse(QRectF(centre - 1.3, middle + 1.5 * step - 1.3, 2.6, 2.6))


class BalanceSlider(QWidget):
    """Left, the slider, right; ``changed`` carries -100 to 100.

    Args:
        look: The window's look.
        name: Object name of the slider.
    """

    changed = Signal(int)

    def __init__(self, look: Look, name: str) -> None:
        super().__init__()
        self.look = look
        self.slider = MiddleSlider(look, name, "Balance", -GREATEST, GREATEST)
        self.slider.setSingleStep(STEP)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(TextLabel(look, "left", Role.SMALL, Tone.INK2), 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.slider, 1)
        row.addWidget(TextLabel(look, "right", Role.SMALL, Tone.INK2), 0, Qt.AlignmentFlag.AlignVCenter)
        self.slider.moved.connect(self._tell)
        self.slider.cleared.connect(lambda: self.slider.setValue(0))
        self._say(0)

    def value(self) -> int:
        """-100 left to 100 right."""
        return self.slider.value()

    def set_value(self, value: int) -> None:
        """Sets the balance without telling."""
        self.slider.set_quietly(value)
        self._say(value)

    def _tell(self, value: int) -> None:
        self._say(value)
        self.changed.emit(value)

    def _say(self, value: int) -> None:
        where = "in the middle" if not value else f"{abs(value)} of 100 to the {'left' if value < 0 else 'right'}"
        self.slider.setAccessibleDescription(where)
