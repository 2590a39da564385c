"""Frames as arrays, and gains on their way.

Every curve here is made of additions, products and square roots, which give the same bits wherever a block begins.
"""

from __future__ import annotations

from typing import Final

import numpy as np
import numpy.typing as npt

Mono = npt.NDArray[np.float32]
"""Shape (frames,)."""
Stereo = npt.NDArray[np.float32]
"""Shape (frames, 2): left, right."""
Single = npt.NDArray[np.float32]
"""Shape (frames, 1): the same for both sides."""
Gain = npt.NDArray[np.float32]
"""Factors of an amplitude, one a frame."""

CEILING: Final = 10.0 ** (-2.0 / 20.0)
"""-2 dB: neither a frame nor the wave between two frames passes it, whatever is sounded together (``limiter``)."""


def silence(count: int) -> Stereo:
    """So many frames of nothing."""
    return np.zeros((count, 2), dtype=np.float32)


def scaled(sound: Stereo, gain: Gain | np.float32) -> Stereo:
    """The sound times the gain, one for all or of shape (frames, 1); the same array where that changes nothing."""
    if isinstance(gain, np.float32):
        return sound if gain == 1.0 else np.asarray(sound * gain, dtype=np.float32)
    out = np.empty(sound.shape, dtype=np.float32)
    # One side after the other: NumPy is ten times slower over rows of two.
    for side in range(sound.shape[1]):
        np.multiply(sound[:, side], gain[:, 0], out=out[:, side])
    return out


def on_both(sound: Single) -> Stereo:
    """The same on both sides."""
    out = np.empty((len(sound), 2), dtype=np.float32)
    out[:, 0] = out[:, 1] = sound[:, 0]
    return out


def with_middle(sound: Stereo, middle: Single) -> Stereo:
    """The sound, and something that is the same on both sides of it."""
    out = np.empty_like(sound)
    for side in (0, 1):
        np.add(sound[:, side], middle[:, 0], out=out[:, side])
    return out


def smooth(part: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """From 0 to 1 without a corner; what lies outside stays at the ends."""
    within = np.clip(part, 0.0, 1.0)
    return np.asarray(within * within * (3.0 - 2.0 * within))


def rising(part: npt.NDArray[np.float64]) -> Gain:
    """Equal-power fade in: together with ``falling`` of the same part its power is 1."""
    return np.sqrt(smooth(part)).astype(np.float32)


def falling(part: npt.NDArray[np.float64]) -> Gain:
    """Equal-power fade out."""
    return np.sqrt(1.0 - smooth(part)).astype(np.float32)


class Ramp:
    """A gain that moves to where it is asked to, its power eased, and stays there."""

    __slots__ = ("_aim", "_at", "_length", "_start", "_wait")

    def __init__(self, value: float = 1.0) -> None:
        self._start = value
        self._aim = value
        self._length = 0
        self._wait = 0
        self._at = 0

    def __deepcopy__(self, memo: object) -> Ramp:
        """One that goes on by itself from here."""
        other = Ramp()
        other._start, other._aim, other._at = self._start, self._aim, self._at
        other._length, other._wait = self._length, self._wait
        return other

    @property
    def value(self) -> float:
        """The gain of the last frame taken."""
        if self._at >= self._length:
            return self._aim
        return float(self._curve(np.array([self._at], dtype=np.float64))[0])

    @property
    def aim(self) -> float:
        """Where it goes, or stays."""
        return self._aim

    @property
    def left(self) -> int:
        """Frames until it is there."""
        return self._length - self._at

    def to(self, aim: float, length: int, wait: int = 0) -> None:
        """Go from the present gain to ``aim`` within ``length`` frames, after ``wait`` frames; at once for 0."""
        self._start, self._aim, self._length, self._wait, self._at = self.value, aim, length + wait, wait, 0

    def take(self, count: int) -> Gain | np.float32:
        """The gains of the next ``count`` frames, or the one gain of all of them."""
        if self._at >= self._length:
            return np.float32(self._aim)
        places = np.arange(self._at + 1, self._at + count + 1, dtype=np.float64)
        self._at = min(self._at + count, self._length)
        return self._curve(np.minimum(places, self._length)).astype(np.float32)[:, np.newaxis]

    def _curve(self, places: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
        low, high = self._start * self._start, self._aim * self._aim
        part = np.maximum(0.0, places - self._wait) / max(1, self._length - self._wait)
        curve = np.sqrt(np.maximum(0.0, low + (high - low) * smooth(part)))
        return np.where(places >= self._length, self._aim, curve)
