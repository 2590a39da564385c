"""Room: the quiet of a warm room with somebody in it.

Brown-leaning noise: full between 60 and 300 Hz, then falling by some 5 dB an octave, with a breath of air on top.
Its level wanders by less than 1 dB, slowly, as rooms do.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final

import numpy as np

from calmroom.audio.beds.grains import FREQUENCIES, Noise
from calmroom.audio.beds.segments import SEGMENT, Segments
from calmroom.domain.units import RATE

if TYPE_CHECKING:
    from calmroom.audio.frames import Gain, Stereo

_LEVEL: Final = 0.0450
"""Measured once, so that the bed lies at -40 LUFS."""
_WANDER: Final = ((17.3, 0.030), (29.9, 0.025), (47.7, 0.020))
"""Periods in seconds and depths of the slow changes of level."""


def room(seed: int) -> Segments:
    """The bed from that seed."""
    below = 1.0 / np.sqrt(1.0 + (55.0 / np.maximum(FREQUENCIES, 1.0)) ** 6)
    above = 1.0 / (1.0 + (FREQUENCIES / 280.0) ** 2) ** 0.42
    soft = 1.0 / np.sqrt(1.0 + (FREQUENCIES / 7_000.0) ** 6)
    shape = below * above * soft * _LEVEL
    width = 0.6 * FREQUENCIES / (FREQUENCIES + 250.0)
    noise = Noise(seed, shape, shape * width)

    def make(number: int) -> Stereo:
        return np.asarray(noise.segment(number) * _wander(number), dtype=np.float32)

    return Segments(make)


def _wander(number: int) -> Gain:
    """From the level at the segment's first frame straight to that of the next one's."""
    part = np.arange(SEGMENT, dtype=np.float64) / SEGMENT
    begin, end = _level(number), _level(number + 1)
    return (begin + (end - begin) * part).astype(np.float32)[:, np.newaxis]


def _level(number: int) -> float:
    seconds = number * SEGMENT / RATE
    return 1.0 + sum(depth * math.sin(2.0 * math.pi * seconds / period) for period, depth in _WANDER)
