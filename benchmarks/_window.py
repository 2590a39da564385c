"""calmroom's own window on a virtual screen, in which somebody chooses a practice and presses Begin."""

from __future__ import annotations

import contextlib
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from _room import Ear
from window import prepare, screen

HANDS = """
import sys, time
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from calmroom import app
from calmroom.ui import application
practice, minutes = sys.argv[1], int(sys.argv[2])
def begin(button):
    print(time.monotonic(), flush=True)
    button.click()
steps = [
    ("nav.library", lambda item: item.click()),
    ("library.list", lambda shelf: shelf._click(shelf.practices.index(shelf.practices.row_of(practice)))),
    ("library.minutes", lambda slider: slider.setValue(minutes)),
    ("library.begin", begin),
]
def give_up():
    if steps:
        QApplication.exit(1)
def step():
    name, act = steps[0]
    found = [each for each in QApplication.allWidgets() if each.objectName() == name and each.isVisible()]
    if found:
        steps.pop(0)
        act(found[0])
    if steps:
        QTimer.singleShot(300, step)
def warm():
    QTimer.singleShot(2500, step)
    QTimer.singleShot(30000, give_up)
start = application.start
application.start = lambda given: start(given, warm)
sys.exit(app.open_window())
"""
PACED = """
from calmroom.wiring import command_rooms
rooms = command_rooms()
rooms.settings.change(pacer=True)
rooms.access.close()
"""
LIMIT = 60.0


@dataclass(frozen=True)
class Playing:
    """A window in which a practice plays.

    Attributes:
        began: When Begin was pressed, as ``time.monotonic`` has it.
        pid: The window's process.
        engine: The engine's process.
    """

    began: float
    pid: int
    engine: int


def is_possible() -> bool:
    """Whether there is a screen to be had."""
    return shutil.which("Xvfb") is not None


@contextlib.contextmanager
def home(ear: Ear, *, pacer: bool = False) -> Iterator[dict[str, str]]:
    """A home past the first start, with a screen and an ear; the pacer moves only where that is asked for."""
    with screen() as environment, tempfile.TemporaryDirectory() as folder:
        furnished = environment | ear.environment | {"CALMROOM_HOME": folder}
        furnished |= {name: environment[name] for name in ("DISPLAY", "QT_QPA_PLATFORM")}
        prepare(furnished)
        if pacer:
            subprocess.run([sys.executable, "-c", PACED], env=furnished, check=True)
        yield furnished


@contextlib.contextmanager
def playing(environment: dict[str, str], practice: str, minutes: int) -> Iterator[Playing]:
    """Open the window, choose, press Begin; close it in good order."""
    command = [sys.executable, "-c", HANDS, practice, str(minutes)]
    process = subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True)
    try:
        told = process.stdout.readline() if process.stdout else ""
        if not told:
            raise RuntimeError("Begin was not to be found in the window")
        began = float(told)
        yield Playing(began, process.pid, engine_of(process.pid))
    finally:
        process.terminate()
        process.wait(LIMIT)
        if process.stdout is not None:
            process.stdout.close()


def engine_of(pid: int) -> int:
    """The process that plays for this one."""
    return engines_of(pid)[0]


def engines_of(pid: int) -> list[int]:
    """The process that plays for this one, then the one that waits in case it dies, once there is one."""
    engines = [child for child in children_of(pid) if b"engine" in _words(child)]
    if not engines:
        raise RuntimeError("there is no engine")
    return engines


def children_of(pid: int) -> list[int]:
    """The processes that this one has started, oldest first."""
    tasks = Path(f"/proc/{pid}/task").iterdir()
    return sorted(int(child) for task in tasks for child in (task / "children").read_text().split())


def _words(pid: int) -> list[bytes]:
    return Path(f"/proc/{pid}/cmdline").read_bytes().split(b"\0")
