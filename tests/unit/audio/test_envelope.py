"""The bed under the voice."""

from __future__ import annotations

import numpy as np
import pytest

from calmroom.audio.envelope import DUCK_GAIN, Ducking, bed_gain
from calmroom.domain.timeline import BedCue
from calmroom.domain.units import Frames, to_decibels, to_frames

LINE = (to_frames(5), to_frames(9))


def gain_at(ducking: Ducking, seconds: float) -> float:
    gain = ducking.gain(to_frames(seconds), 1)
    return 1.0 if gain is None else float(np.ravel(gain)[0])


def test_the_bed_lies_four_decibels_lower_under_a_line() -> None:
    assert to_decibels(gain_at(Ducking([LINE]), 5.0)) == pytest.approx(-4.0, abs=0.01)
    assert to_decibels(gain_at(Ducking([LINE]), 8.99)) == pytest.approx(-4.0, abs=0.01)


def test_it_begins_to_fall_a_third_of_a_second_before_the_line() -> None:
    ducking = Ducking([LINE])
    assert gain_at(ducking, 4.69) == 1.0
    assert DUCK_GAIN < gain_at(ducking, 4.85) < 1.0


def test_it_has_come_back_a_second_and_a_half_after_the_line() -> None:
    ducking = Ducking([LINE])
    assert DUCK_GAIN < gain_at(ducking, 9.7) < 1.0
    assert gain_at(ducking, 10.5) == 1.0


def test_a_gap_under_two_seconds_does_not_pump() -> None:
    ducking = Ducking([LINE, (LINE[1] + to_frames(1.9), to_frames(14))])
    gain = ducking.gain(LINE[0], to_frames(9))
    assert gain is not None
    assert gain.max() == gain.min()


def test_a_longer_gap_lets_it_come_back() -> None:
    assert gain_at(Ducking([LINE, (LINE[1] + to_frames(3), to_frames(14))]), 10.6) == 1.0


def test_it_never_steps() -> None:
    gain = Ducking([LINE]).gain(0, to_frames(12))
    assert gain is not None
    assert np.abs(np.diff(np.ravel(gain))).max() < 1e-4


def test_a_bed_comes_in_and_goes_within_its_cue() -> None:
    cue = BedCue(Frames(100), Frames(1_100), "room", Frames(200), Frames(300))
    found = bed_gain(cue, 0, 1_300)
    assert found is not None
    gain = np.ravel(found)
    assert not gain[:101].any()
    assert np.all(gain[300:800] == 1.0)
    assert not gain[1_100:].any()
    assert gain[1_099] < 0.02


def test_a_bed_between_its_fades_is_left_alone() -> None:
    cue = BedCue(Frames(0), Frames(1_000), "room", Frames(100), Frames(100))
    assert bed_gain(cue, 100, 800) is None
