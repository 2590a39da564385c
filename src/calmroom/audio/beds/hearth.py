"""Hearth: a low fire in a stove, with a crackle here and there and rarely a pop.

The roar is noise (``grains``) from 60 to 330 Hz with a draught above it, both lapping within half a second and
glowing over some twelve (``drift``). Crackles are short bursts, by one or by up to five, some dozens a minute, more
while it glows; pops, four a minute, are two damped modes that begin within 4 ms. None rises more than 12 dB over the
fire, so none startles. Lapping, hiss and crackle are the parts that Farnell (2010, "Designing sound") takes a fire to.

Spectrum: from the octave about 63 Hz to the one about 8 kHz -50, -45, -44, -46, -51, -55, -59, -65 dBFS.
Level: -40 LUFS. Crest factor: 16 to 20 dB, below 22. Peak: below -20 dBFS.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final

import numpy as np

from calmroom.audio.beds.bursts import Burst, bursts, edges
from calmroom.audio.beds.draws import Draws
from calmroom.audio.beds.drift import Drift
from calmroom.audio.beds.grains import Noise, left_and_right, pass_band, slope
from calmroom.audio.beds.segments import SEGMENT, Segments
from calmroom.audio.beds.strewn import PAGE, SEGMENTS, Event, Strewn
from calmroom.domain.units import RATE, to_frames

if TYPE_CHECKING:
    from collections.abc import Iterator

    from calmroom.audio.beds.grains import Rows, Shape
    from calmroom.audio.frames import Stereo

_LEVEL: Final = 0.065
"""Measured once, so that the bed lies at -40 LUFS."""
_WIDTH: Final = 0.5
_SPARKS: Final = Burst(
    frames=3_072,
    rise=0.0004,
    fall=(0.0007, 0.004),
    low=(900.0, 2_600.0),
    high=(3_000.0, 8_000.0),
    room=0.07,
    echo=0.016,
)
_CRACKLING: Final = 14
"""Places in a page where wood may begin to crackle: each is one spark or a few."""
_POPPING: Final = 2
"""Places in a page where there may be a pop."""
_POP_SHARE: Final = 0.4
_SPARK_GAIN: Final = 0.16
_POP_GAIN: Final = 0.17
_FARTHEST_SIDE: Final = 0.45
_MOST_SPARKS: Final = 5


def hearth(seed: int) -> Segments:
    """The bed from that seed."""
    roar = pass_band(60.0, 330.0, 2) * slope(140.0, 2.0) * np.float32(_LEVEL)
    draught = pass_band(350.0, 2_400.0, 1) * slope(700.0, 4.0) * np.float32(0.16 * _LEVEL)
    flicker = Drift(Draws(seed, "hearth, flicker"), 0.47, 2)
    glow = Drift(Draws(seed, "hearth, glow"), 12.0, 2)

    def shape(number: int) -> Shape:
        lap, hiss = flicker.at(number)
        heat, light = glow.at(number)
        warm = roar * np.float32(1.0 + 0.22 * lap + 0.12 * heat)
        return warm + draught * np.float32(1.0 + 0.3 * hiss + 0.35 * light)

    def write(page: int) -> Iterator[Event]:
        yield from _crackles(Draws(seed, "hearth, crackles"), page, glow)
        yield from _pops(Draws(seed, "hearth, pops"), page)

    fire, sparks = Noise(Draws(seed, "hearth"), shape, _WIDTH), Strewn(write)

    def make(number: int) -> Stereo:
        rows = fire.segment(number)
        sparks.add(number, rows)
        return left_and_right(rows)

    return Segments(make)


def _crackles(draws: Draws, page: int, glow: Drift) -> Iterator[Event]:
    """Sparks by one and by a few, more of them while the fire glows."""
    dice = draws.parts(page, (4 + 3 * _MOST_SPARKS) * _CRACKLING).reshape(_CRACKLING, -1)
    sounds = _sparks()
    for at, chance, many, pan, *each in dice:
        heat = glow.one((page + at) * SEGMENTS)
        if chance > 0.55 * float(np.exp(1.6 * heat)):
            continue
        place, side = at * PAGE, _FARTHEST_SIDE * (2.0 * pan - 1.0)
        count = 1 + int(_MOST_SPARKS * many**3)
        for wait, which, soft in np.array(each).reshape(_MOST_SPARKS, 3)[:count]:
            if place < PAGE:
                gain = _SPARK_GAIN / np.sqrt(1.0 + 30.0 * soft)
                yield Event(int(place), sounds[int(which * len(sounds))], gain, gain * side)
            place += to_frames(0.012 + 0.16 * wait * wait)


def _pops(draws: Draws, page: int) -> Iterator[Event]:
    """A knot gives: lower, rounder and softer to begin than a spark."""
    dice = draws.parts(page, 6 * _POPPING).reshape(_POPPING, 6)
    for at, chance, pitch, length, soft, pan in dice:
        if chance < _POP_SHARE:
            gain = _POP_GAIN / np.sqrt(1.0 + 4.0 * soft)
            sound = _pop(240.0 * 2.6**pitch, 0.008 * 2.2**length)
            yield Event(int(at * PAGE), sound, gain, gain * _FARTHEST_SIDE * (2.0 * pan - 1.0))


def _pop(hertz: float, fall: float) -> Rows:
    """Two damped modes that sink a little, risen within some milliseconds; power 1 in all."""
    frames = min(SEGMENT, to_frames(7.0 * fall))
    seconds = np.arange(frames) / RATE
    turns = hertz * seconds * (1.0 - 0.12 * seconds / (seconds[-1] + fall))
    sound = np.sin(2.0 * np.pi * turns) + 0.4 * np.sin(2.0 * np.pi * 2.31 * turns) * np.exp(-seconds / fall)
    sound *= np.exp(-seconds / fall) * edges(frames, 0.004)
    return np.asarray(sound[np.newaxis] / np.sqrt(np.square(sound).sum()), dtype=np.float32)


@lru_cache(maxsize=1)
def _sparks() -> tuple[Rows, ...]:
    return bursts("hearth, sparks", 32, _SPARKS)
