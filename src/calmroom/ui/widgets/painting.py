"""Small pieces of painting that many controls share."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen

from calmroom.ui.theme.fonts import Role

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from calmroom.ui.theme.theme import Theme


def tint(colour: str, alpha: float = 1.0) -> QColor:
    """A token as a colour, ``alpha`` 0 to 1."""
    made = QColor(colour)
    made.setAlphaF(alpha)
    return made


def blend(one: str, other: str, share: float) -> QColor:
    """A colour ``share`` (0 to 1) of the way from one token to another."""
    first, second = QColor(one), QColor(other)
    return QColor.fromRgbF(
        first.redF() + (second.redF() - first.redF()) * share,
        first.greenF() + (second.greenF() - first.greenF()) * share,
        first.blueF() + (second.blueF() - first.blueF()) * share,
    )


def open_painter(widget: QWidget) -> QPainter:
    """A painter on a widget, with smooth edges."""
    painter = QPainter(widget)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    return painter


def fill_round(painter: QPainter, box: QRectF, radius: float, colour: QColor) -> None:
    """Fills a rounded rectangle."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawRoundedRect(box, radius, radius)


def stroke_round(painter: QPainter, box: QRectF, radius: float, pen: QPen) -> None:
    """Draws a rounded outline that lies wholly inside the box."""
    half = pen.widthF() / 2
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(box.adjusted(half, half, -half, -half), radius - half, radius - half)


def key_size(theme: Theme, key: str) -> QSizeF:
    """How large a key cap is for a key such as ``G`` or ``Space``."""
    metrics = QFontMetricsF(theme.font(Role.SMALL_STRONG))
    height = theme.space(20)
    return QSizeF(max(height, metrics.horizontalAdvance(key) + theme.space(12)), height)


def draw_key(painter: QPainter, theme: Theme, key: str, at: QRectF, colour: QColor) -> None:
    """Draws a key cap into its box."""
    stroke_round(painter, at, 5.0, QPen(colour, 1.0))
    painter.setFont(theme.font(Role.SMALL_STRONG))
    painter.setPen(colour)
    painter.drawText(at, int(Qt.AlignmentFlag.AlignCenter), key)


def draw_words(painter: QPainter, words: str, left: float, box: QRectF) -> None:
    """Draws one line of text from ``left``, with its letters in the middle of the box's height."""
    metrics = QFontMetricsF(painter.font(), painter.device())
    baseline = box.center().y() + (metrics.ascent() - metrics.descent()) / 2
    painter.drawText(QPointF(left, baseline), words)
