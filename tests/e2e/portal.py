"""A desktop's portal and notification server that note what they are asked; started as a process of its own.

Its argument says whether the desktop asks for quiet: ``loud``; ``no banners``, as GNOME says it; ``inhibited``, as KDE.
"""

from __future__ import annotations

import sys

from PySide6.QtCore import QCoreApplication
from PySide6.QtDBus import QDBusConnection, QDBusMessage, QDBusVariant, QDBusVirtualObject


class Portal(QDBusVirtualObject):
    """Answers, and tells on its standard output what was asked."""

    def introspect(self, _path: str) -> str:
        """It says nothing of itself."""
        return ""

    def handleMessage(self, message: QDBusMessage, connection: QDBusConnection) -> bool:  # noqa: N802 - Qt's own
        """One call."""
        answers = {
            "Get": QDBusVariant(sys.argv[1] == "inhibited"),
            "Read": QDBusVariant(QDBusVariant(sys.argv[1] != "no banners")),
        }
        sys.stdout.write(f"{message.interface()}.{message.member()} {message.signature()}\n")
        sys.stdout.flush()
        answer = answers.get(message.member())
        return connection.send(message.createReply() if answer is None else message.createReply(answer))


def main() -> None:
    """Serve until it is ended."""
    application = QCoreApplication([])
    bus = QDBusConnection.sessionBus()
    portal = Portal()
    bus.registerVirtualObject("/", portal, QDBusConnection.VirtualObjectRegisterOption.SubPath)
    for name in ("org.freedesktop.portal.Desktop", "org.freedesktop.Notifications"):
        bus.registerService(name)
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    application.exec()


if __name__ == "__main__":
    main()
