"""Nothing comes back within an hour: no grain, no page of events, and no sound."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

import numpy as np
import numpy.typing as npt
import pytest

from calmroom.audio.beds import BEDS
from calmroom.audio.beds.crickets import crickets
from calmroom.audio.beds.draws import Draws
from calmroom.audio.beds.grains import Noise, pass_band
from calmroom.audio.beds.hearth import _pops
from calmroom.audio.beds.rain import _patter
from calmroom.audio.beds.segments import SEGMENT
from calmroom.audio.beds.strewn import PAGE, Event
from calmroom.domain.units import RATE

HOUR = 3_600 * RATE


def likeness(sound: npt.NDArray[np.float32], part: npt.NDArray[np.float32]) -> float:
    """The greatest normalised correlation of the part with any place of the sound."""
    size = 1 << (sound.size + part.size).bit_length()
    found = np.fft.irfft(np.fft.rfft(sound, size) * np.conj(np.fft.rfft(part, size)), size)[: sound.size - part.size]
    sums = np.concatenate(([0.0], np.cumsum(np.square(sound, dtype=np.float64))))
    power = (sums[part.size :] - sums[: -part.size])[: found.size]
    return float((np.abs(found) / np.sqrt(power * np.square(part, dtype=np.float64).sum())).max())


def test_every_grain_of_an_hour_is_drawn_anew() -> None:
    noise = Noise(Draws(0, "any"), lambda _: pass_band(100.0, 1_000.0), 0.5)
    numbers = range(HOUR // SEGMENT + 4)
    assert len({noise._grain(number)[:8].tobytes() for number in numbers}) == len(numbers)


@pytest.mark.parametrize(
    "write", [partial(_patter, Draws(0, "any"), density=1.0), partial(_pops, Draws(0, "any")), crickets(0)]
)
def test_every_page_of_an_hour_is_written_anew(write: Callable[[int], Iterator[Event]]) -> None:
    pages = [tuple((event.at, event.middle) for event in write(page)) for page in range(HOUR // PAGE + 1)]
    filled = [page for page in pages if page]
    assert len(set(filled)) == len(filled) > 100


def test_no_two_purposes_share_their_draws() -> None:
    purposes = ("room", "tide", "rain", "hearth", "night", "rain, patter", "rain, near", "hearth, crackles")
    assert len({Draws(0, purpose).words(5, 2).tobytes() for purpose in purposes}) == len(purposes)


@pytest.mark.parametrize("name", sorted(set(BEDS) - {"hum"}))
def test_a_second_of_a_bed_is_found_nowhere_else_in_the_hour(name: str) -> None:
    bed = BEDS[name](0)
    part = bed.frames(60 * RATE, RATE)[:, 0]
    assert likeness(bed.frames(58 * RATE, 5 * RATE)[:, 0], part) > 0.99
    assert max(likeness(bed.frames(at, 8 * RATE)[:, 0], part) for at in range(70 * RATE, HOUR, 500 * RATE)) < 0.4


def test_the_partials_of_the_hum_never_meet_again_as_they_were() -> None:
    """Half a second tells two hums of the same notes apart only by their phases, so every few seconds are compared."""
    bed = BEDS["hum"](0)
    part = bed.frames(60 * RATE, 12 * RATE)[::16, 0]
    assert max(likeness(bed.frames(at, 90 * RATE)[::16, 0], part) for at in range(80 * RATE, HOUR, 700 * RATE)) < 0.97
