"""The detector of clicks finds clicks, and nothing else."""

from __future__ import annotations

import numpy as np
import pytest
from fakes.sounds import LENGTH, mixer, tone
from unit.audio.clicks import clicks

from calmroom.audio.frames import Stereo, silence


def wave(frames: int = 48_000) -> Stereo:
    return np.repeat(tone(frames)[:, np.newaxis], 2, axis=1)


def test_a_practice_has_none() -> None:
    voice, bed = mixer().block(0, LENGTH, 0)
    assert clicks(voice + bed) == []


@pytest.mark.parametrize("share", [0.0, 0.8, 1.2])
def test_a_jump_of_the_gain_is_found_where_it_is(share: float) -> None:
    sound = wave()
    sound[20_030:] *= share
    assert clicks(sound) == [pytest.approx(20_030, abs=2)]


def test_a_place_left_out_is_found() -> None:
    sound = wave()
    assert clicks(np.concatenate((sound[:20_000], sound[20_070:]))) == [pytest.approx(20_000, abs=2)]


def test_a_beginning_out_of_silence_is_found() -> None:
    assert clicks(np.concatenate((silence(2_000), wave()[20_030:30_000]))) == [pytest.approx(2_000, abs=2)]


def test_a_jump_on_one_side_under_a_bed_is_found() -> None:
    sound = wave() + np.random.default_rng(1).normal(0.0, 0.0005, (48_000, 2)).astype(np.float32)
    sound[20_030:, 1] *= 0.8
    assert clicks(sound) == [pytest.approx(20_030, abs=2)]


def test_a_ramp_of_five_milliseconds_is_none() -> None:
    sound = wave()
    ramp = np.sin(np.linspace(0.0, np.pi / 2.0, 240)) ** 2
    sound[20_030:20_270] *= (1.0 - ramp).astype(np.float32)[:, np.newaxis]
    sound[20_270:] = 0.0
    assert clicks(sound) == []
