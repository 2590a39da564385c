"""A code as squares that a camera reads, painted from its rows and never from a picture of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from calmroom.ui.widgets.naming import identify

if TYPE_CHECKING:
    from calmroom.ui.theme.look import Look

Squares = tuple[tuple[bool, ...], ...]
"""Rows of squares, dark where true, without a margin."""
QUIET: Final = 4
"""Squares of light round it, which cameras need."""
SIDE: Final = 220.0
DARK, LIGHT = "#000000", "#FFFFFF"


def paint_squares(painter: QPainter, squares: Squares, box: QRectF) -> None:
    """Paint a code into a square box, light round it; edges stay sharp, whatever the size."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
    painter.fillRect(box, QColor(LIGHT))
    step = min(box.width(), box.height()) / (len(squares) + 2 * QUIET)
    for row, line in enumerate(squares):
        top = box.top() + (row + QUIET) * step
        start = None
        for at, dark in enumerate((*line, False)):
            if dark and start is None:
                start = at
            elif not dark and start is not None:
                # One stroke for each run: no hair of light between two squares on paper.
                left = box.left() + (start + QUIET) * step
                painter.fillRect(QRectF(left, top, (at - start) * step, step), QColor(DARK))
                start = None
    painter.restore()


class SquaresPicture(QWidget):
    """Shows a code on white, in every theme.

    Args:
        look: The window's look.
        name: Object name.
        spoken: What it is, for one who does not see it.
    """

    def __init__(self, look: Look, name: str, spoken: str) -> None:
        super().__init__()
        self.look = look
        self._squares: Squares = ()
        identify(self, name, spoken)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        look.changed.connect(self.updateGeometry)
        self.hide()

    @property
    def squares(self) -> Squares:
        """What is shown."""
        return self._squares

    def show_squares(self, squares: Squares) -> None:
        """Show a code; nothing where there is none."""
        self._squares = squares
        self.setVisible(bool(squares))
        self.update()

    def sizeHint(self) -> QSize:
        """Large enough for a telephone at arm's length; whole pixels a square."""
        count = len(self._squares) + 2 * QUIET
        side = max(1, round(self.look.theme.space(SIDE) / count)) * count
        return QSize(side, side)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Black on white."""
        if self._squares:
            paint_squares(QPainter(self), self._squares, QRectF(self.rect()))
