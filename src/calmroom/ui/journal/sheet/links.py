"""A body map of the page, small, on a sheet that opens it."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton, QSizePolicy

from calmroom.ui.theme.fonts import Role
from calmroom.ui.widgets.kept import Kept
from calmroom.ui.widgets.map_picture import ROOM, paint_both
from calmroom.ui.widgets.naming import identify
from calmroom.ui.widgets.painting import draw_words, fill_round, open_painter, stroke_round, tint
from calmroom.ui.widgets.turning import Turning

if TYPE_CHECKING:
    from calmroom.domain.body.body_map import BodyMap
    from calmroom.ui.theme.look import Look

WIDTH: Final = 156.0
PAD: Final = 8.0
RADIUS: Final = 12.0


class MapCard(Turning, QPushButton):
    """Front and back of a map and when it was made; a press opens it."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.look = look
        self.map: BodyMap | None = None
        self._kept = Kept(self, self._paint)
        identify(self, "journal.map")
        self.setProperty("ringRadius", RADIUS)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        look.changed.connect(self._dress)
        self.hide()

    def show_map(self, body_map: BodyMap | None, words: str, spoken: str = "") -> None:
        """Show a map without what is left out, or none.

        Args:
            body_map: The map.
            words: What it is, under it.
            spoken: What is on it, in one line.
        """
        self.map = body_map
        self.setText(words)
        self.setAccessibleName(f"{words}. Open it")
        self.setAccessibleDescription(spoken)
        self._dress()
        self.setVisible(body_map is not None)

    def sizeHint(self) -> QSize:
        """Two figures beside each other, and a line under them."""
        wide = WIDTH * max(1.0, self.look.theme.scale**0.5)
        figure = (wide - 2 * PAD) / 2 * ROOM.height() / ROOM.width()
        return QSize(math.ceil(wide), math.ceil(figure + 2 * PAD + self.look.theme.line_height(Role.SMALL) + 6))

    def minimumSizeHint(self) -> QSize:
        """All of it."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The sheet, the map, its words."""
        painter, palette = open_painter(self), self.look.palette
        box = QRectF(self.rect())
        is_near = self.underMouse() or self.isDown()
        fill_round(painter, box, RADIUS, tint(palette.lake_wash if is_near else palette.surface))
        stroke_round(painter, box, RADIUS, QPen(QColor(palette.edge if palette.outlined else palette.hair), 1.0))
        if self.map is not None:
            painter.drawPixmap(QPointF(0, 0), self._kept.picture())
        painter.setFont(self.look.theme.font(Role.SMALL))
        painter.setPen(QColor(palette.ink2))
        wide = painter.fontMetrics().horizontalAdvance(self.text())
        draw_words(painter, self.text(), (box.width() - wide) / 2, self._foot())

    def _foot(self) -> QRectF:
        high = self.look.theme.line_height(Role.SMALL)
        return QRectF(0, self.height() - high - 6, self.width(), high)

    def _paint(self, painter: QPainter) -> None:
        if self.map is not None:
            box = QRectF(PAD, PAD, self.width() - 2 * PAD, self._foot().top() - PAD)
            paint_both(painter, self.look, box, self.map)

    def _dress(self) -> None:
        self._kept.forget()
        self.updateGeometry()
        self.update()
