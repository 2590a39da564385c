"""What went wrong, in a plain sentence with the care icon, at the place where it went wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor

from calmroom.ui.theme.fonts import Role
from calmroom.ui.theme.icons import Icon, draw_icon
from calmroom.ui.widgets.labels import TextLabel
from calmroom.ui.widgets.painting import open_painter

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from calmroom.ui.theme.look import Look

SIDE, GAP = 20, 10


class FaultLine(TextLabel):
    """Hidden while all is well."""

    def __init__(self, look: Look, name: str) -> None:
        super().__init__(look, "", Role.BODY, name=name)
        self.setContentsMargins(round(look.theme.space(SIDE)) + GAP, 0, 0, 0)
        self.hide()

    def show_fault(self, words: str) -> None:
        """Say what happened, what is safe, and what to do."""
        self.set_words(words)
        self.setVisible(True)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The icon in clay, then the words in ink."""
        super().paintEvent(event)
        side = self.look.theme.space(SIDE)
        top = (self.look.theme.line_height(Role.BODY) - side) / 2
        draw_icon(open_painter(self), Icon.CARE, QRectF(0, top, side, side), QColor(self.look.palette.caution))
