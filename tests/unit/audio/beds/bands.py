"""Stretches of the beds, and how much there is in them between which frequencies, and when."""

from __future__ import annotations

from functools import cache

import numpy as np
import numpy.typing as npt
from scipy.signal import butter, sosfilt

from calmroom.audio.beds import BEDS
from calmroom.audio.frames import Stereo
from calmroom.audio.mix.loudness import _weighted_square
from calmroom.domain.units import RATE

Floats = npt.NDArray[np.float64]
_SIZE = 16_384


def power(sound: npt.NDArray[np.floating], edges: npt.ArrayLike) -> Floats:
    """Mean square between each two neighbouring edges in hertz, all channels added up."""
    whole = len(sound) // _SIZE * _SIZE
    window = np.hanning(_SIZE)[:, np.newaxis]
    blocks = np.asarray(sound[:whole], dtype=np.float64).reshape(-1, _SIZE, sound.shape[1]) * window
    spectrum = (
        (np.abs(np.fft.rfft(blocks, axis=1)) ** 2).mean(axis=0).sum(axis=1) * 2.0 / (_SIZE * np.square(window).sum())
    )
    within = np.searchsorted(np.fft.rfftfreq(_SIZE, 1.0 / RATE), np.asarray(edges))
    sums = np.concatenate(([0.0], np.cumsum(spectrum)))[within]
    return np.asarray(np.diff(sums))


def thirds(low: float, count: int) -> Floats:
    """Edges of so many thirds of octaves."""
    return np.asarray(low * 2.0 ** (np.arange(count + 1) / 3.0))


def level(sound: Stereo, low: float, high: float, seconds: float) -> Floats:
    """Decibels of both sides between two frequencies, for each such stretch of time."""
    sections = butter(4, (low, high), "bandpass", fs=RATE, output="sos")
    heard = np.square(sosfilt(sections, sound.astype(np.float64), axis=0)).mean(axis=1)
    frames = round(seconds * RATE)
    return np.asarray(10.0 * np.log10(heard[: heard.size // frames * frames].reshape(-1, frames).mean(axis=1) + 1e-20))


@cache
def minute(name: str) -> Stereo:
    """The eleventh minute of a bed."""
    return BEDS[name](0).frames(600 * RATE, 60 * RATE)


def decibels(amount: npt.ArrayLike) -> Floats:
    """Of powers."""
    return np.asarray(10.0 * np.log10(np.maximum(np.asarray(amount, dtype=np.float64), 1e-20)))


def fast(sound: Stereo, seconds: float) -> Floats:
    """K-weighted power in windows of that length, one from each hundredth of a second."""
    power_now = np.concatenate(list(_weighted_square(sound.astype(np.float64), RATE)))
    hundredths = power_now[: power_now.size // 480 * 480].reshape(-1, 480).mean(axis=1)
    return np.asarray(np.convolve(hundredths, np.full(round(seconds * 100), 0.01 / seconds), mode="valid"))
