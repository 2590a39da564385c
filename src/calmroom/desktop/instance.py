"""One window a person: a second start raises the first and ends.

A lock that the system takes back when its holder ends decides who is first, so that a crash leaves nothing in
the way. The first listens at a local endpoint, a Unix socket or a named pipe, for one word and the path of a file
that the second was started with; its name stands in a private file. Nothing here reaches beyond this machine.
"""

from __future__ import annotations

import contextlib
import logging
import os
import sys
import threading
from pathlib import Path
from typing import TYPE_CHECKING

from calmroom.domain.errors import CalmroomError

if TYPE_CHECKING:
    from collections.abc import Callable
    from multiprocessing.connection import Listener

if sys.platform == "win32":
    import ctypes
    import msvcrt
else:
    import fcntl

RAISE, OPEN = b"raise", b"open "
"""What a second start says; after ``OPEN`` follows the path of the file that it was started with."""
LONGEST_CALL = len(OPEN) + 100_000
"""Bytes; the longest path on Windows has 32,767 characters."""
PATIENCE = 5.0
"""Seconds in which the first must have begun to listen."""
TURNS = 50
CALL_PATIENCE = 1.0
"""Seconds in which a caller must have spoken."""
GREATEST_NAME = 100
"""Bytes that the name of a Unix socket may have on every system (108 on Linux, 104 on macOS)."""
PRIVATE_FILE = 0o600
_log = logging.getLogger(__name__)


class Instance:
    """The first start. ``listen`` once there is a window to raise; ``close`` at the end."""

    def __init__(self, lock: int, address: Path) -> None:
        self._lock = lock
        self._address = address
        self._closing = threading.Event()
        self._thread: threading.Thread | None = None

    def listen(self, raise_window: Callable[[str], None]) -> None:
        """Call ``raise_window``, from another thread, whenever calmroom is started again.

        It is given the path of the file that calmroom was started with, empty where there was none.
        Where no endpoint can be made a second start says so, and the first is as before.
        """
        try:
            listener = _listener(self._address)
        except OSError as fault:
            _log.warning("No endpoint for a second start: %s.", fault)
            return
        self._thread = threading.Thread(target=self._serve, args=(listener, raise_window), name="instance", daemon=True)
        self._thread.start()

    def close(self) -> None:
        """Let the next start be the first."""
        self._closing.set()
        if self._thread is not None:
            with contextlib.suppress(OSError):
                _tell(self._address, b"")
            self._thread.join(PATIENCE)
            _forget_endpoint(self._address)
        os.close(self._lock)

    def _serve(self, listener: Listener, raise_window: Callable[[str], None]) -> None:
        with listener:
            while not self._closing.is_set():
                heard = _hear(listener)
                if heard == RAISE:
                    raise_window("")
                elif heard.startswith(OPEN):
                    raise_window(os.fsdecode(heard.removeprefix(OPEN)))


def claim(folder: Path, opening: Path | None = None) -> Instance | None:
    """Be the first, or raise the first and give ``None``.

    Args:
        folder: Private to the person, and the same for every start.
        opening: The file this start is for, which the first is told of.

    Raises:
        CalmroomError: If calmroom is open and does not answer, or the folder cannot be written.
    """
    address = folder / "instance.address"
    try:
        lock = os.open(folder / "instance.lock", os.O_RDWR | os.O_CREAT, PRIVATE_FILE)
    except OSError as fault:
        hint = f"Make {folder} writable, then start again."
        raise CalmroomError("calmroom cannot write to its folder.", hint) from fault
    if _is_first(lock):
        _forget_endpoint(address)
        return Instance(lock, address)
    os.close(lock)
    # The other start may stand in another folder.
    _raise_first(address, RAISE if opening is None else OPEN + os.fsencode(opening.absolute()))
    return None


def _is_first(lock: int) -> bool:
    try:
        if sys.platform == "win32":
            msvcrt.locking(lock, msvcrt.LK_NBLCK, 1)
        else:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


def _raise_first(address: Path, word: bytes) -> None:
    if sys.platform == "win32":
        ctypes.windll.user32.AllowSetForegroundWindow(-1)
    turn = threading.Event()
    for _ in range(TURNS):
        try:
            _tell(address, word)
        except (OSError, EOFError):
            turn.wait(PATIENCE / TURNS)
        else:
            return
    raise CalmroomError("calmroom is open, and its window does not answer.", "Close it, then start again.")


def _listener(address: Path) -> Listener:
    from multiprocessing.connection import Listener  # noqa: PLC0415 - 35 ms, after the window is painted

    endpoint = _new_endpoint(address)
    listener = Listener(endpoint, family=_family())
    if sys.platform != "win32":
        Path(endpoint).chmod(PRIVATE_FILE)
    descriptor = os.open(address, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, PRIVATE_FILE)
    with os.fdopen(descriptor, "w", encoding="utf-8") as file:
        file.write(endpoint)
    return listener


def _hear(listener: Listener) -> bytes:
    try:
        with listener.accept() as caller:
            return caller.recv_bytes(LONGEST_CALL) if caller.poll(CALL_PATIENCE) else b""
    except (OSError, EOFError):
        return b""


def _tell(address: Path, word: bytes) -> None:
    from multiprocessing.connection import Client  # noqa: PLC0415 - as above

    with Client(address.read_text("utf-8"), family=_family()) as first:
        first.send_bytes(word)


def _family() -> str:
    return "AF_PIPE" if sys.platform == "win32" else "AF_UNIX"


def _new_endpoint(address: Path) -> str:
    if sys.platform == "win32":
        return rf"\\.\pipe\calmroom-{os.urandom(16).hex()}"
    near = address.with_name("instance.sock")
    if len(os.fsencode(near)) <= GREATEST_NAME:
        return str(near)
    import tempfile  # noqa: PLC0415 - 10 ms, and only where the folder's name is too long

    return str(Path(tempfile.mkdtemp(prefix="calmroom-")) / near.name)


def _forget_endpoint(address: Path) -> None:
    """Take away what a listener left: its endpoint, the folder made for it, and the file that names it."""
    with contextlib.suppress(OSError, ValueError):
        endpoint = Path(address.read_text("utf-8"))
        address.unlink()
        if sys.platform != "win32" and endpoint.name == "instance.sock":
            endpoint.unlink(missing_ok=True)
            if endpoint.parent != address.parent:
                endpoint.parent.rmdir()
