"""Put on the path of a window by a test: goes to every page, tells their titles, begins a practice, and ends it all."""
# ruff: noqa: PLC0415 - Qt is there once the window is, and is not to be read before

from __future__ import annotations

import os
import sys
import threading
from pathlib import Path

INTO = os.environ.get("CALMROOM_WALKED", "")
PATIENCE = 60.0


def wait() -> None:
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication

    pause = threading.Event()
    for _ in range(int(PATIENCE / 0.1)):
        application = QApplication.instance()
        if application is not None and any(widget.isVisible() for widget in QApplication.topLevelWidgets()):
            break
        pause.wait(0.1)
    pause.wait(2.0)
    application = QApplication.instance()
    if application is not None:
        QTimer.singleShot(0, application, walk)


def walk() -> None:
    from PySide6.QtCore import Qt, QTimer
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QAbstractButton, QApplication

    application = QApplication.instance()
    assert application is not None
    window = next(widget for widget in QApplication.topLevelWidgets() if widget.isVisible() and widget.windowTitle())
    titles: list[str] = []

    def go(number: int) -> None:
        titles.append(window.windowTitle())
        if number <= 6:
            QTest.keyClick(window, Qt.Key(Qt.Key.Key_0.value + number), Qt.KeyboardModifier.ControlModifier)
        elif number == 7:
            QTest.keyClick(window, Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier)
        elif number == 8:
            begin = [one for one in window.findChildren(QAbstractButton) if one.objectName() == "today.begin"]
            if begin:
                begin[0].click()
        else:
            Path(INTO).write_text("\n".join(titles), encoding="utf-8")
            application.quit()
            return
        QTimer.singleShot(700, application, lambda: go(number + 1))

    go(1)


# The engine is started in the same surroundings.
if INTO and sys.orig_argv[-1] == "calmroom":
    threading.Thread(target=wait, daemon=True).start()
