"""What ``python -m calmroom engine --microphone`` does: one recording, told in lines. It ends with the microphone.

A process of its own, for as long as somebody speaks: the window may stand still for seconds and nothing is lost, as
frames wait here; a driver that fails takes no words with it that were handed on; and when it has ended, the system
itself has closed the microphone and forgotten what was in memory.
"""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, BinaryIO

from calmroom.audio.devices.portaudio import PortAudioMicrophones
from calmroom.audio.recording.capture import record
from calmroom.audio.recording.talk import write_event
from calmroom.domain.journal.recording import LONGEST_RECORDING
from calmroom.domain.units import to_frames

if TYPE_CHECKING:
    from calmroom.audio.devices.microphone import Microphones
    from calmroom.domain.journal.recording import RecorderEvent


def serve(
    stdin: BinaryIO,
    stdout: BinaryIO,
    microphones: Microphones | None = None,
    longest: int = to_frames(LONGEST_RECORDING),
) -> None:
    """Record until anything comes in, or nothing can any more, and tell of it."""
    is_stopping = threading.Event()
    threading.Thread(target=_await_stop, args=(stdin, is_stopping), name="commands", daemon=True).start()

    def tell(event: RecorderEvent) -> None:
        try:
            stdout.write(write_event(event))
            stdout.flush()
        except (OSError, ValueError):
            # Nobody hears it any more.
            is_stopping.set()

    record(microphones or PortAudioMicrophones(), tell, is_stopping.is_set, longest)


def _await_stop(stdin: BinaryIO, is_stopping: threading.Event) -> None:
    try:
        stdin.readline(16)
    finally:
        is_stopping.set()
