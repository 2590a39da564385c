"""The quiet between two lines: a bar without figures, and a few words."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QColor, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from calmroom.ui.theme.fonts import Role
from calmroom.ui.widgets.naming import identify
from calmroom.ui.widgets.painting import fill_round, open_painter
from calmroom.ui.widgets.typeset import Typeset, Words

if TYPE_CHECKING:
    from calmroom.ui.theme.look import Look

BAR = 150.0
HIGH = 4.0
NOTICEABLE = 1.0
"""Px; smaller movements are not painted."""


class SilenceBar(QWidget):
    """Shows how far a silence has come; empty while somebody speaks, but it keeps its room.

    Args:
        look: The window's look.
        name: Object name and accessible identifier.
    """

    def __init__(self, look: Look, name: str) -> None:
        super().__init__()
        self.look = look
        self._share = 0.0
        self._words = ""
        self._set: Typeset | None = None
        identify(self, name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        look.changed.connect(self._dress)

    def show_silence(self, share: float, words: str) -> None:
        """Shows a silence that runs.

        Args:
            share: How much of it has passed, 0 to 1.
            words: Such as ``quiet for about half a minute, still here``.
        """
        share = min(1.0, max(0.0, share))
        moved = abs(share - self._share) * BAR >= NOTICEABLE or (share in {0.0, 1.0} and share != self._share)
        if words != self._words:
            self._words = words
            self.setAccessibleName(words)
            self._share = share
            self._dress()
        elif moved:
            ends = sorted((self._share * self._bar_width(), share * self._bar_width()))
            self._share = share
            left, right = math.floor(ends[0] - HIGH), math.ceil(ends[1] + HIGH)
            line = self.look.theme.line_height(Role.SMALL)
            self.update(left, math.floor(line / 2 - HIGH / 2), right - left, math.ceil(HIGH) + 1)

    def show_held(self, words: str) -> None:
        """Shows a silence that is held: a still, full bar."""
        self.show_silence(1.0, words)

    def clear(self) -> None:
        """Shows nothing."""
        if self._words:
            self._words, self._share = "", 0.0
            self.setAccessibleName("")
            self._dress()

    def _dress(self) -> None:
        self._set = None
        self.updateGeometry()
        self.update()

    def _bar_width(self) -> float:
        return min(BAR, self.width() * 0.4)

    def sizeHint(self) -> QSize:
        """Two lines of words at most."""
        return QSize(420, round(2 * self.look.theme.line_height(Role.SMALL)))

    def paintEvent(self, event: QPaintEvent) -> None:
        """The bar, unless nothing may move, and the words beside it."""
        if not self._words:
            return
        painter, palette, theme = open_painter(self), self.look.palette, self.look.theme
        left, line = 0.0, theme.line_height(Role.SMALL)
        if not theme.reduced_motion:
            wide = self._bar_width()
            bar = QRectF(0, line / 2 - HIGH / 2, wide, HIGH)
            fill_round(painter, bar, HIGH / 2, QColor(palette.edge if palette.outlined else palette.hair))
            bar.setWidth(max(HIGH, wide * self._share))
            fill_round(painter, bar, HIGH / 2, QColor(palette.lamp_line))
            left = wide + theme.space(14)
            if event.rect().right() < wide:
                return
        if self._set is None:
            self._set = Typeset(Words(self._words), theme.font(Role.SMALL), line)
        self._set.lay(self.width() - left)
        self._set.draw(painter, QPointF(left, 0), QColor(palette.ink2))
