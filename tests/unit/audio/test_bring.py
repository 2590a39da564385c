"""A recording of the therapist's own voice: from any format to a clip as loud as the narration."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pytest
import soundfile

from calmroom.audio.bring.bring import LOUDNESS, bring_in
from calmroom.audio.bring.source import _at_engine_rate, blocks_of
from calmroom.audio.clips.received import seconds_of
from calmroom.audio.clips.resample import resample
from calmroom.audio.mix.loudness import integrated, true_peak
from calmroom.domain.errors import CalmroomError
from calmroom.domain.units import RATE

Mono = npt.NDArray[np.float32]
SPOKEN = 3.0


def voice(rate: int = RATE, gain: float = 0.05) -> Mono:
    """Something like speech: syllables of a low tone, a second of quiet before and two behind."""
    at = np.arange(round(SPOKEN * rate)) / rate
    tone = gain * np.sin(2 * np.pi * 180 * at) * (0.5 + 0.5 * np.sin(2 * np.pi * 3 * at))
    quiet = np.random.default_rng(1).normal(0, 1e-5, round(6 * rate))
    quiet[rate : rate + tone.size] += tone
    return quiet.astype(np.float32)


def recorded(folder: Path, name: str = "voice.wav", rate: int = 44_100, gain: float = 0.05) -> Path:
    """A recording as a phone or a recorder makes it."""
    wav = folder / "source.wav"
    sound = voice(rate, gain)
    soundfile.write(wav, np.stack((sound, 0.5 * sound), axis=1), rate)
    path = folder / name
    if path.suffix == ".wav":
        return wav.replace(path)
    if path.suffix in {".flac", ".mp3", ".aiff", ".ogg"}:
        soundfile.write(path, *soundfile.read(wav))
        return path
    if shutil.which("ffmpeg") is None:
        pytest.skip("needs ffmpeg")
    subprocess.run(["ffmpeg", "-loglevel", "error", "-i", str(wav), str(path)], check=True)
    return path


def brought(path: Path, into: Path) -> Mono:
    assert bring_in(path, into, lambda _: True)
    found: Mono = soundfile.read(into, dtype="float32")[0]
    return found


@pytest.mark.parametrize("name", ["v.wav", "v.flac", "v.mp3", "v.aiff", "v.ogg", "v.m4a", "v.webm", "v.wma", "v.aac"])
def test_any_format_becomes_a_clip_at_the_level_of_the_narration(tmp_path: Path, name: str) -> None:
    sound = brought(recorded(tmp_path, name), tmp_path / "clip.flac")
    assert integrated(sound, RATE) == pytest.approx(LOUDNESS, abs=0.3)
    assert true_peak(sound, RATE) <= -2.0
    assert sound.size / RATE == pytest.approx(SPOKEN + 0.2, abs=0.3)


@pytest.mark.parametrize("gain", [0.02, 0.9])
def test_what_was_spoken_softly_or_loudly_is_as_loud_as_the_rest(tmp_path: Path, gain: float) -> None:
    sound = brought(recorded(tmp_path, gain=gain), tmp_path / "clip.flac")
    assert integrated(sound, RATE) == pytest.approx(LOUDNESS, abs=0.3)


def test_a_knock_stays_under_the_ceiling(tmp_path: Path) -> None:
    sound = voice(gain=0.05)
    sound[2 * RATE : 2 * RATE + 40] = 0.99
    soundfile.write(tmp_path / "knock.wav", sound, RATE)
    assert true_peak(brought(tmp_path / "knock.wav", tmp_path / "clip.flac"), RATE) <= -1.9


def test_what_comes_out_is_taken_by_who_receives_it(tmp_path: Path) -> None:
    for name in ("clip.opus", "clip.flac"):
        bring_in(recorded(tmp_path), tmp_path / name, lambda _: True)
        with (tmp_path / name).open("rb") as file:
            assert seconds_of(file) == pytest.approx(SPOKEN + 0.2, abs=0.3)


def test_the_edges_do_not_click(tmp_path: Path) -> None:
    sound = brought(recorded(tmp_path), tmp_path / "clip.flac")
    assert np.abs(sound[:4]).max() < 1e-3
    assert np.abs(sound[-4:]).max() < 1e-3


@pytest.mark.parametrize("rate", [8_000, 11_025, 44_100, 96_000])
def test_block_by_block_is_as_in_one_piece(rate: int) -> None:
    sound = np.random.default_rng(2).normal(0, 0.1, 21 * rate + 77).astype(np.float32)
    blocks = np.array_split(sound, 7)
    found = np.concatenate(list(_at_engine_rate(iter(blocks), rate)))
    whole = resample(sound, rate, RATE)
    assert found.size == whole.size
    assert np.abs(found - whole).max() < 1e-5


@pytest.mark.parametrize("stop", [0.0, 0.5, 0.9])
def test_what_is_stopped_leaves_nothing(tmp_path: Path, stop: float) -> None:
    path = recorded(tmp_path)
    assert not bring_in(path, tmp_path / "clip.opus", lambda share: share < stop)
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"ffconcat version 1.0\nfile voice.wav\n",
        b"#EXTM3U\nfile:///etc/passwd\n",
        b"RIFF\x24\x00\x00\x00WAVE",
        b"\x00\x00\x00\x20ftypM4A " + bytes(400),
        b"ID3" + bytes(900),
        b"\x1aE\xdf\xa3" + bytes(64),
    ],
)
def test_what_is_no_recording_is_told_and_left(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "odd.mp3"
    path.write_bytes(content)
    with pytest.raises(CalmroomError, match="cannot be read as sound"):
        bring_in(path, tmp_path / "clip.opus", lambda _: True)
    assert list(tmp_path.iterdir()) == [path]


def test_silence_is_told(tmp_path: Path) -> None:
    soundfile.write(tmp_path / "silence.wav", np.zeros(RATE), RATE)
    with pytest.raises(CalmroomError, match="Nothing can be heard"):
        bring_in(tmp_path / "silence.wav", tmp_path / "clip.opus", lambda _: True)


def test_what_is_no_number_is_silence(tmp_path: Path) -> None:
    sound = voice()
    sound[RATE + 100 : RATE + 200] = np.nan
    soundfile.write(tmp_path / "nan.wav", sound, RATE, subtype="FLOAT")
    assert np.isfinite(brought(tmp_path / "nan.wav", tmp_path / "clip.flac")).all()


def test_a_missing_recording_is_told(tmp_path: Path) -> None:
    with pytest.raises(CalmroomError, match="cannot be read"):
        next(blocks_of(tmp_path / "nothing.wav"))
