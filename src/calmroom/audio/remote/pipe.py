"""A running engine process: commands go in, tellings come out, neither holds up who asks."""

from __future__ import annotations

import os
import queue
import threading
from typing import TYPE_CHECKING, Final

from calmroom.audio.processes import see_off, start
from calmroom.audio.talk.commands import Command, Quit, Telling
from calmroom.audio.talk.protocol import write_command
from calmroom.audio.talk.tellings import read_telling
from calmroom.audio.talk.wire import NotUnderstood

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from calmroom.audio.remote.link import Link

_SMALL: Final = {
    # One thread is enough for its small products; a pool of them would only cost memory.
    "OPENBLAS_NUM_THREADS": "1",
    "OMP_NUM_THREADS": "1",
    # What a thread gives back goes back to the system: measured, some 15 MB less (glibc; others do not read these).
    "MALLOC_ARENA_MAX": "1",
    "MALLOC_TRIM_THRESHOLD_": "131072",
    "MALLOC_MMAP_THRESHOLD_": "131072",
}


class Pipe:
    """Starts the process and talks to it.

    Args:
        command: What to start.
        hear: Called with each telling, from a thread of the pipe.
        ended: Called once, from that thread, when the process has ended without being asked to.

    Raises:
        OSError: If it cannot be started.
    """

    def __init__(self, command: Sequence[str], hear: Callable[[Telling], None], ended: Callable[[Link], None]) -> None:
        self._hear = hear
        self._ended = ended
        self._closing = False
        self._lines: queue.SimpleQueue[bytes | None] = queue.SimpleQueue()
        self._process = start(command, os.environ | _SMALL)
        self._threads = [threading.Thread(target=run, daemon=True, name="engine") for run in (self._write, self._read)]
        for thread in self._threads:
            thread.start()

    @property
    def pid(self) -> int:
        """The id of the process."""
        return self._process.pid

    def send(self, command: Command) -> None:
        """Hand over a command; never waits."""
        self._lines.put(write_command(command))

    def close(self) -> None:
        """Let it fade out and end; end it where it does not."""
        self._closing = True
        self.send(Quit())
        self._lines.put(None)
        see_off(self._process)
        for thread in self._threads:
            if thread is not threading.current_thread():
                thread.join()

    def _write(self) -> None:
        stream = self._process.stdin
        if stream is None:
            return
        try:
            while (line := self._lines.get()) is not None:
                stream.write(line)
                stream.flush()
        except OSError:
            return
        finally:
            _close_quietly(stream.close)

    def _read(self) -> None:
        stream = self._process.stdout
        if stream is None:
            return
        for line in stream:
            try:
                telling = read_telling(line)
            except NotUnderstood:
                continue
            self._hear(telling)
        stream.close()
        self._process.wait()
        self._lines.put(None)
        if not self._closing:
            self._ended(self)


def _close_quietly(close: Callable[[], None]) -> None:
    try:
        close()
    except OSError:
        return
