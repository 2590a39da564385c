"""The ground of a page that scrolls."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize
from PySide6.QtWidgets import QWidget


class Sheet(QWidget):
    """What is scrolled: as high as its words are at its width, and no higher.

    Without this the area keeps the height that the words would need in a narrower column, and ends in emptiness.
    """

    def event(self, event: QEvent) -> bool:
        """What is on it became higher or lower: the area is told, which Qt leaves out while no least size changes."""
        done = super().event(event)
        if event.type() is QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return done

    def minimumSizeHint(self) -> QSize:
        """Nothing; the layout's height for the width decides."""
        return QSize(0, 0)
