"""Clips through ffmpeg to Opus and back."""

from __future__ import annotations

import shutil
from pathlib import Path

import numpy as np
import pytest
import soundfile

from calmroom.audio.clips.decode import encode_opus
from calmroom.audio.frames import Mono
from calmroom.domain.errors import CalmroomError
from calmroom.domain.units import RATE

pytestmark = pytest.mark.skipif(shutil.which("ffmpeg") is None, reason="ffmpeg, which authors need, is missing")


def speech_like(frames: int, rate: int) -> Mono:
    noise = np.random.default_rng(2).normal(0.0, 0.2, frames)
    smooth = np.convolve(noise, np.hanning(rate // 1_000), mode="same")
    return np.asarray(np.clip(smooth / np.abs(smooth).max() * 0.5, -1, 1), dtype=np.float32)


@pytest.mark.parametrize("frames", [24_001, 36_007])
def test_not_a_frame_is_lost_or_added(tmp_path: Path, frames: int) -> None:
    encode_opus(speech_like(frames, 24_000), 24_000, tmp_path / "a.opus")
    after, rate = soundfile.read(tmp_path / "a.opus")
    assert (len(after), rate) == (2 * frames, RATE)


def test_the_sound_stays_in_its_place(tmp_path: Path) -> None:
    sound = speech_like(RATE, RATE)
    encode_opus(sound, RATE, tmp_path / "a.opus", bitrate="96k")
    after = soundfile.read(tmp_path / "a.opus")[0]
    shifts = np.arange(-40, 41)
    likeness = [float(np.dot(sound[5_000:40_000], after[5_000 + by : 40_000 + by])) for by in shifts]
    assert shifts[int(np.argmax(likeness))] == 0


def test_the_same_sound_gives_the_same_file(tmp_path: Path) -> None:
    for name in ("a.opus", "b.opus"):
        encode_opus(speech_like(20_000, RATE), RATE, tmp_path / name)
    assert (tmp_path / "a.opus").read_bytes() == (tmp_path / "b.opus").read_bytes()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.opus", "b.opus"]


def test_a_machine_without_ffmpeg_says_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pydub.AudioSegment.converter", str(tmp_path / "no-ffmpeg"))
    with pytest.raises(CalmroomError, match="ffmpeg") as caught:
        encode_opus(speech_like(1_000, RATE), RATE, tmp_path / "a.opus")
    assert "Install" in caught.value.hint
    assert list(tmp_path.iterdir()) == []
