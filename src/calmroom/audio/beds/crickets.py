"""Far crickets: chirps of a few soft pulses, each singer at a pitch, a pace and a place of its own.

One chirp takes three to five pulses, and there are one to two a second, as from the crickets of a mild night
(Dolbear 1897, "The cricket as a thermometer": a tree cricket's chirps a minute tell the temperature). The ground
between smears them: every chirp has a diffuse tail, and the high parts of its pulses are gone.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Final

import numpy as np

from calmroom.audio.beds.draws import Draws
from calmroom.audio.beds.drift import Drift
from calmroom.audio.beds.segments import SEGMENT
from calmroom.audio.beds.strewn import PAGE, Event
from calmroom.domain.units import RATE, to_frames

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    import numpy.typing as npt

    from calmroom.audio.beds.grains import Rows

_LONG: Final = 7_680
_VARIANTS: Final = 4
_TAIL: Final = 0.028
"""Seconds in which what comes back from the ground falls to 1/e."""
_WANDER: Final = 0.9
"""Seconds by which a chirp wanders to either side of its even place, at most, over many of them."""
_UNEVEN: Final = 0.035
"""Seconds by which it differs from the one before, at most."""
_LATE: Final = 3.0
"""Seconds; no chirp is later than its number says by more."""
_GROUP: Final = 32
"""Chirps drawn at once."""


@dataclass(frozen=True, slots=True)
class Singer:
    """One cricket.

    Attributes:
        hertz: Its pitch.
        pace: Seconds from one chirp to the next.
        pulses: Of a chirp.
        beat: Seconds from one pulse to the next.
        gain: How near it is.
        side: Where: positive to the left.
        sings: Seconds after which it may pause or begin again.
    """

    hertz: float
    pace: float
    pulses: int
    beat: float
    gain: float
    side: float
    sings: float


SINGERS: Final = (
    Singer(2_840.0, 0.61, 5, 0.0190, 0.0124, -0.35, 14.0),
    Singer(3_060.0, 0.74, 4, 0.0205, 0.0087, 0.50, 19.0),
    Singer(4_310.0, 0.53, 3, 0.0310, 0.0074, 0.15, 11.0),
    Singer(4_620.0, 0.87, 4, 0.0260, 0.0062, -0.55, 23.0),
    Singer(3_720.0, 1.13, 3, 0.0280, 0.0068, 0.35, 16.0),
)


def crickets(seed: int) -> Callable[[int], Iterator[Event]]:
    """Writes the chirps of a page."""
    turns = Draws(seed, "crickets, turns").parts(0, len(SINGERS))
    moods = [Drift(Draws(seed, f"cricket {number}, mood"), one.sings, 2) for number, one in enumerate(SINGERS)]

    def write(page: int) -> Iterator[Event]:
        for number, one in enumerate(SINGERS):
            draws = Draws(seed, f"cricket {number}, chirps")
            yield from _chirps(page, number, (one, turns[number], moods[number], draws))

    return write


def _chirps(page: int, number: int, its: tuple[Singer, float, Drift, Draws]) -> Iterator[Event]:
    """Those of one singer that begin in that page."""
    one, turn, mood, draws = its
    first, last = page * PAGE / RATE, (page + 1) * PAGE / RATE
    sounds = _songs(number)
    for group in range(
        *(max(0, int(edge / one.pace)) // _GROUP + past for edge, past in ((first - _LATE, 0), (last, 1)))
    ):
        for count, (late, which, soft) in enumerate(draws.parts(group, 3 * _GROUP).reshape(_GROUP, 3)):
            place = (group * _GROUP + count + turn) * one.pace
            early, voice = mood.at(place * RATE / SEGMENT)
            at = int((place + _WANDER * (1.0 + early) + _UNEVEN * late) * RATE) - page * PAGE
            heard = min(1.0, max(0.0, 3.0 * (voice - 0.04)))
            if heard > 0.0 and 0 <= at < PAGE:
                gain = one.gain * heard * (0.7 + 0.3 * soft)
                yield Event(at, sounds[int(which * _VARIANTS)], gain, gain)


@lru_cache(maxsize=len(SINGERS))
def _songs(number: int) -> tuple[Rows, ...]:
    """Some chirps of one singer, shape (2, frames): straight to the listener from one side, and back from around."""
    one = SINGERS[number]
    draws = Draws(0, f"cricket {number}, songs")
    return tuple(_song(one, draws, variant) for variant in range(_VARIANTS))


def _song(one: Singer, draws: Draws, variant: int) -> Rows:
    dice = draws.parts(2 * variant, 3 * one.pulses).reshape(-1, 3)
    around = 2.0 * draws.parts(2 * variant + 1, 2 * _LONG).reshape(2, _LONG) - 1.0
    seconds = np.arange(_LONG) / RATE
    pulses = one.pulses - (variant == 0)
    dry = np.zeros(_LONG)
    for number, (pitch, strong, late) in enumerate(dice[:pulses]):
        begin = number * one.beat + 0.0012 * late
        dry += (0.75 + 0.25 * strong) * _pulse(seconds - begin, one.hertz * (0.996 + 0.008 * pitch), 0.62 * one.beat)
    size = 2 * _LONG
    echo = np.fft.rfft(around * np.exp(-seconds / _TAIL), size)
    wet = np.fft.irfft(np.fft.rfft(dry, size) * echo, size)[:, :_LONG]
    wet *= np.sqrt(np.square(dry).sum() / np.square(wet).sum(axis=1, keepdims=True))
    rows = np.stack((0.7 * dry + 0.7 * wet[0], one.side * 0.7 * dry + 0.35 * wet[1]))
    fade = np.minimum(1.0, (_LONG - np.arange(_LONG)) / to_frames(0.03))
    return (rows * fade).astype(np.float32)


def _pulse(seconds: npt.NDArray[np.float64], hertz: float, length: float) -> npt.NDArray[np.float64]:
    """A wing's stroke: round, and a little lower at its end."""
    part = np.clip(seconds / length, 0.0, 1.0)
    return np.asarray(np.sin(np.pi * part) ** 2 * np.sin(2.0 * np.pi * hertz * seconds * (1.0 - 0.004 * part)))
