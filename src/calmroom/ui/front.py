"""Brings the window to the front when a second start asks for it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


class Front(QObject):
    """Carries the wish to come to the front from any thread into the window's: emit ``asked``.

    Signals:
        asked: With the path of a file that is to be opened, as text; empty where there is none.
        brought: The Path of a file that is to be opened.
    """

    asked = Signal(object)
    brought = Signal(object)

    def __init__(self, window: QWidget) -> None:
        super().__init__()
        self._window = window
        self.asked.connect(self._come)

    def _come(self, path: str) -> None:
        window = self._window
        window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
        window.show()
        window.raise_()
        window.activateWindow()
        if path:
            self.brought.emit(Path(path))
