"""Endless noise of a given spectrum, without filters: overlapping grains, each drawn from its own number.

A grain is a random spectrum transformed into sound. Neighbours overlap by half under sine windows whose powers add
up to one, so the level is even, no seam is heard, and each grain follows from the seed and its number alone
(after Philox, Salmon et al. 2011, whose raw numbers NumPy keeps the same from version to version).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np
import numpy.typing as npt
from numpy.random import Philox

from calmroom.audio.beds.segments import SEGMENT
from calmroom.domain.units import RATE

if TYPE_CHECKING:
    from calmroom.audio.frames import Stereo

GRAIN: Final = 2 * SEGMENT
BINS: Final = GRAIN // 2 + 1
FREQUENCIES: Final = np.fft.rfftfreq(GRAIN, 1.0 / RATE)
"""Hertz of each bin."""
_IN: Final = np.sin(np.pi * (np.arange(SEGMENT) + 0.5) / (2 * SEGMENT)).astype(np.float32)[:, np.newaxis]
_OUT: Final = _IN[::-1].copy()
_FULL: Final = 2.0**15


class Noise:
    """Noise in the middle, and a share of it at the sides.

    Left is middle plus side and right middle minus side, so folding to mono leaves the whole middle: no holes.

    Args:
        seed: Any whole number from 0.
        middle: Amplitude at each bin.
        side: Amplitude at each bin.
    """

    def __init__(self, seed: int, middle: npt.NDArray[np.float64], side: npt.NDArray[np.float64]) -> None:
        self._seed = seed
        scale = np.sqrt(3.0 * GRAIN / 2.0) / _FULL
        self._spectrum = (np.stack((middle, side), axis=1) * scale).astype(np.float32)
        self._last: tuple[int, Stereo] | None = None

    def segment(self, number: int) -> Stereo:
        """The segment of that number."""
        going = self._grain(number)[SEGMENT:]
        coming = self._grain(number + 1)[:SEGMENT]
        return np.asarray(going * _OUT + coming * _IN, dtype=np.float32)

    def _grain(self, number: int) -> Stereo:
        if self._last is not None and self._last[0] == number:
            return self._last[1]
        raw = Philox(key=[self._seed, number]).random_raw(BINS)
        parts = raw.astype("<u8").view("<i2").astype(np.float32).view(np.complex64).reshape(BINS, 2)
        sound = np.fft.irfft(parts * self._spectrum, GRAIN, axis=0)
        middle, side = sound[:, 0], sound[:, 1]
        grain = np.stack((middle + side, middle - side), axis=1).astype(np.float32)
        self._last = (number, grain)
        return grain
