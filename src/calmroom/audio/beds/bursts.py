"""Short bursts of noise: a drop on a leaf, a spark. A set of them, each with its own colour and length."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from calmroom.audio.beds.draws import Draws
from calmroom.domain.units import RATE

if TYPE_CHECKING:
    import numpy.typing as npt

    from calmroom.audio.beds.grains import Rows

Range = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Burst:
    """What a set of bursts is like; each range is from the least to the greatest.

    Attributes:
        frames: Length.
        rise: Seconds until it is there.
        fall: Seconds in which it falls to 1/e.
        low: Hertz below which it falls.
        high: Hertz above which it falls.
        room: How much of it comes back from around, in 1/e of ``echo`` seconds.
    """

    frames: int
    rise: float
    fall: Range
    low: Range
    high: Range
    room: float = 0.1
    echo: float = 0.02


def bursts(purpose: str, count: int, kind: Burst) -> tuple[Rows, ...]:
    """So many bursts, each of power 1 in all, shape (1, frames); the same for every seed. Not to be written to."""
    draws = Draws(0, purpose)
    dice = draws.parts(0, 3 * count).reshape(3, count, 1)
    noise = 2.0 * draws.parts(1, count * kind.frames).reshape(count, kind.frames) - 1.0
    fall, low, high = (
        _between(part, bounds) for part, bounds in zip(dice, (kind.fall, kind.low, kind.high), strict=True)
    )
    hertz = np.maximum(np.fft.rfftfreq(kind.frames, 1.0 / RATE), 1.0)
    colour = 1.0 / np.sqrt((1.0 + (low / hertz) ** 4) * (1.0 + (hertz / high) ** 4))
    sound = np.fft.irfft(np.fft.rfft(noise) * colour, kind.frames)
    seconds = np.arange(kind.frames) / RATE
    sound *= (np.exp(-seconds / fall) + kind.room * np.exp(-seconds / kind.echo)) * edges(kind.frames, kind.rise)
    sound /= np.sqrt(np.square(sound).sum(axis=1, keepdims=True))
    return tuple(sound.astype(np.float32)[:, np.newaxis])


def edges(frames: int, rise: float) -> npt.NDArray[np.float64]:
    """From 0 to 1 within ``rise`` seconds, and to 0 over the last eighth."""
    begin = np.minimum(1.0, (np.arange(frames) + 1.0) / (rise * RATE))
    end = np.minimum(1.0, np.arange(frames, 0, -1) / (frames / 8.0))
    return np.asarray(np.sin(begin * np.pi / 2.0) ** 2 * np.sin(end * np.pi / 2.0) ** 2)


def _between(part: npt.NDArray[np.float64], bounds: Range) -> npt.NDArray[np.float64]:
    """Evenly spread in octaves between the bounds."""
    return np.asarray(bounds[0] * (bounds[1] / bounds[0]) ** part)
