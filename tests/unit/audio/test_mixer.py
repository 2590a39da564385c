"""Cues to frames."""

from __future__ import annotations

import numpy as np
from fakes.sounds import CLIPS, LENGTH, PRACTICE, bed, bell, bursts, clip, line, mixer, timeline
from hypothesis import given, settings
from hypothesis import strategies as st

from calmroom.audio.mix.bells import bell as bell_sound
from calmroom.audio.mix.mixer import Mixer

SIDE = np.float32(2.0**-0.5)


@settings(max_examples=10, deadline=None)
@given(st.lists(st.integers(211, 9_000), min_size=1, max_size=6))
def test_the_mix_does_not_depend_on_the_size_of_blocks(sizes: list[int]) -> None:
    whole = mixer().block(0, LENGTH, 0)
    parts, made = mixer(), []
    at = 0
    for size in bursts(LENGTH, sizes):
        made.append(parts.block(at, size, at))
        at += size
    for number in (0, 1):
        assert np.array_equal(np.concatenate([each[number] for each in made]), whole[number])


def test_a_clip_begins_at_its_very_frame() -> None:
    voice = Mixer(timeline(20_000, line(3_000, 12_000)), clip).voice(0, 20_000)
    wanted = np.zeros(20_000, dtype=np.float32)
    wanted[3_000:12_000] = CLIPS["a.wav"]
    assert np.array_equal(voice, np.stack((wanted * SIDE, wanted * SIDE), axis=1))


def test_a_clip_longer_than_its_cue_ends_with_it_and_softly() -> None:
    voice = Mixer(timeline(20_000, line(0, 4_500)), clip).voice(0, 20_000)
    assert not voice[4_500:].any()
    assert abs(voice[4_499, 0]) < 0.001


def test_a_missing_clip_is_silence_for_the_time_of_its_cue() -> None:
    assert not Mixer(timeline(20_000, line(0, 9_000, "gone.wav")), clip).voice(0, 20_000).any()


def test_overlapping_cues_are_added() -> None:
    both = Mixer(timeline(20_000, line(0, 9_000), bell(0, 20_000)), clip).voice(0, 20_000)
    wanted = bell_sound(20_000, soft=False).copy()
    wanted[:9_000] += CLIPS["a.wav"]
    assert np.allclose(both[:, 0], wanted * SIDE, atol=1e-6)


def test_a_practice_without_a_bed_has_none() -> None:
    plain = Mixer(timeline(20_000, line(0, 9_000)), clip)
    assert not plain.has_bed
    assert not plain.bed(0, 20_000, 0).any()


def test_a_bed_that_is_not_known_is_silent() -> None:
    assert not Mixer(timeline(9_000, bed(9_000, "none")), clip).bed(0, 9_000, 0).any()


def test_the_seed_chooses_the_bed() -> None:
    one, other = (Mixer(PRACTICE, clip, seed).bed(0, 20_000, 0) for seed in (1, 2))
    assert not np.array_equal(one, other)


def test_past_the_end_there_is_silence() -> None:
    voice, under = mixer().block(LENGTH, 500, LENGTH)
    assert not voice.any()
    assert not under.any()


def test_quiet_begins_when_the_line_and_the_bell_are_over() -> None:
    parts = Mixer(timeline(30_000, line(1_000, 9_000), bell(5_000, 14_000), line(14_000, 20_000)), clip)
    assert [parts.quiet_from(frame) for frame in (0, 1_000, 13_999, 20_000)] == [0, 20_000, 20_000, 20_000]


def test_held_the_bed_stays_as_loud_as_it_was() -> None:
    parts = mixer()
    moving, still = parts.bed(40_000, 500, 7_000), parts.still(40_000, 500, 7_000)
    assert np.allclose(moving[0], still[0], atol=1e-7)
    assert still.any()
