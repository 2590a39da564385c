"""What is drawn on a day: a ring, a line, two hands, a light."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

if TYPE_CHECKING:
    from calmroom.ui.history.weeks import DayMark
    from calmroom.ui.theme.tokens import Palette

CELL: Final = 36.0
RING: Final = 13.0


def paint_mark(painter: QPainter, palette: Palette, mark: DayMark, box: QRectF) -> None:
    """Ring, line and light of a day, round the middle of a box."""
    side = min(box.width(), box.height()) * RING / CELL
    middle = box.center()
    pen = QPen(QColor(palette.lake), 1.75)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if mark.session:
        _paint_session(painter, palette, mark, (middle, side))
    elif mark.practised:
        painter.setBrush(QColor(palette.lake_wash))
        painter.drawEllipse(middle, side, side)
    if mark.wrote:
        pen.setWidthF(2.0)
        painter.setPen(pen)
        under = middle.y() + (side * 1.28 if mark.practised else side * 0.85)
        painter.drawLine(QPointF(middle.x() - side * 0.5, under), QPointF(middle.x() + side * 0.5, under))
    if mark.is_today:
        painter.setPen(QPen(QColor(palette.bg), 1.5))
        painter.setBrush(QColor(palette.lamp_line))
        at = QPointF(middle.x() + side * 0.85, middle.y() - side * 0.85) if mark.number else middle
        painter.drawEllipse(at, side * 0.36, side * 0.36)


def _paint_session(painter: QPainter, palette: Palette, mark: DayMark, place: tuple[QPointF, float]) -> None:
    """Two arcs, one hand at each side; a practice of the same day is the wash between them."""
    middle, side = place
    if mark.practised:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(palette.lake_wash))
        painter.drawEllipse(middle, side, side)
    pen = QPen(QColor(palette.lake), 2.6)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    box = QRectF(middle.x() - side * 1.18, middle.y() - side * 1.18, side * 2.36, side * 2.36)
    for start in (135, -45):
        painter.drawArc(box, start * 16, 90 * 16)
    pen.setWidthF(1.75)
    painter.setPen(pen)
