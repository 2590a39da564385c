"""The recorder: each recording is a process of its own, which begins and ends with it."""

from __future__ import annotations

import contextlib
import threading
from typing import TYPE_CHECKING, Final

from calmroom.audio.processes import engine_command, see_off, start
from calmroom.audio.recording.talk import STOP, read_event
from calmroom.audio.talk.wire import LONGEST_LINE, NotUnderstood
from calmroom.domain.journal.recording import LevelHeard, RecordingEnd, RecordingOver
from calmroom.domain.units import Frames

if TYPE_CHECKING:
    import subprocess
    from collections.abc import Callable, Sequence

    from calmroom.domain.journal.recording import RecorderEvent

MICROPHONE: Final = "--microphone"
"""Said to the engine's command, it records instead of playing."""


class RemoteRecorder:
    """Records in another process, one recording at a time.

    Args:
        command: What to start; by default this very program.
    """

    def __init__(self, command: Sequence[str] = ()) -> None:
        self._command = tuple(command) or engine_command(MICROPHONE)
        self._lock = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def pid(self) -> int | None:
        """The id of the process that records, while one does."""
        with self._lock:
            return None if self._process is None else self._process.pid

    def start(self, hear: Callable[[RecorderEvent], None]) -> None:
        """Open the microphone, and tell what comes of it."""
        with self._lock:
            try:
                self._process = process = start(self._command)
            except OSError:
                self._process = process = None
        work = self._read if process is not None else _never
        threading.Thread(target=work, args=(hear,), name="recorder", daemon=True).start()

    def stop(self) -> None:
        """Let the microphone go."""
        with self._lock:
            process = self._process
            if process is None or process.stdin is None or process.stdin.closed:
                return
            with contextlib.suppress(OSError):
                process.stdin.write(STOP)
                process.stdin.close()
        threading.Thread(target=see_off, args=(process,), name="farewell", daemon=True).start()

    def _read(self, hear: Callable[[RecorderEvent], None]) -> None:
        """Tell what the process tells; where it ends without a word of that, say so."""
        process, frames = self._process, Frames(0)
        over: RecordingOver | None = None
        while process is not None and process.stdout is not None and (line := process.stdout.readline(LONGEST_LINE)):
            try:
                event = read_event(line)
            except NotUnderstood:
                continue
            if isinstance(event, RecordingOver):
                over = event
                break
            if isinstance(event, LevelHeard):
                frames = event.frames
            hear(event)
        self._end()
        hear(over or RecordingOver(RecordingEnd.BROKEN, frames))

    def _end(self) -> None:
        """Only when the process is gone is the microphone closed for certain."""
        with self._lock:
            process, self._process = self._process, None
        if process is None:
            return
        see_off(process)
        for stream in (process.stdin, process.stdout):
            if stream is not None:
                with contextlib.suppress(OSError):
                    stream.close()


def _never(hear: Callable[[RecorderEvent], None]) -> None:
    hear(RecordingOver(RecordingEnd.BROKEN, Frames(0)))
