"""After four quiet seconds the pointer and the top bar step back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QWidget

if TYPE_CHECKING:
    from calmroom.ui.player.top_bar import TopBar

STILL_MS = 4_000


class Rest(QObject):
    """Waits for the hand to be still.

    Args:
        over: Where the pointer is hidden.
        bar: What is faded, unless a control of it has the focus or a screen reader is on.
    """

    def __init__(self, over: QWidget, bar: TopBar) -> None:
        super().__init__(over)
        self._over = over
        self._bar = bar
        over.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.setInterval(STILL_MS)
        self._wait.timeout.connect(self.step_back)

    def stir(self) -> None:
        """The hand moved: show everything, and wait anew."""
        self._come()
        self._wait.start()

    def end(self) -> None:
        """Wait no more."""
        self._wait.stop()
        self._come()

    def step_back(self) -> None:
        """Hide the pointer, and fade the bar."""
        self._over.setCursor(Qt.CursorShape.BlankCursor)
        focus = QApplication.focusWidget()
        if not QAccessible.isActive() and (focus is None or not self._bar.isAncestorOf(focus)):
            self._bar.shade.draw(over=True)

    def _come(self) -> None:
        self._over.unsetCursor()
        self._bar.shade.draw(over=False)
