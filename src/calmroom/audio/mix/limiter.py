"""The ceiling that nothing passes: a limiter that looks ahead, and lets everything quiet through untouched.

The peak between the samples is estimated after ITU-R BS.1770-4, annex 2. What a peak needs is known before it
comes, so the gain is already down, by a smooth curve, when it sounds: nothing is bent and nothing clicks. Gains are
whole numbers until the last step, and sums of whole numbers have no rounding, so that the frames do not depend
on the sizes of the blocks.
"""

from __future__ import annotations

from copy import copy
from typing import Final

import numpy as np
import numpy.typing as npt

from calmroom.audio.frames import CEILING, Gain, Mono, Stereo, scaled, silence
from calmroom.audio.mix.loudness import peak_phases
from calmroom.domain.units import to_frames, to_ratio

_Whole = npt.NDArray[np.int64]

_AIM: Final = CEILING * to_ratio(-0.6)
"""What peaks are brought to; meters with other filters read up to 0.6 dB more."""
_PHASES: Final = peak_phases()[:, ::-1].astype(np.float32)
"""Filters for each quarter of the way between two samples, to be laid on the frames as they come."""
_TAPS: Final = _PHASES.shape[1]
_MIDDLE: Final = _TAPS // 2
"""Frames to come that an estimate needs; it needs one less of those before."""
_NEAR: Final = np.float32(0.99 * _AIM / float(np.abs(_PHASES).sum(axis=1).max()))
"""Where no sample passes this, no estimate can pass the aim."""
_APART: Final = 256
"""Loud places nearer than this are looked at together."""

_ONE: Final = 1 << 24
"""The gain 1 as a whole number."""
_BOX: Final = 70
_BOXES: Final = 3
"""The gain is smoothed by three running means: a bell-shaped curve without a corner."""
_SMOOTH: Final = _BOXES * (_BOX - 1)
_RELEASE: Final = _ONE // to_frames(0.5)
"""What the gain may rise by in a frame: from silence to all in half a second."""

DELAY: Final = to_frames(0.005)
"""Frames that are held back."""
_WINDOW: Final = DELAY - _MIDDLE + 1
"""Frames over which the least gain is looked for: those of the smoothing, and some to stay down around the peak."""


class Limiter:
    """Takes blocks of any size and gives each frame back ``DELAY`` frames later, under the ceiling.

    Blocks that are given back are not to be written to.
    """

    __slots__ = ("_before", "_below", "_held", "_needs", "_risen", "_rising")

    def __init__(self) -> None:
        self._held = silence(DELAY)
        self._before = False
        self._below = False
        self._needs = _ones(_WINDOW - 1)
        self._risen = _ONE
        self._rising = _ones(_SMOOTH)

    def __deepcopy__(self, memo: object) -> Limiter:
        """One that goes on by itself from here; what is held back is never written to."""
        return copy(self)

    @property
    def is_idle(self) -> bool:
        """Whether what is held back goes out as it came in."""
        return not self._below

    def take(self, block: Stereo) -> Stereo:
        """As many frames as are given: what was held back, then the first of these."""
        count = len(block)
        if not count:
            return block
        sound = np.concatenate((self._held, block))
        self._held = sound[count:].copy()
        near = float(block.max()) > _NEAR or float(block.min()) < -_NEAR
        is_near, self._before = near or self._before, self._held_is_near() if near or self._before else False
        if not (is_near or self._below):
            return sound[:count]
        needs = _needed(sound[-(count + _TAPS - 1) :]) if is_near else _ones(count)
        gain = self._gain(needs)
        return sound[:count] if gain is None else scaled(sound[:count], gain)

    def _held_is_near(self) -> bool:
        """Whether what came last reaches into the next estimate."""
        return bool(np.abs(self._held[-(_TAPS - 1) :]).max() > _NEAR)

    def _gain(self, needs: _Whole) -> Gain | None:
        """The gains of the frames that go out; ``None`` where all are 1."""
        count = needs.size
        if not self._below and int(needs.min()) == _ONE:
            return None
        needs = np.concatenate((self._needs, needs))
        self._needs = needs[count:]
        rising = np.concatenate((self._rising, self._released(_least(needs, _WINDOW))))
        self._rising = rising[count:]
        self._below = bool(self._needs.min() < _ONE or self._rising.min() < _ONE)
        for _ in range(_BOXES):
            sums = np.concatenate((np.zeros(1, dtype=np.int64), np.cumsum(rising)))
            rising = sums[_BOX:] - sums[:-_BOX]
        return (rising / float(_ONE * _BOX**_BOXES)).astype(np.float32)[:, np.newaxis]

    def _released(self, least: _Whole) -> _Whole:
        """At once down to what is needed, then up by a little a frame: each gain or the last one plus the release."""
        slope = _RELEASE * np.arange(1, least.size + 1, dtype=np.int64)
        out = np.minimum(np.minimum.accumulate(least - slope), self._risen) + slope
        self._risen = int(out[-1])
        return out


def _needed(sound: Stereo) -> _Whole:
    """The gain that each frame needs by itself, for frames with ``_TAPS - 1`` more around them.

    Products of vectors find the frames that need one, fast, but may round differently from place to place; what these
    few need is then added up in one fixed order.
    """
    needs = _ones(len(sound) - _TAPS + 1)
    left, right = np.ascontiguousarray(sound.T)
    loud = np.flatnonzero(np.maximum(np.abs(left), np.abs(right)) > _NEAR)
    for group in np.split(loud, np.flatnonzero(np.diff(loud) > _APART) + 1):
        first, last = max(0, int(group[0]) - _TAPS + 1), min(needs.size, int(group[-1]) + 1)
        found = np.concatenate([first + _over(side[first : last + _TAPS - 1]) for side in (left, right)])
        if found.size:
            places = np.unique(found)
            peak = np.maximum(_peak(left, places), _peak(right, places)).astype(np.float64)
            needs[places] = np.minimum(_AIM / np.maximum(peak, _AIM) * _ONE, _ONE).astype(np.int64)
    return needs


def _over(side: Mono) -> npt.NDArray[np.intp]:
    """Which frames may pass the aim."""
    size = np.abs(side[_MIDDLE - 1 : side.size - _MIDDLE])
    for phase in _PHASES:
        np.maximum(size, np.abs(np.correlate(side, phase)), out=size)
    return np.flatnonzero(size > np.float32(0.999 * _AIM))


def _peak(side: Mono, places: npt.NDArray[np.intp]) -> Mono:
    """The estimate at these frames."""
    peak = np.asarray(np.abs(side[places + _MIDDLE - 1]))
    for phase in _PHASES:
        between = np.zeros(places.size, dtype=np.float32)
        for tap, weight in enumerate(phase):
            between += side[places + tap] * weight
        np.maximum(peak, np.abs(between), out=peak)
    return peak


def _least(values: _Whole, window: int) -> _Whole:
    """The least of each ``window`` neighbours."""
    width = 1
    while 2 * width <= window:
        values = np.minimum(values[:-width], values[width:])
        width *= 2
    rest = window - width
    return np.minimum(values[: values.size - rest], values[rest:])


def _ones(count: int) -> _Whole:
    return np.full(count, _ONE, dtype=np.int64)
