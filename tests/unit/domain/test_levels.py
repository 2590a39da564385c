from __future__ import annotations

import math

import pytest

from calmroom.domain.levels import bed_gain, levels_of, voice_gain
from calmroom.domain.settings import Settings


def test_at_the_first_start_the_bed_lies_as_far_under_the_voice_as_their_files_do() -> None:
    levels = levels_of(Settings())
    assert levels.bed == pytest.approx(levels.voice)


def test_the_voice_is_never_made_louder_than_its_clip() -> None:
    assert max(voice_gain(level) for level in range(101)) == 0.0


def test_a_slider_at_its_end_is_silent() -> None:
    assert voice_gain(0) == bed_gain(0) == -math.inf


def test_both_sliders_rise_with_every_step() -> None:
    for gain in (voice_gain, bed_gain):
        rising = [gain(level) for level in range(101)]
        assert rising == sorted(rising)
