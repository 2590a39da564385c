"""Tide: a far shore at night, that comes and goes eight times a minute.

Two noises in one spectrum (``grains``): the water, 50 to 900 Hz, and the foam above it, which grows a little more
and a little later. A swell comes faster than it goes, early or late by a part of its length, and never as deep as
the last one, so it does not lead a breath; but what is late is made up for, so there are eight a minute. From crest
to trough it is about 2 dB, never more than 3.

Spectrum: from the octave about 63 Hz to the one about 8 kHz -52, -48, -47, -46, -47, -51, -54, -58 dBFS.
Level: -40 LUFS. Crest factor: about 15 dB, below 16. Peak: below -26 dBFS.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final

import numpy as np

from calmroom.audio.beds.draws import Draws
from calmroom.audio.beds.drift import Drift
from calmroom.audio.beds.grains import Noise, left_and_right, pass_band, slope
from calmroom.audio.beds.segments import SEGMENT, Segments
from calmroom.domain.units import RATE, to_ratio

if TYPE_CHECKING:
    from calmroom.audio.beds.grains import Shape
    from calmroom.audio.frames import Stereo

_LEVEL: Final = 0.0440
"""Measured once, so that the bed lies at -40 LUFS."""
_WIDTH: Final = 0.6
SWELLS: Final = 8.0
"""A minute."""
_EARLY_OR_LATE: Final = 0.22
"""Share of a swell by which one comes early or late, at most; it evens out, so eight a minute stay eight."""
_DEPTH: Final = 1.9
_DEEPER: Final = 0.35
"""Decibels from crest to trough, and by how much that changes from swell to swell, at most."""
_LAG: Final = 0.09
"""The foam comes later than the water, by that share of a swell."""
_FOAM: Final = 0.35
"""How much of the foam comes and goes."""


def tide(seed: int) -> Segments:
    """The bed from that seed."""
    water = pass_band(50.0, 900.0, 2) * slope(160.0, 4.0) * np.float32(_LEVEL)
    foam = pass_band(500.0, 3_500.0, 1) * slope(1_200.0, 3.0) * np.float32(0.2 * _LEVEL)
    wander = Drift(Draws(seed, "tide, wander"), 9.0, 3)

    def shape(number: int) -> Shape:
        early, deep, bright = wander.at(number)
        turn = SWELLS / 60.0 * number * SEGMENT / RATE + _EARLY_OR_LATE * early
        level = to_ratio((_DEPTH + _DEEPER * deep) * _swell(turn))
        return np.asarray(
            (water + foam * np.float32(1.0 + _FOAM * _swell(turn - _LAG) + 0.2 * bright)) * np.float32(level)
        )

    noise = Noise(Draws(seed, "tide"), shape, _WIDTH)

    def make(number: int) -> Stereo:
        return left_and_right(noise.segment(number))

    return Segments(make)


def _swell(turn: float) -> float:
    """From -0.5 in the trough to 0.5 at the crest; it comes a little faster than it goes."""
    angle = 2.0 * math.pi * turn
    return -0.5 * math.cos(angle + 0.35 * math.sin(angle))
