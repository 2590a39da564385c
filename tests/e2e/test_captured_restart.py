"""An engine that is killed while it plays: how long nothing is heard, and where it is heard again."""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pytest
import soundfile
from e2e.program import wait_for
from e2e.pulse import Ear, heard, is_installed, null_sink
from fakes.sounds import bed, line, timeline

from calmroom.audio.frames import Stereo
from calmroom.audio.mix.render import frames_of
from calmroom.audio.remote.remote import RemotePlayer
from calmroom.domain.timeline import Programme
from calmroom.domain.units import RATE

pytestmark = [
    pytest.mark.sound,
    pytest.mark.skipif(not is_installed(), reason="pulseaudio, pactl and parec are not installed"),
]

LENGTH = 12 * RATE
PROGRAMME = Programme(timeline(LENGTH, bed(LENGTH, fade=RATE // 2), line(0, LENGTH, "speech.wav")))
LONGEST_GAP = RATE // 2
NEAR = RATE // 5
"""Frames around the last audible one at which it may go on: what the device still held was never heard."""
PIECE = RATE // 2
SILENT = 1e-6


@dataclass(frozen=True)
class Break:
    """Frames of the recording without sound, and the frames of the practice on both sides of them."""

    length: int
    before: int
    after: int


@pytest.fixture
def clips(tmp_path: Path) -> Path:
    """A voice that never says the same twice, so that a moment of it can be found again."""
    noise = np.random.default_rng(3).standard_normal(LENGTH)
    smooth = np.convolve(noise, np.hanning(48), "same").astype(np.float32)
    soundfile.write(tmp_path / "speech.wav", 0.1 * smooth / np.abs(smooth).max(), RATE, subtype="FLOAT")
    return tmp_path


@pytest.fixture
def ear() -> Iterator[Ear]:
    with null_sink() as made:
        yield made


@pytest.fixture
def player(ear: Ear, clips: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[RemotePlayer]:
    for name in ("XDG_RUNTIME_DIR", "ALSA_CONFIG_PATH", "PULSE_SERVER", "HOME"):
        monkeypatch.setenv(name, ear.environment[name])
    made = RemotePlayer([clips])
    made.warm()
    yield made
    made.close()


def place_of(part: Stereo, whole: Stereo) -> int:
    """Where in the practice a part of the recording comes from, by cross-correlation."""
    size = 1 << (len(whole) + len(part)).bit_length()
    likeness = np.fft.irfft(np.fft.rfft(whole[:, 0], size) * np.conj(np.fft.rfft(part[:, 0], size)), size)
    return int(np.argmax(likeness[: len(whole)]))


def longest_silence(sound: npt.NDArray[np.float32]) -> tuple[int, int]:
    """The first frame of the longest silence between sounds, and the first after it."""
    sounding = np.flatnonzero(np.abs(sound).max(axis=1) > SILENT)
    widest = int(np.argmax(np.diff(sounding)))
    return int(sounding[widest]) + 1, int(sounding[widest + 1])


def broken(sound: npt.NDArray[np.float32], whole: Stereo) -> Break:
    """The longest silence of a recording, laid over the practice."""
    start, end = longest_silence(sound)
    before = place_of(sound[start - PIECE : start], whole) + PIECE
    # It fades in, so where it goes on is found by what comes a little later.
    after = place_of(sound[end + PIECE : end + 2 * PIECE], whole) - PIECE
    return Break(end - start, before, after)


def test_an_engine_that_is_killed_is_heard_again_within_half_a_second_where_it_was(
    player: RemotePlayer, ear: Ear, clips: Path, tmp_path: Path
) -> None:
    with ear.recording(tmp_path / "heard.f32"):
        player.load(PROGRAMME)
        player.play()
        wait_for(lambda: player.playhead().frame > 3 * RATE, "three seconds of sound")
        assert player.pid is not None
        os.kill(player.pid, signal.SIGKILL)
        wait_for(lambda: player.playhead().frame > 7 * RATE, "the sound goes on")
        threading.Event().wait(0.2)
    found = broken(heard(tmp_path / "heard.f32"), np.concatenate(list(frames_of(PROGRAMME, [clips]))))
    assert found.length < LONGEST_GAP, found
    assert abs(found.after - found.before) < NEAR, found


def test_a_break_and_a_jump_would_be_found(clips: Path) -> None:
    whole = np.concatenate(list(frames_of(PROGRAMME, [clips])))
    recording = np.concatenate(
        (whole[: 3 * RATE], np.zeros((RATE, 2), dtype=np.float32), whole[4 * RATE : 8 * RATE]), dtype=np.float32
    )
    assert broken(recording, whole) == Break(RATE, 3 * RATE, 4 * RATE)
