"""A room to live in: a screen, a window manager, a screen reader's bus, an ear, and calmroom itself."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from e2e.program import PATIENCE, Program, wait_for
from e2e.pulse import Ear, is_installed, null_sink

PROGRAMS = ("Xvfb", "openbox", "xdotool", "dbus-daemon")
LAUNCHERS = ("/usr/libexec/at-spi-bus-launcher", "/usr/lib/at-spi2-core/at-spi-bus-launcher")
READER = Path(__file__).with_name("reader.py")
SYSTEM_PYTHON = "/usr/bin/python3"
CALMROOM = (sys.executable, "-m", "calmroom")
AGREE = """
from calmroom.domain.care.consent import ADULT, ITEMS
from calmroom.wiring import command_rooms
rooms = command_rooms()
rooms.safety.agree((ADULT, *ITEMS))
rooms.practice.close()
rooms.access.close()
"""
ANOTHER = """
import sys
from PySide6.QtWidgets import QApplication, QWidget
application = QApplication([])
window = QWidget(windowTitle=sys.argv[1])
window.show()
application.exec()
"""


def missing() -> str:
    """What this machine lacks for a test on a real screen; empty where nothing."""
    lacking = [program for program in PROGRAMS if shutil.which(program) is None]
    if not any(Path(path).exists() for path in LAUNCHERS):
        lacking.append("at-spi2-core")
    told = subprocess.run(
        [SYSTEM_PYTHON, "-c", "import gi; gi.require_version('Atspi', '2.0')"], capture_output=True, check=False
    )
    if told.returncode:
        lacking.append("gir1.2-atspi-2.0")
    if not is_installed():
        lacking.append("pulseaudio")
    return ", ".join(lacking)


@dataclass(frozen=True)
class LivingRoom:
    """Where calmroom can be started, again and again, in the same home."""

    environment: dict[str, str]
    ear: Ear
    home: Path

    def having(self, **environment: str) -> LivingRoom:
        """The same room with other surroundings."""
        return replace(self, environment=self.environment | environment)

    def without(self, *names: str) -> LivingRoom:
        """The same room without some of its surroundings."""
        return replace(
            self, environment={name: self.environment[name] for name in self.environment.keys() - set(names)}
        )

    def agree(self) -> LivingRoom:
        """Agree to the first page without looking at it; other tests look at it."""
        subprocess.run([sys.executable, "-c", AGREE], env=self.environment, check=True)
        return self

    @contextmanager
    def calmroom(self, *under: str) -> Iterator[Program]:
        """calmroom, open; started by the program ``under``, if any, in whose place it then runs."""
        said = self.home.parent / "said.txt"
        with ExitStack() as after:
            into = after.enter_context(said.open("a"))
            process = subprocess.Popen([*under, *CALMROOM], env=self.environment, text=True, stdout=into, stderr=into)
            after.callback(end, process)
            reader = subprocess.Popen(
                [SYSTEM_PYTHON, str(READER)],
                env=self.environment,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                text=True,
            )
            after.callback(end, reader)
            program = Program(self.environment, process, said, reader)
            # The window is there before its rooms are.
            program.see("shell.ground")
            focus = ["xdotool", "search", "--sync", "--onlyvisible", "--name", "calmroom", "windowfocus"]
            subprocess.run(focus, env=self.environment, check=True)
            yield program

    @contextmanager
    def another_window(self, title: str) -> Iterator[None]:
        """A window of some other program, which takes the front."""
        with ExitStack() as after:
            process = subprocess.Popen([sys.executable, "-c", ANOTHER, title], env=self.environment)
            after.callback(end, process)
            # A new window may be kept behind the one that was used last; here it is to be in front.
            activate = ["xdotool", "search", "--sync", "--onlyvisible", "--name", title, "windowactivate"]
            subprocess.run(activate, env=self.environment, check=True)
            wait_for(lambda: self.in_front() == title, f"{title} in front")
            yield

    def in_front(self) -> str:
        """The title of the window in front."""
        told = ["xdotool", "getactivewindow", "getwindowname"]
        return subprocess.run(told, env=self.environment, check=False, capture_output=True, text=True).stdout.strip()

    def command(self, *words: str, given: str = "") -> subprocess.CompletedProcess[str]:
        """One command in the same home."""
        return subprocess.run(
            [*CALMROOM, *words], env=self.environment, input=given, capture_output=True, text=True, check=False
        )


@contextmanager
def living_room(home: Path) -> Iterator[LivingRoom]:
    """Furnish the room, and clear it away."""
    with ExitStack() as after:
        ear = after.enter_context(null_sink())
        environment = ear.environment | {"CALMROOM_HOME": str(home), "NO_AT_BRIDGE": "0", "LC_ALL": "C.UTF-8"}
        environment |= {"QT_QPA_PLATFORM": "xcb", "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1"}
        environment["DISPLAY"] = f":{_screen(after)}"
        environment["DBUS_SESSION_BUS_ADDRESS"] = _bus(after, environment)
        launcher = next(path for path in LAUNCHERS if Path(path).exists())
        _start(after, [launcher, "--launch-immediately"], environment)
        _start(after, ["openbox"], environment)
        yield LivingRoom(environment, ear, home)


def _screen(after: ExitStack) -> int:
    readable, writable = os.pipe()
    command = ["Xvfb", "-displayfd", str(writable), "-screen", "0", "1400x1000x24", "-nolisten", "tcp"]
    process = subprocess.Popen(command, pass_fds=[writable], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    after.callback(end, process)
    os.close(writable)
    with os.fdopen(readable) as told:
        return int(told.readline())


def _bus(after: ExitStack, environment: dict[str, str]) -> str:
    process = subprocess.Popen(
        ["dbus-daemon", "--session", "--print-address", "--nofork"],
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    after.callback(end, process)
    assert process.stdout is not None
    return process.stdout.readline().strip()


def _start(after: ExitStack, command: list[str], environment: dict[str, str]) -> None:
    process = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    after.callback(end, process)


def end(process: subprocess.Popen[Any]) -> None:
    """End a process that was started here."""
    if process.poll() is None:
        process.terminate()
        try:
            process.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
    for stream in (process.stdin, process.stdout):
        if stream is not None:
            stream.close()
