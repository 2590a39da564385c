"""The ceiling, whatever is sounded."""

from __future__ import annotations

import numpy as np
import pytest
from fakes.sounds import bursts
from hypothesis import given, settings
from hypothesis import strategies as st

from calmroom.audio.frames import CEILING, Stereo, silence
from calmroom.audio.mix.limiter import DELAY, Limiter
from calmroom.audio.mix.loudness import peak_phases, true_peak
from calmroom.domain.units import RATE, to_decibels

SIZES = st.builds(lambda sizes: [1, *sizes], st.lists(st.integers(50, 3_000), min_size=1, max_size=5))
GREATEST = float(np.finfo(np.float32).max)


def limited(sound: Stereo, sizes: list[int]) -> Stereo:
    """The whole, in time again."""
    limiter, at, out = Limiter(), 0, []
    whole = np.concatenate((sound, silence(DELAY)))
    for size in bursts(len(whole), sizes):
        out.append(limiter.take(whole[at : at + size]))
        at += size
    return np.concatenate(out)[DELAY:]


def noise(seed: int, frames: int, level: float) -> Stereo:
    """Noise whose level goes up and down, so that a limiter has to come and go."""
    random = np.random.default_rng(seed)
    swell = np.repeat(random.choice([0.0, 0.1, 0.6, 1.0], size=frames // 400 + 1), 400)[:frames, np.newaxis]
    return np.asarray(level * swell * random.uniform(-1.0, 1.0, (frames, 2)), dtype=np.float32)


def tones(hertz: float, level: float, frames: int = 9_600) -> Stereo:
    wave = level * np.sin(2.0 * np.pi * hertz / RATE * np.arange(frames) + 0.7)
    return np.asarray(np.stack((wave, -0.3 * wave), axis=1), dtype=np.float32)


@settings(max_examples=15, deadline=None)
@given(st.integers(0, 2**20), st.floats(0.01, 1e4), SIZES)
def test_nothing_passes_the_ceiling_between_samples_either(seed: int, level: float, sizes: list[int]) -> None:
    assert true_peak(limited(noise(seed, 4_000, level), sizes), RATE) <= to_decibels(CEILING)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.floats(-GREATEST, GREATEST, width=32), min_size=1, max_size=60))
def test_no_frame_of_any_size_passes_the_ceiling(values: list[float]) -> None:
    sound: Stereo = np.array([values, values[::-1]], dtype=np.float32).T
    with np.errstate(over="ignore"):
        out = limited(sound, [7])
    assert np.isfinite(out).all()
    assert np.abs(out).max() <= CEILING


@pytest.mark.parametrize("hertz", [60.0, 997.0, 9_000.0, 12_000.0, 19_000.0])
def test_a_tone_comes_out_just_under_the_ceiling(hertz: float) -> None:
    heard = limited(tones(hertz, 4.0), [960])[2_400:-2_400]
    assert true_peak(heard, RATE) == pytest.approx(-2.6, abs=0.15)


@settings(max_examples=15, deadline=None)
@given(st.integers(0, 2**20), st.floats(0.1, 20.0), SIZES)
def test_the_frames_do_not_depend_on_the_size_of_blocks(seed: int, level: float, sizes: list[int]) -> None:
    sound = noise(seed, 4_000, level)
    assert np.array_equal(limited(sound, sizes), limited(sound, [10_000]))


@settings(max_examples=15, deadline=None)
@given(st.integers(0, 2**20), SIZES)
def test_what_stays_below_the_ceiling_goes_through_bit_by_bit(seed: int, sizes: list[int]) -> None:
    sound = noise(seed, 4_000, 0.29)
    assert np.array_equal(limited(sound, sizes), sound)


@pytest.mark.parametrize("hertz", [110.0, 2_000.0, 9_000.0])
def test_loud_but_not_too_loud_goes_through_bit_by_bit_as_well(hertz: float) -> None:
    sound = tones(hertz, 0.7) * np.hanning(9_600).astype(np.float32)[:, np.newaxis]
    assert np.array_equal(limited(sound, [960]), sound)


def test_a_peak_far_above_all_its_samples_is_found_as_well() -> None:
    side = np.tile(0.34 * np.sign(np.pad(peak_phases()[1], (84, 84))), 40)
    sound: Stereo = np.stack((side, np.zeros_like(side)), axis=1).astype(np.float32)
    assert true_peak(sound, RATE) > to_decibels(CEILING)
    assert true_peak(limited(sound, [960]), RATE) <= to_decibels(CEILING)


def test_both_sides_are_lowered_together() -> None:
    sound = tones(440.0, 3.0)
    out = limited(sound, [960])
    assert np.allclose(out[:, 1], -0.3 * out[:, 0], atol=1e-6)


def test_the_gain_is_down_before_the_peak_and_moves_without_a_corner() -> None:
    sound = np.full((30_000, 2), 0.2, dtype=np.float32)
    sound[12_000] = 3.0
    gain = limited(sound, [960])[:, 0].astype(np.float64) / sound[:, 0]
    assert gain[11_999] == pytest.approx(gain[12_000], rel=1e-3)
    assert gain[11_700] == 1.0
    assert np.abs(np.diff(gain)).max() < 0.015
    assert np.abs(np.diff(gain, 2)).max() < 0.001


def test_half_a_second_after_the_loudest_peak_it_rests_again() -> None:
    limiter = Limiter()
    loud = np.zeros((960, 2), dtype=np.float32)
    loud[500] = 1e6
    limiter.take(loud)
    assert not limiter.is_idle
    for _ in range(26):
        limiter.take(silence(960))
    assert limiter.is_idle
