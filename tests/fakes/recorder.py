"""A recorder that hears what the test says, and encodes it as the real one does."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from calmroom.audio.recording.opus import OpusPieces
from calmroom.domain.journal.recording import (
    LevelHeard,
    MicrophoneOpened,
    PieceRecorded,
    RecorderEvent,
    RecordingEnd,
    RecordingOver,
)
from calmroom.domain.units import RATE, Frames, to_frames

HUM = 220.0
"""Hz of what is spoken into it."""


def hum(seconds: float, first: int = 0, gain: float = 0.25) -> np.ndarray[tuple[int], np.dtype[np.float32]]:
    """What somebody says."""
    places = np.arange(first, first + to_frames(seconds))
    return (gain * np.sin(2.0 * np.pi * HUM * places / RATE)).astype(np.float32)


def note_sound(seconds: float) -> bytes:
    """A whole recording."""
    pieces = OpusPieces()
    pieces.add(hum(seconds))
    return pieces.close()


class FakeRecorder:
    """Records in memory.

    Attributes:
        refuses: How every recording ends before it begins, while it is set.
        waits: Whether the microphone opens only when ``open`` is called.
        recordings: How many were begun.
        is_open: Whether the microphone is open.
    """

    def __init__(self) -> None:
        self.refuses: RecordingEnd | None = None
        self.waits = False
        self.recordings = 0
        self.is_open = False
        self._hear: Callable[[RecorderEvent], None] | None = None
        self._pieces = OpusPieces()

    # The port

    def start(self, hear: Callable[[RecorderEvent], None]) -> None:
        """Open the microphone."""
        self.recordings += 1
        if self.refuses is not None:
            hear(RecordingOver(self.refuses, Frames(0)))
            return
        self._hear, self._pieces = hear, OpusPieces()
        if not self.waits:
            self.open()

    def stop(self) -> None:
        """Let it go."""
        self.end(RecordingEnd.STOPPED)

    # What a test does

    def open(self) -> None:
        """The system lets it in."""
        if self._hear is not None:
            self.is_open = True
            self._hear(MicrophoneOpened())

    def say(self, seconds: float, gain: float = 0.25) -> None:
        """Speak; a piece is told for it."""
        if self._hear is None:
            return
        self._pieces.add(hum(seconds, self._pieces.frames, gain))
        self._hear(LevelHeard(Frames(self._pieces.frames), -15.0 if gain else -120.0))
        if piece := self._pieces.take():
            self._hear(PieceRecorded(piece))

    def end(self, end: RecordingEnd) -> None:
        """Be stopped, or lose the microphone."""
        hear, self._hear = self._hear, None
        if hear is None:
            return
        self.is_open = False
        last, frames = self._pieces.close(), Frames(self._pieces.frames)
        if last and frames and end is not RecordingEnd.BROKEN:
            hear(PieceRecorded(last))
        hear(RecordingOver(end, frames))
