"""Slow endings: the bed after the last word, and the sleep timer. Each stays for a while, and then goes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from calmroom.audio.frames import Ramp, falling
from calmroom.domain.player import Rest
from calmroom.domain.units import to_frames

if TYPE_CHECKING:
    from calmroom.audio.talk.place import Place

BACK: Final = to_frames(2.0)
"""In this, what had begun to go comes back."""
LET_GO: Final = to_frames(4.0)
"""The bed of a rest that is not wanted any more."""
LEAST_SLEEP: Final = to_frames(60.0)
"""The sleep timer's fade takes at least this: nobody is woken by an end as slow as that."""


@dataclass(slots=True)
class Ending:
    """Counts the frames of a gain that stays and then goes.

    Attributes:
        gain: What it moves.
        stay: Frames until it begins to go.
        fade: Frames in which it then goes.
    """

    gain: Ramp
    stay: int
    fade: int

    def __post_init__(self) -> None:
        if not self.stay:
            self.gain.to(0.0, self.fade)
        elif self.gain.aim != 1.0:
            self.gain.to(1.0, BACK)

    @property
    def left(self) -> int:
        """Frames until it is gone."""
        return self.stay + self.fade if self.stay else self.gain.left

    @property
    def steady(self) -> int:
        """Frames in which nothing but its gain changes."""
        return self.stay or self.gain.left

    @property
    def is_over(self) -> bool:
        """Whether it is gone."""
        return not self.left

    def pass_by(self, count: int) -> None:
        """Let so many frames go by, at most ``steady``; who sounds has taken those of the gain."""
        if self.stay:
            self.stay -= count
            if not self.stay:
                self.gain.to(0.0, self.fade)


class Endings:
    """What is wished of the end, and how far it has come.

    Attributes:
        wish: What is to go on after the last word.
        rest: The bed that goes on now, if any.
        sleep: The sleep timer, if it is set.
    """

    def __init__(self) -> None:
        self.wish = Rest()
        self.rest: Ending | None = None
        self.sleep: Ending | None = None
        self._rested = 0

    @property
    def is_wished(self) -> bool:
        """Whether the bed is to go on after the last word."""
        return self.wish.stay > 0

    @property
    def under_way(self) -> tuple[Ending, ...]:
        """All that are counted now."""
        return tuple(ending for ending in (self.rest, self.sleep) if ending is not None)

    @property
    def asleep(self) -> int:
        """How many frames of the sleep timer's fade have been heard."""
        return 0 if self.sleep is None or self.sleep.stay else max(0, self._sleep_fade - self.sleep.left)

    @property
    def _sleep_fade(self) -> int:
        return max(LEAST_SLEEP, to_frames(self.wish.fade))

    @property
    def _rest_fade(self) -> int:
        return to_frames(self.wish.fade) or LET_GO

    def forget(self) -> None:
        """Another programme: no rest, and no timer."""
        self.rest = self.sleep = None
        self._rested = 0

    def change(self, wish: Rest) -> None:
        """Wish something else; a rest that is under way has then begun as long ago as before."""
        self.wish = wish
        if self.rest is not None:
            self._rest_on(self.rest.gain)
        if self.sleep is not None and self.sleep.stay:
            self.sleep.fade = self._sleep_fade

    def begin_rest(self, bed: Ramp) -> None:
        """From now on the bed goes on alone."""
        self._rested = 0
        self._rest_on(bed)

    def end_rest(self) -> None:
        """The practice goes on after all."""
        self.rest = None

    def begin_sleep(self, after: int, drowse: Ramp) -> None:
        """Set the timer."""
        self.sleep = Ending(drowse, after, self._sleep_fade)

    def end_sleep(self, drowse: Ramp, length: int) -> None:
        """Take the timer away, and bring back what it took."""
        self.sleep = None
        if drowse.aim != 1.0 or drowse.left:
            drowse.to(1.0, length)

    def pass_by(self, count: int) -> None:
        """Let so many heard frames go by, within what is steady."""
        for ending in self.under_way:
            ending.pass_by(count)
        self._rested += count if self.rest is not None else 0

    def take_up(self, place: Place, bed: Ramp, drowse: Ramp) -> None:
        """Go on where an engine had come to, in the middle of a fade where it was in one."""
        self.forget()
        if place.rest:
            fade = self._rest_fade
            self._rested = max(0, to_frames(self.wish.stay) + fade - place.rest)
            left = min(place.rest, fade)
            bed.to(_after(1.0 - left / fade), 0)
            self.rest = Ending(bed, max(0, place.rest - fade), left)
        drowse.to(1.0, 0)
        if place.sleep is not None:
            gone = min(place.asleep, self._sleep_fade)
            drowse.to(_after(gone / self._sleep_fade), 0)
            self.sleep = Ending(drowse, place.sleep, self._sleep_fade - gone)

    def _rest_on(self, bed: Ramp) -> None:
        self.rest = Ending(bed, max(0, to_frames(self.wish.stay) - self._rested), self._rest_fade)


def _after(part: float) -> float:
    """The gain after that part of a fade."""
    return float(falling(np.array([part], dtype=np.float64))[0])
