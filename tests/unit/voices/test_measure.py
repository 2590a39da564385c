from __future__ import annotations

import numpy as np
import numpy.typing as npt
import pytest

from calmroom.voices.measure import RINGING, pauses, sounding, without_breath, words_per_minute

RATE = 24_000
STEP = 0.010 * RATE


def tone(seconds: float, level: float = 0.5) -> npt.NDArray[np.float32]:
    return (level * np.sin(2 * np.pi * 300 * np.arange(round(seconds * RATE)) / RATE)).astype(np.float32)


def silence(seconds: float) -> npt.NDArray[np.float32]:
    return np.zeros(round(seconds * RATE), dtype=np.float32)


def test_sound_is_found_between_silences() -> None:
    span = sounding(np.concatenate([silence(0.3), tone(1), silence(0.5)]), RATE)
    assert span.start == pytest.approx(0.3 * RATE, abs=STEP)
    assert span.end == pytest.approx(1.3 * RATE, abs=STEP)


def test_a_soft_fricative_belongs_to_the_word() -> None:
    noise = np.random.default_rng(7).normal(0, 0.005, round(0.1 * RATE)).astype(np.float32)
    span = sounding(np.concatenate([silence(0.3), noise, tone(1), silence(0.3)]), RATE)
    assert span.start == pytest.approx(0.3 * RATE, abs=STEP)


def test_breath_before_a_word_does_not_belong_to_it() -> None:
    noise = np.random.default_rng(7).normal(0, 0.0003, round(0.1 * RATE)).astype(np.float32)
    span = sounding(np.concatenate([silence(0.3), noise, tone(1)]), RATE)
    assert span.start == pytest.approx(0.4 * RATE, abs=STEP)


def test_what_rings_on_after_a_word_is_found_too() -> None:
    sound = np.concatenate([tone(1), tone(0.2, 0.5 * 10 ** (-50 / 20)), silence(0.3)])
    assert sounding(sound, RATE, RINGING).end == pytest.approx(1.2 * RATE, abs=STEP)


@pytest.mark.parametrize("sound", [silence(1), silence(0), silence(0.001)])
def test_silence_has_no_sound_and_no_rate(sound: npt.NDArray[np.float32]) -> None:
    assert sounding(sound, RATE).frames == 0
    assert words_per_minute(sound, RATE, 5) == 0


def test_only_silences_inside_count_as_pauses() -> None:
    sound = np.concatenate([silence(0.5), tone(0.4), silence(0.3), tone(0.4), silence(0.1), tone(0.4), silence(1)])
    (pause,) = pauses(sound, RATE, 0.18)
    assert pause.frames == pytest.approx(0.3 * RATE, abs=2 * STEP)


def test_the_rate_counts_inner_pauses_but_not_the_silence_around() -> None:
    sound = np.concatenate([silence(2), tone(1), silence(1), tone(1), silence(2)])
    assert words_per_minute(sound, RATE, 6) == pytest.approx(120, abs=1)


def breath(seconds: float) -> npt.NDArray[np.float32]:
    return np.random.default_rng(7).normal(0, 0.008, round(seconds * RATE)).astype(np.float32)


def test_a_breath_before_the_first_word_is_cut() -> None:
    sound = np.concatenate([silence(0.2), breath(0.2), silence(0.06), tone(1)])
    assert without_breath(sound, RATE, "Is it warm?").size == pytest.approx(RATE, abs=STEP)


def test_a_breath_that_runs_into_the_first_word_is_cut_but_for_its_end() -> None:
    sound = np.concatenate([silence(0.2), breath(0.3), tone(1)])
    assert without_breath(sound, RATE, "One thing.").size == pytest.approx(1.05 * RATE, abs=STEP)


def test_a_first_s_is_kept_whole() -> None:
    sound = np.concatenate([silence(0.2), breath(0.13), tone(1)])
    assert without_breath(sound, RATE, "Something holds.").size == pytest.approx(1.13 * RATE, abs=STEP)


def test_silence_has_no_breath() -> None:
    assert without_breath(silence(1), RATE, "...").size == RATE
