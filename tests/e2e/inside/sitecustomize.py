"""Put on the path of a window by a test: tells the words that are painted on each control.

What is painted on a button is not in the accessibility tree, only what is read out of it; a sign alone (+) is no word.
A line written to the pipe that ``CALMROOM_PAINTED`` names is the path of a file to write them to.
"""
# ruff: noqa: PLC0415 - Qt is there once the window is, and is not to be read before

from __future__ import annotations

import gc
import json
import os
import sys
import threading
from functools import partial
from pathlib import Path

PIPE = os.environ.get("CALMROOM_PAINTED", "")


def listen() -> None:
    while True:
        into = Path(Path(PIPE).read_text(encoding="utf-8").strip())
        from PySide6.QtCore import QTimer
        from PySide6.QtWidgets import QApplication

        application = QApplication.instance()
        if application is not None:
            QTimer.singleShot(0, application, partial(tell, into))


def tell(into: Path) -> None:
    from PySide6.QtWidgets import QAbstractButton, QApplication

    # PySide gives each widget of Qt's list a Python object in turn. A collection among them frees widgets further down.
    gc.disable()
    widgets = QApplication.allWidgets()
    gc.enable()
    painted = [
        [widget.accessibleIdentifier(), widget.text().replace("&", "")]
        for widget in widgets
        if isinstance(widget, QAbstractButton) and widget.isVisible() and any(map(str.isalpha, widget.text()))
    ]
    whole = into.with_suffix(".part")
    whole.write_text(json.dumps(painted), encoding="utf-8")
    whole.replace(into)


# The engine and the screen reader are started in the same surroundings.
if PIPE and sys.orig_argv[-1] == "calmroom":
    threading.Thread(target=listen, daemon=True).start()
