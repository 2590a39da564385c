"""Devices that come, go and stall while a practice plays, heard from a real sound server."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pytest
import soundfile
from e2e.program import wait_for
from e2e.pulse import Ear, heard, is_installed, null_sink
from fakes.sounds import CLIPS, bed, line, timeline

from calmroom.audio.remote.remote import RemotePlayer
from calmroom.domain.events import DeviceBack, DeviceFollowed, DeviceLost, PlayerEvent, SoundMissing
from calmroom.domain.player import DeviceWish, Playhead, PlayState
from calmroom.domain.timeline import Programme
from calmroom.domain.units import RATE

pytestmark = [
    pytest.mark.sound,
    pytest.mark.skipif(not is_installed(), reason="pulseaudio, pactl and parec are not installed"),
]

MINUTE = 60 * RATE
PROGRAMME = Programme(
    timeline(MINUTE, bed(MINUTE, fade=RATE // 2), *(line(at, at + 9_000) for at in range(0, MINUTE, 12_000)))
)
CLICK = 0.02
"""A step from one frame to the next that nothing in the programme comes near."""
HEADPHONES = "Headphones"


class Listener:
    """A player, and what it told."""

    def __init__(self, player: RemotePlayer) -> None:
        self.player = player
        self.events: list[PlayerEvent] = []
        player.listen(self.events.append)

    def begin(self, wish: DeviceWish) -> None:
        self.player.set_device(wish)
        self.player.load(PROGRAMME)
        self.player.play()

    def hears(self, event: type[PlayerEvent], patience: float = 10.0) -> PlayerEvent:
        def look() -> list[PlayerEvent]:
            return [each for each in self.events if isinstance(each, event)]

        return wait_for(look, event.__name__, patience)[0]

    def until(self, so: Callable[[Playhead], bool], what: str) -> Playhead:
        def look() -> Playhead | None:
            playhead = self.player.playhead()
            return playhead if so(playhead) else None

        return wait_for(look, what)

    def goes_on(self, by: float = 1.0) -> Playhead:
        frame = self.player.playhead().frame
        return self.until(lambda head: head.frame > frame + by * RATE, "the sound goes on")


@pytest.fixture
def ear() -> Iterator[Ear]:
    with null_sink() as made:
        yield made


@pytest.fixture
def listener(ear: Ear, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Listener]:
    for name, sound in CLIPS.items():
        soundfile.write(tmp_path / name, sound, RATE, subtype="FLOAT")
    for name in ("XDG_RUNTIME_DIR", "ALSA_CONFIG_PATH", "PULSE_SERVER", "HOME"):
        monkeypatch.setenv(name, ear.environment[name])
    player = RemotePlayer([tmp_path])
    yield Listener(player)
    player.close()


def steps(sound: npt.NDArray[np.float32]) -> float:
    return float(np.abs(np.diff(sound, axis=0)).max())


def loud(sound: npt.NDArray[np.float32]) -> npt.NDArray[np.int_]:
    return np.flatnonzero(np.abs(sound).max(axis=1) > 1e-4)


def test_the_devices_bear_the_names_that_people_know(listener: Listener, ear: Ear) -> None:
    ear.plug_in("usb", HEADPHONES)
    listener.player.warm()
    wait_for(lambda: HEADPHONES in listener.player.devices(), "the headphones")
    ear.pull_out("usb")
    wait_for(lambda: HEADPHONES not in listener.player.devices(), "the headphones to be gone")


def test_headphones_pulled_out_pause_and_the_room_hears_next_to_nothing(
    listener: Listener, ear: Ear, tmp_path: Path
) -> None:
    ear.plug_in("usb", HEADPHONES)
    with ear.recording(tmp_path / "room.f32"), ear.recording(tmp_path / "ears.f32", "usb"):
        listener.begin(DeviceWish(HEADPHONES))
        before = listener.goes_on(2.0)
        ear.pull_out("usb")
        assert listener.hears(DeviceLost, 2.0) == DeviceLost(HEADPHONES)
        paused = listener.until(lambda head: head.state is PlayState.PAUSED, "the pause")
        threading.Event().wait(0.5)
    assert before.frame - RATE // 2 < paused.frame < before.frame + RATE
    assert len(loud(heard(tmp_path / "ears.f32"))) > RATE
    assert len(loud(heard(tmp_path / "room.f32"))) < RATE // 4
    listener.player.play()
    assert not listener.goes_on().silent


def test_headphones_pulled_out_are_followed_where_that_is_wished(listener: Listener, ear: Ear, tmp_path: Path) -> None:
    ear.plug_in("usb", HEADPHONES)
    with ear.recording(tmp_path / "room.f32"):
        listener.begin(DeviceWish(HEADPHONES, follow=True))
        before = listener.goes_on(2.0)
        ear.pull_out("usb")
        listener.hears(DeviceFollowed, 2.0)
        after = listener.goes_on(1.5)
    assert not any(isinstance(event, DeviceLost) for event in listener.events)
    assert after.frame < before.frame + 4 * RATE
    room = heard(tmp_path / "room.f32")
    assert len(loud(room)) > RATE // 2
    assert steps(room[-RATE:]) < CLICK


def test_the_systems_own_that_goes_away_pauses_though_the_server_has_another(listener: Listener, ear: Ear) -> None:
    ear.plug_in("usb", HEADPHONES)
    ear.control("set-default-sink", "usb")
    listener.begin(DeviceWish())
    listener.goes_on(1.0)
    ear.pull_out("usb")
    assert listener.hears(DeviceLost, 2.0) == DeviceLost(HEADPHONES)
    listener.until(lambda head: head.state is PlayState.PAUSED, "the pause")


def test_headphones_plugged_in_are_gone_over_to_without_a_click(listener: Listener, ear: Ear, tmp_path: Path) -> None:
    with ear.recording(tmp_path / "room.f32"):
        listener.begin(DeviceWish(HEADPHONES))
        before = listener.goes_on(1.0)
        ear.plug_in("usb", HEADPHONES)
        with ear.recording(tmp_path / "ears.f32", "usb"):
            assert listener.hears(DeviceBack) == DeviceBack(HEADPHONES)
            after = listener.goes_on(2.0)
    room, ears = heard(tmp_path / "room.f32"), heard(tmp_path / "ears.f32")
    assert steps(room) < CLICK
    assert steps(ears) < CLICK
    assert len(loud(room)) > RATE // 2
    assert len(loud(ears)) > RATE // 2
    assert not np.abs(room[-RATE // 2 :]).max() > 1e-4
    assert after.frame < before.frame + 5 * RATE


def test_headphones_that_were_lost_are_told_of_when_they_are_back_and_play_uses_them(
    listener: Listener, ear: Ear, tmp_path: Path
) -> None:
    ear.plug_in("usb", HEADPHONES)
    listener.begin(DeviceWish(HEADPHONES))
    listener.goes_on(1.0)
    ear.pull_out("usb")
    listener.hears(DeviceLost, 2.0)
    listener.until(lambda head: head.state is PlayState.PAUSED, "the pause")
    ear.plug_in("usb", HEADPHONES)
    assert listener.hears(DeviceBack) == DeviceBack(HEADPHONES)
    with ear.recording(tmp_path / "ears.f32", "usb"):
        listener.player.play()
        listener.goes_on(1.5)
    assert len(loud(heard(tmp_path / "ears.f32"))) > RATE // 2
    assert steps(heard(tmp_path / "ears.f32")) < CLICK


def test_a_device_that_stops_pulling_is_noticed_and_play_goes_on_once_it_pulls(listener: Listener, ear: Ear) -> None:
    listener.begin(DeviceWish())
    before = listener.goes_on(2.0)
    ear.control("suspend-sink", "ear", "1")
    listener.hears(DeviceLost, 2.5)
    paused = listener.until(lambda head: head.state is PlayState.PAUSED, "the pause")
    assert paused.frame < before.frame + RATE
    ear.control("suspend-sink", "ear", "0")
    listener.player.play()
    assert not listener.goes_on().silent


def test_without_a_device_it_is_silent_until_one_comes_and_then_fades_in(
    listener: Listener, ear: Ear, tmp_path: Path
) -> None:
    ear.pull_out("ear")
    listener.begin(DeviceWish())
    listener.hears(SoundMissing)
    assert listener.goes_on(0.5).silent
    ear.plug_in("usb", HEADPHONES)
    with ear.recording(tmp_path / "ears.f32", "usb"):
        listener.hears(DeviceBack)
        listener.until(lambda head: not head.silent, "the sound")
        listener.goes_on(1.5)
    assert len(loud(heard(tmp_path / "ears.f32"))) > RATE // 2
    assert steps(heard(tmp_path / "ears.f32")) < CLICK
