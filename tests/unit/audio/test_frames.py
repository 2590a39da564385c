"""Gains on their way."""

from __future__ import annotations

import numpy as np
import pytest
from fakes.sounds import bursts
from hypothesis import given
from hypothesis import strategies as st

from calmroom.audio.frames import Ramp, falling, rising


def gains(ramp: Ramp, sizes: list[int]) -> np.ndarray[tuple[int], np.dtype[np.float32]]:
    return np.concatenate([np.broadcast_to(ramp.take(size), (size, 1))[:, 0] for size in sizes])


def test_a_fade_in_and_a_fade_out_keep_the_power() -> None:
    part = np.linspace(-0.5, 1.5, 2_001)
    assert rising(part) ** 2 + falling(part) ** 2 == pytest.approx(1.0, abs=1e-6)


@given(st.lists(st.integers(1, 300), min_size=1, max_size=9), st.floats(0, 2), st.floats(0, 2), st.integers(0, 900))
def test_a_ramp_does_not_depend_on_the_size_of_blocks(sizes: list[int], begin: float, aim: float, length: int) -> None:
    one, other = Ramp(begin), Ramp(begin)
    one.to(aim, length)
    other.to(aim, length)
    assert np.array_equal(gains(one, [1_200]), gains(other, bursts(1_200, sizes)))


def test_a_ramp_arrives_where_it_was_asked_to_and_stays() -> None:
    ramp = Ramp(1.0)
    ramp.to(0.0, 100)
    taken = gains(ramp, [100, 50])
    assert taken[99] == 0.0
    assert not taken[99:].any()
    assert np.all(np.diff(taken[:100]) < 0.0)


def test_a_ramp_turned_back_goes_on_from_where_it_was() -> None:
    ramp = Ramp(1.0)
    ramp.to(0.0, 1_000)
    down = gains(ramp, [400])
    ramp.to(1.0, 1_000)
    up = gains(ramp, [1_000])
    assert abs(up[0] - down[-1]) < 0.005
    assert up[-1] == 1.0
