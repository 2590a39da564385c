"""The bell: a small bowl, struck softly, in closed form.

Each partial is a decaying rotation, so powers of one complex number give it without a sine for every frame.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Final

import numpy as np

from calmroom.audio.frames import Mono, falling, rising
from calmroom.domain.units import RATE, to_frames, to_ratio

_PARTIALS: Final = (
    # hertz, amplitude, seconds until it has fallen by 60 dB
    (346.0, 1.00, 9.0),
    (346.9, 0.55, 8.0),
    (941.0, 0.34, 4.6),
    (943.6, 0.16, 4.0),
    (1_790.0, 0.10, 2.4),
    (2_840.0, 0.03, 1.2),
)
_LEVEL: Final = 0.1000
"""Measured once: -29 LUFS over the loudest three seconds, 9 dB under the voice."""
_SOFT: Final = to_ratio(-6.0)
_RISE: Final = to_frames(0.025)
_ROW: Final = 512


@lru_cache(maxsize=2)
def bell(frames: int, *, soft: bool) -> Mono:
    """One stroke that has rung out after so many frames; soft ones lie 6 dB lower. Not to be written to."""
    sound = np.zeros(frames, dtype=np.float64)
    for hertz, amplitude, fall in _PARTIALS:
        sound += amplitude * _partial(frames, hertz * (0.75 if soft else 1.0), fall)
    places = np.arange(frames, dtype=np.float64)
    tail = max(1, frames // 3)
    gain = rising(places / _RISE) * falling((places - (frames - tail)) / tail)
    out = (sound * gain * (_LEVEL * _SOFT if soft else _LEVEL)).astype(np.float32)
    out.flags.writeable = False
    return out


def _partial(frames: int, hertz: float, fall: float) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
    step = complex(-np.log(1_000.0) / fall, 2.0 * np.pi * hertz) / RATE
    rows = np.exp(step * _ROW * np.arange(-(-frames // _ROW)))
    return np.asarray(np.outer(rows, np.exp(step * np.arange(_ROW))).imag.ravel()[:frames])
