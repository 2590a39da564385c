"""The clips in this repository, held against what they promise (content/3-safety.md, P1 and Level)."""

from __future__ import annotations

import random
from pathlib import Path
from statistics import mean

import pytest

from calmroom.audio.clips.shelf import read_clip
from calmroom.audio.mix.loudness import integrated, true_peak
from calmroom.domain.script import Profile, Script
from calmroom.domain.units import RATE
from calmroom.scripts.parser import parse_file
from calmroom.voices.index import ClipNote, read_index
from calmroom.voices.measure import sounding, words_per_minute
from calmroom.voices.narrate import missing_clips, wanted_clips
from calmroom.voices.narrators import NARRATORS
from calmroom.voices.normalise import count_words

ASSETS = Path(__file__).parents[3] / "assets"
NARRATION = ASSETS / "audio" / "narration"
VOICES = tuple(voice.id for voice in NARRATORS)
SAMPLE = 8
"""Clips a voice that are decoded and measured anew; the others are held to what the index says of them."""

Note = tuple[str, str, ClipNote]


def notes(voice: str) -> dict[str, ClipNote]:
    return read_index(NARRATION / voice)


def scripts() -> tuple[Script, ...]:
    parsed = [parse_file(path) for path in sorted((ASSETS / "scripts").glob("*.calm.md"))]
    return tuple(one.script for one in parsed if one.script is not None)


@pytest.fixture(scope="module")
def sample() -> list[Note]:
    """A few clips of each voice, the same in every run until the clips change."""
    chosen: list[Note] = []
    for voice in VOICES:
        known = sorted(notes(voice).items())
        picked = random.Random(len(known)).sample(known, SAMPLE)  # noqa: S311 - a choice, not a secret
        chosen += [(voice, key, note) for key, note in picked]
    return chosen


def test_every_line_of_every_practice_is_spoken_by_every_narrator() -> None:
    assert [clip.line.text for clip in missing_clips(wanted_clips(scripts(), VOICES), NARRATION)] == []


@pytest.mark.parametrize("voice", VOICES)
def test_there_is_no_clip_that_nobody_speaks(voice: str) -> None:
    wanted = {clip.key for clip in wanted_clips(scripts(), (voice,))}
    assert set(notes(voice)) == wanted
    assert {file.stem for file in (NARRATION / voice).glob("*.opus")} == wanted


@pytest.mark.parametrize("voice", VOICES)
def test_every_clip_is_noted_as_level_and_unhurried(voice: str) -> None:
    for note in notes(voice).values():
        assert abs(note.loudness + 20) <= 1, note.text
        assert note.true_peak <= -2, note.text
        assert 100 <= note.words_per_minute <= 140, note.text


@pytest.mark.parametrize("voice", VOICES)
def test_ground_me_is_never_slow(voice: str) -> None:
    known = notes(voice)
    ground = [clip for clip in wanted_clips(scripts(), (voice,)) if clip.profile is Profile.GROUND]
    assert ground
    for clip in ground:
        assert known[clip.key].words_per_minute >= 115, clip.line.text


@pytest.mark.parametrize("voice", VOICES)
def test_the_whole_library_is_spoken_near_120_words_a_minute(voice: str) -> None:
    assert 112 <= mean(note.words_per_minute for note in notes(voice).values()) <= 128


def test_clips_hold_the_frames_the_index_promises(sample: list[Note]) -> None:
    for voice, key, note in sample:
        assert read_clip(NARRATION / voice / f"{key}.opus").size == note.frames, note.text


def test_clips_sound_as_the_index_says(sample: list[Note]) -> None:
    for voice, key, note in sample:
        sound = read_clip(NARRATION / voice / f"{key}.opus")
        assert integrated(sound, RATE) == pytest.approx(note.loudness, abs=0.1), note.text
        assert true_peak(sound, RATE) == pytest.approx(note.true_peak, abs=0.2), note.text
        rate = words_per_minute(sound, RATE, count_words(note.text))
        assert rate == pytest.approx(note.words_per_minute, abs=0.5), note.text


def test_a_clip_begins_with_its_words(sample: list[Note]) -> None:
    for voice, key, note in sample:
        sound = read_clip(NARRATION / voice / f"{key}.opus")
        assert sounding(sound, RATE).start <= 0.02 * RATE, note.text
