"""A long sound as segments of one length, each made when it is first needed."""

from __future__ import annotations

from collections import OrderedDict
from typing import TYPE_CHECKING, Final

from calmroom.audio.frames import Stereo, silence

if TYPE_CHECKING:
    from collections.abc import Callable

SEGMENT: Final = 8192
"""Frames of a segment: short enough to make between two blocks, long enough for fine spectra."""
_KEPT: Final = 3


class Segments:
    """An endless sound; the same frames asked give the same bytes, in any order.

    Args:
        make: Gives the segment of that number, from 0, shape (SEGMENT, 2).
    """

    def __init__(self, make: Callable[[int], Stereo]) -> None:
        self._make = make
        self._kept: OrderedDict[int, Stereo] = OrderedDict()

    def frames(self, start: int, count: int) -> Stereo:
        """The frames from ``start``, which is 0 or more. Not to be written to."""
        number, within = divmod(start, SEGMENT)
        if within + count <= SEGMENT:
            return self._segment(number)[within : within + count]
        out = silence(count)
        done = 0
        while done < count:
            number, within = divmod(start + done, SEGMENT)
            part = self._segment(number)[within : within + count - done]
            out[done : done + len(part)] = part
            done += len(part)
        return out

    def _segment(self, number: int) -> Stereo:
        if number not in self._kept:
            self._kept[number] = self._make(number)
            self._kept[number].flags.writeable = False
            if len(self._kept) > _KEPT:
                self._kept.popitem(last=False)
        self._kept.move_to_end(number)
        return self._kept[number]
