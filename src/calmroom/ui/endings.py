"""Ends the window cleanly when the system asks for it."""

from __future__ import annotations

import contextlib
import os
import signal
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSocketNotifier

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import FrameType

    from PySide6.QtWidgets import QApplication

ENDINGS = tuple(getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name))


class SignalWatch(QObject):
    """Calls ``leave`` on SIGINT, SIGTERM and SIGHUP.

    Python runs a handler only between its own instructions: never in a window at rest, and perhaps in the middle of a
    painting. So the signal writes a byte into a pipe, and Qt hears of it between two events.
    """

    def __init__(self, parent: QObject, leave: Callable[[], None]) -> None:
        super().__init__(parent)
        self._leave = leave
        self._reader, self._writer = os.pipe()
        os.set_blocking(self._reader, False)
        os.set_blocking(self._writer, False)
        self._before = {number: signal.signal(number, self._handle) for number in ENDINGS}
        self._wakeup = signal.set_wakeup_fd(self._writer, warn_on_full_buffer=False)
        self._notifier = QSocketNotifier(self._reader, QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._drain)

    def close(self) -> None:
        """Give the signals back to whoever had them."""
        self._notifier.setEnabled(False)
        signal.set_wakeup_fd(self._wakeup)
        for number, handler in self._before.items():
            signal.signal(number, handler)
        for end in (self._reader, self._writer):
            os.close(end)

    def _handle(self, _number: int, _frame: FrameType | None) -> None:
        """Nothing: this may run in the middle of a painting. What is to be done waits for the byte in the pipe."""

    def _drain(self) -> None:
        with contextlib.suppress(BlockingIOError):
            if set(os.read(self._reader, 64)) & set(ENDINGS):
                self._leave()


def end_on_signals(application: QApplication) -> SignalWatch | None:
    """Watch for the signals that ask to end; nothing where Qt cannot wait on a pipe (Windows)."""
    return SignalWatch(application, application.quit) if os.name == "posix" else None
