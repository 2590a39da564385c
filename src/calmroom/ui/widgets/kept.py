"""What costs much to paint, painted once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSizeF
from PySide6.QtGui import QPainter, QPixmap

from calmroom.ui.widgets.figure_paint import blank_pixmap

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget


class Kept:
    """The picture of a widget; painted again where the widget has another size, or its screen other pixels.

    Args:
        widget: What it is as large as.
        paint: Paints it.
    """

    def __init__(self, widget: QWidget, paint: Callable[[QPainter], None]) -> None:
        self._widget = widget
        self._paint = paint
        self._picture: QPixmap | None = None

    def picture(self) -> QPixmap:
        """It, painted by now."""
        ratio, size = self._widget.devicePixelRatioF(), QSizeF(self._widget.size())
        made = self._picture
        if made is None or made.deviceIndependentSize() != size or made.devicePixelRatioF() != ratio:
            self._picture = made = blank_pixmap(size, ratio)
            painter = QPainter(made)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._paint(painter)
            painter.end()
        return made

    def forget(self) -> None:
        """What it shows is so no longer."""
        self._picture = None
