"""Frames made before they are due, and taken back when something is asked.

A program that wakes up to make a little sound spends most of it on waking up: by then, all that it touches has left
the processor's caches. So while nothing is asked, much is made at once, and a device is given as much as it takes.
What is not about to be heard when something is asked is never heard: all stands again where it stood before, the
frames that stay are made a second time, which gives the same bits, and from the next one on what was asked is heard.
"""

from __future__ import annotations

from collections import deque
from copy import deepcopy
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from calmroom.audio.frames import Stereo, silence
from calmroom.audio.mix.finish import Finish
from calmroom.domain.units import to_frames

if TYPE_CHECKING:
    from collections.abc import Callable

    from calmroom.audio.engine.course import Course
    from calmroom.audio.engine.transport import Transport
    from calmroom.domain.player import Tone

_FARTHEST: Final = to_frames(0.3)
"""Frames that are made at once, at most: they take some thousandths of a second."""
_LEAST: Final = to_frames(0.06)
"""Frames that are made at once while things change by themselves, so that each change is known to so many."""
_KEPT: Final = to_frames(2.0)
"""Frames that can be taken back: more than any device holds."""


@dataclass(frozen=True, slots=True)
class _Step:
    """How all stood before a frame, counted from the last reset."""

    frame: int
    course: Course
    finish: Finish


class Ahead:
    """Gives the frames of a transport, as they are to reach the ear.

    Args:
        transport: Where they come from.

    Attributes:
        is_sounding: Whether those that were given last may have held more than silence.
    """

    def __init__(self, transport: Transport) -> None:
        self.is_sounding = False
        self._transport = transport
        self._finish = Finish()
        self._steps: deque[_Step] = deque()
        self._made = silence(0)
        self._left = 0
        self._given = 0
        self._reach = 0

    @property
    def behind(self) -> int:
        """Given frames that can be taken back."""
        return self._given - self._steps[0].frame if self._steps else 0

    @property
    def is_leaving(self) -> bool:
        """Whether something that was replaced may still be wanted."""
        return self._transport.is_leaving or any(step.course.decks.tails for step in self._steps)

    @property
    def soon(self) -> list[str]:
        """The clips that are needed next, those of frames that may be taken back included."""
        return self._transport.soon(self.behind + self._left)

    def frames(self, count: int, note: Callable[[int], None]) -> Stereo:
        """The next frames. Not to be written to.

        Args:
            count: How many.
            note: Called before more is made, with how many frames of the transport come before those that are.
        """
        parts: list[Stereo] = []
        lacking = count
        while lacking:
            if not self._left:
                self._transport.settle()
                self.is_sounding = self._transport.is_sounding
                note(count - lacking + self._finish.ahead)
                self._make()
            start = len(self._made) - self._left
            part = self._made[start : start + lacking]
            self._left -= len(part)
            self._given += len(part)
            lacking -= len(part)
            parts.append(part)
        return parts[0] if len(parts) == 1 else np.concatenate(parts)

    def take_back(self, given: int) -> int:
        """Stand so many frames before the one that would come next, so that what is asked now is heard from there.

        Args:
            given: Frames that were given and are taken back, at most ``behind``.

        Returns:
            How many frames of the transport come before the next one that is made.
        """
        if given or self._left:
            target = self._given - given
            while len(self._steps) > 1 and self._steps[-1].frame > target:
                self._steps.pop()
            step = self._steps.pop()
            self._transport.course, self._finish = step.course, step.finish
            if target > step.frame:
                self._finish.frames(target - step.frame, self._transport.pull)
            self._given = target
        self._steps.clear()
        self._made, self._left, self._reach = silence(0), 0, 0
        return self._finish.ahead

    def reset(self) -> None:
        """What comes has nothing to do with what was given; the tone stays as it is set."""
        self._steps.clear()
        self._made, self._left, self._reach = silence(0), 0, 0
        self._finish.reset()

    def set_tone(self, tone: Tone) -> None:
        """Move to this tone; at once where nothing was given."""
        self._finish.set(tone)

    def _make(self) -> None:
        """Make more each time, up to where something changes by itself."""
        self._reach = min(max(2 * self._reach, _LEAST), _FARTHEST)
        while len(self._steps) > 1 and self._steps[1].frame <= self._given - _KEPT:
            self._steps.popleft()
        self._steps.append(_Step(self._given, *deepcopy((self._transport.course, self._finish))))
        self._made = self._finish.frames(max(_LEAST, self._transport.steady(self._reach)), self._transport.pull)
        self._left = len(self._made)
