"""Short sounds strewn over an endless time: drops, crackles, crickets.

They are written down for some seconds at once, from the number of that page alone, so any stretch is found by
itself. None is longer than a segment, so a segment holds what begins in it and the ends of what began in the one
before.
"""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from calmroom.audio.beds.segments import SEGMENT

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from calmroom.audio.beds.grains import Rows

SEGMENTS: Final = 64
"""Segments of a page, some eleven seconds."""
PAGE: Final = SEGMENTS * SEGMENT
"""Frames of a page."""
_KEPT: Final = 2


@dataclass(frozen=True, slots=True, eq=False)
class Event:
    """A short sound at a place.

    Attributes:
        at: Frame of its page.
        sound: Shape (1, frames), or (2, frames) where middle and side differ; at most ``SEGMENT`` frames.
        middle: Gain in the middle.
        side: Gain at the side: positive to the left.
    """

    at: int
    sound: Rows
    middle: float
    side: float


class Strewn:
    """All events of a bed.

    Args:
        write: Gives the events of the page of that number, from 0.
    """

    def __init__(self, write: Callable[[int], Iterable[Event]]) -> None:
        self._write = write
        self._pages: OrderedDict[int, list[list[Event]]] = OrderedDict()
        self._last: tuple[int, Rows] | None = None

    def add(self, number: int, rows: Rows) -> None:
        """Add to the rows of a segment what sounds in it."""
        if number > 0:
            rows += self._begun(number - 1)[:, SEGMENT:]
        rows += self._begun(number)[:, :SEGMENT]

    def _begun(self, number: int) -> Rows:
        """What begins in that segment, over two segments."""
        if self._last is not None and self._last[0] == number:
            return self._last[1]
        rows = np.zeros((2, 2 * SEGMENT), dtype=np.float32)
        page, within = divmod(number, SEGMENTS)
        for event in self._page(page)[within]:
            start = event.at - within * SEGMENT
            gains = np.array([[event.middle], [event.side]], dtype=np.float32)
            rows[:, start : start + event.sound.shape[1]] += event.sound * gains
        self._last = (number, rows)
        return rows

    def _page(self, number: int) -> list[list[Event]]:
        if number not in self._pages:
            page: list[list[Event]] = [[] for _ in range(SEGMENTS)]
            for event in self._write(number):
                page[event.at // SEGMENT].append(event)
            self._pages[number] = page
            if len(self._pages) > _KEPT:
                self._pages.popitem(last=False)
        return self._pages[number]
