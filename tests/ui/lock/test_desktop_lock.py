"""The desktop says that it was locked. On a bus of the test's own, where there is a way to make one."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

LISTENER = """
import subprocess
from PySide6.QtCore import QCoreApplication, QTimer
from calmroom.ui.lock.desktop_lock import DesktopLock

application = QCoreApplication([])
desktop = DesktopLock()
heard = []
desktop.locked.connect(lambda: (heard.append(True), application.quit()))
desktop.begin()


def say(active):
    command = ["dbus-send", "--session", "--type=signal", "/org/freedesktop/ScreenSaver",
               "org.freedesktop.ScreenSaver.ActiveChanged", f"boolean:{active}"]
    subprocess.run(command, check=True)


QTimer.singleShot(0, lambda: say("false"))
QTimer.singleShot(300, lambda: (print(len(heard), flush=True), say("true")))
QTimer.singleShot(10_000, application.quit)
application.exec()
print(len(heard))
"""


@pytest.mark.skipif(not shutil.which("dbus-run-session"), reason="there is no bus to speak on")
def test_a_locked_screen_is_heard_and_an_unlocked_one_is_not() -> None:
    source = str(Path(__file__).parents[3] / "src")
    command = ["dbus-run-session", "--", sys.executable, "-c", LISTENER]
    done = subprocess.run(
        command, capture_output=True, text=True, check=False, timeout=60, env=os.environ | {"PYTHONPATH": source}
    )
    assert done.stdout.split() == ["0", "1"], done.stderr
