"""From the microphone to pieces of Opus, until it is to stop, is long enough, or the microphone goes away."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final

import numpy as np

from calmroom.audio.devices.microphone import Microphone, Microphones, NoMicrophone
from calmroom.audio.devices.port import DeviceGone
from calmroom.audio.recording.opus import OpusPieces
from calmroom.domain.journal.recording import (
    NOTHING_HEARD,
    LevelHeard,
    MicrophoneOpened,
    PieceRecorded,
    RecorderEvent,
    RecordingEnd,
    RecordingOver,
)
from calmroom.domain.units import RATE, Frames

if TYPE_CHECKING:
    from collections.abc import Callable

    from calmroom.audio.frames import Mono

_TURN: Final = 0.1
"""Seconds between two levels told."""
_PIECE: Final = RATE
"""Frames between two pieces handed on; a page of the stream holds one second more at the most."""
_FIRST: Final = RATE * 3 // 2
"""The same before the first, which would hold no sound at all before the first page is full."""


def record(
    microphones: Microphones,
    tell: Callable[[RecorderEvent], None],
    is_stopping: Callable[[], bool],
    longest: int,
) -> None:
    """Record until it is over; all of it is told.

    Args:
        microphones: Where to listen.
        tell: Called with each event; ``RecordingOver`` is the last.
        is_stopping: Asked ten times a second.
        longest: Frames after which it stops by itself.
    """
    try:
        microphone = microphones.open()
    except NoMicrophone:
        tell(RecordingOver(RecordingEnd.ABSENT, Frames(0)))
        return
    except DeviceGone:
        tell(RecordingOver(RecordingEnd.REFUSED, Frames(0)))
        return
    tell(MicrophoneOpened())
    pieces = OpusPieces()
    end = _listen(microphone, _Telling(pieces, tell, longest), is_stopping)
    if end is RecordingEnd.GONE and not pieces.frames:
        end = RecordingEnd.REFUSED
    last = pieces.close()
    if last and pieces.frames:
        tell(PieceRecorded(last))
    tell(RecordingOver(end, Frames(pieces.frames)))


def level_of(sound: Mono) -> float:
    """How loud it is, dB under full scale; ``NOTHING_HEARD`` at the least."""
    power = float(np.mean(np.square(sound, dtype=np.float64))) if sound.size else 0.0
    return max(NOTHING_HEARD, 10.0 * math.log10(power)) if power > 0.0 else NOTHING_HEARD


class _Telling:
    """Encodes what comes, and tells of it."""

    def __init__(self, pieces: OpusPieces, tell: Callable[[RecorderEvent], None], longest: int) -> None:
        self._pieces = pieces
        self._tell = tell
        self._longest = longest
        self._handed_on = 0
        self._next = _FIRST
        self._turn: list[Mono] = []

    @property
    def is_full(self) -> bool:
        """Whether there is room for no more."""
        return self._pieces.frames >= self._longest

    def add(self, sound: Mono) -> None:
        """Encode frames, as far as there is room."""
        sound = sound[: self._longest - self._pieces.frames]
        if not sound.size:
            return
        self._pieces.add(sound)
        self._turn.append(sound)
        if sum(part.size for part in self._turn) >= _TURN * RATE or self.is_full:
            self._tell(LevelHeard(Frames(self._pieces.frames), level_of(np.concatenate(self._turn))))
            self._turn.clear()
        if self._pieces.frames - self._handed_on >= self._next and (piece := self._pieces.take()):
            self._handed_on, self._next = self._pieces.frames, _PIECE
            self._tell(PieceRecorded(piece))


def _listen(microphone: Microphone, telling: _Telling, is_stopping: Callable[[], bool]) -> RecordingEnd:
    end = RecordingEnd.STOPPED
    try:
        while not is_stopping() and not telling.is_full:
            telling.add(microphone.read(_TURN))
    except DeviceGone:
        end = RecordingEnd.GONE
    telling.add(microphone.close())
    return RecordingEnd.LONGEST if telling.is_full else end
