"""Small drawings for practices that no place of the body stands for: a few lines, and one warm light.

Each is drawn on a grid of 44 x 56, the small cover's own, and grows from there. Lines may run over the grid's sides,
so that a wide picture is filled.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPainterPath, QPen, QRadialGradient

from calmroom.ui.widgets.painting import blend, tint

if TYPE_CHECKING:
    from collections.abc import Callable

    from calmroom.ui.theme.tokens import Palette

WIDE, HIGH = 44.0, 56.0
LINE = 1.5
Point = tuple[float, float]
FAR = 120.0
"""How far beyond the grid a line that runs on is drawn."""


class Scene(StrEnum):
    """What is drawn."""

    NONE = "none"
    SUPPORTS = "supports"
    FLOOR = "floor"
    AROUND = "around"
    ARCS = "arcs"
    TIDE = "tide"
    STILL = "still"
    COIN = "coin"
    MOON = "moon"
    UNWIND = "unwind"
    SWING = "swing"
    RING = "ring"
    MEETING = "meeting"
    PUSH = "push"
    WAVE = "wave"
    CUPS = "cups"
    BEFORE = "before"
    AFTER = "after"
    NEXT_DAY = "next-day"
    NIGHT = "night"
    CARRY = "carry"
    LOW = "low"


@dataclass(frozen=True, slots=True)
class Brush:
    """Draws on the grid.

    Attributes:
        painter: Its units are those of the grid.
        fine: Width of a line, in those units.
    """

    painter: QPainter
    palette: Palette
    fine: float

    def line(self, *points: Point, strong: bool = False, strength: float = 1.0) -> None:
        """A smooth line through points: a start, then three points for each bow; or a straight one through two."""
        path = QPainterPath(QPointF(*points[0]))
        if len(points) == 2:
            path.lineTo(QPointF(*points[1]))
        for at in range(1, len(points) - 2, 3):
            path.cubicTo(*(QPointF(*point) for point in points[at : at + 3]))
        self._stroke(path, strong=strong, strength=strength)

    def arc(self, middle: Point, radius: float, degrees: Point, *, dotted: bool = False) -> None:
        """A part of a ring, from an angle and for so many degrees on, counted as a clock runs back."""
        box = QRectF(middle[0] - radius, middle[1] - radius, 2 * radius, 2 * radius)
        path = QPainterPath()
        path.arcMoveTo(box, degrees[0])
        path.arcTo(box, *degrees)
        self._stroke(path, strong=not dotted, dotted=dotted)

    def dot(self, at: Point, radius: float = 3.2) -> None:
        """A lamp: a small disc in its own light."""
        self.glow(at, radius * 2.7, 0.5)
        self.painter.setPen(Qt.PenStyle.NoPen)
        self.painter.setBrush(QColor(self.palette.lamp))
        self.painter.drawEllipse(QPointF(*at), radius, radius)

    def glow(self, at: Point, radius: float, strength: float = 0.8) -> None:
        """Light that fades."""
        if self.palette.outlined:
            return
        middle = QPointF(*at)
        light = QRadialGradient(middle, radius)
        for place, share in ((0.0, 1.0), (0.45, 0.62), (1.0, 0.0)):
            light.setColorAt(place, tint(self.palette.lamp, strength * share))
        self.painter.setPen(Qt.PenStyle.NoPen)
        self.painter.setBrush(QBrush(light))
        self.painter.drawEllipse(middle, radius, radius)

    def bead(self, at: Point, radius: float = 1.3) -> None:
        """A small empty circle, such as a day."""
        self.painter.setPen(QPen(QColor(self.palette.body_line), self.fine * 0.8))
        self.painter.setBrush(Qt.BrushStyle.NoBrush)
        self.painter.drawEllipse(QPointF(*at), radius, radius)

    def dim(self, share: float) -> None:
        """Take light from the whole ground."""
        ground = self.palette.hair if self.palette.dark else self.palette.body_line
        everything = QRectF(-FAR, -FAR, WIDE + 2 * FAR, HIGH + 2 * FAR)
        self.painter.fillRect(everything, blend(self.palette.sunk, ground, share))

    def _stroke(self, path: QPainterPath, *, strong: bool, dotted: bool = False, strength: float = 1.0) -> None:
        colour = tint(self.palette.lake, 0.82 * strength) if strong else tint(self.palette.body_line, strength)
        pen = QPen(colour, self.fine * (1.5 if strong else 1.0))
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        if dotted:
            pen.setDashPattern([0.8, 2.6])
        self.painter.setPen(pen)
        self.painter.setBrush(Qt.BrushStyle.NoBrush)
        self.painter.drawPath(path)


def paint_scene(painter: QPainter, palette: Palette, box: QRectF, scene: Scene) -> None:
    """Draw a scene into a box; what runs over its sides is not cut off here."""
    draw = _DRAWINGS.get(scene)
    if draw is None:
        return
    scale = box.height() / HIGH
    painter.save()
    painter.translate(box.center().x() - WIDE * scale / 2, box.top())
    painter.scale(scale, scale)
    draw(Brush(painter, palette, LINE / math.sqrt(max(1.0, scale))))
    painter.restore()


def _supports(brush: Brush) -> None:
    for x, y in ((22.0, 15.0), (12.0, 36.0), (32.0, 36.0)):
        brush.arc((x, y), 6.6, (205.0, 130.0))
        brush.dot((x, y), 2.6)


def _floor(brush: Brush) -> None:
    for x in (14.0, 30.0):
        brush.glow((x, 47.0), 10.0, 0.9)
    brush.line((-FAR, 53.0), (WIDE + FAR, 53.0), strong=True)


def _around(brush: Brush) -> None:
    hills = ((-40, 31), (-30, 37), (0, 34), (12, 30), (20, 28), (30, 33), (44, 37), (70, 30), (WIDE + FAR, 35))
    brush.line((-FAR, 34), *hills)
    brush.dot((31.0, 22.0), 3.0)
    brush.arc((22.0, 58.0), 26.0, (38.0, 104.0), dotted=True)
    brush.arc((22.0, 58.0), 15.0, (38.0, 104.0), dotted=True)


def _arcs(brush: Brush) -> None:
    brush.arc((22.0, 28.0), 20.0, (-40.0, 80.0))
    brush.arc((22.0, 28.0), 20.0, (140.0, 80.0))


def _waves(brush: Brush, *tops: float) -> None:
    for top in tops:
        points = [(-132.0, top)]
        for start in range(-132, 176, 44):
            points += [(start + 14.5, top - 7.8), (start + 29.0, top + 7.8), (start + 44.0, top)]
        brush.line(*points)


def _tide(brush: Brush) -> None:
    _waves(brush, 15.7, 28.0, 40.3)
    brush.dot((22.0, 28.0), 3.5)


def _still(brush: Brush) -> None:
    for side in (-1, 1):
        edge = 22.0 + side * 9.0
        points = [(edge, 30.0)]
        for step in range(4):
            start = edge + side * 22.0 * step
            points += [(start + side * 7.0, 15.0), (start + side * 14.0, 45.0), (start + side * 22.0, 30.0)]
        brush.line(*points)
    brush.line((15.0, 30.0), (29.0, 30.0), strength=0.7)
    brush.dot((22.0, 26.0), 3.2)


def _coin(brush: Brush) -> None:
    brush.dot((21.0, 24.0), 4.6)
    brush.painter.setPen(QPen(QColor(brush.palette.lamp_line), brush.fine))
    brush.painter.setBrush(Qt.BrushStyle.NoBrush)
    brush.painter.drawEllipse(QPointF(21.0, 24.0), 4.6, 4.6)


def _moon(brush: Brush) -> None:
    outer, inner = QPainterPath(), QPainterPath()
    outer.addEllipse(QPointF(33.0, 11.0), 5.0, 5.0)
    inner.addEllipse(QPointF(35.4, 9.6), 4.4, 4.4)
    brush.painter.fillPath(outer.subtracted(inner), QColor(brush.palette.lamp))


def _unwind(brush: Brush) -> None:
    path = [(19.0, 24.0), (22, 21), (26, 25), (22, 28), (16, 32), (10, 25), (14, 19), (20, 10), (34, 15), (33, 27)]
    path += [(32, 40), (14, 42), (12, 46), (10, 50), (20, 51), (26, 49)]
    brush.line(*path)
    brush.dot((29.5, 47.8), 2.8)


def _swing(brush: Brush) -> None:
    brush.glow((14.0, 37.0), 13.0)
    brush.dot((14.0, 37.0), 5.4)
    brush.arc((24.0, 4.0), 34.5, (253.0, 50.0), dotted=True)
    brush.bead((39.0, 30.0), 2.6)


def _ring(brush: Brush) -> None:
    brush.glow((27.5, 22.0), 8.0, 0.6)
    brush.painter.setPen(QPen(QColor(brush.palette.lamp_line), brush.fine * 1.1, Qt.PenStyle.DotLine))
    brush.painter.setBrush(Qt.BrushStyle.NoBrush)
    brush.painter.drawEllipse(QPointF(27.5, 22.0), 6.4, 6.4)


def _meeting(brush: Brush) -> None:
    brush.glow((22.0, 28.0), 10.0, 0.9)
    brush.arc((16.0, 28.0), 11.0, (0.0, 360.0))
    brush.line((39.0, 28.0), (39, 34.1), (34.1, 39), (28.0, 39.0), (21.9, 39), (17, 34.1), (17.0, 28.0))
    brush.line((17.0, 28.0), (17, 21.9), (21.9, 17), (28.0, 17.0), (34.1, 17), (39, 21.9), (39.0, 28.0))


def _push(brush: Brush) -> None:
    brush.line((36.0, -FAR), (36.0, HIGH + FAR), strong=True)
    for number, strength in enumerate((0.35, 0.6, 1.0)):
        x = 8.0 + number * 8.0
        brush.line((x, 16.0), (x + 9, 22), (x + 9, 34), (x, 40.0), strength=strength)
    brush.dot((33.0, 28.0), 2.6)


def _wave(brush: Brush) -> None:
    for x, y in ((6.0, 8.0), (15.0, 4.0), (33.0, 7.0), (40.0, 13.0), (9.0, 22.0), (37.0, 25.0)):
        brush.line((x, y), (x - 1.6, y + 6.0), strength=0.6)
    rise = ((-60, 46), (-10, 46), (2, 44), (12, 41), (15, 25), (22, 25))
    fall = ((29, 25), (32, 41), (42, 44), (60, 46), (90, 46), (WIDE + FAR, 46))
    brush.line((-FAR, 46), *rise, *fall)
    brush.dot((22.0, 20.5), 3.2)


def _cups(brush: Brush) -> None:
    for x in (12.0, 32.0):
        brush.line((x, 29.6), (22.0, 50.0))
        brush.arc((x, 21.0), 8.2, (200.0, 140.0))
    brush.dot((12.0, 20.0), 3.6)
    brush.bead((32.0, 20.0), 3.4)


def _days(brush: Brush, first: float, count: int) -> None:
    for number in range(count):
        brush.bead((first + number * 6.5, 28.0))


def _before(brush: Brush) -> None:
    brush.arc((18.0, 28.0), 20.0, (-46.0, 92.0))
    _days(brush, 17.0, 3)
    brush.dot((8.0, 28.0), 3.0)


def _after(brush: Brush) -> None:
    brush.arc((26.0, 28.0), 20.0, (134.0, 92.0))
    brush.glow((15.5, 28.0), 12.0, 0.6)
    brush.dot((15.5, 28.0), 3.0)
    _days(brush, 25.0, 3)


def _next_day(brush: Brush) -> None:
    brush.arc((26.0, 28.0), 20.0, (134.0, 92.0))
    brush.bead((13.0, 28.0))
    brush.dot((23.0, 28.0), 3.0)
    brush.arc((23.0, 30.5), 9.5, (20.0, 140.0), dotted=True)
    _days(brush, 33.0, 2)


def _night(brush: Brush) -> None:
    brush.dim(0.55)
    _moon(brush)
    _waves(brush, 38.0, 46.0)
    brush.glow((30.0, 42.0), 8.0, 0.35)


def _carry(brush: Brush) -> None:
    brush.glow((24.0, 30.0), 12.0)
    brush.dot((24.0, 30.0), 4.2)
    brush.arc((23.0, 29.0), 15.0, (70.0, 230.0))
    brush.arc((17.5, 10.5), 4.2, (0.0, 360.0))


def _low(brush: Brush) -> None:
    brush.line((-FAR, 40.0), (WIDE + FAR, 40.0))
    brush.painter.save()
    brush.painter.setClipRect(QRectF(-FAR, -FAR, WIDE + 2 * FAR, FAR + 40.0), Qt.ClipOperation.IntersectClip)
    brush.glow((22.0, 40.0), 15.0, 0.55)
    brush.dot((22.0, 40.0), 5.2)
    brush.painter.restore()


_DRAWINGS: Final[dict[Scene, Callable[[Brush], None]]] = {
    Scene.SUPPORTS: _supports,
    Scene.FLOOR: _floor,
    Scene.AROUND: _around,
    Scene.ARCS: _arcs,
    Scene.TIDE: _tide,
    Scene.STILL: _still,
    Scene.COIN: _coin,
    Scene.MOON: _moon,
    Scene.UNWIND: _unwind,
    Scene.SWING: _swing,
    Scene.RING: _ring,
    Scene.MEETING: _meeting,
    Scene.PUSH: _push,
    Scene.WAVE: _wave,
    Scene.CUPS: _cups,
    Scene.BEFORE: _before,
    Scene.AFTER: _after,
    Scene.NEXT_DAY: _next_day,
    Scene.NIGHT: _night,
    Scene.CARRY: _carry,
    Scene.LOW: _low,
}
