"""What was written to a sound server and not heard yet is written again, and is heard in its stead to the frame."""

from __future__ import annotations

import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
import soundfile
from e2e.pulse import Ear, heard, is_installed, null_sink
from fakes.sounds import CLIPS, LENGTH, PRACTICE

from calmroom.audio.devices import pulse_types
from calmroom.audio.devices.port import DeviceGone
from calmroom.audio.devices.portaudio import PortAudioOutputs
from calmroom.audio.devices.pulse import PulseWatch
from calmroom.audio.devices.pulse_stream import PulseDevice
from calmroom.audio.engine.engine import Engine
from calmroom.audio.frames import Stereo
from calmroom.audio.mix.render import frames_of
from calmroom.audio.talk.commands import Load, Play, Quit
from calmroom.domain.timeline import Programme
from calmroom.domain.units import RATE

pytestmark = [
    pytest.mark.sound,
    pytest.mark.skipif(sys.platform != "linux" or not is_installed(), reason="it needs pulseaudio, pactl and parec"),
]
SAME = 1e-4
PIECE = RATE // 4
LEAD = RATE // 25
"""Frames of silence that a stream begins with."""


@pytest.fixture
def ear(monkeypatch: pytest.MonkeyPatch) -> Iterator[Ear]:
    with null_sink() as made:
        for name in ("XDG_RUNTIME_DIR", "ALSA_CONFIG_PATH", "PULSE_SERVER", "HOME"):
            monkeypatch.setenv(name, made.environment[name])
        yield made


@pytest.fixture
def device(ear: Ear) -> Iterator[PulseDevice]:  # noqa: ARG001 - the server has to be there
    library = pulse_types.library()
    assert library is not None
    made = PulseDevice(library, "", "")
    yield made
    made.close()


def noise(seed: int, frames: int) -> Stereo:
    return np.random.default_rng(seed).uniform(-0.1, 0.1, (frames, 2)).astype(np.float32)


def give(device: PulseDevice, sound: Stereo, until: int) -> int:
    """Write from the start of the sound to some frame, as there is room; the frame that comes next."""
    start = 0
    while start < until:
        count = min(device.room, PIECE, until - start)
        if count:
            device.write(sound[start : start + count])
            start += count
        device.wait(0.1)
    return start


def place_of(part: Stereo, sound: Stereo) -> int:
    """Where the part begins in what was heard; all of it has to be there, to the frame."""
    first = np.flatnonzero(np.abs(sound[:, 0] - part[0, 0]) < SAME)
    last = len(sound) - len(part)
    places = [int(at) for at in first if at <= last and np.abs(sound[at : at + len(part)] - part).max() < SAME]
    assert len(places) == 1
    return places[0]


def test_what_is_taken_back_is_never_heard_and_what_follows_comes_in_its_place(
    ear: Ear, device: PulseDevice, tmp_path: Path
) -> None:
    first, second = noise(1, 3 * RATE), noise(2, 2 * RATE)
    with ear.recording(tmp_path / "heard.f32"):
        written = give(device, first, 3 * RATE)
        taken = device.recall(RATE)
        assert taken > RATE // 2, "the device holds most of a second"
        give(device, second, RATE)
        threading.Event().wait(0.5)
    wanted = np.concatenate((first[: written - taken], second[: RATE // 2]))
    place_of(wanted[RATE // 2 :], heard(tmp_path / "heard.f32"))


def test_no_more_is_taken_back_than_is_asked_and_nothing_twice(device: PulseDevice) -> None:
    give(device, noise(1, 2 * RATE), RATE)
    assert device.recall(1_000) == 1_000
    assert device.recall(RATE) == 0


def test_a_wait_ends_when_something_is_asked(device: PulseDevice) -> None:
    give(device, noise(1, 2 * RATE), RATE)
    asks = threading.Timer(0.05, device.wake)
    asks.start()
    device.wait(60.0)
    asks.join()


def test_what_is_heard_goes_on_evenly_and_never_past_what_was_written(device: PulseDevice) -> None:
    sound, seen = noise(1, 3 * RATE), []
    start = 0
    while start < 3 * RATE:
        count = min(device.room, PIECE, 3 * RATE - start)
        if count:
            device.write(sound[start : start + count])
            start += count
        device.wait(0.05)
        seen.append(start - device.waiting())
    assert np.diff(seen).min() > -RATE // 20
    assert min(seen) >= -LEAD
    assert max(seen) <= start


def test_a_server_that_goes_takes_its_stream_with_it(ear: Ear, device: PulseDevice) -> None:
    give(device, noise(1, RATE), RATE // 2)
    ear.server.terminate()
    ear.server.wait()
    with pytest.raises(DeviceGone):
        give(device, noise(1, 60 * RATE), 60 * RATE)
    device.close()
    device.wake()


def test_without_a_server_there_is_no_stream(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PULSE_SERVER", str(tmp_path / "none"))
    library = pulse_types.library()
    assert library is not None
    with pytest.raises(DeviceGone):
        PulseDevice(library, "", "")


class Deaf(PulseWatch):
    """A machine on which no sound server tells anything, as on all but Linux."""

    def start(self) -> None:
        """Nothing listens."""


def test_through_portaudio_as_well_what_is_heard_is_what_is_rendered(ear: Ear, tmp_path: Path) -> None:
    for name, sound in CLIPS.items():
        soundfile.write(tmp_path / name, sound, RATE, subtype="FLOAT")
    engine = Engine(PortAudioOutputs(Deaf()), lambda _: None)
    feeder = threading.Thread(target=engine.run)
    with ear.recording(tmp_path / "heard.f32"):
        feeder.start()
        for command in (Load(Programme(PRACTICE), (tmp_path,)), Play()):
            engine.ask(command)
        threading.Event().wait(LENGTH / RATE + 3.0)
        engine.ask(Quit())
        feeder.join()
    rendered = np.concatenate(list(frames_of(Programme(PRACTICE), [tmp_path])))
    place_of(rendered[RATE // 4 :], heard(tmp_path / "heard.f32"))
