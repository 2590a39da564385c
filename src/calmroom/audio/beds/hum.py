"""Hum: a low open fifth that turns slowly in itself.

Pairs of sines a fraction of a hertz apart, whose beats take between some seconds and half a minute and have no
common period, so it does not come back to where it was. Each is given by its phase at a frame, so any stretch
can be computed by itself. Both sides get every partial in step, only in different shares: mono has no holes.
"""

from __future__ import annotations

import math
from functools import lru_cache
from typing import TYPE_CHECKING, Final

import numpy as np
import numpy.typing as npt
from numpy.random import Philox

from calmroom.audio.beds.segments import SEGMENT, Segments
from calmroom.domain.units import RATE

if TYPE_CHECKING:
    from calmroom.audio.frames import Mono, Stereo

_LEVEL: Final = 0.01166
"""Measured once, so that the bed lies at -40 LUFS."""
_ROOT: Final = 98.0
_PARTIALS: Final = (
    # ratio, amplitude, hertz between the two of a pair, share of the left in the lower one
    (1.0, 1.00, 0.0713, 0.56),
    (1.5, 0.70, 0.1097, 0.42),
    (2.0, 0.62, 0.1381, 0.60),
    (3.0, 0.34, 0.0907, 0.38),
    (4.0, 0.20, 0.1723, 0.63),
    (5.0, 0.07, 0.2039, 0.35),
    (6.0, 0.06, 0.1559, 0.66),
)


def hum(seed: int) -> Segments:
    """The bed from that seed, which chooses where each beat begins."""
    turns = Philox(key=[seed, 0]).random_raw(2 * len(_PARTIALS)).astype(np.float64) / 2.0**64
    waves, hertz, shares = _waves(), _hertz(), _shares()

    def make(number: int) -> Stereo:
        seconds = number * SEGMENT / RATE
        angle = 2.0 * np.pi * np.array([math.fmod(f * seconds + t, 1.0) for f, t in zip(hertz, turns, strict=True)])
        weights = np.concatenate((shares * np.cos(angle), -shares * np.sin(angle)), axis=1).astype(np.float32)
        return np.ascontiguousarray((weights @ waves).T)

    return Segments(make)


def _hertz() -> tuple[float, ...]:
    pairs = ((_ROOT * ratio - apart / 2.0, _ROOT * ratio + apart / 2.0) for ratio, _, apart, _ in _PARTIALS)
    return tuple(one for pair in pairs for one in pair)


def _shares() -> npt.NDArray[np.float64]:
    """Amplitudes of all partials on the left and on the right; shape (2, partials)."""
    both = [(a * left, a * (1.0 - left)) for _, a, _, share in _PARTIALS for left in (share, 1.0 - share)]
    return np.array(both).T * _LEVEL


@lru_cache(maxsize=1)
def _waves() -> Mono:
    """Cosines, then sines, of every partial from phase 0 over one segment; shape (2 * partials, SEGMENT)."""
    angle = 2.0 * np.pi * np.outer(np.array(_hertz()), np.arange(SEGMENT) / RATE)
    return np.concatenate((np.cos(angle), np.sin(angle))).astype(np.float32)
