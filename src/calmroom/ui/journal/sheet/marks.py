"""A small icon that stands before a line of text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QColor, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from calmroom.ui.theme.fonts import Role
from calmroom.ui.theme.icons import Icon, draw_icon
from calmroom.ui.widgets.painting import open_painter

if TYPE_CHECKING:
    from calmroom.ui.theme.look import Look

SIDE = 16


class IconMark(QWidget):
    """An icon as high as a line of small text; decoration, so it has no name."""

    def __init__(self, look: Look, icon: Icon) -> None:
        super().__init__()
        self.look = look
        self._icon = icon
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        look.changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        """One line high."""
        theme = self.look.theme
        return QSize(round(theme.space(SIDE)), round(theme.line_height(Role.SMALL)))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The icon."""
        side = self.look.theme.space(SIDE)
        box = QRectF(0, (self.height() - side) / 2, side, side)
        draw_icon(open_painter(self), self._icon, box, QColor(self.look.palette.ink2))
