"""The places of the window, in the sidebar."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton, QSizePolicy

from calmroom.ui.theme.fonts import Role
from calmroom.ui.theme.icons import Icon, draw_icon
from calmroom.ui.widgets.naming import identify
from calmroom.ui.widgets.painting import draw_words, fill_round, open_painter, stroke_round, tint
from calmroom.ui.widgets.turning import Turning

if TYPE_CHECKING:
    from calmroom.ui.theme.look import Look

RADIUS = 12.0


class NavItem(Turning, QPushButton):
    """One place; the one that is open has a lake wash.

    Args:
        look: The window's look.
        text: Its word.
        name: Object name and accessible identifier.
        icon: Its drawing.
        checkable: False for something that is no place, such as Lock and Menu.
    """

    def __init__(self, look: Look, text: str, name: str, icon: Icon, *, checkable: bool = True) -> None:
        super().__init__(text)
        self.look = look
        self._icon = icon
        self._rail = self._small = self._marked = False
        identify(self, name, text)
        self.setCheckable(checkable)
        if checkable:
            self.stay()
        self.setProperty("ringRadius", RADIUS)
        self.setProperty("ring", "inside")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._dress()
        look.changed.connect(self._dress)

    def mark(self) -> None:
        """Shows it as the place that is open, for Menu, which is none."""
        self._marked = True
        self.update()

    def set_rail(self, *, rail: bool) -> None:
        """Puts the icon over the word, for the narrow sidebar."""
        self._rail = rail
        self._dress()

    def set_small(self, *, small: bool) -> None:
        """Sets it small, for Settings and Lock at the foot; on a rail it is its icon alone."""
        self._small = small
        self._dress()

    def _role(self) -> Role:
        return Role.SMALL if self._rail or self._small else Role.BODY

    def _dress(self) -> None:
        self.setFont(self.look.theme.font(self._role(), strong=True))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """44 px high; as a rail item with its icon over the word."""
        theme = self.look.theme
        words = QFontMetricsF(self.font()).horizontalAdvance(self.text())
        if self._rail and self._small:
            return QSize(math.ceil(theme.space(30)), theme.control(44))
        if self._rail:
            return QSize(math.ceil(words + theme.space(5)), theme.control(62))
        pad = theme.space(20 if self._small else 58)
        return QSize(math.ceil(words + pad + (theme.space(16) if self._small else 0)), theme.control(44))

    def minimumSizeHint(self) -> QSize:
        """Never narrower than its word."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Wash, icon, word."""
        painter, palette, theme = open_painter(self), self.look.palette, self.look.theme
        box, on = QRectF(self.rect()), self.isChecked() or self._marked
        if on or self.isDown() or self.underMouse():
            fill_round(painter, box, RADIUS, tint(palette.lake_wash, 1.0 if on or self.isDown() else 0.55))
        if on and palette.outlined:
            stroke_round(painter, box, RADIUS, QPen(QColor(palette.lake), 2.0))
        colour = QColor(palette.lake_ink if on else palette.ink2)
        font = theme.font(self._role(), strong=on)
        painter.setFont(font)
        painter.setPen(colour)
        side = theme.space(16 if self._small and not self._rail else 20)
        if self._rail and self._small:
            middle = QRectF((box.width() - side) / 2, (box.height() - side) / 2, side, side)
            draw_icon(painter, self._icon, middle, colour)
            return
        if self._rail:
            draw_icon(painter, self._icon, QRectF((box.width() - side) / 2, theme.space(10), side, side), colour)
            width = QFontMetricsF(font).horizontalAdvance(self.text())
            line = QRectF(0, theme.space(10) + side, box.width(), box.height() - theme.space(16) - side)
            draw_words(painter, self.text(), (box.width() - width) / 2, line)
            return
        left = theme.space(6 if self._small else 13)
        draw_icon(painter, self._icon, QRectF(left, (box.height() - side) / 2, side, side), colour)
        draw_words(painter, self.text(), left + side + theme.space(8 if self._small else 11), box)
