"""Balance, mono and treble."""

from __future__ import annotations

import math

import numpy as np
import pytest
from fakes.sounds import bursts, tone
from hypothesis import given, settings
from hypothesis import strategies as st

from calmroom.audio.frames import Stereo, silence
from calmroom.audio.mix.tone import DELAY, RAMP, ToneControl
from calmroom.domain.player import Tone
from calmroom.domain.units import RATE, Decibels, to_decibels

TONES = st.builds(
    Tone,
    balance=st.sampled_from([-1.0, -0.3, 0.0, 1.0]),
    mono=st.booleans(),
    treble=st.sampled_from([Decibels(0.0), Decibels(-4.0), Decibels(-12.0)]),
)
SIZES = st.lists(st.integers(1, 3_000), min_size=1, max_size=6)


def noise(frames: int, level: float = 0.5) -> Stereo:
    return np.random.default_rng(9).uniform(-level, level, (frames, 2)).astype(np.float32)


def toned(sound: Stereo, tone: Tone, sizes: list[int] | None = None) -> Stereo:
    """The whole, in time again."""
    control, at, out = ToneControl(), 0, []
    control.set(tone, 0)
    whole = np.concatenate((sound, silence(DELAY)))
    for size in bursts(len(whole), sizes or [960]):
        out.append(control.take(whole[at : at + size]))
        at += size
    return np.concatenate(out)[DELAY:]


def kept_of(hertz: float, tone: Tone) -> Decibels:
    """The level at which a sine comes through."""
    wave = np.sin(2.0 * np.pi * hertz / RATE * np.arange(RATE // 2))
    out = toned(np.stack((wave, wave), axis=1).astype(np.float32), tone)[1_000:-1_000, 0]
    return to_decibels(float(np.sqrt(2.0 * np.mean(out.astype(np.float64) ** 2))))


def test_left_as_it_is_everything_goes_through_bit_by_bit() -> None:
    sound = noise(5_000)
    assert np.array_equal(toned(sound, Tone()), sound)


@pytest.mark.parametrize(("balance", "left", "right"), [(-1.0, 1.0, 0.0), (-0.25, 1.0, 0.75), (0.5, 0.5, 1.0)])
def test_balance_lowers_the_other_side_and_raises_nothing(balance: float, left: float, right: float) -> None:
    sound = noise(2_000)
    assert np.array_equal(toned(sound, Tone(balance)), sound * np.array([left, right], dtype=np.float32))


def test_in_mono_both_ears_hear_half_of_either_side() -> None:
    sound = noise(2_000)
    out = toned(sound, Tone(mono=True))
    assert np.array_equal(out[:, 0], out[:, 1])
    assert np.allclose(out[:, 0], sound.mean(axis=1), atol=1e-7)


@pytest.mark.parametrize("treble", [-3.0, -12.0])
def test_the_treble_is_lowered_gently_and_nothing_else(treble: float) -> None:
    tone = Tone(treble=Decibels(treble))
    levels = [kept_of(hertz, tone) for hertz in (100.0, 500.0, 1_000.0, 2_000.0, 4_000.0, 8_000.0, 12_000.0, 20_000.0)]
    assert levels[:-1] == sorted(levels[:-1], reverse=True)
    assert levels[2] == pytest.approx(0.0, abs=0.35)
    assert treble < levels[4] < 0.2 * treble
    assert levels[-1] == pytest.approx(treble, abs=0.1)


def test_the_treble_is_lowered_without_moving_anything_in_time() -> None:
    click = silence(200)
    click[100] = 1.0
    out = toned(click, Tone(treble=Decibels(-12.0)))[:, 0]
    assert np.array_equal(out[100 - DELAY : 100], out[101 : 101 + DELAY][::-1])
    assert int(np.argmax(out)) == 100


@settings(max_examples=20, deadline=None)
@given(TONES, SIZES)
def test_the_frames_do_not_depend_on_the_size_of_blocks(tone: Tone, sizes: list[int]) -> None:
    sound = noise(6_000)
    assert np.array_equal(toned(sound, tone, sizes), toned(sound, tone, [9_999]))


@settings(max_examples=20, deadline=None)
@given(TONES, TONES)
def test_a_change_is_a_ramp(before: Tone, after: Tone) -> None:
    sound = np.repeat(tone(24_000)[:, np.newaxis], 2, axis=1) * np.array([1.0, -0.4], dtype=np.float32)
    control = ToneControl()
    control.set(before, 0)
    out = [control.take(sound[:8_000])]
    control.set(after)
    out.append(control.take(sound[8_000:]))
    assert np.abs(np.diff(np.concatenate(out), 2, axis=0)).max() < 5e-4


def test_a_change_has_come_about_after_its_ramp() -> None:
    control = ToneControl()
    control.set(Tone(balance=1.0))
    control.take(noise(RAMP))
    assert not control.take(noise(100))[:, 0].any()


@settings(max_examples=20, deadline=None)
@given(TONES)
def test_no_tone_is_louder_than_what_was_given(tone: Tone) -> None:
    assert np.abs(toned(noise(4_000, 1.0), tone)).max() <= 1.0


@pytest.mark.parametrize("wrong", [math.nan, math.inf, -math.inf, 70.0])
def test_what_is_out_of_bounds_is_neither_loud_nor_broken(wrong: float) -> None:
    out = toned(noise(500), Tone(balance=wrong, treble=Decibels(wrong)))
    assert np.isfinite(out).all()
    assert np.abs(out).max() <= 0.5
