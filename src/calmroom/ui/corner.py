"""Ground me in its corner: the same place on every screen, in the form there is room for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPaintEvent

from calmroom.ui.theme.fonts import Role
from calmroom.ui.theme.icons import Icon, draw_icon
from calmroom.ui.widgets.buttons import GroundMeButton, coat_of
from calmroom.ui.widgets.painting import key_size, open_painter

if TYPE_CHECKING:
    from calmroom.ui.theme.look import Look

WORDS = "Ground\nme"
AROUND = 65
"""Everything beside the words and the key cap, in px at 100 %."""
LINES, SIDES, WIDE_RAIL, MOST_HEIGHT, SPARE = 2, 12, 100, 400, 8


class CornerButton(GroundMeButton):
    """The Ground me button, which stands up with its icon over its words on a rail."""

    def __init__(self, look: Look) -> None:
        super().__init__(look, "shell.ground")
        self._rail_width = 0

    def stand(self, away: QPoint, rail: int) -> int:
        """Take its place in the bottom left corner of the window.

        Args:
            away: How far from the left and from the bottom, in px.
            rail: The width to stand up in, icon over words, in px; 0 to lie down.

        Returns:
            Its height in px.
        """
        self._rail_width = rail
        widest = self.resting_width() + SPARE
        # While one types, the longer key takes the room of the icon where the text is large.
        self.set_icon(Icon.GROUND if rail or super().sizeHint().width() <= widest else None)
        size = self.sizeHint().boundedTo(QSize(widest, MOST_HEIGHT))
        self.setGeometry(away.x(), self.window().height() - away.y() - size.height(), size.width(), size.height())
        self.raise_()
        self.update()
        return size.height()

    def resting_width(self) -> int:
        """How wide it is lying down while nobody types, in px."""
        theme = self.look.theme
        words = QFontMetrics(theme.font(Role.BODY, strong=True)).horizontalAdvance(self.text())
        return max(round(theme.space(180)), round(words + key_size(theme, "G").width() + theme.space(AROUND)))

    def set_look(self, look: Look) -> None:
        """Wear another look, such as the dark page's."""
        self.look = look
        self._dress()

    def _rail_font(self) -> QFont:
        font = self.look.theme.font(Role.SMALL_STRONG if self._rail_width < WIDE_RAIL else Role.BODY, strong=True)
        while QFontMetrics(font).horizontalAdvance(WORDS.splitlines()[0]) > self._rail_width - SIDES:
            font.setPixelSize(font.pixelSize() - 1)
        return font

    def sizeHint(self) -> QSize:
        """As the form asks."""
        if not self._rail_width:
            return super().sizeHint()
        theme = self.look.theme
        words = LINES * QFontMetrics(self._rail_font()).lineSpacing()
        return QSize(self._rail_width, round(theme.space(20) + words + 2 * theme.space(12)))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Lying down as any button; standing up with the icon on top."""
        if not self._rail_width:
            super().paintEvent(event)
            return
        painter, theme = open_painter(self), self.look.theme
        coat = coat_of(self.cut.kind, self.look.palette)
        self._paint_ground(painter, coat)
        side = theme.space(20)
        top = theme.space(10)
        draw_icon(painter, Icon.GROUND, QRectF((self.width() - side) / 2, top, side, side), QColor(coat.label))
        painter.setFont(self._rail_font())
        painter.setPen(QColor(coat.label))
        under = QRectF(0, top + side, self.width(), self.height() - top - side - theme.space(4))
        painter.drawText(under, int(Qt.AlignmentFlag.AlignCenter), WORDS)
