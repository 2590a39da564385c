"""Whether the desktop was locked, or the machine is about to sleep: asked of nobody, heard where it is said aloud."""

from __future__ import annotations

import os
import sys
from typing import cast

from PySide6.QtCore import SLOT, QObject, Signal, Slot

SCREEN_SAVERS = ("org.freedesktop.ScreenSaver", "org.gnome.ScreenSaver", "org.cinnamon.ScreenSaver")
HEAR = cast("bytes", SLOT("_hear(bool)"))
"""The slot below; Qt takes text here, whatever its stubs say."""
SERVICE, PATH, INTERFACE, SLEEP = (
    "org.freedesktop.login1",
    "/org/freedesktop/login1",
    "org.freedesktop.login1.Manager",
    "PrepareForSleep",
)


class DesktopLock(QObject):
    """Listens on the desktop's own buses, on Linux; elsewhere sleep is told by the clocks.

    Signals:
        locked: The screen was locked, or the machine goes to sleep.
    """

    locked = Signal()

    def begin(self) -> None:
        """Listen from now on, where there is anything to listen to."""
        if not sys.platform.startswith("linux"):
            return
        from PySide6.QtDBus import QDBusConnection  # noqa: PLC0415 - after the first painting, and on Linux alone

        # Without an address Qt would start a bus of its own, on which nobody speaks.
        if os.environ.get("DBUS_SESSION_BUS_ADDRESS"):
            session = QDBusConnection.sessionBus()
            for name in SCREEN_SAVERS:
                session.connect("", "", name, "ActiveChanged", self, HEAR)
        system = QDBusConnection.systemBus()
        if system.isConnected():
            system.connect(SERVICE, PATH, INTERFACE, SLEEP, self, HEAR)

    @Slot(bool)
    def _hear(self, begins: bool) -> None:  # noqa: FBT001 - the signature of the signals
        if begins:
            self.locked.emit()
