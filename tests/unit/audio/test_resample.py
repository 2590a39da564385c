"""From one rate to another."""

from __future__ import annotations

import numpy as np
import pytest

from calmroom.audio.clips.resample import resample
from calmroom.domain.units import RATE


@pytest.mark.parametrize("rate", [8_000, 22_050, 24_000, 44_100, 96_000])
def test_a_moment_stays_where_it_was(rate: int) -> None:
    frames = rate + 17
    before = np.sin(2.0 * np.pi * 1_000.0 * np.arange(frames) / rate).astype(np.float32)
    after = resample(before, rate, RATE)
    wanted = np.sin(2.0 * np.pi * 1_000.0 * np.arange(after.size) / RATE)
    assert after.size == -(-frames * RATE // rate)
    assert np.abs(after - wanted)[2_000:-2_000].max() < 2e-4


def test_the_same_rate_changes_nothing() -> None:
    sound = np.linspace(-1.0, 1.0, 100, dtype=np.float32)
    assert resample(sound, RATE, RATE) is sound


def test_what_the_lower_rate_cannot_hold_is_taken_out() -> None:
    high = np.sin(2.0 * np.pi * 30_000.0 * np.arange(96_000) / 96_000).astype(np.float32)
    assert np.abs(resample(high, 96_000, RATE))[500:-500].max() < 1e-3
