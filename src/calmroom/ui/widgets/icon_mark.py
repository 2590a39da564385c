"""A small icon that stands before or beside words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QColor, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from calmroom.ui.theme.icons import Icon, draw_icon
from calmroom.ui.widgets.painting import open_painter

if TYPE_CHECKING:
    from collections.abc import Callable

    from calmroom.ui.theme.fonts import Role
    from calmroom.ui.theme.look import Look
    from calmroom.ui.theme.tokens import Palette


class IconMark(QWidget):
    """An icon that grows with the text; decoration, so it has no name.

    Args:
        look: The window's look.
        icon: What is drawn.
        side: Its side in px at 100 %.
        ink: The colour of the palette it is drawn in.
        line: The text whose line it stands in, in the middle; ``None`` makes it a square.
    """

    def __init__(
        self, look: Look, icon: Icon, side: int, ink: Callable[[Palette], str], *, line: Role | None = None
    ) -> None:
        super().__init__()
        self.look = look
        self._icon = icon
        self._side = side
        self._ink = ink
        self._line = line
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        look.changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        """As wide as the icon, as high as its line."""
        theme = self.look.theme
        side = theme.space(self._side)
        return QSize(round(side), round(side if self._line is None else theme.line_height(self._line)))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The icon."""
        side = self.look.theme.space(self._side)
        box = QRectF(0, (self.height() - side) / 2, side, side)
        draw_icon(open_painter(self), self._icon, box, QColor(self._ink(self.look.palette)))
