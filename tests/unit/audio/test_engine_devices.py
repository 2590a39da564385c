"""The engine while devices come and go, and while the machine sleeps."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import soundfile
from fakes.device import ManualOutputs
from fakes.sounds import CLIPS, bed, line, timeline

from calmroom.audio.devices.port import Seen
from calmroom.audio.engine.engine import Engine
from calmroom.audio.engine.feed import BLOCK
from calmroom.audio.engine.wake import Wake
from calmroom.audio.talk.commands import Command, EaseOff, Load, Pause, Play, Report, SetDevice, Telling
from calmroom.domain.events import DeviceBack, DeviceFollowed, DeviceLost, MachineSlept, SoundMissing
from calmroom.domain.player import DeviceWish, Playhead, PlayState
from calmroom.domain.timeline import Programme
from calmroom.domain.units import RATE

LENGTH = 30 * RATE
PROGRAMME = Programme(
    timeline(LENGTH, bed(LENGTH), *(line(at, at + 9_000) for at in range(0, LENGTH, 20_000))),
    timeline(5 * RATE, bed(5 * RATE), line(2_000, 9_000, "b.wav")),
)
SPEAKERS, HEADSET = ("Speakers", "pci"), ("headset", "usb")
CLICK = 0.02
PAUSED = round(0.4 * RATE / BLOCK) + 2
CHANGED = round((0.4 + 0.25) * RATE / BLOCK) + 4
"""Blocks that a change of device takes."""


class Room:
    """An engine, its devices, and what it told."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.outputs = ManualOutputs("headset")
        self.told: list[Telling] = []
        self.now = 0.0
        self.slept = 0.0
        self.engine = Engine(self.outputs, self.told.append, lambda: self.now, Wake(lambda: self.slept))

    def ask(self, *commands: Command) -> None:
        for command in commands:
            self.engine.ask(command)

    def begin(self, wish: DeviceWish) -> None:
        self.ask(SetDevice(wish), Load(PROGRAMME, (self.folder,)), Play())

    def step(self, blocks: int = 1) -> None:
        for _ in range(blocks):
            self.engine.step()
            self.now += BLOCK / RATE

    def see(self, *names: tuple[str, str], own: str = "pci") -> None:
        self.outputs.told = Seen(names, own, frozenset(place for _, place in names))
        self.outputs.there = {name for name, _ in names} | ({""} if names else set())

    @property
    def playhead(self) -> Playhead:
        return [each for each in self.told if isinstance(each, Report)][-1].playhead

    @property
    def state(self) -> str:
        return self.playhead.state.value

    @property
    def events(self) -> list[Telling]:
        return [each for each in self.told if not isinstance(each, Report)]


@pytest.fixture
def room(tmp_path: Path) -> Room:
    for name, sound in CLIPS.items():
        soundfile.write(tmp_path / name, sound, RATE, subtype="FLOAT")
    made = Room(tmp_path)
    made.see(SPEAKERS, HEADSET)
    return made


def clicks(room: Room) -> bool:
    return any(np.abs(np.diff(device.frames, axis=0)).max() > CLICK for device in room.outputs.opened)


def test_a_place_that_goes_pauses_at_the_last_heard_frame(room: Room) -> None:
    room.outputs.held_back = 2 * BLOCK
    room.begin(DeviceWish("headset"))
    room.step(20)
    room.see(SPEAKERS)
    room.step(2)
    assert room.events == [DeviceLost("headset")]
    assert room.state == PlayState.PAUSED
    assert 16 * BLOCK <= room.playhead.frame <= 18 * BLOCK
    assert room.outputs.device.is_closed


def test_nothing_is_written_to_a_place_that_went(room: Room) -> None:
    room.begin(DeviceWish("headset"))
    room.step(20)
    written = len(room.outputs.device.frames)
    room.see(SPEAKERS)
    room.step(5)
    assert len(room.outputs.device.frames) == written


def test_a_place_that_goes_is_followed_where_that_is_wished(room: Room) -> None:
    room.outputs.held_back = 2 * BLOCK
    room.begin(DeviceWish("headset", follow=True))
    room.step(20)
    heard = room.playhead.frame
    room.see(SPEAKERS)
    room.step(4)
    assert room.events == [DeviceFollowed("Speakers")]
    assert (room.outputs.device.name, room.playhead.state) == ("", PlayState.PLAYING)
    assert heard <= room.playhead.frame < heard + 5 * BLOCK
    assert np.abs(room.outputs.device.frames[0]).max() < 0.001


def test_where_there_is_nothing_to_follow_to_it_pauses(room: Room) -> None:
    room.begin(DeviceWish("headset", follow=True))
    room.step(20)
    room.see(own="")
    room.step(4)
    assert room.events == [DeviceLost("headset")]
    assert room.state == PlayState.PAUSED


def test_devices_that_go_one_after_the_other_are_not_followed_for_ever(room: Room) -> None:
    room.begin(DeviceWish("headset", follow=True))
    room.step(20)
    for _ in range(2):
        room.outputs.device.is_gone = True
        room.step(4)
    assert room.events == [DeviceFollowed("Speakers"), DeviceLost("Speakers")]


def test_paused_it_lets_go_of_a_place_that_went_and_says_nothing(room: Room) -> None:
    room.begin(DeviceWish("headset"))
    room.step(20)
    room.ask(Pause())
    room.step(PAUSED)
    room.see(SPEAKERS)
    room.step(2)
    assert room.events == []
    assert room.outputs.device.is_closed


def test_the_wished_device_is_gone_over_to_when_it_comes(room: Room) -> None:
    room.see(SPEAKERS)
    room.begin(DeviceWish("headset"))
    room.step(20)
    room.see(SPEAKERS, HEADSET)
    room.step(CHANGED)
    assert room.events == [DeviceBack("headset")]
    assert [device.name for device in room.outputs.opened] == ["", "headset"]
    assert room.state == PlayState.PLAYING
    assert not clicks(room)


def test_paused_it_is_told_and_the_next_play_uses_it(room: Room) -> None:
    room.begin(DeviceWish("headset"))
    room.step(20)
    room.see(SPEAKERS)
    room.step(2)
    room.see(SPEAKERS, HEADSET)
    room.step(2)
    assert room.events == [DeviceLost("headset"), DeviceBack("headset")]
    assert room.state == PlayState.PAUSED
    room.ask(Play())
    room.step(2)
    assert room.outputs.device.name == "headset"


def test_silent_it_fades_in_at_a_device_that_comes(room: Room) -> None:
    room.see(own="")
    room.begin(DeviceWish())
    room.step(5)
    assert room.playhead.silent
    room.see(SPEAKERS)
    room.step(CHANGED + 2)
    assert room.events == [SoundMissing("there is no such device"), DeviceBack("Speakers")]
    assert not room.playhead.silent
    assert room.state == PlayState.PLAYING
    assert np.abs(room.outputs.device.frames[0]).max() < 0.001


def test_where_nobody_tells_it_looks_every_few_seconds_while_one_is_missing(room: Room) -> None:
    room.outputs.told = None
    room.outputs.there = {""}
    room.begin(DeviceWish("headset"))
    room.step(20 * RATE // BLOCK)
    assert 3 <= room.outputs.looks <= 6


def test_where_none_is_missing_it_never_looks(room: Room) -> None:
    room.begin(DeviceWish("headset"))
    room.step(20 * RATE // BLOCK)
    assert room.outputs.looks == 0


def test_a_pause_on_the_way_to_another_device_stays_a_pause(room: Room) -> None:
    room.begin(DeviceWish())
    room.step(10)
    room.ask(SetDevice(DeviceWish("headset")))
    room.step(3)
    room.ask(Pause())
    room.step(CHANGED)
    assert room.state == PlayState.PAUSED
    room.ask(Play())
    room.step(3)
    assert room.outputs.device.name == "headset"
    assert room.state == PlayState.PLAYING


def test_eased_off_on_the_way_to_another_device_it_goes_there_first(room: Room) -> None:
    room.begin(DeviceWish())
    room.step(10)
    room.ask(SetDevice(DeviceWish("headset")))
    room.step(3)
    room.ask(EaseOff())
    room.step(CHANGED)
    assert room.outputs.device.name == "headset"
    assert room.state == PlayState.EASING
    assert not clicks(room)


def test_the_device_in_use_wished_once_more_is_not_left(room: Room) -> None:
    room.begin(DeviceWish("headset"))
    room.step(10)
    room.ask(SetDevice(DeviceWish("headset", follow=True)))
    room.step(CHANGED)
    assert len(room.outputs.opened) == 1


def test_a_machine_that_slept_is_paused_at_the_last_heard_frame(room: Room) -> None:
    room.outputs.held_back = 2 * BLOCK
    room.begin(DeviceWish("headset", follow=True))
    room.step(20)
    room.slept += 3_600.0
    room.step(2)
    assert room.events == [MachineSlept()]
    assert room.state == PlayState.PAUSED
    assert 17 * BLOCK <= room.playhead.frame <= 18 * BLOCK
    room.ask(Play())
    room.step(3)
    assert room.state == PlayState.PLAYING


def test_a_device_that_breaks_as_the_machine_sleeps_is_no_lost_device(room: Room) -> None:
    room.begin(DeviceWish())
    room.step(20)
    room.slept += 3_600.0
    room.outputs.device.is_gone = True
    room.step(2)
    assert room.events == [MachineSlept()]


def test_a_machine_that_slept_while_nothing_sounded_is_nobodys_business(room: Room) -> None:
    room.begin(DeviceWish())
    room.step(20)
    room.ask(Pause())
    room.step(PAUSED)
    room.slept += 3_600.0
    room.step(2)
    assert room.events == []
    assert room.state == PlayState.PAUSED
