"""Shows one reminder on the desktop it is started in, and says what came of it; a process of its own."""

from __future__ import annotations

import sys

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QWidget

from calmroom.domain.sessions.reminders import TITLE, WORDS
from calmroom.ui.plan.desktop_notice import DesktopNotice, asks_for_quiet


def main() -> None:
    """Ask, show, and wait a little for the answer."""
    application = QApplication([])
    window = QWidget()
    notice = DesktopNotice(window)
    notice.refused.connect(lambda words: sys.stdout.write(f"refused: {words}\n"))
    sys.stdout.write(f"quiet: {asks_for_quiet()}\n")
    notice.show_notice(TITLE, WORDS)
    QTimer.singleShot(1_000, application.quit)
    application.exec()
    sys.stdout.write(f"a window was raised: {window.isVisible()}\n")


if __name__ == "__main__":
    main()
