"""Whether somebody is there: input to the window, and a look at the clock from time to time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

EVERY_MS = 10_000
INPUT = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TouchUpdate,
        QEvent.Type.TabletPress,
        QEvent.Type.TabletMove,
    }
)


class Watch(QObject):
    """Hears input where it enters the window: one listener for all, and none of the window's inner events.

    Signals:
        looked: It is time to see whether anybody has been there.
    """

    looked = Signal()

    def __init__(self, window: QWidget, touched: Callable[[], None]) -> None:
        super().__init__(window)
        self._window = window
        self._touched = touched
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.VeryCoarseTimer)
        self._timer.setInterval(EVERY_MS)
        self._timer.timeout.connect(self.looked)

    def begin(self) -> None:
        """Listen from now on."""
        handle = self._window.window().windowHandle()
        if handle is not None:
            handle.installEventFilter(self)
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication):
            # Coming back from sleep, the window is looked at before the timer has run.
            application.applicationStateChanged.connect(self._look)
        self._timer.start()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Lets everything pass."""
        if event.type() in INPUT:
            self._touched()
        return False

    def _look(self) -> None:
        self.looked.emit()
