"""The pacer: two arcs round the body that open and close with the breath."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent, QPen, QPixmap, QRegion
from PySide6.QtWidgets import QSizePolicy, QWidget

from calmroom.ui.theme.fonts import Role
from calmroom.ui.widgets.body_figure import BodyFigure
from calmroom.ui.widgets.painting import open_painter, tint

if TYPE_CHECKING:
    from calmroom.ui.theme.look import Look

LINE = 4.0
REACH_DEGREES = 44
LEAST_RADIUS = 0.88
"""Share of the full radius at the end of an out-breath."""
ARC_OPACITY = 0.82
RADIUS_TO_HEIGHT = 0.625
"""Full radius for the height the figure is given; design/pictures/03-player-dawn.png."""
NOTICEABLE = 0.15
"""Movements smaller than this many px are not painted."""


class Pacer(QWidget):
    """Holds the figure. It has no clock: whoever hears the sound says how open the arcs are.

    Args:
        look: The window's look.
        name: Object name of the figure.
    """

    def __init__(self, look: Look, name: str) -> None:
        super().__init__()
        self.look = look
        self.figure = BodyFigure(look, name)
        self.figure.setParent(self)
        self._on = False
        self._openness = 1.0
        self._word = ""
        self._figure_shown = True
        self._dots: QPixmap | None = None
        self._dots_for: tuple[object, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        look.changed.connect(self._place)

    @property
    def radius(self) -> float:
        """Radius of the arcs now, in px."""
        share = 1.0 if self.look.theme.reduced_motion else LEAST_RADIUS + (1 - LEAST_RADIUS) * self._openness
        return self._full_radius() * share

    def set_pacing(self, *, on: bool) -> None:
        """Shows or hides the arcs; they are hidden until chosen."""
        self._on = on
        self._place()

    def set_figure_shown(self, *, shown: bool) -> None:
        """Shows or hides the body between the arcs."""
        self._figure_shown = shown
        self.figure.setVisible(shown)

    def set_breath(self, openness: float) -> None:
        """Opens the arcs; 0 is the end of an out-breath, 1 of an in-breath. Still with reduced motion."""
        before = self.radius
        now = min(1.0, max(0.0, openness))
        if self._on and abs(self._full_radius() * (1 - LEAST_RADIUS) * (now - self._openness)) >= NOTICEABLE:
            self._openness = now
            if self.radius != before:
                self.update(self._arc_region())

    def set_word(self, word: str) -> None:
        """The word ``in`` or ``out``, shown under the figure where nothing may move."""
        if word != self._word:
            self._word = word
            if self._speaks():
                self.update()

    def sizeHint(self) -> QSize:
        """The stage of the player."""
        return QSize(540, 420)

    def minimumSizeHint(self) -> QSize:
        """Small enough to make room for words."""
        return QSize(160, 160)

    def resizeEvent(self, _event: object) -> None:
        """Gives the figure its place."""
        self._place()

    def _speaks(self) -> bool:
        return self._on and self.look.theme.reduced_motion

    def _word_room(self) -> float:
        return self.look.theme.line_height(Role.BODY) + 6 if self._speaks() else 0.0

    def _stage(self) -> QRectF:
        return QRectF(0, 0, self.width(), self.height() - self._word_room())

    def _full_radius(self) -> float:
        stage = self._stage()
        return max(10.0, min(stage.height() * RADIUS_TO_HEIGHT, stage.width() / 2 - LINE))

    def _place(self) -> None:
        self.figure.setGeometry(self._stage().adjusted(LINE, 0, -LINE, 0).toRect())
        self.update()

    def _arc_region(self) -> QRegion:
        radius = self._full_radius()
        middle = self._stage().center()
        inner = radius * LEAST_RADIUS * math.cos(math.radians(REACH_DEGREES)) - 2 * LINE
        high = math.ceil(radius * math.sin(math.radians(REACH_DEGREES)) + 2 * LINE)
        width = math.ceil(radius + 2 * LINE - inner)
        top = math.floor(middle.y() - high)
        left = QRect(math.floor(middle.x() - radius - 2 * LINE), top, width, 2 * high)
        right = QRect(math.floor(middle.x() + inner), top, width, 2 * high)
        return QRegion(left).united(QRegion(right))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Dotted arcs where they rest, arcs where they are, and the word where nothing moves."""
        if not self._on:
            return
        painter, palette = open_painter(self), self.look.palette
        if palette.name != "lights-down":
            painter.drawPixmap(0, 0, self._dotted())
        colour = tint(palette.edge, 0.55) if palette.name == "lights-down" else tint(palette.lake, ARC_OPACITY)
        pen = QPen(colour, LINE, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap)
        self._paint_arcs(painter, self.radius, pen)
        if self._speaks() and self._word:
            self._paint_word(painter)

    def _dotted(self) -> QPixmap:
        """The arcs where they rest, kept: drawing all the dots took most of what the whole window takes."""
        made_for = (self.size(), self.devicePixelRatioF(), self.look.palette, self._word_room())
        if self._dots is None or self._dots_for != made_for:
            ratio = self.devicePixelRatioF()
            self._dots, self._dots_for = QPixmap(self.size() * ratio), made_for
            self._dots.setDevicePixelRatio(ratio)
            self._dots.fill(Qt.GlobalColor.transparent)
            painter = QPainter(self._dots)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            pen = QPen(tint(self.look.palette.edge, 0.6), 1.3, Qt.PenStyle.CustomDashLine, Qt.PenCapStyle.RoundCap)
            pen.setDashPattern([0.8, 4.0])
            self._paint_arcs(painter, self._full_radius(), pen)
            painter.end()
        return self._dots

    def _paint_arcs(self, painter: QPainter, radius: float, pen: QPen) -> None:
        middle = self._stage().center()
        box = QRectF(middle.x() - radius, middle.y() - radius, 2 * radius, 2 * radius)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for start in (-REACH_DEGREES, 180 - REACH_DEGREES):
            painter.drawArc(box, start * 16, 2 * REACH_DEGREES * 16)

    def _paint_word(self, painter: QPainter) -> None:
        font = self.look.theme.font(Role.BODY_STRONG)
        painter.setFont(font)
        painter.setPen(QColor(self.look.palette.ink2))
        width = QFontMetricsF(font).horizontalAdvance(self._word)
        painter.drawText(QPointF((self.width() - width) / 2, self.height() - 8), self._word)
