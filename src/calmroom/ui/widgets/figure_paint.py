"""How the figure is painted: body, inner lines and light, each alone, so that each can be kept as a pixmap."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QGradient,
    QLinearGradient,
    QPainter,
    QPen,
    QPixmap,
    QRadialGradient,
    QTransform,
)

from calmroom.domain.body.body import View

if TYPE_CHECKING:
    from calmroom.ui.theme.figure import Figure
    from calmroom.ui.theme.tokens import Palette

OUTLINE = 2.4
"""Line round the body in px; the fill covers its inner half."""
EYES_FROM = 300.0
"""Height in px from which the front figure has its closed eyes."""
GLOW_STOPS = ((0.0, 1.0), (0.5, 0.78), (0.8, 0.26), (1.0, 0.0))
GLOW_WIDTH = 1.32
GLOW_HEIGHT = 2.0
WIDE = 90.0
"""From this width, in figure units, a light is kept off the arms."""
LEAST_GLOW_PX = 2.6
LEAST_GLOW = 13.0
"""Least half size of a light, in figure units, and in px for small pictures, so that it is seen."""


@dataclass(frozen=True, slots=True)
class Pose:
    """Where the figure stands in a picture.

    Attributes:
        transform: From figure units to px.
        scale: Px to one figure unit.
        outline: Width of the line round the body, in px.
    """

    transform: QTransform
    scale: float
    outline: float = OUTLINE


def pose_in(figure: Figure, box: QRectF, *, lying: bool = False) -> Pose:
    """The figure as large as a box allows, in its middle; lying with its head to the left."""
    wide, high = (figure.height, figure.width) if lying else (figure.width, figure.height)
    scale = min(box.width() / wide, box.height() / high)
    made = QTransform()
    made.translate(box.center().x() - wide * scale / 2, box.center().y() - high * scale / 2)
    if lying:
        made.translate(0, figure.width * scale)
        made.rotate(-90)
    made.scale(scale, scale)
    return Pose(made, scale)


def paint_body(painter: QPainter, figure: Figure, view: View, palette: Palette, pose: Pose) -> None:
    """Outline first, then the fill over its inner half."""
    body = figure.body(view)
    painter.save()
    painter.setTransform(pose.transform, combine=True)
    pen = QPen(QColor(palette.body_line), pose.outline / pose.scale)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.strokePath(body, pen)
    painter.fillPath(body, _skin(body.boundingRect(), palette))
    head = figure.head()
    painter.fillPath(head, _skin(head.boundingRect(), palette))
    painter.restore()


def _skin(box: QRectF, palette: Palette) -> QBrush:
    if palette.outlined:
        return QBrush(QColor(palette.body))
    light = QLinearGradient(box.topLeft(), box.topRight())
    light.setColorAt(0.0, QColor(palette.body_light))
    light.setColorAt(1.0, QColor(palette.body_shade))
    return QBrush(light)


def paint_lines(painter: QPainter, figure: Figure, view: View, palette: Palette, pose: Pose) -> None:
    """The inner lines, and the eyes of a tall front figure."""
    painter.save()
    painter.setTransform(pose.transform, combine=True)
    pen = QPen(QColor(palette.body_line), pose.outline * 0.5 / pose.scale)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    painter.setOpacity(painter.opacity() * 0.75)
    painter.strokePath(figure.inner_lines(view), pen)
    if view is View.FRONT and figure.height * pose.scale > EYES_FROM:
        painter.strokePath(figure.eyes(), pen)
    painter.restore()


@dataclass(frozen=True, slots=True)
class Light:
    """The places that are lit on one side."""

    places: tuple[str, ...]
    view: View


def paint_light(painter: QPainter, figure: Figure, light: Light, palette: Palette, pose: Pose) -> None:
    """Lamp light over the attended places, kept within the body."""
    boxes = figure.glow_boxes(light.places, light.view)
    if not boxes:
        return
    painter.save()
    painter.setTransform(pose.transform, combine=True)
    painter.setClipPath(figure.body(light.view))
    for box in boxes:
        _paint_glow(painter, box, palette, max(LEAST_GLOW, LEAST_GLOW_PX / pose.scale))
    if palette.outlined:
        for place in light.places:
            if place in figure.places and figure.places[place].view is light.view:
                painter.strokePath(figure.place_path(place), QPen(QColor(palette.lamp), 2.0 / pose.scale))
    painter.restore()


def _paint_glow(painter: QPainter, box: QRectF, palette: Palette, least: float) -> None:
    """A soft ellipse; a long narrow light is two half circles with a strip between."""
    half = QSizeF(max(least, box.width() / 2 * GLOW_WIDTH), max(least, box.height() / 2 * GLOW_HEIGHT))
    if box.width() > WIDE:
        half.setWidth(box.width() / 2 * 1.16)
    painter.save()
    painter.translate(box.center())
    if box.height() > 2.2 * box.width():
        _paint_long_glow(painter, max(least, box.width() / 2 * GLOW_WIDTH), box.height() / 2, palette)
    else:
        painter.scale(half.width(), half.height())
        painter.fillRect(QRectF(-1, -1, 2, 2), _faded(QRadialGradient(QPointF(0, 0), 1.0), palette))
    painter.restore()


def _paint_long_glow(painter: QPainter, radius: float, reach: float, palette: Palette) -> None:
    straight = max(0.0, reach - radius * 0.5)
    for end, side in ((-straight, -1), (straight, 1)):
        ball = _faded(QRadialGradient(QPointF(0, end), radius), palette)
        painter.fillRect(QRectF(-radius, end - radius if side < 0 else end, 2 * radius, radius), ball)
    for side in (-1, 1):
        strip = _faded(QLinearGradient(QPointF(0, 0), QPointF(side * radius, 0)), palette)
        painter.fillRect(QRectF(min(0.0, side * radius), -straight, radius, 2 * straight), strip)


def _faded(gradient: QGradient, palette: Palette) -> QBrush:
    for at, strength in GLOW_STOPS:
        colour = QColor(palette.lamp)
        colour.setAlphaF(strength)
        gradient.setColorAt(at, colour)
    return QBrush(gradient)


def blank_pixmap(size: QSizeF, ratio: float) -> QPixmap:
    """An empty, see-through pixmap of a logical size at a device pixel ratio."""
    made = QPixmap(max(1, round(size.width() * ratio)), max(1, round(size.height() * ratio)))
    made.setDevicePixelRatio(ratio)
    made.fill(Qt.GlobalColor.transparent)
    return made
