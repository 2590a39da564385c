"""Night: still air, and far crickets, each with a pitch and a pace of its own, who pause now and then.

The air is noise (``grains``) from 70 Hz on, falling by 5 dB an octave above 220 Hz, with leaves that a breeze moves
over a quarter of a minute, and a far choir between 3.5 and 4.3 kHz, too many to tell apart. Before it five
crickets sing (``crickets``), far and soft, each for some ten seconds to a minute, then not for a while.

Spectrum: from the octave about 63 Hz to the one about 8 kHz -54, -48, -47, -47, -48, -51, -54, -66 dBFS.
Level: -40 LUFS. Crest factor: 14 to 16 dB, below 18. Peak: below -25 dBFS.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from calmroom.audio.beds.crickets import crickets
from calmroom.audio.beds.draws import Draws
from calmroom.audio.beds.drift import Drift
from calmroom.audio.beds.grains import Noise, left_and_right, pass_band, slope
from calmroom.audio.beds.segments import Segments
from calmroom.audio.beds.strewn import Strewn

if TYPE_CHECKING:
    from calmroom.audio.beds.grains import Shape
    from calmroom.audio.frames import Stereo

_LEVEL: Final = 0.0463
"""Measured once, so that the bed lies at -40 LUFS."""
_WIDTH: Final = 0.6


def night(seed: int) -> Segments:
    """The bed from that seed."""
    air = pass_band(70.0, 1_800.0, 2) * slope(220.0, 5.0) * np.float32(_LEVEL)
    leaves = pass_band(700.0, 3_000.0, 1) * slope(1_000.0, 4.0) * np.float32(0.12 * _LEVEL)
    choir = pass_band(3_500.0, 4_300.0, 6) * np.float32(0.012 * _LEVEL)
    wander = Drift(Draws(seed, "night, wander"), 15.0, 3)

    def shape(number: int) -> Shape:
        breeze, light, many = wander.at(number)
        blown = leaves * np.float32(1.0 + 0.4 * breeze + 0.25 * light)
        return np.asarray(air * np.float32(1.0 + 0.14 * breeze) + blown + choir * np.float32(1.0 + 0.5 * many))

    still, singers = Noise(Draws(seed, "night"), shape, _WIDTH), Strewn(crickets(seed))

    def make(number: int) -> Stereo:
        rows = still.segment(number)
        singers.add(number, rows)
        return left_and_right(rows)

    return Segments(make)
