"""From one rate to another, linear in phase and exact in place."""

from __future__ import annotations

import math
from typing import Final

import numpy as np
import numpy.typing as npt

_ZEROS: Final = 24
"""Zero crossings of the sinc on either side; with the window below, images and aliases lie under -80 dB."""
_KAISER: Final = 8.0
_PIECE: Final = 8_192
"""Frames made at a time, each of which needs a copy of its surroundings."""
_EDGE: Final = 0.95
"""The pass band ends at this part of the lower of both Nyquist frequencies."""


def resample(samples: npt.NDArray[np.float32], rate: int, wanted: int) -> npt.NDArray[np.float32]:
    """The same sound at another rate; a moment at ``t`` seconds stays at ``t`` seconds.

    Args:
        samples: Shape (frames,).
        rate: Frames a second of ``samples``.
        wanted: Frames a second of the result.

    Returns:
        ``ceil(frames * wanted / rate)`` frames.
    """
    if rate == wanted or samples.size == 0:
        return samples
    common = math.gcd(rate, wanted)
    up, down = wanted // common, rate // common
    count = -(-samples.size * up // down)
    cutoff = _EDGE * min(1.0, wanted / rate)
    half = math.ceil(_ZEROS / cutoff)
    padded = np.pad(samples.astype(np.float64), (half, half + 1))
    windows = np.lib.stride_tricks.sliding_window_view(padded, 2 * half)
    out = np.empty(count, dtype=np.float32)
    for phase in range(min(up, count)):
        where, part = divmod(phase * down, up)
        places = np.arange(phase, count, up)
        kernel = _kernel(part / up, half, cutoff)
        starts = where + np.arange(places.size) * down
        for first in range(0, places.size, _PIECE):
            part_of = slice(first, first + _PIECE)
            out[places[part_of]] = windows[starts[part_of] + 1] @ kernel
    return out


def _kernel(part: float, half: int, cutoff: float) -> npt.NDArray[np.float64]:
    """Weights of the ``2 * half`` samples around a place ``part`` of the way from one sample to the next."""
    at = np.arange(-half + 1, half + 1) - part
    window = np.i0(_KAISER * np.sqrt(np.maximum(0.0, 1.0 - (at / half) ** 2))) / np.i0(_KAISER)
    weights = cutoff * np.sinc(cutoff * at) * window
    return np.asarray(weights / weights.sum())
