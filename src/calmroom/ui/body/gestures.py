"""What a pointer does on the figure: presses places, sweeps over them, paints, or rubs out."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QPointF, QRectF, Signal
from PySide6.QtGui import QPainter, QPainterPath

from calmroom.domain.body.sensation import Depth
from calmroom.ui.body.drawing import ERASER
from calmroom.ui.body.pointer import Pointer
from calmroom.ui.body.touch import Tool
from calmroom.ui.widgets.figure_places import place_at
from calmroom.ui.widgets.ink import Ink, InkLayer

if TYPE_CHECKING:
    from calmroom.domain.body.body_map import Point
    from calmroom.ui.body.side import FigureSide

ALONG: Final = 7.0
"""Figure units between two points of a stroke that are asked for their place."""


class Gestures(QObject):
    """Turns the pointer of one side into what it means with the tool of now.

    Signals:
        begun: What follows until ``ended`` is one step to undo.
        ended: It is over.
        swept: The id of a place that the pointer was drawn across.
        stroke: The points of a stroke in figure units, its ``Touch``, and the ids of the places it crosses.
        rubbed: Where the eraser is, in figure units, and the id of the place there or an empty string.
    """

    begun = Signal()
    ended = Signal()
    swept = Signal(str)
    stroke = Signal(object, object, object)
    rubbed = Signal(object, str)

    def __init__(self, side: FigureSide) -> None:
        super().__init__(side)
        self._side = side
        self._tool: Tool | None = None
        self._first, self._last = "", ""
        self._is_sweeping = False
        self._points: list[QPointF] = []
        self._layer: InkLayer | None = None
        self._touch = side.touch
        pointer = Pointer(side)
        pointer.began.connect(self._begin)
        pointer.moved.connect(self._move)
        pointer.ended.connect(self._end)
        pointer.cancelled.connect(self._cancel)
        pointer.hovered.connect(lambda at: side.hover(side.place(at) if side.is_open else ""))
        pointer.left.connect(lambda: side.hover(""))

    @property
    def is_busy(self) -> bool:
        """Whether something is being painted or rubbed out now."""
        return self._tool in {Tool.BRUSH, Tool.ERASE}

    def show(self, painter: QPainter, part: QRectF) -> None:
        """Paint what is being painted now."""
        if self._layer is not None:
            self._layer.show(painter, part)

    def _begin(self, at: QPointF, eraser: bool) -> None:  # noqa: FBT001 - the signature of the signal
        side = self._side
        if not side.is_open:
            return
        self._tool = Tool.ERASE if eraser else side.tool
        if self._tool is Tool.PLACES:
            self._first = self._last = side.place(at)
            self._is_sweeping = False
            return
        side.hover("")
        self.begun.emit()
        if self._tool is Tool.BRUSH:
            self._begin_stroke(at)
        else:
            self._points = [at]
            self._rub(at)

    def _move(self, at: QPointF) -> None:
        if self._tool is Tool.PLACES:
            self._sweep(at)
        elif self._tool is Tool.BRUSH:
            self._paint(at)
        elif self._tool is Tool.ERASE:
            self._rub_to(at)

    def _end(self, at: QPointF) -> None:
        tool, self._tool = self._tool, None
        if tool is Tool.PLACES:
            if self._is_sweeping:
                self.ended.emit()
            elif self._first and self._first == self._side.place(at):
                self._side.pressed.emit(self._first)
            self._is_sweeping = False
        elif tool is not None:
            if tool is Tool.BRUSH:
                self._end_stroke()
            self.ended.emit()

    def _cancel(self) -> None:
        tool, self._tool = self._tool, None
        self._drop()
        if tool is not None and (tool is not Tool.PLACES or self._is_sweeping):
            self.ended.emit()
        self._is_sweeping = False

    def _sweep(self, at: QPointF) -> None:
        place = self._side.place(at)
        self._side.hover(place)
        if not place or place == self._last:
            return
        if not self._is_sweeping:
            self._is_sweeping = True
            self.begun.emit()
            if self._first:
                self.swept.emit(self._first)
        self._last = place
        self.swept.emit(place)

    def _begin_stroke(self, at: QPointF) -> None:
        side, scene = self._side, self._side.scene()
        body = scene.body()
        self._touch = side.touch
        if not body.contains(at):
            # What begins outside of the body is around it.
            self._touch = replace(side.touch, depth=Depth.AROUND)
        touch = self._touch
        within = body
        if touch.depth is Depth.AROUND:
            within = QPainterPath()
            within.addRect(QRectF(side.rect()))
            within.addPath(body)
        ink = Ink(touch.quality, touch.strength, touch.depth)
        self._layer = InkLayer(QRectF(side.rect()), side.devicePixelRatioF(), ink, side.look.palette)
        self._layer.keep_within(within)
        self._points = [at]
        self._lay(QPainterPath(at), at + QPointF(0.01, 0))

    def _paint(self, at: QPointF) -> None:
        points = self._points
        if math.hypot(at.x() - points[-1].x(), at.y() - points[-1].y()) < 1.0:
            return
        points.append(at)
        if len(points) == 2:
            self._lay(QPainterPath(points[0]), at)
            return
        one, two = points[-3], points[-2]
        path = QPainterPath((one + two) / 2 if len(points) > 3 else one)
        path.quadTo(two, (two + at) / 2)
        self._lay(path, at)

    def _lay(self, path: QPainterPath, end: QPointF) -> None:
        if self._layer is not None:
            path.lineTo(end)
            self._side.update(self._layer.draw(path, self._touch.brush.width * self._side.pose().scale))

    def _end_stroke(self) -> None:
        inverse = self._side.pose().transform.inverted()[0]
        points = [inverse.map(point) for point in self._points]
        touch = self._touch
        crossed = () if touch.depth is Depth.AROUND else self._crossed(points)
        self._drop()
        self.stroke.emit([(point.x(), point.y()) for point in points], touch, crossed)

    def _drop(self) -> None:
        if self._layer is not None:
            self._layer = None
            self._side.update()
        self._points = []

    def _crossed(self, points: list[QPointF]) -> tuple[str, ...]:
        found: dict[str, None] = {}
        last: QPointF | None = None
        for point in points:
            if last is None or math.hypot(point.x() - last.x(), point.y() - last.y()) >= ALONG:
                last = point
                place = place_at(self._side.look.figure, self._side.view, point, self._side.hidden, 0.0)
                if place:
                    found[place] = None
        return tuple(found)

    def _rub_to(self, at: QPointF) -> None:
        # A quick movement leaves nothing standing between two of its points.
        before = self._points[-1]
        length = math.hypot(at.x() - before.x(), at.y() - before.y())
        steps = max(1, math.ceil(length / (ERASER * self._side.pose().scale)))
        for step in range(1, steps + 1):
            self._rub(before + (at - before) * (step / steps))
        self._points = [at]

    def _rub(self, at: QPointF) -> None:
        inner = self._side.pose().transform.inverted()[0].map(at)
        point: Point = inner.x(), inner.y()
        self.rubbed.emit(point, self._side.place(at))
