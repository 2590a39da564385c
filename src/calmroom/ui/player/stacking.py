"""A button of the player that can stand up, its icon over its word, where there is little room."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPaintEvent

from calmroom.ui.theme.fonts import Role
from calmroom.ui.theme.icons import draw_icon
from calmroom.ui.widgets.buttons import Button
from calmroom.ui.widgets.coats import Cut, Kind, coat_of
from calmroom.ui.widgets.painting import open_painter

if TYPE_CHECKING:
    from calmroom.ui.theme.icons import Icon
    from calmroom.ui.theme.look import Look

SIDES, ROUND_SIDES, BETWEEN = 8, 16, 3
STANDING = 56.0
"""As high as Ground me, in px at 100 %."""
MANY_WORDS = 3


class StackingButton(Button):
    """Lies down as any button, or stands up; no word is ever left out.

    Args:
        look: The window's look.
        text: The words.
        name: Object name and accessible identifier.
        cut: Kind, icon, key and shape.
    """

    def __init__(self, look: Look, text: str, name: str, cut: Cut) -> None:
        self._standing = False
        super().__init__(look, text, name, cut)

    @property
    def is_standing(self) -> bool:
        """Whether the icon stands over the word."""
        return self._standing

    def stand(self, *, up: bool) -> None:
        """Stand up, or lie down."""
        if up is not self._standing:
            self._standing = up
            self._dress()

    def sizeHint(self) -> QSize:
        """As wide as the longest line, standing; else as any button."""
        if not self._standing:
            return super().sizeHint()
        theme, metrics = self.look.theme, QFontMetricsF(self._small())
        wide = max(metrics.horizontalAdvance(line) for line in self._lines())
        sides = ROUND_SIDES if self.cut.pill else SIDES
        return QSize(round(wide + 2 * theme.space(sides) + 0.5), theme.control(STANDING))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Icon over word, or two lines of words."""
        if not self._standing:
            super().paintEvent(event)
            return
        painter, theme = open_painter(self), self.look.theme
        coat = coat_of(self.cut.kind, self.look.palette)
        colour = QColor(self._label(coat))
        self._paint_ground(painter, coat)
        font, lines = self._small(), self._lines()
        high = QFontMetricsF(font).height()
        icon = self.cut.icon if len(lines) == 1 else None
        side = theme.space(18) + BETWEEN if icon else 0.0
        top = (self.height() - side - high * len(lines)) / 2
        if icon:
            box = QRectF((self.width() - side + BETWEEN) / 2, top, side - BETWEEN, side - BETWEEN)
            draw_icon(painter, icon, box, colour)
        painter.setFont(font)
        painter.setPen(colour)
        for number, line in enumerate(lines):
            box = QRectF(0, top + side + number * high, self.width(), high)
            painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), line)

    def _small(self) -> QFont:
        return self.look.theme.font(Role.SMALL_STRONG, strong=True)

    def _lines(self) -> tuple[str, ...]:
        words = self.text().split()
        if len(words) < MANY_WORDS:
            return (" ".join(words),)
        middle = len(words) // 2
        return " ".join(words[:middle]), " ".join(words[middle:])


def toggle(look: Look, text: str, name: str, icon: Icon) -> StackingButton:
    """A quiet one that stays down."""
    button = StackingButton(look, text, name, Cut(Kind.QUIET, icon))
    button.setCheckable(True)
    return button
