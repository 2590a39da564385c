"""The slider all others are made of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import QSizePolicy, QSlider

from calmroom.ui.widgets.naming import identify
from calmroom.ui.widgets.painting import fill_round, open_painter, stroke_round

if TYPE_CHECKING:
    from calmroom.ui.theme.look import Look

KNOB = 22.0
RING = 2.5
AWAY = 0.4
"""How much of it is seen while it moves nothing."""
TRACK = 4.0
_ANSWER_KEYS = {Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter}
_CLEAR_KEYS = {Qt.Key.Key_Delete, Qt.Key.Key_Backspace}


class Slider(QSlider):
    """A horizontal slider: a press goes where it points, the wheel leaves it alone.

    ``moved`` is sent whenever a person (or their assistive technology) sets a value, also the one it had.

    Args:
        look: The window's look.
        name: Object name and accessible identifier.
        spoken: The accessible name.
        least: Smallest value.
        greatest: Largest value.
    """

    moved = Signal(int)
    cleared = Signal()

    def __init__(self, look: Look, name: str, spoken: str, least: int, greatest: int) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self.look = look
        self._unset = False
        self._before: int | None = None
        identify(self, name, spoken)
        self.setRange(least, greatest)
        self.setSingleStep(1)
        self.setPageStep(max(1, (greatest - least) // 10))
        self.setProperty("ringRadius", 11.0)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.valueChanged.connect(self._answer)
        look.changed.connect(self.update)

    @property
    def unset(self) -> bool:
        """Whether it has not been answered yet."""
        return self._unset

    def set_quietly(self, value: int) -> None:
        """Sets a value without telling."""
        self._unset = False
        blocked = self.blockSignals(True)  # noqa: FBT003 - Qt's signature
        self.setValue(value)
        self.blockSignals(blocked)
        self.update()

    def set_unset(self) -> None:
        """Goes back to not answered yet, with the knob in the middle."""
        self.set_quietly((self.minimum() + self.maximum()) // 2)
        self._unset = True

    def set_before(self, value: int | None) -> None:
        """Shows the value from before as an upright dotted mark; None for none."""
        self._before = value
        self.update()

    def sizeHint(self) -> QSize:
        """As high as the knob asks for, and room to move."""
        return QSize(140, 34)

    def minimumSizeHint(self) -> QSize:
        """Still usable."""
        return QSize(80, 34)

    def _answer(self, value: int) -> None:
        self._unset = False
        self.update()
        self.moved.emit(value)

    def _reach(self) -> tuple[float, float]:
        edge = KNOB / 2 + 1
        return edge, self.width() - edge

    def _x_of(self, value: float) -> float:
        start, end = self._reach()
        share = (value - self.minimum()) / max(1, self.maximum() - self.minimum())
        return start + (end - start) * (1 - share if self._mirrored() else share)

    def _mirrored(self) -> bool:
        return self.layoutDirection() == Qt.LayoutDirection.RightToLeft

    def _go_to(self, x: float) -> None:
        start, end = self._reach()
        share = min(1.0, max(0.0, (x - start) / max(1.0, end - start)))
        share = 1 - share if self._mirrored() else share
        value = round(self.minimum() + share * (self.maximum() - self.minimum()))
        if value != self.value():
            self.setValue(value)
        elif self._unset:
            self._answer(value)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Goes where it was pressed, and follows from there."""
        if event.button() == Qt.MouseButton.LeftButton:
            self.setSliderDown(True)
            self._go_to(event.position().x())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Follows while pressed."""
        if self.isSliderDown():
            self._go_to(event.position().x())

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        """Lets go."""
        self.setSliderDown(False)
        self.update()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leaves the wheel to the page, so that scrolling never answers anything."""
        event.ignore()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space answers with the middle; Delete takes the answer back; the rest is Qt's."""
        if self._unset and event.key() in _ANSWER_KEYS:
            self._answer(self.value())
        elif event.key() in _CLEAR_KEYS:
            self.cleared.emit()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Track, chosen part, mark from before, knob."""
        painter = open_painter(self)
        painter.setOpacity(1.0 if self.isEnabled() else AWAY)
        middle = self.height() / 2
        self._paint_track(painter, middle)
        if self._before is not None:
            draw_before(painter, self.look, QPointF(self._x_of(self._before), middle))
        self._paint_knob(painter, QPointF(self._x_of(self.value()), middle))

    def _paint_track(self, painter: QPainter, middle: float) -> None:
        palette = self.look.palette
        track = QRectF(0, middle - TRACK / 2, self.width(), TRACK)
        fill_round(painter, track, TRACK / 2, QColor(palette.hair))
        stroke_round(painter, track, TRACK / 2, QPen(QColor(palette.edge), 1.0))
        if not self._unset:
            x = self._x_of(self.value())
            part = (
                QRectF(x, track.top(), self.width() - x, TRACK)
                if self._mirrored()
                else QRectF(0, track.top(), x, TRACK)
            )
            fill_round(painter, part, TRACK / 2, QColor(palette.lake))

    def _paint_knob(self, painter: QPainter, at: QPointF) -> None:
        palette = self.look.palette
        radius = KNOB / 2
        painter.setBrush(QColor(palette.bg if self._unset else palette.surface))
        if self._unset:
            pen = QPen(QColor(palette.edge), 1.75, Qt.PenStyle.CustomDashLine, Qt.PenCapStyle.FlatCap)
            pen.setDashPattern([2.1, 1.6])
        else:
            pressed = self.isSliderDown() or self.underMouse()
            pen = QPen(QColor(palette.lake_hover if pressed else palette.lake), RING)
        painter.setPen(pen)
        painter.drawEllipse(at, radius - pen.widthF() / 2, radius - pen.widthF() / 2)


def draw_before(painter: QPainter, look: Look, at: QPointF) -> None:
    """The upright dotted mark of the value from before, 18 px high."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(look.palette.ink2))
    for step in (-7.5, -2.5, 2.5, 7.5):
        painter.drawEllipse(QPointF(at.x(), at.y() + step), 1.3, 1.3)
