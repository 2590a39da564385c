"""How loud the bed is at a frame of the timeline: its own fades, and lower under the voice.

Both are known ahead of time from the cues, so nothing has to react to sound and nothing pumps.
"""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING, Final

import numpy as np

from calmroom.audio.frames import Gain, falling, rising, smooth
from calmroom.domain.units import to_frames, to_ratio

if TYPE_CHECKING:
    from collections.abc import Sequence

    from calmroom.domain.timeline import BedCue

DUCK_GAIN: Final = to_ratio(-4.0)
"""The bed under the voice."""
_LOW: Final = np.float32(1.0 - (1.0 - DUCK_GAIN))
_ATTACK: Final = to_frames(1.0)
_RELEASE: Final = to_frames(3.0)
_SHORT_GAP: Final = to_frames(8.0)
"""Between lines nearer than this the bed stays low: it would no sooner be up than on its way down again, and pump."""


class Ducking:
    """The gain of the bed under the voice, at any frame.

    Args:
        spoken: Start and end of each line, in any order.
    """

    def __init__(self, spoken: Sequence[tuple[int, int]]) -> None:
        self._spans = _merged(spoken)
        self._ends = [end + _RELEASE for _, end in self._spans]

    def gain(self, start: int, count: int) -> Gain | np.float32 | None:
        """The factor at each of ``count`` frames, or the one factor of all; ``None`` where all are 1."""
        first = bisect_right(self._ends, start)
        duck: np.ndarray[tuple[int], np.dtype[np.float64]] | None = None
        if first == len(self._spans) or self._spans[first][0] - _ATTACK >= start + count:
            return None
        if self._spans[first][0] <= start and start + count <= self._spans[first][1]:
            return _LOW
        frames = np.arange(start, start + count, dtype=np.float64)
        for begin, end in self._spans[first:]:
            if begin - _ATTACK >= start + count:
                break
            depth = smooth((frames - (begin - _ATTACK)) / _ATTACK) * (1.0 - smooth((frames - end) / _RELEASE))
            duck = depth if duck is None else np.maximum(duck, depth)
        return None if duck is None else (1.0 - (1.0 - DUCK_GAIN) * duck).astype(np.float32)[:, np.newaxis]


def bed_gain(cue: BedCue, start: int, count: int) -> Gain | None:
    """The factor of a bed's own fades at each frame; ``None`` where all are 1."""
    fading_out = cue.end - cue.fade_out
    if start >= cue.start + cue.fade_in and start + count <= fading_out:
        return None
    frames = np.arange(start, start + count, dtype=np.float64)
    gain = ((frames >= cue.start) & (frames < cue.end)).astype(np.float32)
    if cue.fade_in:
        gain *= rising((frames - cue.start) / cue.fade_in)
    if cue.fade_out:
        gain *= falling((frames - fading_out) / cue.fade_out)
    return gain[:, np.newaxis]


def _merged(spoken: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    spans: list[tuple[int, int]] = []
    for begin, end in sorted(spoken):
        if spans and begin - spans[-1][1] < _SHORT_GAP:
            spans[-1] = (spans[-1][0], max(spans[-1][1], end))
        else:
            spans.append((begin, end))
    return spans
