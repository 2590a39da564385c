"""Endless noise of a given spectrum, without filters: overlapping grains, each drawn from its own number.

A grain is a random spectrum turned into sound by one inverse transform, somewhat longer than a segment. Neighbours
overlap under sine windows whose powers add up to one, so the level is even and no seam is heard; each follows from
the seed and its number alone. The sides cost nothing: they are the middle of two grains ago, played backwards,
for a noise is as unlike itself backwards as it is unlike any other noise.

Nothing comes back: every grain is drawn anew. (People hear noise return where a stretch of up to some seconds is
repeated as it was: Guttman and Julesz 1963, "Lower limits of auditory periodicity analysis".)
"""

from __future__ import annotations

from collections import OrderedDict
from typing import TYPE_CHECKING, Final

import numpy as np
import numpy.typing as npt

from calmroom.audio.beds.segments import SEGMENT
from calmroom.domain.units import RATE

if TYPE_CHECKING:
    from collections.abc import Callable

    from calmroom.audio.beds.draws import Draws
    from calmroom.audio.frames import Mono

Rows = npt.NDArray[np.float32]
"""Shape (2, frames): the middle, and what is added to it on the left and taken from it on the right."""
Shape = npt.NDArray[np.float32]
"""Amplitude at each of ``FREQUENCIES``."""

OVERLAP: Final = 2048
GRAIN: Final = SEGMENT + OVERLAP
_HIGHEST: Final = 16_000.0
"""Hertz; no bed has anything above."""
BINS: Final = int(_HIGHEST * GRAIN / RATE) + 1
FREQUENCIES: Final = np.fft.rfftfreq(GRAIN, 1.0 / RATE)[:BINS]
"""Hertz of each bin."""
_IN: Final = np.sin(np.pi * (np.arange(OVERLAP) + 0.5) / (2 * OVERLAP)).astype(np.float32)
_OUT: Final = _IN[::-1].copy()
_SCALE: Final = np.float32(np.sqrt(3.0 * GRAIN / 2.0) / 2.0**15)
_SIDE: Final = 2
"""The sides come from so many grains ago, which nowhere meets itself in the overlap."""
_KEPT: Final = 4


class Noise:
    """Noise in the middle, and a share of it at the sides.

    Left is middle plus side and right middle minus side, so folding to mono leaves the whole middle: no holes.

    Args:
        draws: Where its grains come from.
        shape: Gives the amplitudes of the grain of that number; the sum of their squares is the power of the middle.
        width: Amplitude of the sides, as a share of the middle's.
    """

    def __init__(self, draws: Draws, shape: Callable[[int], Shape], width: float) -> None:
        self._draws = draws
        self._shape = shape
        self._width = np.float32(width)
        self._kept: OrderedDict[int, Mono] = OrderedDict()

    def segment(self, number: int) -> Rows:
        """The segment of that number, as rows that the caller may change."""
        rows = np.empty((2, SEGMENT), dtype=np.float32)
        _join(self._grain(number - 1 - _SIDE)[::-1], self._grain(number - _SIDE)[::-1], rows[1])
        rows[1] *= self._width
        _join(self._grain(number - 1), self._grain(number), rows[0])
        return rows

    def _grain(self, number: int) -> Mono:
        if number not in self._kept:
            self._kept[number] = self._drawn(number)
            if len(self._kept) > _KEPT:
                self._kept.popitem(last=False)
        self._kept.move_to_end(number)
        return self._kept[number]

    def _drawn(self, number: int) -> Mono:
        raw = self._draws.words(number + 1 + _SIDE, (BINS + 1) // 2)
        parts = raw.astype("<u8", copy=False).view("<i2").astype(np.float32).view(np.complex64)[:BINS]
        sound = np.fft.irfft(parts * (self._shape(max(0, number)) * _SCALE), GRAIN)
        return sound.astype(np.float32, copy=False)


def _join(before: Mono, now: Mono, out: Mono) -> None:
    """One grain's end under the next one's beginning, and the next one's middle."""
    out[:] = now[:SEGMENT]
    out[:OVERLAP] *= _IN
    out[:OVERLAP] += before[SEGMENT:] * _OUT


def left_and_right(rows: Rows) -> Rows:
    """The rows as frames, shape (frames, 2)."""
    out = np.empty((rows.shape[1], 2), dtype=np.float32)
    np.add(rows[0], rows[1], out=out[:, 0])
    np.subtract(rows[0], rows[1], out=out[:, 1])
    return out


def pass_band(low: float, high: float, order: int = 2) -> Shape:
    """1 between two frequencies in hertz, falling by ``6 * order`` dB an octave outside them."""
    up = 1.0 / np.sqrt(1.0 + (low / np.maximum(FREQUENCIES, 1.0)) ** (2 * order))
    down = 1.0 / np.sqrt(1.0 + (FREQUENCIES / high) ** (2 * order))
    return np.asarray(up * down, dtype=np.float32)


def slope(corner: float, decibels: float) -> Shape:
    """1 below ``corner`` in hertz, then falling by so many dB an octave."""
    power = decibels / (20.0 * np.log10(2.0))
    return np.asarray((1.0 + (FREQUENCIES / corner) ** 2) ** (-power / 2.0), dtype=np.float32)
