"""The bell never startles."""

from __future__ import annotations

import numpy as np
import pytest

from calmroom.audio.mix.bells import bell
from calmroom.audio.mix.loudness import integrated, loudest, true_peak
from calmroom.domain.units import RATE


@pytest.mark.parametrize("seconds", [3, 6, 10])
def test_it_is_softer_than_the_voice(seconds: int) -> None:
    sound = bell(seconds * RATE, soft=False)
    assert loudest(sound, RATE) < -24.0
    assert integrated(sound, RATE) < -20.0
    assert true_peak(sound, RATE) < -10.0


def test_a_soft_one_is_softer() -> None:
    assert loudest(bell(8 * RATE, soft=True), RATE) < loudest(bell(8 * RATE, soft=False), RATE) - 5.0


def test_it_comes_from_silence_and_goes_to_silence() -> None:
    sound = bell(6 * RATE, soft=False)
    assert sound[0] == 0.0
    assert np.abs(sound[:48]).max() < 0.01
    assert np.abs(sound[-480:]).max() < 1e-4


def test_a_very_short_one_still_ends_in_silence() -> None:
    assert abs(bell(500, soft=False)[-1]) < 0.01
