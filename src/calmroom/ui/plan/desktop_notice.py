"""Quiet notices on the desktop: by its portal on Linux, from the tray elsewhere; and whether it asks for quiet.

Nothing is shown in front of anything, nothing takes the keyboard, nothing sounds, and what a notice says names nothing.
"""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QSystemTrayIcon, QWidget

if TYPE_CHECKING:
    from PySide6.QtDBus import QDBusConnection, QDBusMessage, QDBusPendingCallWatcher

PORTAL, PORTAL_PATH = "org.freedesktop.portal.Desktop", "/org/freedesktop/portal/desktop"
NOTIFY, SETTINGS = "org.freedesktop.portal.Notification", "org.freedesktop.portal.Settings"
SERVER, SERVER_PATH = "org.freedesktop.Notifications", "/org/freedesktop/Notifications"
GNOME, BANNERS = "org.gnome.desktop.notifications", "show-banners"
ID: Final = "reminder"
"""One notice at a time: a newer one takes the place of the one before."""
PATIENCE_MS: Final = 400
SHOWN_MS: Final = 10_000


class DesktopNotice(QObject):
    """Shows one notice at a time.

    Signals:
        refused: The words that could be shown nowhere.
        pressed: Somebody pressed it.
    """

    refused = Signal(str)
    pressed = Signal()

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._tray: QSystemTrayIcon | None = None
        self._watcher: QDBusPendingCallWatcher | None = None

    def has_place(self) -> bool:
        """Whether this desktop shows notices at all."""
        return _bus_is_there() or _tray_is_there()

    def show_notice(self, title: str, words: str) -> None:
        """Show it, quietly; where that is not possible ``refused`` tells."""
        if _bus_is_there():
            self._by_portal(title, words)
        else:
            self._by_tray(title, words)

    def withdraw(self) -> None:
        """Take away what is shown: it says nothing any more."""
        if self._tray is not None:
            self._tray.hide()

    def _by_portal(self, title: str, words: str) -> None:
        from PySide6.QtDBus import QDBusMessage, QDBusPendingCallWatcher  # noqa: PLC0415 - on Linux alone

        call = QDBusMessage.createMethodCall(PORTAL, PORTAL_PATH, NOTIFY, "AddNotification")
        # "low": it waits in the list and lies over nothing; without a sound of its own it has none.
        call.setArguments([ID, {"title": title, "body": words, "priority": "low"}])
        pending = _session().asyncCall(call)
        self._watcher = watcher = QDBusPendingCallWatcher(pending, self)

        def ended(_watcher: object) -> None:
            failed = watcher.isError()
            watcher.deleteLater()
            self._watcher = None
            if failed:
                self._by_tray(title, words)

        watcher.finished.connect(ended)

    def _by_tray(self, title: str, words: str) -> None:
        if not _tray_is_there():
            self.refused.emit(words)
            return
        if self._tray is None:
            self._tray = QSystemTrayIcon(self._window.window().windowIcon(), self)
            self._tray.messageClicked.connect(self.pressed)
            self._tray.activated.connect(lambda _reason: self.pressed.emit())
        self._tray.show()
        self._tray.showMessage(title, words, QSystemTrayIcon.MessageIcon.NoIcon, SHOWN_MS)
        QTimer.singleShot(2 * SHOWN_MS, self._tray, self._tray.hide)


def asks_for_quiet() -> bool:
    """Whether the desktop says that nobody is to be disturbed now. Waits for it a little: called on the worker.

    Windows and macOS hold back notices themselves while they are to; a desktop that says nothing is asked nothing.
    """
    if not _bus_is_there():
        return False
    return _is_inhibited() or not _shows_banners()


def _is_inhibited() -> bool:
    """KDE and others say so on the notification server itself."""
    from PySide6.QtDBus import QDBusMessage  # noqa: PLC0415 - on Linux alone

    call = QDBusMessage.createMethodCall(SERVER, SERVER_PATH, "org.freedesktop.DBus.Properties", "Get")
    call.setArguments([SERVER, "Inhibited"])
    return _answer(call) is True


def _shows_banners() -> bool:
    """GNOME says so in a setting, which the portal reads out."""
    from PySide6.QtDBus import QDBusMessage  # noqa: PLC0415 - as above

    call = QDBusMessage.createMethodCall(PORTAL, PORTAL_PATH, SETTINGS, "Read")
    call.setArguments([GNOME, BANNERS])
    return _answer(call) is not False


def _answer(call: QDBusMessage) -> object:
    """The one value of an answer, out of its variants; ``None`` where there is none."""
    from PySide6.QtDBus import QDBus, QDBusMessage, QDBusVariant  # noqa: PLC0415 - as above

    call.setAutoStartService(False)
    answer = _session().call(call, QDBus.CallMode.Block, PATIENCE_MS)
    if answer.type() is not QDBusMessage.MessageType.ReplyMessage or not answer.arguments():
        return None
    value: object = answer.arguments()[0]
    while isinstance(value, QDBusVariant):
        value = value.variant()
    return value


def _session() -> QDBusConnection:
    from PySide6.QtDBus import QDBusConnection  # noqa: PLC0415 - as above

    return QDBusConnection.sessionBus()


def _bus_is_there() -> bool:
    # Without an address Qt would start a bus of its own, on which nobody listens.
    return sys.platform.startswith("linux") and bool(os.environ.get("DBUS_SESSION_BUS_ADDRESS"))


def _tray_is_there() -> bool:
    return QSystemTrayIcon.isSystemTrayAvailable() and QSystemTrayIcon.supportsMessages()
