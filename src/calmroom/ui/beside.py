"""Words with a control beside them, or under them where there is little room."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QWidget

from calmroom.ui.widgets.boxes import in_row

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from calmroom.ui.theme.look import Look

ROOM_FOR_WORDS = 190
"""Px at 100 % that the words keep beside the control."""


class Beside(QWidget):
    """Puts a control beside words while the words keep enough room.

    Args:
        look: The window's look.
        words: What is said, at the left.
        control: What is pressed, at the right.
    """

    def __init__(self, look: Look, words: QWidget, control: QWidget) -> None:
        super().__init__()
        self.look = look
        self._control = control
        self.box = in_row(self, 16)
        self.box.addWidget(words, 1)
        self.box.addWidget(control, 0, Qt.AlignmentFlag.AlignVCenter)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Beside or under."""
        super().resizeEvent(event)
        margins = self.box.contentsMargins()
        room = self.width() - self._control.sizeHint().width() - margins.left() - margins.right() - 16
        beside = room >= ROOM_FOR_WORDS * self.look.theme.scale
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self.box.setDirection(across if beside else down)
        self.box.setAlignment(self._control, Qt.AlignmentFlag.AlignVCenter if beside else Qt.AlignmentFlag.AlignLeft)
