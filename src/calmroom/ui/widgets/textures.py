"""The textures of the words for sensation, drawn as lines at the size of the screen's own dots: sharp on any screen."""

from __future__ import annotations

import math
from functools import cache
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPainterPath, QPen, QPixmap, QTransform

from calmroom.domain.body.sensation import Quality
from calmroom.ui.theme.sensations import Sensation, sensation
from calmroom.ui.widgets.painting import tint

if TYPE_CHECKING:
    from collections.abc import Callable

    from calmroom.ui.theme.tokens import Palette

SWATCH_LINE = 1.4
DASH: Final = (2.6, 2.0)
"""Dashes and gaps of *nothing*, in widths of its line."""
DASHED_LINE = 1.8


def _rings(path: QPainterPath, dots: QPainterPath) -> None:
    path.addEllipse(QPointF(5.5, 5.5), 3.5, 3.5)
    dots.addEllipse(QPointF(5.5, 5.5), 1.15, 1.15)


def _falling(path: QPainterPath, _dots: QPainterPath) -> None:
    for x, y in ((1.75, 1.0), (5.25, 4.2)):
        path.moveTo(x, y)
        path.lineTo(x, y + 3.4)


def _circles(path: QPainterPath, _dots: QPainterPath) -> None:
    path.addEllipse(QPointF(2.4, 2.4), 1.7, 1.7)
    path.addEllipse(QPointF(7.0, 7.0), 1.25, 1.25)


def _hatch(path: QPainterPath, _dots: QPainterPath) -> None:
    # Beyond the edges, so that the lines meet those of the next tile without a gap.
    for x in (-5.5, 0.0, 5.5):
        path.moveTo(x - 1, -1)
        path.lineTo(x + 6.5, 6.5)
        path.moveTo(x + 6.5, -1)
        path.lineTo(x - 1, 6.5)


def _level(path: QPainterPath, _dots: QPainterPath) -> None:
    path.moveTo(-1, 3.5)
    path.lineTo(8, 3.5)


def _sparse(_path: QPainterPath, dots: QPainterPath) -> None:
    for x, y in ((1.75, 1.75), (5.25, 5.25)):
        dots.addEllipse(QPointF(x, y), 0.95, 0.95)


_DRAWN: Final[dict[Quality, tuple[float, float, Callable[[QPainterPath, QPainterPath], None]]]] = {
    Quality.PULSING: (11.0, 1.1, _rings),
    Quality.HEAVY: (7.0, 1.1, _falling),
    Quality.FLOATING: (9.2, 1.0, _circles),
    Quality.TIGHT: (5.5, 0.95, _hatch),
    Quality.STILL: (7.0, 1.15, _level),
    Quality.NUMB: (7.0, 0.0, _sparse),
}
"""Side of the tile and width of its lines, in px, and what draws it; *warm* is plain."""


@cache
def _tile(word: Quality, look: Sensation, dots_a_px: float) -> tuple[QPixmap, float]:
    """One tile and how many of its dots make a px; whole dots, so that no seam is seen."""
    side, line, draw = _DRAWN[word]
    dots = max(1, math.ceil(side * dots_a_px))
    scale = dots / side
    tile = QPixmap(dots, dots)
    tile.fill(QColor(look.fill))
    lines, points = QPainterPath(), QPainterPath()
    draw(lines, points)
    painter = QPainter(tile)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.scale(scale, scale)
    grain = tint(look.grain, look.grain_share)
    painter.strokePath(lines, QPen(grain, line, c=Qt.PenCapStyle.FlatCap))
    painter.fillPath(points, grain)
    painter.end()
    return tile, scale


def texture(word: Quality, palette: Palette, dots_a_px: float) -> QBrush:
    """Fill and grain of a word.

    Args:
        word: One of the eight; *nothing* has no brush.
        palette: The colours of now.
        dots_a_px: The device's dots to one px, such as ``devicePixelRatioF``.
    """
    look = sensation(word, palette)
    if word == Quality.NOTHING:
        return QBrush(Qt.BrushStyle.NoBrush)
    if word not in _DRAWN:
        return QBrush(QColor(look.fill))
    tile, scale = _tile(word, look, dots_a_px)
    brush = QBrush(tile)
    brush.setTransform(QTransform.fromScale(1 / scale, 1 / scale))
    return brush


def chequers(colour: QColor, dots_a_px: float) -> QBrush:
    """Small squares that break a line into dashes wherever it goes, for what has no path."""
    side = max(1, round(4 * dots_a_px))
    tile = QPixmap(2 * side, 2 * side)
    tile.fill(Qt.GlobalColor.transparent)
    painter = QPainter(tile)
    for x, y in ((0, 0), (side, side)):
        painter.fillRect(x, y, side, side, colour)
    painter.end()
    brush = QBrush(tile)
    brush.setTransform(QTransform.fromScale(1 / dots_a_px, 1 / dots_a_px))
    return brush


def line_pen(word: Quality, palette: Palette, width: float) -> QPen:
    """The outline of a word; dashed for *nothing*."""
    pen = QPen(QColor(sensation(word, palette).line), width)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    if word == Quality.NOTHING:
        pen.setDashPattern(DASH)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    return pen


def paint_swatch(painter: QPainter, word: Quality, palette: Palette, box: QRectF, opacity: float = 1.0) -> None:
    """A word's colour and texture in a small rounded box; ``opacity`` is that of the fill."""
    ratio = painter.device().devicePixelRatioF()
    path = QPainterPath()
    inner = box.adjusted(0.9, 0.9, -0.9, -0.9)
    path.addRoundedRect(inner, 5.5, 5.5)
    if word != Quality.NOTHING:
        painter.save()
        painter.setBrushOrigin(box.topLeft())
        painter.setOpacity(painter.opacity() * opacity)
        painter.fillPath(path, texture(word, palette, ratio))
        painter.restore()
    painter.strokePath(path, line_pen(word, palette, DASHED_LINE if word == Quality.NOTHING else SWATCH_LINE))
