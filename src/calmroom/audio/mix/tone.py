"""How the whole sounds at the ear: balance, both sides as one, and the treble lowered gently.

The treble is lowered against a smooth low-pass, four running means of four frames after one another: linear in
phase, made of additions alone, half way down at 4 kHz. As it needs some frames of what comes, all sound waits for
these few, so that nothing moves in time when it is switched on; left alone, nothing is computed at all.
"""

from __future__ import annotations

import math
from copy import deepcopy
from typing import TYPE_CHECKING, Final

import numpy as np

from calmroom.audio.frames import Gain, Ramp, Stereo, on_both, scaled, silence, with_middle
from calmroom.domain.units import to_frames, to_ratio

if TYPE_CHECKING:
    from calmroom.domain.player import Tone

_MEANS: Final = 4
_REACH: Final = 3 * _MEANS
"""Frames around the one that is made."""
DELAY: Final = _REACH // 2
"""Frames that are held back."""
RAMP: Final = to_frames(0.15)
_LEAST: Final = -12.0


class ToneControl:
    """Takes blocks of any size and gives each frame back ``DELAY`` frames later, as it is to sound."""

    __slots__ = ("_held", "_left", "_right", "_treble", "_width")

    def __init__(self) -> None:
        self._held = silence(_REACH)
        self._left, self._right, self._width, self._treble = Ramp(), Ramp(), Ramp(), Ramp()

    def __deepcopy__(self, memo: dict[int, object]) -> ToneControl:
        """One that goes on by itself from here; what is held back is never written to."""
        other = ToneControl()
        other._held = self._held
        other._left, other._right, other._width, other._treble = (
            deepcopy(ramp, memo) for ramp in (self._left, self._right, self._width, self._treble)
        )
        return other

    def set(self, tone: Tone, length: int = RAMP) -> None:
        """Move to this tone within so many frames; what is out of bounds or no number changes as little as it can."""
        balance = max(-1.0, min(tone.balance, 1.0)) if math.isfinite(tone.balance) else 0.0
        treble = max(_LEAST, min(tone.treble, 0.0)) if not math.isnan(tone.treble) else 0.0
        self._left.to(min(1.0, 1.0 - balance), length)
        self._right.to(min(1.0, 1.0 + balance), length)
        self._width.to(0.0 if tone.mono else 1.0, length)
        self._treble.to(to_ratio(treble), length)

    def take(self, block: Stereo) -> Stereo:
        """As many frames as are given: what was held back, then the first of these. Not to be written to."""
        count = len(block)
        if not count:
            return block
        sound = np.concatenate((self._held, block))
        self._held = sound[count:].copy()
        treble, width, left, right = (ramp.take(count) for ramp in (self._treble, self._width, self._left, self._right))
        out = sound[DELAY : DELAY + count]
        if not _is_one(treble):
            low = _low(sound)
            out = _where_moved(treble, low + scaled(out - low, treble), out)
        if not _is_one(width):
            middle = (out[:, :1] + out[:, 1:]) * np.float32(0.5)
            out = _where_moved(width, with_middle(scaled(out - on_both(middle), width), middle), out)
        if not (_is_one(left) and _is_one(right)):
            out = _balanced(out, left, right)
        return out


def _is_one(gain: Gain | np.float32) -> bool:
    return isinstance(gain, np.float32) and gain == np.float32(1.0)


def _where_moved(gain: Gain | np.float32, moved: Stereo, sound: Stereo) -> Stereo:
    """Where the gain is 1, the very frames that came, so that rounding does not depend on where a block ends."""
    return moved if isinstance(gain, np.float32) else np.where(gain == np.float32(1.0), sound, moved)


def _low(sound: Stereo) -> Stereo:
    """What lies below the treble, for frames with ``_REACH`` more around them."""
    for _ in range(_MEANS):
        pairs = sound[:-1] + sound[1:]
        sound = pairs[:-2] + pairs[2:]
    return np.asarray(sound * np.float32(4.0**-_MEANS), dtype=np.float32)


def _balanced(sound: Stereo, left: Gain | np.float32, right: Gain | np.float32) -> Stereo:
    out = np.empty_like(sound)
    for side, gain in enumerate((left, right)):
        np.multiply(sound[:, side], gain if isinstance(gain, np.float32) else gain[:, 0], out=out[:, side])
    return out
