"""One arc of the pacer, painted from pictures that are kept: it moves for an hour, and costs next to nothing.

Stroking a smooth arc is a thousand short spans, which Qt hands to its threads, again for every frame. So each radius is
stroked once. The arc lies on a ground of its own, so that nothing under it is painted when it moves.
"""

from __future__ import annotations

import math
from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QWidget

from calmroom.ui.widgets.painting import tint

if TYPE_CHECKING:
    from calmroom.ui.theme.look import Look

LINE = 4.0
REACH_DEGREES = 44
LEAST_RADIUS = 0.88
"""Share of the full radius at the end of an out-breath."""
NOTICEABLE = 0.5
"""Px of radius from one picture to the next; smaller movements are not painted."""
ARC_OPACITY = 0.82
AIR = 2 * LINE
SLICES = 6
"""An arc is kept in so many pieces, one over the other: a quarter of the room of one upright picture."""

_REACH = math.radians(REACH_DEGREES)


class Arc(QWidget):
    """Half of the pacer. It stands where its owner puts it, and opens as far as it is told.

    Args:
        look: The look of the page.
        owner: The pacer.
        right: Whether it is the right one.
    """

    def __init__(self, look: Look, owner: QWidget, *, right: bool) -> None:
        super().__init__(owner)
        self.look = look
        self._side = 1 if right else -1
        self._middle = QPointF()
        self._full = self._radius = 0.0
        self._ground: QPixmap | None = None
        self._kept: dict[float, list[tuple[QPointF, QPixmap]]] = {}
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def stand(self, middle: QPointF, full: float) -> None:
        """Stand round a middle, in px of the owner, with room for a radius that may be ``full`` px."""
        inner = full * LEAST_RADIUS * math.cos(_REACH) - AIR
        outer = full + AIR
        high = full * math.sin(_REACH) + AIR
        ends = sorted((middle.x() + self._side * inner, middle.x() + self._side * outer))
        box = QRectF(ends[0], middle.y() - high, ends[1] - ends[0], 2 * high).toAlignedRect()
        self._middle, self._full = middle - QPointF(box.topLeft()), full
        self.setGeometry(box)
        self.forget()

    def forget(self) -> None:
        """Paint everything anew: another place, or other colours."""
        self._ground = None
        self._kept.clear()
        self.update()

    def open_to(self, radius: float) -> None:
        """Open to a radius, in px; nothing is painted where nobody would see it."""
        radius = min(self._full, round(radius / NOTICEABLE) * NOTICEABLE)
        if radius != self._radius:
            self._radius = radius
            self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The ground, then the arc."""
        painter, ratio = QPainter(self), self.devicePixelRatioF()
        if self._ground is None or self._ground.devicePixelRatioF() != ratio:
            self.forget()
            self._ground = self._paint_ground(ratio)
        painter.drawPixmap(0, 0, self._ground)
        if self._radius not in self._kept:
            self._kept[self._radius] = self._paint_arc(ratio)
        for at, piece in self._kept[self._radius]:
            painter.drawPixmap(at, piece)

    def _paint_ground(self, ratio: float) -> QPixmap:
        """The page, and the dotted arc where it rests."""
        palette = self.look.palette
        made = _pixmap(self.size(), ratio, QColor(palette.bg))
        if palette.name != "lights-down":
            pen = QPen(tint(palette.edge, 0.6), 1.3, Qt.PenStyle.CustomDashLine, Qt.PenCapStyle.RoundCap)
            pen.setDashPattern([0.8, 4.0])
            self._stroke(made, self._full, pen)
        return made

    def _paint_arc(self, ratio: float) -> list[tuple[QPointF, QPixmap]]:
        palette, radius = self.look.palette, self._radius
        colour = tint(palette.edge, 0.55) if palette.name == "lights-down" else tint(palette.lake, ARC_OPACITY)
        whole = _pixmap(self.size(), ratio, QColor(Qt.GlobalColor.transparent))
        self._stroke(whole, radius, QPen(colour, LINE, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        edges = [round(whole.height() * number / SLICES) for number in range(SLICES + 1)]
        boxes = [self._piece(radius, each, ratio).intersected(whole.rect()) for each in pairwise(edges)]
        return [(QPointF(box.topLeft()) / ratio, whole.copy(box)) for box in boxes]

    def _piece(self, radius: float, edges: tuple[int, int], ratio: float) -> QRect:
        """What the line may reach between two heights; both in pixels of the device, so that no seam shows."""
        top, bottom = edges[0] / ratio, edges[1] / ratio
        heights = (top - self._middle.y(), bottom - self._middle.y())
        highest = min(radius, max(map(abs, heights)))
        lowest = 0.0 if heights[0] < 0 < heights[1] else min(radius, *map(abs, heights))
        ends = [self._middle.x() + self._side * math.sqrt(radius**2 - high**2) for high in (highest, lowest)]
        left, right = math.floor((min(ends) - LINE) * ratio), math.ceil((max(ends) + LINE) * ratio)
        return QRect(left, edges[0], right - left, edges[1] - edges[0])

    def _stroke(self, into: QPixmap, radius: float, pen: QPen) -> None:
        painter = QPainter(into)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(pen)
        box = QRectF(self._middle.x() - radius, self._middle.y() - radius, 2 * radius, 2 * radius)
        start = -REACH_DEGREES if self._side > 0 else 180 - REACH_DEGREES
        painter.drawArc(box, start * 16, 2 * REACH_DEGREES * 16)
        painter.end()


def _pixmap(size: QSize, ratio: float, colour: QColor) -> QPixmap:
    made = QPixmap(max(1, math.ceil(size.width() * ratio)), max(1, math.ceil(size.height() * ratio)))
    made.setDevicePixelRatio(ratio)
    made.fill(colour)
    return made
