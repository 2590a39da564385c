"""Rain: a far veil of it, patter at some distance, and now and then a drop near by.

The veil is noise (``grains``), its level and light wandering. The patter, some 50 a second, is short bursts strewn
evenly over a wide ground: many far and soft, few near, as the square root of chance gives them. One or two a second
fall near by: on leaves, or into water, where a bubble rings at 3 / radius hertz (Minnaert 1933, "On musical air
bubbles and the sounds of running water"), damped and rising as van den Doel gives it (2005, "Physically based models
for liquid sounds"). How dense it rains changes within a quarter of a minute. The layers follow Farnell (2010,
"Designing sound").

Spectrum: from the octave about 63 Hz to the one about 8 kHz -75, -62, -54, -50, -49, -48, -49, -53 dBFS.
Level: -40 LUFS. Crest factor: 21 to 24 dB, below 26: the drops near by. Peak: below -19 dBFS.
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
from calmroom.domain.units import RATE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from calmroom.audio.beds.grains import Rows, Shape
    from calmroom.audio.frames import Stereo

_LEVEL: Final = 0.0169
"""Measured once, so that the bed lies at -40 LUFS."""
_WIDTH: Final = 0.6
_PATTER: Final = Burst(frames=1_152, rise=0.0006, fall=(0.0012, 0.005), low=(500.0, 2_200.0), high=(2_500.0, 7_000.0))
_LEAVES: Final = Burst(
    frames=2_560, rise=0.0012, fall=(0.003, 0.010), low=(250.0, 900.0), high=(900.0, 3_000.0), room=0.16
)
_PATTERING: Final = 560
"""Drops of a page at some distance, on average: some 51 a second."""
_NEAR: Final = 20
"""Drops of a page near by: some two a second."""
_PATTER_GAIN: Final = 0.175
_LEAF_GAIN: Final = 0.15
_BUBBLE_GAIN: Final = 0.12
_FARTHEST_SIDE: Final = 0.6
_RISE: Final = 0.1
"""How fast a bubble's pitch rises, against its fall (van den Doel's xi)."""
_BUBBLING: Final = 0.35
"""Share of the near ones that fall into water."""


def rain(seed: int) -> Segments:
    """The bed from that seed."""
    body = pass_band(180.0, 6_500.0, 2) * slope(900.0, 4.0) * np.float32(_LEVEL)
    hiss = pass_band(1_800.0, 9_000.0, 1) * body
    wander = Drift(Draws(seed, "rain, wander"), 14.0, 3)

    def shape(number: int) -> Shape:
        level, light, _ = wander.at(number)
        return np.asarray((body + np.float32(0.5 * light) * hiss) * np.float32(1.0 + 0.15 * level))

    def write(page: int) -> Iterator[Event]:
        density = float(np.exp(0.7 * wander.at(page * SEGMENTS)[2]))
        yield from _patter(Draws(seed, "rain, patter"), page, density)
        yield from _near(Draws(seed, "rain, near"), page, density)

    veil, drops = Noise(Draws(seed, "rain"), shape, _WIDTH), Strewn(write)

    def make(number: int) -> Stereo:
        rows = veil.segment(number)
        drops.add(number, rows)
        return left_and_right(rows)

    return Segments(make)


def _patter(draws: Draws, page: int, density: float) -> Iterator[Event]:
    """Drops spread evenly over a wide ground: as many more as they are farther, and softer with the distance."""
    dice = draws.parts(page, 5 * 2 * _PATTERING).reshape(5, -1)
    at, kind, near, pan, _ = dice[:, dice[4] < density / 2.0]
    sounds = _sounds()[0]
    gains = _PATTER_GAIN / np.sqrt(1.0 + 24.0 * near)
    sides = gains * _FARTHEST_SIDE * (2.0 * pan - 1.0)
    for place, which, gain, side in zip(at * PAGE, kind * len(sounds), gains, sides, strict=True):
        yield Event(int(place), sounds[int(which)], gain, side)


def _near(draws: Draws, page: int, density: float) -> Iterator[Event]:
    """Drops within a few steps: most on leaves, some into water."""
    dice = draws.parts(page, 6 * 2 * _NEAR).reshape(6, -1)
    leaves = _sounds()[1]
    for at, kind, size, near, pan, _ in dice[:, dice[5] < density / 2.0].T:
        wet = kind < _BUBBLING
        sound = _bubble(size) if wet else leaves[int(size * len(leaves))]
        gain = (_BUBBLE_GAIN if wet else _LEAF_GAIN) / np.sqrt(1.0 + 8.0 * near)
        yield Event(int(at * PAGE), sound, gain, gain * _FARTHEST_SIDE * (2.0 * pan - 1.0))


def _bubble(size: float) -> Rows:
    """A drop that takes a bubble of air under water: it rings at its own pitch, and rises as it nears the surface."""
    radius = 0.0013 * 3.0**size
    fall = 0.13 / radius + 0.0072 * radius**-1.5
    frames = min(SEGMENT, int(6.0 / fall * RATE))
    seconds = np.arange(frames) / RATE
    turns = 3.0 / radius * seconds * (1.0 + 0.5 * _RISE * fall * seconds)
    sound = np.sin(2.0 * np.pi * turns) * np.exp(-fall * seconds) * edges(frames, 0.002)
    return np.asarray(sound[np.newaxis] * np.sqrt(4.0 * fall / RATE), dtype=np.float32)


@lru_cache(maxsize=1)
def _sounds() -> tuple[tuple[Rows, ...], tuple[Rows, ...]]:
    return bursts("rain, patter", 48, _PATTER), bursts("rain, leaves", 24, _LEAVES)
