"""A voice note in memory, stretch by stretch: it came through a pipe, and no file knows of it."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Final

import numpy as np
import soundfile

from calmroom.domain.spoken import STRETCH
from calmroom.domain.units import RATE, to_frames

if TYPE_CHECKING:
    from calmroom.audio.frames import Mono

_RAMP: Final = to_frames(0.02)
"""A recording begins and ends in the middle of a room's noise; within this it comes and goes."""
_MOST_CHANNELS: Final = 2


class NoteRefused(Exception):  # noqa: N818 - refused, not an error of the program
    """The note cannot be read there; the message names no content of it."""


def read_stretch(sound: bytes, number: int) -> Mono:
    """The frames of a stretch of Ogg Opus, counted from 0, finite and within -1 to 1; fewer at its end.

    Raises:
        NoteRefused: If it is no such stream at the engine's rate, or has no such stretch.
    """
    try:
        with soundfile.SoundFile(io.BytesIO(sound)) as file:
            if (file.format, file.samplerate) != ("OGG", RATE) or file.channels > _MOST_CHANNELS:
                raise NoteRefused("an unlikely form")
            first = number * STRETCH
            if first >= file.frames:
                raise NoteRefused("it ends before that")
            file.seek(first)
            samples = file.read(STRETCH, dtype="float32", always_2d=True)
            is_last = first + len(samples) >= file.frames
    except (OSError, RuntimeError, ValueError, TypeError, MemoryError) as fault:
        raise NoteRefused("cannot be read as sound") from fault
    np.nan_to_num(samples, copy=False, nan=0.0, posinf=0.0, neginf=0.0)
    np.clip(samples, -1.0, 1.0, out=samples)
    mono: Mono = samples.mean(axis=1, dtype=np.float32)
    ramp = np.linspace(0.0, 1.0, min(_RAMP, mono.size), dtype=np.float32)
    if number == 0:
        mono[: ramp.size] *= ramp
    if is_last and ramp.size:
        mono[-ramp.size :] *= ramp[::-1]
    return mono
