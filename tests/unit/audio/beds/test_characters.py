"""What makes each bed the one it is: swells, drops, crackles, crickets."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import pytest
from unit.audio.beds.bands import decibels, fast, level

from calmroom.audio.beds import BEDS
from calmroom.audio.beds.crickets import SINGERS
from calmroom.audio.frames import Stereo
from calmroom.domain.units import RATE

Floats = npt.NDArray[np.float64]


def begins(levels: Floats, over: float) -> int:
    """How often the level rises by so many dB over its middle."""
    high = levels > np.median(levels) + over
    return int((high[1:] & ~high[:-1]).sum())


@pytest.fixture(scope="module")
def swells() -> Floats:
    """Five minutes of the tide's level in tenths of a second, over two seconds each."""
    return decibels(fast(BEDS["tide"](0).frames(0, 302 * RATE), 2.0)[:30_000:10])


def test_the_tide_comes_eight_times_a_minute(swells: Floats) -> None:
    spectrum = np.abs(np.fft.rfft((swells - swells.mean()) * np.hanning(swells.size)))
    a_minute = np.fft.rfftfreq(swells.size, 0.1) * 60.0
    near = (a_minute > 3.0) & (a_minute < 20.0)
    centre = (a_minute[near] * spectrum[near] ** 8).sum() / (spectrum[near] ** 8).sum()
    assert centre == pytest.approx(8.0, abs=0.4)


def test_the_tide_rises_by_three_decibels_at_most(swells: Floats) -> None:
    depth = swells.reshape(-1, 75)
    depths = depth.max(axis=1) - depth.min(axis=1)
    assert depths.max() <= 3.0
    assert np.median(depths) > 1.2


def test_no_two_swells_are_alike(swells: Floats) -> None:
    crests = swells.reshape(-1, 75).argmax(axis=1)
    assert crests.std() > 3.0


def test_the_hearth_crackles_sparsely() -> None:
    levels = level(BEDS["hearth"](0).frames(0, 120 * RATE), 3_000.0, 9_000.0, 0.005)
    assert 20 < begins(levels, 9.0) / 2.0 < 60
    assert begins(levels, 27.0) == 0


def test_rain_has_drops_near_by() -> None:
    levels = level(BEDS["rain"](0).frames(0, 60 * RATE), 2_500.0, 9_000.0, 0.004)
    assert 0.2 < begins(levels, 8.0) / 60.0 < 4.0


def test_noise_alone_has_no_drops() -> None:
    assert begins(level(BEDS["tide"](0).frames(0, 60 * RATE), 2_500.0, 9_000.0, 0.004), 8.0) == 0


@pytest.fixture(scope="module")
def evening() -> Stereo:
    """Two minutes of the night, one side."""
    return BEDS["night"](0).frames(300 * RATE, 150 * RATE)[:, :1]


@pytest.mark.parametrize("hertz", [one.hertz for one in SINGERS])
def test_every_cricket_sings_and_pauses(evening: Stereo, hertz: float) -> None:
    levels = level(evening, 0.985 * hertz, 1.015 * hertz, 0.1)
    sings = levels > np.median(levels) + 6.0
    seconds = sings[: sings.size // 20 * 20].reshape(-1, 20).any(axis=1)
    assert 0.1 < seconds.mean() < 0.9
