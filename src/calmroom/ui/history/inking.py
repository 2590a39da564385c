"""Shapes on a painter, and as a picture of dots."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QImage, QPainter, QPainterPath, QPen

from calmroom.ui.history.shapes import DASHES, Arc, Bar, Curve, Dot, Figure, Ink, Label, path_of
from calmroom.ui.theme.fonts import Role
from calmroom.ui.theme.tokens import DAWN

if TYPE_CHECKING:
    from collections.abc import Mapping

    from calmroom.ui.theme.look import Look
    from calmroom.ui.theme.tokens import Palette

MARGIN: Final = 24.0
DOTS_A_PX: Final = 3.0
"""A picture in a file has so many dots to a px of the window: sharp on paper too."""
_PAPER: Final = "#FFFFFF"
_SIDES: Final = {"start": 0.0, "middle": 0.5, "end": 1.0}


def inks_of(palette: Palette) -> Mapping[Ink, str]:
    """The colours of a theme."""
    inks: dict[Ink, str] = {ink: getattr(palette, ink.value) for ink in Ink}
    if palette.outlined:
        inks[Ink.HAIR] = palette.edge
    return inks


def paper_inks() -> Mapping[Ink, str]:
    """The colours of a picture in a file: Dawn's on white, whatever the window's are."""
    return {**inks_of(DAWN), Ink.GROUND: _PAPER}


def paint(painter: QPainter, figure: Figure, look: Look, inks: Mapping[Ink, str]) -> None:
    """Paint the shapes from the painter's origin."""
    for shape in figure.shapes:
        match shape:
            case Label():
                _paint_label(painter, shape, look, inks)
            case Bar():
                (x, y), (wide, high) = shape.at, shape.size
                painter.fillRect(QRectF(x, y, wide, high), QColor(inks[shape.ink]))
            case Dot():
                pen = QPen(QColor(inks[shape.edge]), shape.width) if shape.edge else QPen(Qt.PenStyle.NoPen)
                painter.setPen(pen)
                painter.setBrush(QColor(inks[shape.fill]) if shape.fill else Qt.BrushStyle.NoBrush)
                painter.drawEllipse(QPointF(*shape.at), shape.reach, shape.reach)
            case Arc():
                painter.setPen(_pen(inks[shape.ink], shape.width))
                x, y = shape.at
                box = QRectF(x - shape.reach, y - shape.reach, 2 * shape.reach, 2 * shape.reach)
                painter.drawArc(box, round(shape.start * 16), round(shape.sweep * 16))
            case Curve():
                _paint_curve(painter, shape, inks)


def picture_of(figure: Figure, look: Look) -> QImage:
    """The picture on paper, with its name over it."""
    name, line = look.theme.font(Role.BODY_STRONG), look.theme.line_height(Role.BODY)
    wide, high = figure.size
    whole = QSize(round(wide + 2 * MARGIN), round(high + 2 * MARGIN + line))
    image = QImage(whole * DOTS_A_PX, QImage.Format.Format_ARGB32_Premultiplied)
    image.setDevicePixelRatio(DOTS_A_PX)
    image.fill(QColor(_PAPER))
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    inks = paper_inks()
    painter.setFont(name)
    painter.setPen(QColor(inks[Ink.INK]))
    painter.drawText(QPointF(MARGIN, MARGIN + QFontMetricsF(name).ascent()), figure.name)
    painter.translate(MARGIN, MARGIN + line)
    paint(painter, figure, look, inks)
    painter.end()
    return image


def _paint_curve(painter: QPainter, curve: Curve, inks: Mapping[Ink, str]) -> None:
    start, steps, end = path_of(curve.points)
    path = QPainterPath(QPointF(*start))
    for control, point in steps:
        path.quadTo(QPointF(*control), QPointF(*point))
    path.lineTo(QPointF(*end))
    colour = QColor(inks[curve.ink])
    colour.setAlphaF(curve.soft)
    pen = _pen(colour, curve.width)
    if curve.dashed:
        pen.setDashPattern([each / curve.width for each in DASHES])
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(path)


def _paint_label(painter: QPainter, label: Label, look: Look, inks: Mapping[Ink, str]) -> None:
    font = look.theme.font(Role.SMALL)
    font.setPixelSize(max(1, round(label.size)))
    painter.setFont(font)
    painter.setPen(QColor(inks[label.ink]))
    x, y = label.at
    wide = QFontMetricsF(font).horizontalAdvance(label.text)
    painter.drawText(QPointF(x - wide * _SIDES[label.anchor], y), label.text)


def _pen(colour: QColor | str, width: float) -> QPen:
    pen = QPen(QColor(colour), width)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    return pen
