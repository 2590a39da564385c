"""Ink on the figure: a fill with its texture inside a line, laid down bit by bit and shown as one."""

from __future__ import annotations

import itertools
import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPainterPath, QPen, QPixmap

from calmroom.domain.body.sensation import Depth, Quality, Strength
from calmroom.ui.theme.sensations import OPACITY, sensation
from calmroom.ui.widgets.figure_paint import blank_pixmap
from calmroom.ui.widgets.textures import chequers, texture

if TYPE_CHECKING:
    from calmroom.ui.theme.tokens import Palette

LINE: Final = 2.2
"""The outline of a mark, in px."""
FREE: Final = 0.42
"""The share of a stroke on the skin that stays free in its middle."""
ROOM: Final = 2.0
"""Px round what is drawn that its smooth edge may touch."""
_BLACK = Qt.GlobalColor.black
_ERASE = QPainter.CompositionMode.CompositionMode_DestinationOut
_KEEP = QPainter.CompositionMode.CompositionMode_DestinationIn
_DYE = QPainter.CompositionMode.CompositionMode_SourceIn


@dataclass(frozen=True, slots=True)
class Ink:
    """What a mark says: like what, how much, how deep."""

    quality: Quality = Quality.WARM
    strength: Strength = Strength.STRONG
    depth: Depth = Depth.INSIDE


class InkLayer:
    """Sheets the size of a picture: one holds where the fill is, one its line; the line is seen beyond the fill alone.

    So a faint fill shows no line under it, and a stroke that crosses itself stays one.

    Args:
        box: The part of the picture it covers, in px.
        ratio: The device's dots to one px.
        ink: What is drawn with.
        palette: The colours of now.
    """

    def __init__(self, box: QRectF, ratio: float, ink: Ink, palette: Palette) -> None:
        self._box = QRectF(box.toAlignedRect())
        self._ratio = ratio
        self._ink = ink
        self._palette = palette
        self._fill, self._line = (blank_pixmap(self._box.size(), ratio) for _ in range(2))
        self._free = blank_pixmap(self._box.size(), ratio) if ink.depth is Depth.SKIN else None
        self._within: QPixmap | None = None
        self._touched = QRectF()

    def keep_within(self, path: QPainterPath) -> None:
        """Show nothing outside of a shape; it is painted once, and not clipped by each time something is shown."""
        self._within = blank_pixmap(self._box.size(), self._ratio)
        painter = self._painter(self._within)
        painter.fillPath(path, _BLACK)
        painter.end()

    def draw(self, path: QPainterPath, width: float) -> QRect:
        """Draw along a line ``width`` px wide; what it changed, in the px of the picture."""
        widths = ((self._line, width + 2 * LINE), (self._fill, width), (self._free, width * FREE))
        for sheet, wide in widths:
            if sheet is not None:
                painter = self._painter(sheet)
                painter.strokePath(path, _pen(wide))
                painter.end()
        grown = width / 2 + LINE + ROOM
        changed = path.boundingRect().adjusted(-grown, -grown, grown, grown).toAlignedRect()
        self._touched = self._touched.united(QRectF(changed))
        return changed

    def ring(self, path: QPainterPath, inner: float, outer: float) -> None:
        """Draw a band round a shape, from ``inner`` to ``outer`` px away from it."""
        self.draw(path, 2 * outer)
        for sheet, free in ((self._fill, inner), (self._line, max(0.0, inner - LINE))):
            painter = self._painter(sheet)
            painter.fillPath(path, _BLACK)
            painter.setCompositionMode(_ERASE)
            painter.fillPath(path, _BLACK)
            painter.strokePath(path, _pen(2 * free))
            painter.end()

    def show(self, painter: QPainter, part: QRectF) -> None:
        """Paint what was drawn in a part of the picture, in px; the painter's clip bounds it."""
        dots = self._dots(part.intersected(self._touched).intersected(self._box))
        if dots.isEmpty():
            return
        at = self._box.topLeft() + QPointF(dots.topLeft()) / self._ratio
        line, fill = self._line.copy(dots), self._fill.copy(dots)
        _lay(line, fill, _ERASE)
        if self._free is not None:
            _lay(fill, self._free.copy(dots), _ERASE)
        if self._within is not None:
            within = self._within.copy(dots)
            _lay(line, within, _KEEP)
            _lay(fill, within, _KEEP)
        colour = QColor(sensation(self._ink.quality, self._palette).line)
        self._dye(line, QBrush(colour), at)
        if self._ink.quality is Quality.NOTHING:
            self._dye(line, chequers(colour, self._ratio), at)
            painter.drawPixmap(at, line)
            return
        painter.drawPixmap(at, line)
        self._dye(fill, texture(self._ink.quality, self._palette, self._ratio), at)
        before = painter.opacity()
        painter.setOpacity(before * OPACITY[self._ink.strength])
        painter.drawPixmap(at, fill)
        painter.setOpacity(before)

    def _dots(self, part: QRectF) -> QRect:
        """A part of the picture in the dots of the sheets, grown to whole dots."""
        if part.isEmpty():
            return QRect()
        corner = (part.topLeft() - self._box.topLeft()) * self._ratio
        end = (part.bottomRight() - self._box.topLeft()) * self._ratio
        left, top = math.floor(corner.x()), math.floor(corner.y())
        dots = QRect(left, top, math.ceil(end.x()) - left, math.ceil(end.y()) - top)
        return dots.intersected(self._fill.rect())

    def _painter(self, sheet: QPixmap) -> QPainter:
        painter = QPainter(sheet)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(-self._box.topLeft())
        return painter

    def _dye(self, sheet: QPixmap, brush: QBrush, at: QPointF) -> None:
        """Give what is on a sheet a colour or a texture, which lies still on the picture."""
        painter = QPainter(sheet)
        painter.setCompositionMode(_DYE)
        painter.setBrushOrigin(-at)
        painter.fillRect(QRectF(QPointF(0, 0), sheet.deviceIndependentSize()), brush)
        painter.end()


def line_through(points: list[QPointF]) -> QPainterPath:
    """A smooth line through the middles between points, which begins and ends at the first and the last."""
    path = QPainterPath(points[0])
    if len(points) == 1:
        # A line of no length is not drawn, with round ends or without.
        path.lineTo(points[0] + QPointF(0.01, 0))
        return path
    for one, other in itertools.pairwise(points):
        path.quadTo(one, (one + other) / 2)
    path.lineTo(points[-1])
    return path


@dataclass(frozen=True, slots=True)
class Line:
    """A stroke as it lies on a picture: its middle line and its width, in px."""

    path: QPainterPath
    width: float

    @property
    def box(self) -> QRectF:
        """All that it may touch, in px."""
        grown = self.width / 2 + LINE + ROOM
        return self.path.boundingRect().adjusted(-grown, -grown, grown, grown)


def paint_line(painter: QPainter, line: Line, ink: Ink, palette: Palette, part: QRectF | None = None) -> None:
    """A whole stroke at once, or the part of it that lies in a box."""
    box = line.box if part is None else line.box.intersected(part)
    if box.isEmpty():
        return
    layer = InkLayer(box, painter.device().devicePixelRatioF(), ink, palette)
    layer.draw(line.path, line.width)
    layer.show(painter, box)


def paint_ring(painter: QPainter, shape: QPainterPath, band: tuple[float, float], ink: Ink, palette: Palette) -> None:
    """A band round a shape: how near and how far from it, in px."""
    grown = band[1] + LINE + ROOM
    box = shape.boundingRect().adjusted(-grown, -grown, grown, grown)
    layer = InkLayer(box, painter.device().devicePixelRatioF(), ink, palette)
    layer.ring(shape, *band)
    layer.show(painter, box)


def _pen(width: float) -> QPen:
    return QPen(_BLACK, width, s=Qt.PenStyle.SolidLine, c=Qt.PenCapStyle.RoundCap, j=Qt.PenJoinStyle.RoundJoin)


def _lay(sheet: QPixmap, where: QPixmap, mode: QPainter.CompositionMode) -> None:
    """Take from a sheet what another covers, or keep only that."""
    painter = QPainter(sheet)
    painter.setCompositionMode(mode)
    painter.drawPixmap(QPointF(0, 0), where)
    painter.end()
