"""The painted sheets of one side of a map: what did not change is not painted again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRect, QRectF, QSizeF, Qt
from PySide6.QtGui import QPainter, QPixmap

from calmroom.domain.body.body_map import AROUND_ME, Mark, Stroke
from calmroom.ui.widgets.figure_marks import Scene, is_behind, paint_gone, paint_ground, paint_marks, paint_strokes
from calmroom.ui.widgets.figure_paint import blank_pixmap

if TYPE_CHECKING:
    from collections.abc import Callable

    from calmroom.domain.body.body_map import BodyMap

_CLEAR = QPainter.CompositionMode.CompositionMode_Clear


class Layers:
    """Three sheets: body and what is behind it, marks, strokes. Each is painted again only where it changed.

    Args:
        scene: Where the figure stands.
        size: Of the picture, in px.
        ratio: The device's dots to one px.
    """

    def __init__(self, scene: Scene, size: QSizeF, ratio: float) -> None:
        self.scene = scene
        self.ratio = ratio
        self._box = QRectF(QPointF(0, 0), size)
        self._ground, self._marks, self._strokes = (blank_pixmap(size, ratio) for _ in range(3))
        self._map: BodyMap | None = None
        self._gone: tuple[Mark, ...] = ()

    def set_map(self, body_map: BodyMap, gone: tuple[Mark, ...] = ()) -> QRect:
        """Take another map; the part of the picture that changed, in px."""
        before, self._map = self._map, body_map
        if before is None or gone != self._gone or _behind(before) != _behind(body_map):
            self._gone = gone
            self._paint(self._ground, self._box, lambda painter: paint_ground(painter, self.scene, body_map))
            self._paint(self._marks, self._box, lambda painter: self._paint_marks(painter, self._box))
            self._paint(self._strokes, self._box, lambda painter: self._paint_strokes(painter, self._box))
            return self._box.toAlignedRect()
        part = self._changed(before.marks, body_map.marks)
        if not part.isEmpty():
            self._paint(self._marks, part, lambda painter: self._paint_marks(painter, part))
        paint = self._changed(before.strokes, body_map.strokes)
        more = _added(before.strokes, body_map.strokes)
        if more and not paint.isEmpty():
            # What lies on top needs nothing under it painted again.
            self._add(self._strokes, paint, lambda painter: paint_strokes(painter, self.scene, more, paint))
        elif not paint.isEmpty():
            self._paint(self._strokes, paint, lambda painter: self._paint_strokes(painter, paint))
        return part.united(paint).toAlignedRect()

    def show(self, painter: QPainter, part: QRectF) -> None:
        """Paint a part of the picture."""
        at = part.toAlignedRect().intersected(self._box.toAlignedRect())
        dots = QRectF(at.x() * self.ratio, at.y() * self.ratio, at.width() * self.ratio, at.height() * self.ratio)
        for sheet in (self._ground, self._marks, self._strokes):
            painter.drawPixmap(QRectF(at), sheet, dots)

    def _paint_marks(self, painter: QPainter, part: QRectF) -> None:
        if self._map is not None:
            here = (mark for mark in self._map.marks if self.scene.shows(mark))
            paint_marks(painter, self.scene, [mark for mark in here if self.scene.box(mark).intersects(part)])
            paint_gone(painter, self.scene, self._gone)

    def _paint_strokes(self, painter: QPainter, part: QRectF) -> None:
        if self._map is not None:
            paint_strokes(painter, self.scene, self._map.strokes, part)

    def _changed(self, before: tuple[Mark | Stroke, ...], now: tuple[Mark | Stroke, ...]) -> QRectF:
        """The box of all that came, went, or lies in another order now."""
        same = 0
        while same < min(len(before), len(now)) and before[same] is now[same]:
            same += 1
        part = QRectF()
        for mark in {*before[same:]} ^ {*now[same:]}:
            if self.scene.shows(mark):
                part = part.united(self.scene.box(mark))
        return QRectF(part.toAlignedRect()).intersected(self._box) if not part.isEmpty() else part

    def _paint(self, sheet: QPixmap, part: QRectF, paint: Callable[[QPainter], None]) -> None:
        painter = QPainter(sheet)
        painter.setCompositionMode(_CLEAR)
        painter.fillRect(part, Qt.GlobalColor.transparent)
        painter.end()
        self._add(sheet, part, paint)

    def _add(self, sheet: QPixmap, part: QRectF, paint: Callable[[QPainter], None]) -> None:
        painter = QPainter(sheet)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setClipRect(part)
        paint(painter)
        painter.end()


def _added(before: tuple[Stroke, ...], now: tuple[Stroke, ...]) -> tuple[Stroke, ...]:
    """What came on top, where all else is as it was."""
    same = all(one is other for one, other in zip(before, now, strict=False))
    return now[len(before) :] if same and len(now) > len(before) else ()


def _behind(body_map: BodyMap) -> list[Mark | Stroke]:
    """What stands behind the body, or beside it: the ground is painted again when it changes."""
    around = [mark for mark in body_map.marks if mark.place == AROUND_ME]
    return [*around, *(stroke for stroke in body_map.strokes if is_behind(stroke))]
