"""Chance that can be asked for by number, in any order: the same seed, purpose and number give the same draws.

Philox is a counter turned into random words (Salmon, Moraes, Dror and Shaw 2011, "Parallel random numbers: as easy
as 1, 2, 3"); NumPy keeps its raw words the same from version to version. Each purpose has a place of its own in
the counter, so that two beds of one seed have nothing in common and may fade into each other.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from zlib import crc32

import numpy as np
from numpy.random import Philox

if TYPE_CHECKING:
    import numpy.typing as npt

_WHOLE: Final = 2.0**-64


class Draws:
    """What chance gives for one purpose.

    Args:
        seed: Any whole number from 0, below 2**64.
        purpose: Such as "rain, near drops".
    """

    def __init__(self, seed: int, purpose: str) -> None:
        counter = np.array([0, 0, crc32(purpose.encode()), 0], dtype=np.uint64)
        self._philox = Philox(counter=counter, key=np.array([seed, 0], dtype=np.uint64))
        self._begin = self._philox.state

    def words(self, number: int, count: int) -> npt.NDArray[np.uint64]:
        """So many words of 64 random bits for that number, which is 0 or more."""
        self._begin["state"]["key"][1] = number
        self._philox.state = self._begin
        return self._philox.random_raw(count)

    def parts(self, number: int, count: int) -> npt.NDArray[np.float64]:
        """So many values, evenly spread from 0 to 1, for that number."""
        return np.asarray(self.words(number, count) * _WHOLE)
