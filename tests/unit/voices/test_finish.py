from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pytest
from fakes.synthesiser import RATE, Hum

from calmroom.audio.clips.decode import encode_opus
from calmroom.audio.clips.shelf import read_clip
from calmroom.voices.finish import cut, finish, limited, without_rumble
from calmroom.voices.fit import Take
from calmroom.voices.workbench import Workbench

WORDS = "The floor is under you. It may be warm or cool."


def spoken(level: float = 1.0) -> Take:
    samples = Hum().speak(WORDS, "bf_emma", 0.6) * np.float32(level)
    return Take(samples, 0.0, 0.6)


def tone(hertz: float, seconds: float = 1.0) -> npt.NDArray[np.float32]:
    return np.sin(2 * np.pi * hertz * np.arange(round(seconds * RATE)) / RATE).astype(np.float32)


@pytest.mark.parametrize("level", [0.01, 1.0, 3.0])
def test_every_clip_has_the_same_loudness(bench: Workbench, tmp_path: Path, level: float) -> None:
    note = finish(spoken(level), WORDS, tmp_path / "a.opus", bench)
    assert note.loudness == pytest.approx(-20, abs=0.3)


def test_a_peak_is_turned_down(bench: Workbench, tmp_path: Path) -> None:
    take = spoken(0.2)
    loud = take.samples.copy()
    loud[30_000:30_050] *= 15
    note = finish(replace(take, samples=loud), WORDS, tmp_path / "a.opus", bench)
    assert note.true_peak <= -3
    assert note.loudness == pytest.approx(-20, abs=0.3)


def test_the_note_says_what_the_file_holds(bench: Workbench, tmp_path: Path) -> None:
    note = finish(spoken(), WORDS, tmp_path / "a.opus", bench)
    assert note.frames == bench.decode(tmp_path / "a.opus").size
    assert note.text == WORDS


@pytest.mark.skipif(shutil.which("ffmpeg") is None, reason="ffmpeg is an author's tool")
def test_an_opus_clip_is_measured_as_it_is_read_back(bench: Workbench, tmp_path: Path) -> None:
    real = replace(bench, encode=encode_opus, decode=read_clip)
    note = finish(spoken(), WORDS, tmp_path / "a.opus", real)
    assert note.frames == read_clip(tmp_path / "a.opus").size
    assert note.loudness == pytest.approx(-20, abs=0.3)
    assert note.true_peak <= -3


def test_a_line_without_a_sound_makes_no_clip(bench: Workbench, tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="spoke nothing"):
        finish(Take(np.zeros(RATE, dtype=np.float32), 0.0, 0.6), "...", tmp_path / "a.opus", bench)
    assert not list(tmp_path.iterdir())


def test_a_clip_begins_ten_milliseconds_before_its_first_sound() -> None:
    silence = np.zeros(RATE // 2, dtype=np.float32)
    kept = cut(np.concatenate([silence, tone(300), silence]), RATE)
    first = int(np.argmax(np.abs(kept) > 0.05))
    assert 0.005 * RATE <= first <= 0.020 * RATE
    assert kept.size == pytest.approx(RATE + 0.025 * RATE, abs=0.015 * RATE)


def test_the_edges_of_a_clip_fade() -> None:
    kept = cut(tone(300), RATE)
    assert np.abs(kept[:12]).max() < 0.03
    assert np.abs(kept[-12:]).max() < 0.03
    assert np.array_equal(kept[200:-200], tone(300)[200:-200])


def test_rumble_goes_and_the_voice_stays() -> None:
    low, voice = tone(25), tone(150)
    inside = slice(RATE // 4, -RATE // 4)
    assert np.abs(without_rumble(low, RATE)[inside]).max() < 0.1
    assert np.abs(without_rumble(voice, RATE) - voice)[inside].max() < 0.05


def test_the_limiter_keeps_its_ceiling_and_leaves_the_rest() -> None:
    sound = 0.2 * tone(150, 2.0)
    sound[20_000:20_100] *= 4
    held = limited(sound, RATE, -6.0)
    assert np.abs(held).max() <= 10 ** (-6 / 20) + 1e-6
    assert np.array_equal(held[:19_000], sound[:19_000])
    assert np.array_equal(held[21_000:], sound[21_000:])


def test_the_limiter_does_nothing_to_a_soft_sound() -> None:
    sound = 0.2 * tone(150)
    assert limited(sound, RATE, -6.0) is sound
