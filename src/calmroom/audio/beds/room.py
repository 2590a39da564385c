"""Room: the quiet of a warm room with somebody in it.

Made of one noise (``grains``), full from 55 to 280 Hz, then falling by 5 dB an octave, darker than pink noise (3)
and lighter than brown (6), and softly cut above 7 kHz. Its level and the light on top of it wander by about 1 dB
over some ten seconds, as rooms do (``drift``).

Spectrum: from the octave about 63 Hz to the one about 8 kHz -52, -48, -47, -46, -48, -49, -51, -57 dBFS.
Level: -40 LUFS. Crest factor: 14 to 15 dB, below 16. Peak: below -26 dBFS.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from calmroom.audio.beds.draws import Draws
from calmroom.audio.beds.drift import Drift
from calmroom.audio.beds.grains import Noise, left_and_right, pass_band, slope
from calmroom.audio.beds.segments import Segments

if TYPE_CHECKING:
    from calmroom.audio.beds.grains import Shape
    from calmroom.audio.frames import Stereo

_LEVEL: Final = 0.0440
"""Measured once, so that the bed lies at -40 LUFS."""
_WIDTH: Final = 0.5


def room(seed: int) -> Segments:
    """The bed from that seed."""
    body = pass_band(55.0, 7_000.0, 3) * slope(280.0, 5.0) * np.float32(_LEVEL)
    air = pass_band(1_000.0, 4_000.0, 1) * body
    wander = Drift(Draws(seed, "room, wander"), 11.0, 2)

    def shape(number: int) -> Shape:
        level, light = wander.at(number)
        return np.asarray((body + np.float32(0.3 * light) * air) * np.float32(1.0 + 0.09 * level))

    noise = Noise(Draws(seed, "room"), shape, _WIDTH)

    def make(number: int) -> Stereo:
        return left_and_right(noise.segment(number))

    return Segments(make)
