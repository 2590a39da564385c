"""How a body map is painted on the figure: marks on places, strokes of the brush, and what is no more there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPainterPath, QPen

from calmroom.domain.body.body_map import AROUND_ME, BodyMap, Mark, Stroke
from calmroom.domain.body.sensation import Depth, Quality
from calmroom.ui.theme.sensations import OPACITY, sensation
from calmroom.ui.widgets.figure_paint import Pose, paint_body, paint_lines
from calmroom.ui.widgets.figure_places import AROUND_FROM, AROUND_TO, mark_shape, outline
from calmroom.ui.widgets.ink import LINE, ROOM, Ink, Line, line_through, paint_line, paint_ring
from calmroom.ui.widgets.textures import DASHED_LINE, line_pen, texture

if TYPE_CHECKING:
    from collections.abc import Iterable

    from calmroom.domain.body.body import View
    from calmroom.ui.theme.figure import Figure
    from calmroom.ui.theme.tokens import Palette

BAND: Final = 9.0
"""How wide a mark on the skin is, from its edge, in px."""
NARROW: Final = 0.3
"""The share of a narrow place that the band takes at most, so that a middle stays free."""
HALO: Final = (4.0, 12.0)
"""Where the band of a mark around a place begins and ends, in px from it."""
FLAT_UNDER: Final = 240.0
"""Height of the figure in px under which marks are flat, with a hair line."""
DOTS: Final = (0.01, 2.1)
"""Round dots of what was before and is not now, in widths of their line."""


@dataclass(frozen=True, slots=True)
class Scene:
    """What stands still while marks come and go: the figure, its side, where it stands, and its colours."""

    figure: Figure
    view: View
    palette: Palette
    pose: Pose
    has_lines: bool = True

    @property
    def is_small(self) -> bool:
        """Whether textures would be more than the picture can hold."""
        return self.figure.height * self.pose.scale < FLAT_UNDER

    def shows(self, mark: Mark | Stroke) -> bool:
        """Whether a mark is on this side; what is around a person is on both."""
        if isinstance(mark, Stroke):
            return mark.view is self.view
        return mark.place == AROUND_ME or self.figure.places[mark.place].view is self.view

    def body(self) -> QPainterPath:
        """The body's outline in px."""
        return self.pose.transform.map(self.figure.body(self.view))

    def shape(self, place: str) -> QPainterPath:
        """What a mark at a place covers, in px."""
        if place == AROUND_ME:
            return self.pose.transform.map(outline(self.figure, self.view))
        return self.pose.transform.map(mark_shape(self.figure, place))

    def line(self, stroke: Stroke) -> Line:
        """A stroke in px."""
        points = [self.pose.transform.map(QPointF(*point)) for point in stroke.points]
        return Line(line_through(points), stroke.width * self.pose.scale)

    def box(self, mark: Mark | Stroke) -> QRectF:
        """All that a mark or a stroke may touch, in px."""
        if isinstance(mark, Stroke):
            return self.line(mark).box
        grown = LINE + ROOM + (self._band(mark)[1] if is_behind(mark) else 0.0)
        return self.shape(mark.place).boundingRect().adjusted(-grown, -grown, grown, grown)

    def _band(self, mark: Mark) -> tuple[float, float]:
        if mark.place == AROUND_ME:
            return AROUND_FROM * self.pose.scale, AROUND_TO * self.pose.scale
        share = 0.35 if self.is_small else 1.0
        return HALO[0] * share, HALO[1] * share

    def paint_ring(self, painter: QPainter, mark: Mark) -> None:
        """The band of a mark around something."""
        paint_ring(painter, self.shape(mark.place), self._band(mark), ink_of(mark), self.palette)


def is_behind(mark: Mark | Stroke) -> bool:
    """Whether it is around the body or a place, and not in it or on it."""
    return mark.depth is Depth.AROUND or (isinstance(mark, Mark) and mark.place == AROUND_ME)


def ink_of(mark: Mark | Stroke) -> Ink:
    """What a mark or a stroke was made with."""
    return Ink(mark.quality, mark.strength, mark.depth)


def paint_map(painter: QPainter, scene: Scene, body_map: BodyMap) -> None:
    """One side of a map: what is around behind the body, the body, and what is on it."""
    paint_ground(painter, scene, body_map)
    paint_marks(painter, scene, body_map.marks)
    paint_strokes(painter, scene, body_map.strokes)


def paint_ground(painter: QPainter, scene: Scene, body_map: BodyMap) -> None:
    """The body, and behind it what was painted around it or marked around the person."""
    for mark in body_map.marks:
        if mark.place == AROUND_ME:
            scene.paint_ring(painter, mark)
    for stroke in body_map.strokes:
        if scene.shows(stroke) and is_behind(stroke):
            paint_line(painter, scene.line(stroke), ink_of(stroke), scene.palette)
    paint_body(painter, scene.figure, scene.view, scene.palette, scene.pose)
    if scene.has_lines:
        paint_lines(painter, scene.figure, scene.view, scene.palette, scene.pose)


def paint_marks(painter: QPainter, scene: Scene, marks: Iterable[Mark]) -> None:
    """The marks on places."""
    for mark in marks:
        if mark.place == AROUND_ME or not scene.shows(mark):
            continue
        if is_behind(mark):
            scene.paint_ring(painter, mark)
        else:
            _paint_mark(painter, scene, mark)


def paint_strokes(painter: QPainter, scene: Scene, strokes: Iterable[Stroke], part: QRectF | None = None) -> None:
    """The strokes on the body and in it, or what of them lies in a box."""
    painter.save()
    painter.setClipPath(scene.body(), Qt.ClipOperation.IntersectClip)
    for stroke in strokes:
        if scene.shows(stroke) and not is_behind(stroke):
            paint_line(painter, scene.line(stroke), ink_of(stroke), scene.palette, part)
    painter.restore()


def paint_gone(painter: QPainter, scene: Scene, gone: Iterable[Mark]) -> None:
    """What was there before and is not now: dotted outlines."""
    pen = QPen(QColor(sensation(Quality.NOTHING, scene.palette).line), 1.0 if scene.is_small else 2.0)
    pen.setDashPattern(DOTS)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    for mark in gone:
        if scene.shows(mark):
            painter.strokePath(scene.shape(mark.place), pen)


def _paint_mark(painter: QPainter, scene: Scene, mark: Mark) -> None:
    """All of a place, or a band along its edge for the skin."""
    shape = scene.shape(mark.place)
    if mark.quality is not Quality.NOTHING:
        painter.save()
        painter.setOpacity(painter.opacity() * OPACITY[mark.strength])
        brush = _brush(painter, scene, mark.quality)
        if mark.depth is Depth.SKIN:
            painter.setClipPath(shape, Qt.ClipOperation.IntersectClip)
            painter.strokePath(shape, QPen(brush, 2 * _skin(shape, small=scene.is_small)))
        else:
            painter.fillPath(shape, brush)
        painter.restore()
    line = 1.0 if scene.is_small else DASHED_LINE if mark.quality is Quality.NOTHING else LINE
    painter.strokePath(shape, line_pen(mark.quality, scene.palette, line))


def _brush(painter: QPainter, scene: Scene, quality: Quality) -> QBrush:
    if scene.is_small:
        return QBrush(QColor(sensation(quality, scene.palette).fill))
    return texture(quality, scene.palette, painter.device().devicePixelRatioF())


def _skin(shape: QPainterPath, *, small: bool) -> float:
    box = shape.boundingRect()
    return min(BAND * (0.5 if small else 1.0), NARROW * min(box.width(), box.height()))
