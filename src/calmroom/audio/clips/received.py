"""Sound that somebody sent: what it is, by libsndfile alone, without reading all of it or believing its head.

A routine may bring hours of it, so the head, the first second and the last are looked at, and whether the end is there.
When it is played, every clip is read whole, cleaned and held to its limits (``clips.shelf``).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np
import soundfile

from calmroom.audio.clips.wholeness import has_its_end

if TYPE_CHECKING:
    from typing import BinaryIO

_KINDS: Final = {(b"OggS", "OGG", "OPUS"), (b"fLaC", "FLAC", "PCM_16"), (b"fLaC", "FLAC", "PCM_24")}
_RATES: Final = range(8_000, 192_001)
_CHANNELS: Final = range(1, 3)
_LONGEST: Final = 4 * 3600
"""Seconds of a recording."""


class SoundRefused(Exception):  # noqa: N818 - refused, not an error of the program
    """It cannot be played; the message says why in plain words, and names no content of it."""


def seconds_of(file: BinaryIO) -> float:
    """How long it is, once it is known to be Opus or FLAC of one or two channels that is all there.

    Raises:
        SoundRefused: If it is not.
    """
    head = file.read(4)
    file.seek(0)
    if head not in {mark for mark, _, _ in _KINDS}:
        raise SoundRefused("It is neither Opus nor FLAC.")
    try:
        if not has_its_end(file):
            raise SoundRefused("Its end is missing.")
        file.seek(0)
        with soundfile.SoundFile(file) as sound:
            if (head, sound.format, sound.subtype) not in _KINDS:
                raise SoundRefused("It is neither Opus nor FLAC.")
            return _measured(sound)
    except (OSError, RuntimeError, ValueError, TypeError, MemoryError) as fault:
        raise SoundRefused("It cannot be read as sound.") from fault


def _measured(sound: soundfile.SoundFile) -> float:
    rate, frames = int(sound.samplerate), int(sound.frames)
    if rate not in _RATES or sound.channels not in _CHANNELS:
        raise SoundRefused("Its rate or its channels are none that are played.")
    if not 0 < frames <= _LONGEST * rate:
        raise SoundRefused("It is empty, or longer than four hours.")
    for start in {0, max(0, frames - rate)}:
        sound.seek(start)
        wanted = min(rate, frames - start)
        found = sound.read(wanted, dtype="float32", always_2d=True)
        if len(found) < wanted or not np.isfinite(found).all():
            raise SoundRefused("Part of it is missing, or is no sound.")
    return frames / rate
