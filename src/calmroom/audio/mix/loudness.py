"""How loud a sound is: gated loudness (ITU-R BS.1770-4) and true peak, in NumPy alone.

The K-weighting is applied by overlap-add: both of its filters have rung out long before half a second, so that
a response sampled on a transform that much longer than the block is the filter itself, without its recursion.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np
import numpy.typing as npt

from calmroom.domain.units import Decibels, to_decibels

if TYPE_CHECKING:
    from collections.abc import Iterator

_OFFSET: Final = -0.691
"""BS.1770-4, equation 2: makes a 997 Hz sine at full scale read -3.01."""
_ABSOLUTE_GATE: Final = -70.0
_RELATIVE_GATE: Final = -10.0
_STEPS_A_SECOND: Final = 10
"""Momentary blocks of 400 ms overlap by three quarters, so that one begins every 100 ms."""
_MOMENTARY: Final = 4
_SHORT_TERM: Final = 30
_OVERSAMPLING: Final = 4
_PEAK_TAPS: Final = 32
_CHUNK: Final = 1 << 17

_Floats = npt.NDArray[np.float64]


class Meter:
    """One pass over a sound, from which all its loudness follows, in LUFS.

    Args:
        samples: Shape (frames,) or (frames, channels); channels are left, right or mono, weighted alike.
        rate: Frames a second.
    """

    def __init__(self, samples: npt.NDArray[np.floating], rate: int) -> None:
        self._steps = _step_power(samples, rate)

    def integrated(self) -> Decibels:
        """The gated loudness of the whole; minus infinity where nothing passes the absolute gate of -70 LUFS."""
        power = _windows(self._steps, _MOMENTARY)
        loud = power[_loudness(power) > _ABSOLUTE_GATE]
        if loud.size == 0:
            return Decibels(-np.inf)
        gate = float(_loudness(loud.mean())) + _RELATIVE_GATE
        return Decibels(float(_loudness(loud[_loudness(loud) > gate].mean())))

    def short_term(self) -> _Floats:
        """Of the three seconds from each 100 ms on."""
        return _loudness(_windows(self._steps, _SHORT_TERM))

    def momentary(self) -> _Floats:
        """Of the 400 ms from each 100 ms on."""
        return _loudness(_windows(self._steps, _MOMENTARY))


def integrated(samples: npt.NDArray[np.floating], rate: int) -> Decibels:
    """The gated loudness of the whole, as a ``Meter`` of these reads it."""
    return Meter(samples, rate).integrated()


def loudest(samples: npt.NDArray[np.floating], rate: int) -> Decibels:
    """The greatest short-term loudness, as a ``Meter`` of these reads it."""
    return Decibels(float(Meter(samples, rate).short_term().max()))


def true_peak(samples: npt.NDArray[np.floating], rate: int) -> Decibels:
    """The greatest value between and at the samples, from four times as many (BS.1770-4, annex 2).

    Args:
        samples: Shape (frames,) or (frames, channels).
        rate: Frames a second; the oversampling is the same for every rate up to 96 kHz.

    Returns:
        dBTP; minus infinity for silence.
    """
    if rate > 2 * 48_000:
        raise ValueError("true peak is defined here for rates up to 96 kHz")
    channels = _as_columns(samples)
    peak = float(np.abs(channels).max(initial=0.0))
    for phase in peak_phases():
        for channel in channels.T:
            peak = max(peak, float(np.abs(np.convolve(channel, phase)).max(initial=0.0)))
    return to_decibels(peak)


def _as_columns(samples: npt.NDArray[np.floating]) -> _Floats:
    columns = np.asarray(samples, dtype=np.float64)
    return columns[:, np.newaxis] if columns.ndim == 1 else columns


def _loudness(power: npt.ArrayLike) -> _Floats:
    return np.asarray(_OFFSET + 10.0 * np.log10(np.maximum(np.asarray(power, dtype=np.float64), 1e-20)))


def _windows(steps: _Floats, length: int) -> _Floats:
    """Means over ``length`` steps, one from each step; a sound shorter than that is one window, padded with silence."""
    if steps.size < length:
        steps = np.pad(steps, (0, length - steps.size))
    sums = np.concatenate(([0.0], np.cumsum(steps)))
    return np.asarray((sums[length:] - sums[:-length]) / length)


def _step_power(samples: npt.NDArray[np.floating], rate: int) -> _Floats:
    """Mean square of the K-weighted channels, added up, for each whole 100 ms (or of all, where it is shorter)."""
    weighted = np.concatenate([np.zeros(0), *(_weighted_square(_as_columns(samples), rate))])
    step = rate // _STEPS_A_SECOND
    if weighted.size < step * _MOMENTARY:
        weighted = np.pad(weighted, (0, step * _MOMENTARY - weighted.size))
    whole = weighted.size // step * step
    return np.asarray(weighted[:whole].reshape(-1, step).mean(axis=1))


def _weighted_square(channels: _Floats, rate: int) -> Iterator[_Floats]:
    """Chunks of the sum over channels of the squared K-weighted signal."""
    tail = rate // 2
    size = 1 << (_CHUNK + tail - 1).bit_length()
    response = _k_weighting(rate, size)[:, np.newaxis]
    over = np.zeros((tail, channels.shape[1]))
    for start in range(0, len(channels), size - tail):
        chunk = channels[start : start + size - tail]
        filtered = np.fft.irfft(np.fft.rfft(chunk, size, axis=0) * response, size, axis=0)
        filtered[:tail] += over
        over = filtered[len(chunk) : len(chunk) + tail].copy()
        yield np.square(filtered[: len(chunk)]).sum(axis=1)


def _k_weighting(rate: int, size: int) -> npt.NDArray[np.complex128]:
    """The response of both filters of BS.1770-4 at the frequencies of a real transform of ``size``.

    The constants are the analogue ones behind the tables that the standard gives for 48 kHz, so any rate serves.
    """
    z = np.exp(-2j * np.pi * np.fft.rfftfreq(size))
    shelf, quality = np.tan(np.pi * 1681.974450955533 / rate), 0.7071752369554196
    high = 10.0 ** (3.999843853973347 / 20.0)
    band = high**0.4996667741545416
    above = (
        (high + band * shelf / quality + shelf**2)
        + 2.0 * (shelf**2 - high) * z
        + (high - band * shelf / quality + shelf**2) * z**2
    )
    low, low_quality = np.tan(np.pi * 38.13547087602444 / rate), 0.5003270373238773
    scale = 1.0 + low / low_quality + low**2
    below = (1.0 - 2.0 * z + z**2) * scale
    return np.asarray(above * below / (_poles(shelf, quality, z) * _poles(low, low_quality, z)), dtype=np.complex128)


def _poles(k: float, quality: float, z: npt.NDArray[np.complex128]) -> npt.NDArray[np.complex128]:
    return (1.0 + k / quality + k**2) + 2.0 * (k**2 - 1.0) * z + (1.0 - k / quality + k**2) * z**2


def peak_phases() -> _Floats:
    """Windowed-sinc filters, one for each quarter of the way between two samples; shape (3, taps), the middle at 0."""
    taps = np.arange(_PEAK_TAPS) - _PEAK_TAPS // 2
    places = np.arange(1, _OVERSAMPLING)[:, np.newaxis] / _OVERSAMPLING
    at = taps + places
    return np.asarray(np.sinc(at) * (0.5 + 0.5 * np.cos(2.0 * np.pi * at / (_PEAK_TAPS + 1))))
