"""What a person hears, recorded from a real sound server and held against the offline render.

The long form, for an evening:  CALMROOM_MINUTES=30 ./run test tests/e2e/test_captured_sound.py -k bundled
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pytest
import soundfile
from e2e.pulse import Ear, heard, is_installed, null_sink
from fakes.sounds import CLIPS, bed, bell, line, timeline

from calmroom import wiring
from calmroom.audio.clips.shelf import Shelf
from calmroom.audio.engine.decks import SEEK_BED
from calmroom.audio.engine.transport import Loaded, Transport
from calmroom.audio.frames import Stereo
from calmroom.audio.mix.finish import Finish
from calmroom.audio.mix.mixer import Mixer
from calmroom.audio.mix.render import frames_of
from calmroom.audio.remote.remote import RemotePlayer
from calmroom.domain.beds import OWN_BED
from calmroom.domain.events import DeviceLost, PlayerEvent
from calmroom.domain.player import Playhead, PlayState, Tone
from calmroom.domain.timeline import Choices, Programme
from calmroom.domain.units import RATE, Decibels, Frames

pytestmark = [
    pytest.mark.sound,
    pytest.mark.skipif(not is_installed(), reason="pulseaudio, pactl and parec are not installed"),
]

SIX_SECONDS = 6 * RATE
PROGRAMME = Programme(
    timeline(
        SIX_SECONDS,
        bed(SIX_SECONDS, fade=RATE),
        line(20_000, 29_000),
        bell(60_000, 130_000),
        line(140_000, 147_000, "b.wav"),
        line(200_000, 209_000),
    ),
    timeline(RATE, bed(RATE, fade=4_000), line(2_000, 9_000, "b.wav")),
)
LOUD = Programme(
    timeline(
        SIX_SECONDS, bed(SIX_SECONDS, fade=RATE), line(20_000, 29_000, "loud.wav"), line(21_091, 30_091, "loud.wav")
    )
)
SOFT_TREBLE = Tone(balance=0.3, treble=Decibels(-6.0))
DELAY = 3 * RATE // 2
MINUTES = float(os.environ.get("CALMROOM_MINUTES", "0.3"))
LENGTH_OF_BUNDLED = 30


@pytest.fixture(scope="module")
def ear() -> Iterator[Ear]:
    with null_sink() as made:
        yield made


@pytest.fixture
def clips(tmp_path: Path) -> Path:
    for name, sound in CLIPS.items():
        soundfile.write(tmp_path / name, sound, RATE, subtype="FLOAT")
    return tmp_path


@pytest.fixture
def player(ear: Ear, clips: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[RemotePlayer]:
    for name in ("XDG_RUNTIME_DIR", "ALSA_CONFIG_PATH", "PULSE_SERVER", "HOME"):
        monkeypatch.setenv(name, ear.environment[name])
    made = RemotePlayer([clips])
    made.warm()
    yield made
    made.close()


def wait(player: RemotePlayer, until: Callable[[Playhead], bool]) -> Playhead:
    pause = threading.Event()
    for _ in range(4_000):
        playhead = player.playhead()
        if until(playhead):
            return playhead
        pause.wait(0.005)
    raise AssertionError(f"it did not come to that: {player.playhead()}")


def has_ended(playhead: Playhead) -> bool:
    return playhead.state is PlayState.ENDED


def rendered(clips: Path) -> Stereo:
    return np.concatenate(list(frames_of(PROGRAMME, [clips])))


def place_of(part: Stereo, whole: npt.NDArray[np.float32]) -> int:
    """Where in the recording a part of the render lies, by cross-correlation."""
    size = 1 << (len(whole) + len(part)).bit_length()
    likeness = np.fft.irfft(np.fft.rfft(whole[:, 0], size) * np.conj(np.fft.rfft(part[:, 0], size)), size)
    return int(np.argmax(likeness[: len(whole)]))


def difference(recording: npt.NDArray[np.float32], wanted: Stereo) -> float:
    """The greatest difference of any frame, once both are laid over each other."""
    at = place_of(wanted, recording)
    found = recording[at : at + len(wanted)]
    assert len(found) == len(wanted), "the recording ends too early"
    return float(np.abs(found - wanted).max())


def test_what_is_heard_is_what_is_rendered(player: RemotePlayer, ear: Ear, clips: Path, tmp_path: Path) -> None:
    with ear.recording(tmp_path / "heard.f32"):
        player.load(PROGRAMME)
        player.play()
        wait(player, has_ended)
        threading.Event().wait(0.3)
    assert difference(heard(tmp_path / "heard.f32"), rendered(clips)) < 1e-6


def made_offline(clips: Path, programme: Programme, tone: Tone, *, seek: int = 0) -> Stereo:
    """All frames from the command to play on, through the transport and all that comes after it."""
    shelf = Shelf([clips], lambda _: None)
    transport, finish = Transport(), Finish()
    finish.set(tone)
    transport.load(Loaded(Mixer(programme.practice, shelf.get)))
    transport.seek(seek)
    transport.play()
    sound = finish.frames(programme.practice.frames - seek, transport.pull)
    shelf.close()
    return sound


def test_late_through_the_ceiling_and_in_another_tone_it_is_heard_as_it_is_made(
    player: RemotePlayer, ear: Ear, clips: Path, tmp_path: Path
) -> None:
    wanted = made_offline(clips, LOUD, SOFT_TREBLE)
    with ear.recording(tmp_path / "heard.f32"):
        player.set_tone(SOFT_TREBLE)
        player.load(LOUD)
        player.play(Frames(DELAY))
        wait(player, has_ended)
        threading.Event().wait(0.3)
    recording = heard(tmp_path / "heard.f32")
    assert difference(recording, wanted) < 1e-6
    assert not recording[:DELAY].any()
    plain = np.concatenate(list(frames_of(LOUD, [clips])))
    assert np.abs(wanted - plain).max() > 0.05


def test_begun_in_the_middle_it_is_heard_as_it_is_made(
    player: RemotePlayer, ear: Ear, clips: Path, tmp_path: Path
) -> None:
    with ear.recording(tmp_path / "heard.f32"):
        player.load(PROGRAMME)
        player.seek(Frames(130_000))
        player.play()
        wait(player, has_ended)
        threading.Event().wait(0.3)
    assert difference(heard(tmp_path / "heard.f32"), made_offline(clips, PROGRAMME, Tone(), seek=130_000)) < 1e-6


def test_after_a_seek_it_is_heard_as_it_is_rendered(
    player: RemotePlayer, ear: Ear, clips: Path, tmp_path: Path
) -> None:
    with ear.recording(tmp_path / "heard.f32"):
        player.load(PROGRAMME)
        player.play()
        wait(player, lambda playhead: playhead.frame > 62_000)
        player.seek(Frames(170_000))
        wait(player, has_ended)
        threading.Event().wait(0.3)
    assert difference(heard(tmp_path / "heard.f32"), rendered(clips)[170_000 + SEEK_BED :]) < 1e-6


def test_a_bundled_practice_is_heard_as_it_is_rendered_for_minutes_on_end(
    ear: Ear, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    until = min(round(MINUTES * 60 * RATE), LENGTH_OF_BUNDLED * 60 * RATE)
    script = wiring.library().scripts()[-1]
    programme = wiring.arrange(script, Choices(script.minutes.greatest, "bf_emma", OWN_BED, bells=True))
    for name in ("XDG_RUNTIME_DIR", "ALSA_CONFIG_PATH", "PULSE_SERVER", "HOME"):
        monkeypatch.setenv(name, ear.environment[name])
    player = RemotePlayer(wiring.clip_folders())
    with ear.recording(tmp_path / "heard.f32"):
        player.load(programme)
        player.play()
        for second in range(until // RATE + 1):
            wait(player, lambda playhead, second=second: playhead.frame >= min(second * RATE, until))  # type: ignore[misc]
        player.close()
    recording = np.memmap(tmp_path / "heard.f32", "<f4", "r").reshape(-1, 2)
    at = None
    for block in frames_of(programme, wiring.clip_folders()):
        at = place_of(block, recording[: 20 * RATE]) if at is None else at
        assert np.abs(recording[at : at + len(block)] - block).max() < 1e-6
        at += len(block)
        until -= len(block)
        if until < len(block):
            return
    raise AssertionError("it was shorter than that")


def test_a_dropped_block_would_be_found(clips: Path) -> None:
    wanted = rendered(clips)
    dropped = np.concatenate((np.zeros((5_000, 2), np.float32), wanted[:203_000], wanted[203_960:], wanted[:5_000]))
    assert difference(dropped, wanted) > 0.01


WINDOW = """
import sys, threading
from pathlib import Path
from calmroom.audio.remote.remote import RemotePlayer
from e2e.test_captured_sound import PROGRAMME, has_ended, wait
player = RemotePlayer([Path(sys.argv[1])])
player.load(PROGRAMME)
player.play()
wait(player, lambda playhead: playhead.frame > 0)
print("playing", flush=True)
wait(player, has_ended)
player.close()
"""


def test_a_window_that_stands_still_does_not_break_the_sound(ear: Ear, clips: Path, tmp_path: Path) -> None:
    with ear.recording(tmp_path / "heard.f32"):
        window = subprocess.Popen(
            [sys.executable, "-c", WINDOW, clips],
            env=ear.environment | {"PYTHONPATH": str(Path(__file__).parents[1])},
            stdout=subprocess.PIPE,
        )
        assert window.stdout is not None
        assert window.stdout.readline() == b"playing\n"
        window.send_signal(signal.SIGSTOP)
        threading.Event().wait(2.0)
        window.send_signal(signal.SIGCONT)
        window.communicate(timeout=30)
    assert window.returncode == 0
    assert difference(heard(tmp_path / "heard.f32"), rendered(clips)) < 1e-6


def test_a_pause_is_heard_as_a_fade_and_nothing_is_lost(player: RemotePlayer, ear: Ear, tmp_path: Path) -> None:
    with ear.recording(tmp_path / "heard.f32"):
        player.load(PROGRAMME)
        player.play()
        wait(player, lambda playhead: playhead.frame > 70_000)
        player.pause()
        wait(player, lambda playhead: playhead.state is PlayState.PAUSED)
        threading.Event().wait(0.8)
        player.play()
        wait(player, has_ended)
        threading.Event().wait(0.3)
    sound = heard(tmp_path / "heard.f32")
    assert np.abs(np.diff(sound, axis=0)).max() < 0.02
    assert player.playhead().heard == SIX_SECONDS


def test_an_engine_that_is_killed_is_heard_again_soon(player: RemotePlayer, ear: Ear, tmp_path: Path) -> None:
    with ear.recording(tmp_path / "heard.f32"):
        player.load(PROGRAMME)
        player.play()
        wait(player, lambda playhead: playhead.frame > 70_000)
        assert player.pid is not None
        os.kill(player.pid, signal.SIGKILL)
        wait(player, has_ended)
    loud = np.abs(heard(tmp_path / "heard.f32")).max(axis=1) > 1e-4
    sounding = np.flatnonzero(loud)
    gap = int(np.diff(sounding).max())
    assert gap < 2 * RATE


def test_a_device_that_goes_away_pauses_and_silence_goes_on(player: RemotePlayer, ear: Ear, tmp_path: Path) -> None:
    events: list[PlayerEvent] = []
    player.listen(events.append)
    with ear.recording(tmp_path / "heard.f32"):
        player.load(PROGRAMME)
        player.play()
        wait(player, lambda playhead: playhead.frame > 20_000)
        ear.end()
    wait(player, lambda _: any(isinstance(event, DeviceLost) for event in events))
    paused = wait(player, lambda playhead: playhead.state is PlayState.PAUSED)
    assert 15_000 < paused.frame < 40_000
    player.play()
    wait(player, lambda playhead: playhead.frame > paused.frame + RATE and playhead.silent)
