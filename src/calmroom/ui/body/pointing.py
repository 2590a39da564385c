"""What shows where one is on the figure: a ring round a place, and its name beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen

from calmroom.domain.body.body_map import AROUND_ME
from calmroom.ui.theme.fonts import Role
from calmroom.ui.widgets.figure_marks import paint_marks
from calmroom.ui.widgets.figure_places import AROUND_FROM, AROUND_TO
from calmroom.ui.widgets.painting import fill_round

if TYPE_CHECKING:
    from calmroom.domain.body.body_map import BodyMap
    from calmroom.ui.theme.look import Look
    from calmroom.ui.widgets.figure_marks import Scene

RING, GAP = 3.0, 2.0
RADIUS: Final = 9.0
AWAY: Final = 10.0
"""Px between a place and its name."""


def paint_ring(painter: QPainter, scene: Scene, place: str, body_map: BodyMap | None) -> None:
    """The focus ring round a place, outside of a gap, with what is marked there inside it."""
    palette, shape = scene.palette, scene.shape(place)
    if place == AROUND_ME:
        # Round the band itself, not in it.
        away = 2 * (AROUND_FROM + AROUND_TO) / 2 * scene.pose.scale
        pen = _pen(palette.focus, RING)
        pen.setDashPattern((2.0, 2.2))
        outer = scene.pose.transform.map(scene.figure.body(scene.view))
        painter.strokePath(outer, _pen(palette.focus, away))
        painter.strokePath(outer, _pen(palette.bg, away - 2 * RING))
        return
    painter.strokePath(shape, _pen(palette.focus, 2 * (RING + GAP)))
    painter.strokePath(shape, _pen(palette.surface, 2 * GAP))
    if body_map is not None:
        paint_marks(painter, scene, [mark for mark in body_map.marks if mark.place == place])


def paint_bubble(painter: QPainter, look: Look, words: str, by: QRectF, room: QSizeF) -> None:
    """A name on an ink plate, at the lower right of a place, wholly inside the picture."""
    font = look.theme.font(Role.SMALL_STRONG)
    metrics = QFontMetricsF(font)
    size = QSizeF(metrics.horizontalAdvance(words) + look.theme.space(22), look.theme.space(28))
    at = QPointF(by.right() + AWAY - 4, by.bottom() - AWAY)
    at.setX(max(0.0, min(at.x(), room.width() - size.width())))
    box = QRectF(at, size)
    if box.intersects(by.adjusted(2, 2, -2, -2)) or box.bottom() > room.height():
        below = by.bottom() + AWAY
        box.moveTop(below if below + size.height() <= room.height() else max(0.0, by.top() - size.height() - AWAY))
    fill_round(painter, box, RADIUS, QColor(look.palette.ink))
    painter.setFont(font)
    painter.setPen(QColor(look.palette.bg))
    painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), words)


def _pen(colour: str, width: float) -> QPen:
    pen = QPen(QColor(colour), width)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    return pen
