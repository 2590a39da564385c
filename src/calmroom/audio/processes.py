"""Other processes: this very program started once more, what none of them shows, and how one is seen to its end."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

QUIET: Final = 0x0800_0000 if sys.platform == "win32" else 0
"""Creation flags: CREATE_NO_WINDOW, so that on Windows no console flashes up."""
_PATIENCE: Final = 3.0
"""Seconds that a process has to end once it was asked to."""


def engine_command(*words: str) -> tuple[str, ...]:
    """How this very program is started as an engine, frozen or not; ``words`` say what it does instead of playing."""
    program = (sys.executable,) if getattr(sys, "frozen", False) else (sys.executable, "-m", "calmroom")
    return (*program, "engine", *words)


def start(command: Sequence[str], surroundings: Mapping[str, str] | None = None) -> subprocess.Popen[bytes]:
    """Start a process to talk with; Ctrl+C in a terminal does not reach it.

    Args:
        command: What to start.
        surroundings: Its environment, by default that of this process.

    Raises:
        OSError: If it cannot be started.
    """
    return subprocess.Popen(  # noqa: S603 - the program itself
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=surroundings,
        start_new_session=True,
        creationflags=QUIET,
    )


def see_off(process: subprocess.Popen[bytes]) -> None:
    """Wait until it has ended; end it where it does not."""
    try:
        process.wait(_PATIENCE)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
