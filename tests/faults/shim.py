"""The shim between a program and its disk: made once with the system's compiler, loaded first, armed in a child."""

from __future__ import annotations

import ctypes
import errno
import functools
import hashlib
import os
import shutil
import struct
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import IntEnum
from pathlib import Path

SOURCE = Path(__file__).with_name("shim.c")
TESTS = Path(__file__).parents[1]
HEAD = struct.Struct("=B7xQQII")


class Mode(IntEnum):
    """What comes of the call that was asked for; the numbers are those of shim.c."""

    OFF = 0
    COUNT = 1
    KILL_BEFORE = 2
    KILL_HALFWAY = 3
    """Half of it written, where it writes; done, where it does not."""
    FAIL = 4
    RECORD = 5
    FAIL_READ = 6


@dataclass(frozen=True)
class Fault:
    """What is to happen, at which call, and whether it lasts.

    Attributes:
        number: Of the error, for the two modes that fail.
        lasts: Whether all later calls fail as well, until it is disarmed.
    """

    mode: Mode
    at: int = 0
    number: int = errno.EIO
    lasts: bool = False


@dataclass(frozen=True)
class Call:
    """One call that reached the disk, as it was written down."""

    kind: str
    inode: int
    place: int
    first: bytes
    second: bytes


def lacking() -> str:
    """What this machine lacks; empty where nothing."""
    if not sys.platform.startswith("linux"):
        return "LD_PRELOAD of Linux"
    return "" if shutil.which("cc") else "a C compiler (cc)"


@functools.cache
def library() -> Path:
    """The shim, compiled; kept between runs for as long as its source stays as it is."""
    mark = hashlib.sha256(SOURCE.read_bytes()).hexdigest()[:16]
    user = os.getuid() if hasattr(os, "getuid") else 0
    made = Path(tempfile.gettempdir()) / f"calmroom-shim-{user}-{mark}.so"
    if not made.exists():
        part = made.with_suffix(f".{os.getpid()}.part")
        subprocess.run(["cc", "-shared", "-fPIC", "-O2", "-o", str(part), str(SOURCE), "-lpthread"], check=True)
        part.replace(made)
    return made


def under(arguments: list[str], *, timeout: float) -> subprocess.CompletedProcess[str]:
    """Run a module of the tests with the shim loaded."""
    environment = {**os.environ, "LD_PRELOAD": str(library()), "PYTHONPATH": str(TESTS)}
    return subprocess.run(
        [sys.executable, "-m", *arguments],
        env=environment,
        capture_output=True,
        text=True,
        timeout=timeout,
        check=False,
    )


@functools.cache
def _loaded() -> ctypes.CDLL:
    found = ctypes.CDLL(None)
    found.faults_arm.argtypes = [ctypes.c_char_p, *[ctypes.c_int, ctypes.c_long], *[ctypes.c_int] * 3]
    found.faults_arm.restype = None
    found.faults_disarm.restype = ctypes.c_long
    found.faults_mark.argtypes = [ctypes.c_char_p]
    return found


def arm(folder: Path, fault: Fault, into: int = -1) -> None:
    """From now on, in this process, for what lies below the folder."""
    _loaded().faults_arm(os.fsencode(folder), fault.mode, fault.at, fault.number, int(fault.lasts), into)


def disarm() -> int:
    """Let everything through again, where the shim is loaded at all; how many calls there were."""
    return int(_loaded().faults_disarm()) if str(library()) in os.environ.get("LD_PRELOAD", "") else 0


def skip_sync() -> None:
    """Plant a fault: what asks for a sync is told that it was done."""
    _loaded().faults_skip_sync(1)


def mark(words: str) -> None:
    """Write down, among the calls, that something was called safe."""
    _loaded().faults_mark(words.encode())


def calls_in(record: bytes) -> Iterator[Call]:
    """The calls, in their order."""
    place = 0
    while place < len(record):
        kind, inode, where, first, second = HEAD.unpack_from(record, place)
        place += HEAD.size
        yield Call(chr(kind), inode, where, record[place : place + first], record[place + first :][:second])
        place += first + second


def apart(work: Callable[[], object]) -> tuple[int, bytes]:
    """Do work in a child of its own.

    Returns:
        How it ended, as ``os.waitstatus_to_exitcode`` tells, and the words it gave back, or those of its fault.
    """
    read, write = os.pipe()
    child = os.fork()
    if not child:
        status = 70
        try:
            os.close(read)
            said = work()
            os.write(write, said.encode() if isinstance(said, str) else b"")
            status = 0
        except BaseException as fault:  # noqa: BLE001 - whatever it was, it is told to whoever waits
            import traceback  # noqa: PLC0415 - seldom wanted

            disarm()
            os.write(write, "".join(traceback.format_exception(fault)).encode())
        finally:
            os._exit(status)
    os.close(write)
    with os.fdopen(read, "rb") as told:
        said = told.read()
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), said
