from __future__ import annotations

from dataclasses import replace

import numpy as np
import numpy.typing as npt
import pytest

from calmroom.audio.mix.loudness import integrated, true_peak
from calmroom.domain.units import RATE
from calmroom.voices.check import Listened, Sound, error_rate, faults, measured, worst
from calmroom.voices.heard import Hearing

GOOD = Sound(words_per_minute=120.0, loudness=-20.0, true_peak=-3.0, lead=0.01, trail=0.02)


def tone(seconds: float, level: float = 0.1) -> npt.NDArray[np.float32]:
    return (level * np.sin(2 * np.pi * 300 * np.arange(round(seconds * RATE)) / RATE)).astype(np.float32)


def silence(seconds: float) -> npt.NDArray[np.float32]:
    return np.zeros(round(seconds * RATE), dtype=np.float32)


def line(text: str, *, words: int = 10, wrong: int = 0, quality: float = 3.5) -> Listened:
    return Listened(text, text, Hearing(words, wrong), quality)


def test_a_clip_is_measured_from_its_sound() -> None:
    clip = np.concatenate([silence(0.1), tone(2), silence(1), tone(2), silence(0.3)])
    found = measured(clip, "Ten words in five seconds are two in a second.", integrated, true_peak)
    assert found.words_per_minute == pytest.approx(120, abs=1)
    assert found.lead == pytest.approx(0.1, abs=0.01)
    assert found.trail == pytest.approx(0.3, abs=0.01)
    assert found.true_peak == pytest.approx(-20, abs=0.1)
    assert found.loudness == pytest.approx(float(integrated(clip, RATE)))


def test_a_good_clip_has_no_fault() -> None:
    assert faults(GOOD) == ()


@pytest.mark.parametrize(
    ("sound", "said"),
    [
        (replace(GOOD, words_per_minute=99.0), "99 words a minute"),
        (replace(GOOD, words_per_minute=141.0), "141 words a minute"),
        (replace(GOOD, loudness=-21.1), "-21.1 LUFS"),
        (replace(GOOD, loudness=-18.9), "-18.9 LUFS"),
        (replace(GOOD, loudness=float("-inf")), "-inf LUFS"),
        (replace(GOOD, true_peak=-1.9), "a peak of -1.9 dBTP"),
        (replace(GOOD, lead=0.025), "25 ms of silence before it"),
        (replace(GOOD, trail=0.21), "210 ms of silence after it"),
    ],
)
def test_a_fault_is_told_by_its_figure(sound: Sound, said: str) -> None:
    assert faults(sound) == (said,)


def test_every_fault_of_a_clip_is_told() -> None:
    assert len(faults(Sound(90.0, -23.0, 0.0, 0.5, 0.5))) == 5


def test_a_line_that_grounds_may_not_be_slow() -> None:
    slow = replace(GOOD, words_per_minute=110.0)
    assert faults(slow) == ()
    assert faults(slow, least_rate=115.0) == ("110 words a minute",)


def test_the_worst_lines_come_first() -> None:
    misheard, rough, fine = line("misheard", wrong=5), line("rough", quality=2.9), line("fine")
    assert worst((fine, rough, misheard), share=0.5) == (misheard, rough)


def test_a_twentieth_is_named_and_rounded_up() -> None:
    lines = [line(f"{number}", quality=3.0 + number / 1000) for number in range(21)]
    assert worst(lines) == tuple(lines[:2])


def test_a_line_in_which_all_is_well_is_never_named() -> None:
    assert worst([line("fine"), line("fine too")]) == ()


def test_words_are_counted_over_all_lines() -> None:
    assert error_rate([line("long", words=18, wrong=1), line("short", words=2, wrong=1)]) == pytest.approx(0.1)
    assert error_rate([]) == 0
