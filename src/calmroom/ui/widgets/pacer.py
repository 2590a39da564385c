"""The pacer: two arcs round the body that open and close with the breath."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from calmroom.ui.theme.fonts import Role
from calmroom.ui.widgets.arcs import LEAST_RADIUS, LINE, Arc
from calmroom.ui.widgets.body_figure import BodyFigure
from calmroom.ui.widgets.painting import open_painter

if TYPE_CHECKING:
    from calmroom.ui.theme.look import Look

RADIUS_TO_HEIGHT = 0.625
"""Full radius for the height the figure is given; design/pictures/03-player-dawn.png."""


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
        self._arcs = tuple(Arc(look, self, right=right) for right in (False, True))
        self.figure.raise_()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        look.changed.connect(self._place)

    @property
    def radius(self) -> float:
        """Radius of the arcs now, in px."""
        share = 1.0 if self.look.theme.reduced_motion else LEAST_RADIUS + (1 - LEAST_RADIUS) * self._openness
        return self._full_radius() * share

    def set_pacing(self, *, on: bool) -> None:
        """Shows or hides the arcs; they are hidden until chosen."""
        if on is not self._on:
            self._on = on
            self._place()

    def set_breath(self, openness: float) -> None:
        """Opens the arcs; 0 is the end of an out-breath, 1 of an in-breath. Still with reduced motion."""
        self._openness = min(1.0, max(0.0, openness))
        self._open()

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
        stage, figure = self._stage(), self.look.figure
        # The figure keeps to the room of the body, or it would be painted with each movement of the arcs.
        wide = stage.height() * figure.width / figure.height + 2 * LINE
        aside = max(LINE, math.floor((stage.width() - wide) / 2))
        self.figure.setGeometry(stage.adjusted(aside, 0, -aside, 0).toRect())
        for arc in self._arcs:
            arc.setVisible(self._on)
            arc.stand(stage.center(), self._full_radius())
        self._open()
        self.update()

    def _open(self) -> None:
        if self._on:
            for arc in self._arcs:
                arc.open_to(self.radius)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The word, where nothing moves; the arcs paint themselves."""
        if self._speaks() and self._word:
            self._paint_word(open_painter(self))

    def _paint_word(self, painter: QPainter) -> None:
        font = self.look.theme.font(Role.BODY_STRONG)
        painter.setFont(font)
        painter.setPen(QColor(self.look.palette.ink2))
        width = QFontMetricsF(font).horizontalAdvance(self._word)
        painter.drawText(QPointF((self.width() - width) / 2, self.height() - 8), self._word)
