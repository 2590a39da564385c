"""What changes slowly and never the same way twice: a level, a brightness, the density of drops.

Random values at even distances, joined by uniform cubic B-splines: no corner, no step, and no value past 1. Any
moment is found by itself, from the four values around it.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

from calmroom.audio.beds.segments import SEGMENT
from calmroom.domain.units import RATE

if TYPE_CHECKING:
    import numpy.typing as npt

    from calmroom.audio.beds.draws import Draws


class Drift:
    """Several wanderings side by side, each within -1 to 1, mostly within a half.

    Args:
        draws: Where its values come from.
        every: Seconds from one value to the next.
        lanes: How many wanderings.
    """

    def __init__(self, draws: Draws, every: float, lanes: int = 1) -> None:
        self._draws = draws
        self._every = every
        self._lanes = lanes
        self._near: tuple[int, npt.NDArray[np.float64]] = (-1, np.zeros((4, lanes)))

    def at(self, segment: float) -> npt.NDArray[np.float64]:
        """Where they are at the beginning of that segment, which may lie between two; shape (lanes,)."""
        way = segment * SEGMENT / (RATE * self._every)
        number = math.floor(way)
        if self._near[0] != number:
            values = [self._draws.parts(number + knot, self._lanes) for knot in range(4)]
            self._near = (number, 2.0 * np.array(values) - 1.0)
        return np.asarray(np.array(_spline(way - number)) @ self._near[1])

    def one(self, segment: float) -> float:
        """Where the first of them is."""
        return float(self.at(segment)[0])


def _spline(part: float) -> tuple[float, float, float, float]:
    """How much each of the four values counts at that part of the way from the second to the third."""
    rest, square, cube = 1.0 - part, part * part, part * part * part
    return (
        rest * rest * rest / 6.0,
        (3.0 * cube - 6.0 * square + 4.0) / 6.0,
        (-3.0 * cube + 3.0 * square + 3.0 * part + 1.0) / 6.0,
        cube / 6.0,
    )
