"""Hum: a low open fifth that turns slowly in itself.

Seven partials on 98 Hz, each a pair of sines a tenth of a hertz apart, the other one softer, so that it comes and
goes by some 5 dB in half a minute or less, and never goes away. Their phases and places wander by chance
(``drift``), further than a turn, so the whole does not come back to where it was. Each is a weight of two fixed
waves, which moves straight from one segment's first frame to the next one's. Both sides get every partial in step,
only in different shares: mono has no holes.

Spectrum: octaves about 125, 250 and 500 Hz -40, -45, -55 dBFS; nothing below 90 Hz and above 600 Hz.
Level: -40 LUFS. Crest factor: 9 to 11 dB, below 12. Peak: below -29 dBFS.
"""

from __future__ import annotations

import math
from functools import lru_cache
from typing import TYPE_CHECKING, Final

import numpy as np
import numpy.typing as npt

from calmroom.audio.beds.draws import Draws
from calmroom.audio.beds.drift import Drift
from calmroom.audio.beds.segments import SEGMENT, Segments
from calmroom.domain.units import RATE

if TYPE_CHECKING:
    from calmroom.audio.frames import Mono, Stereo

_LEVEL: Final = 0.0077
"""Measured once, so that the bed lies at -40 LUFS."""
_ROOT: Final = 98.0
_PARTIALS: Final = (
    # ratio, amplitude, hertz between the two of a pair
    (1.0, 1.00, 0.0713),
    (1.5, 0.70, 0.1097),
    (2.0, 0.62, 0.1381),
    (3.0, 0.34, 0.0907),
    (4.0, 0.20, 0.1723),
    (5.0, 0.07, 0.2039),
    (6.0, 0.06, 0.1559),
)
_HERTZ: Final = np.array([_ROOT * ratio for ratio, _, _ in _PARTIALS])
_AMPLITUDES: Final = np.array([amplitude for _, amplitude, _ in _PARTIALS]) * _LEVEL
_TURNS: Final = np.concatenate((_HERTZ, [apart for _, _, apart in _PARTIALS]))
"""Hertz of the first of each pair, and by how much the other one is higher."""
_COUNT: Final = len(_PARTIALS)
_SECOND: Final = 0.3
"""Amplitude of the other one of a pair: a partial comes and goes by some 5 dB, and never goes away."""
_TURN: Final = 7.0
"""Radians by which a phase wanders, at most: further than a turn, so that phases never meet again as they were."""
_STEP: Final = np.exp(-2j * np.pi * _HERTZ * SEGMENT / RATE)
_SWAY: Final = 0.35
"""How far a partial moves to one side, at most."""


def hum(seed: int) -> Segments:
    """The bed from that seed."""
    turns = Draws(seed, "hum, turns").parts(0, 2 * _COUNT)
    wander = Drift(Draws(seed, "hum, wander"), 17.0, 3 * _COUNT)
    waves = _waves()

    @lru_cache(maxsize=2)
    def weights(number: int) -> npt.NDArray[np.complex128]:
        """Of every partial in the middle and at the side at a segment's first frame; shape (2, partials)."""
        phases, sway = np.split(wander.at(number), (2 * _COUNT,))
        seconds = number * SEGMENT / RATE
        angle = math.tau * (_TURNS * seconds % 1.0 + turns)
        one, two = np.exp(1j * (angle + _TURN * phases).reshape(2, _COUNT))
        pair = one * (1.0 + _SECOND * two)
        return np.asarray(np.stack((pair, pair * _SWAY * sway)) * _AMPLITUDES)

    def make(number: int) -> Stereo:
        now, then = weights(number), weights(number + 1) * _STEP
        rows = np.concatenate((now.real, -now.imag, (then - now).real, (now - then).imag), axis=1).astype(np.float32)
        return np.asarray(waves @ (_LEFT_RIGHT @ rows).T)

    return Segments(make)


_LEFT_RIGHT: Final = np.array([[1, 1], [1, -1]], dtype=np.float32)


@lru_cache(maxsize=1)
def _waves() -> Mono:
    """Cosines and sines of every partial from phase 0 over a segment, even, then rising; (SEGMENT, 4 * partials)."""
    angle = 2.0 * np.pi * np.outer(np.arange(SEGMENT) / RATE, _HERTZ)
    even = np.concatenate((np.cos(angle), np.sin(angle)), axis=1)
    return np.concatenate((even, even * (np.arange(SEGMENT) / SEGMENT)[:, np.newaxis]), axis=1).astype(np.float32)
