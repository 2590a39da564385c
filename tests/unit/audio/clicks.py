"""Clicks, found as the ear finds them: a sudden step, or a corner, far above what the sound does by itself.

A click is broad: all its power comes at once and in the treble, where speech-like test sounds and beds have little. So
the second difference, which raises the treble, is compared with how large it is around: a ramp has none of it to
speak of, a step of a hundredth of full scale stands out.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from calmroom.audio.frames import Stereo

_NEAR = 480
"""Frames on either side that a click is compared with."""
_APART = 48
_OUTSTANDING = 8.0
"""Times the largest around it; noise comes to some 2, a ramp to 1."""
_AUDIBLE = 1e-3
"""Of full scale; what is smaller than that is nobody's click."""


def clicks(sound: Stereo) -> list[int]:
    """The frames at which something clicks.

    Args:
        sound: Shape (frames, 2), beginning and ending in whatever it does.
    """
    if len(sound) < 3:
        return []
    bends = np.abs(np.diff(sound.astype(np.float64), 2, axis=0)).max(axis=1)
    found: list[int] = []
    for place in np.flatnonzero(bends > _AUDIBLE):
        if found and place + 1 - found[-1] < _APART:
            continue
        if bends[place] > _OUTSTANDING * _largest_around(bends, int(place)):
            found.append(int(place) + 1)
    return found


def _largest_around(bends: npt.NDArray[np.float64], place: int) -> float:
    before = bends[max(0, place - _NEAR) : max(0, place - 3)]
    after = bends[place + 4 : place + _NEAR]
    return max(float(before.max(initial=0.0)), float(after.max(initial=0.0)), 1e-9)
