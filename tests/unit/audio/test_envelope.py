"""The bed under the voice."""

from __future__ import annotations

import numpy as np
import pytest

from calmroom.audio.mix.envelope import DUCK_GAIN, Ducking, bed_gain
from calmroom.domain.timeline import BedCue
from calmroom.domain.units import RATE, Frames, to_decibels, to_frames

LINE = (to_frames(5), to_frames(9))


def gain_at(ducking: Ducking, seconds: float) -> float:
    gain = ducking.gain(to_frames(seconds), 1)
    return 1.0 if gain is None else float(np.ravel(gain)[0])


def test_the_bed_lies_four_decibels_lower_under_a_line() -> None:
    assert to_decibels(gain_at(Ducking([LINE]), 5.0)) == pytest.approx(-4.0, abs=0.01)
    assert to_decibels(gain_at(Ducking([LINE]), 8.99)) == pytest.approx(-4.0, abs=0.01)


def test_it_begins_to_fall_a_second_before_the_line() -> None:
    ducking = Ducking([LINE])
    assert gain_at(ducking, 3.99) == 1.0
    assert DUCK_GAIN < gain_at(ducking, 4.5) < 1.0


def test_it_has_come_back_three_seconds_after_the_line() -> None:
    ducking = Ducking([LINE])
    assert DUCK_GAIN < gain_at(ducking, 11.5) < 1.0
    assert gain_at(ducking, 12.0) == 1.0


def test_a_gap_under_eight_seconds_does_not_pump() -> None:
    ducking = Ducking([LINE, (LINE[1] + to_frames(7.9), to_frames(20))])
    gain = ducking.gain(LINE[0], to_frames(15))
    assert gain is not None
    assert gain.max() == gain.min()


def test_in_a_longer_gap_it_comes_back_and_stays_for_four_seconds_at_least() -> None:
    ducking = Ducking([LINE, (LINE[1] + to_frames(8.0), to_frames(20))])
    assert gain_at(ducking, 12.0) == gain_at(ducking, 15.99) == 1.0
    assert gain_at(ducking, 16.5) < 1.0


def test_it_never_moves_faster_than_eight_decibels_a_second() -> None:
    gain = np.ravel(np.asarray(Ducking([LINE]).gain(0, to_frames(14))))
    assert np.abs(np.diff(20.0 * np.log10(gain))).max() * RATE < 8.0


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
