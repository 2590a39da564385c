"""Keeps the machine from falling asleep while a practice plays. Where that is impossible, it is silent about it."""

from __future__ import annotations

import contextlib
import os
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

WHY = "A practice is playing"
PATIENCE = 2.0
"""Seconds that the tool has to end."""
_CONTINUOUS = 0x8000_0000
_SYSTEM_REQUIRED = 0x0000_0001


@contextlib.contextmanager
def keep_awake() -> Iterator[None]:
    """Keep the machine awake inside the block. Enter and leave on one thread: Windows counts by thread."""
    if sys.platform == "win32":
        with _windows():
            yield
        return
    tool = _tool(sys.platform)
    with _running(tool) if tool else contextlib.nullcontext():
        yield


def _tool(platform: str) -> tuple[str, ...] | None:
    """The command that keeps awake until its input ends, or its watched process does."""
    if platform == "darwin":
        command: tuple[str, ...] = ("caffeinate", "-i", "-w", str(os.getpid()))
    else:
        # cat ends when this process does, however it ends, and the lock with it.
        command = ("systemd-inhibit", "--what=idle:sleep", "--who=calmroom", f"--why={WHY}", "--mode=block", "cat")
    path = shutil.which(command[0])
    return (path, *command[1:]) if path else None


@contextlib.contextmanager
def _running(command: Sequence[str]) -> Iterator[None]:
    quiet = subprocess.DEVNULL
    try:
        process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=quiet, stderr=quiet)  # noqa: S603 - ours
    except OSError:
        yield
        return
    try:
        yield
    finally:
        _end(process)


def _end(process: subprocess.Popen[bytes]) -> None:
    if process.stdin is not None:
        with contextlib.suppress(OSError):
            process.stdin.close()
    process.terminate()
    try:
        process.wait(PATIENCE)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


@contextlib.contextmanager
def _windows() -> Iterator[None]:
    if sys.platform == "win32":
        import ctypes  # noqa: PLC0415 - Windows alone

        kernel = ctypes.windll.kernel32
        kernel.SetThreadExecutionState(_CONTINUOUS | _SYSTEM_REQUIRED)
        try:
            yield
        finally:
            kernel.SetThreadExecutionState(_CONTINUOUS)
    else:
        yield
