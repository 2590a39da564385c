"""The engine against a device that the test turns by hand."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import soundfile
from fakes.device import ManualOutputs
from fakes.sounds import CLIPS, EXIT, LENGTH, PRACTICE, line, timeline

from calmroom.audio.engine.engine import Engine
from calmroom.audio.engine.feed import BLOCK, REPORT
from calmroom.audio.frames import Stereo
from calmroom.audio.mix.render import frames_of
from calmroom.audio.talk import commands
from calmroom.audio.talk.place import Place
from calmroom.domain.events import ClipSkipped, DeviceLost, PlayerEnded, SoundMissing
from calmroom.domain.player import DeviceWish, Levels, Playhead, PlayState
from calmroom.domain.practice import Outcome
from calmroom.domain.timeline import Programme
from calmroom.domain.units import RATE, Decibels, Frames

PROGRAMME = Programme(PRACTICE, EXIT)


class Room:
    """An engine, its devices, and what it told."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.outputs = ManualOutputs("headset")
        self.told: list[commands.Telling] = []
        self.now = 0.0
        self.engine = Engine(self.outputs, self.told.append, lambda: self.now)

    def ask(self, *commands: commands.Command) -> None:
        for command in commands:
            self.engine.ask(command)

    def begin(self, programme: Programme = PROGRAMME) -> None:
        self.ask(commands.Load(programme, (self.folder,)), commands.Play())

    def step(self, blocks: int = 1) -> None:
        for _ in range(blocks):
            self.engine.step()
            self.now += BLOCK / RATE

    @property
    def playhead(self) -> Playhead:
        return [each for each in self.told if isinstance(each, commands.Report)][-1].playhead

    @property
    def events(self) -> list[commands.Telling]:
        return [each for each in self.told if not isinstance(each, commands.Report)]


@pytest.fixture
def room(tmp_path: Path) -> Room:
    for name, sound in CLIPS.items():
        soundfile.write(tmp_path / name, sound, 48_000, subtype="FLOAT")
    return Room(tmp_path)


def rendered(room: Room, programme: Programme = PROGRAMME) -> Stereo:
    return np.concatenate(list(frames_of(programme, [room.folder])))


def test_what_is_played_is_what_is_rendered(room: Room) -> None:
    room.begin()
    room.step(LENGTH // BLOCK + 2)
    assert np.array_equal(room.outputs.device.frames[:LENGTH], rendered(room))


def test_nothing_is_opened_before_there_is_something_to_play(room: Room) -> None:
    room.ask(commands.Load(PROGRAMME, (room.folder,)))
    room.step(3)
    assert room.outputs.opened == []
    assert room.playhead.state is PlayState.READY


def test_the_play_head_waits_for_the_ear(room: Room) -> None:
    room.outputs.held_back = 5 * BLOCK
    room.begin()
    room.step(3)
    assert room.playhead.frame == 0
    room.step(9)
    written = round(room.playhead.at * RATE) + BLOCK
    assert room.playhead.frame == written - room.outputs.held_back > 0


def test_reports_come_five_times_a_second_and_at_once_on_a_change(room: Room) -> None:
    room.begin()
    room.step(RATE // BLOCK)
    count = len(room.told)
    assert 4 <= count <= 8
    room.ask(commands.Hold())
    room.step()
    assert len(room.told) > count


def test_a_wait_that_ends_a_moment_early_costs_no_report(room: Room) -> None:
    room.begin()
    room.step()
    told = len(room.told)
    for _ in range(10):
        room.now += REPORT - 0.001
        room.engine.step()
    assert len(room.told) - told == 10


def test_the_end_is_told_when_it_has_been_heard(room: Room) -> None:
    room.outputs.held_back = 10 * BLOCK
    room.begin()
    room.step(LENGTH // BLOCK + 3)
    assert room.events == []
    room.step(10)
    assert room.events == [PlayerEnded(Outcome.FINISHED)]
    assert room.playhead.frame == LENGTH


def test_the_device_is_let_go_some_seconds_after_the_end(room: Room) -> None:
    room.begin()
    room.step((LENGTH + 2 * RATE) // BLOCK)
    assert not room.outputs.device.is_closed
    room.step(2 * RATE // BLOCK)
    assert room.outputs.device.is_closed
    assert room.playhead.state is PlayState.ENDED


def test_eased_off_it_ends_gently(room: Room) -> None:
    room.begin()
    room.step(10)
    room.ask(commands.EaseOff())
    room.step(2)
    assert (room.playhead.state, room.playhead.frame) == (PlayState.EASING, 0)
    room.step((96_000 + EXIT.frames) // BLOCK + 2)
    assert room.events == [PlayerEnded(Outcome.ENDED_GENTLY)]


def test_stopped_it_says_so(room: Room) -> None:
    room.begin(Programme(timeline(400_000, line(0, 9_000))))
    room.step(10)
    room.ask(commands.Stop())
    room.step(102)
    assert room.events == [PlayerEnded(Outcome.STOPPED)]


def test_a_lost_device_pauses_at_the_last_heard_frame(room: Room) -> None:
    room.outputs.held_back = 5 * BLOCK
    room.begin()
    room.step(10)
    room.outputs.device.is_gone = True
    room.step(2)
    assert room.events == [DeviceLost("")]
    assert (room.playhead.state, room.playhead.frame) == (PlayState.PAUSED, 5 * BLOCK)


def test_after_a_lost_device_play_goes_on_at_another(room: Room) -> None:
    room.begin()
    room.step(10)
    room.outputs.device.is_gone = True
    room.step(2)
    room.ask(commands.Play())
    room.step(2)
    assert len(room.outputs.opened) == 2
    assert room.playhead.state is PlayState.PLAYING


def test_without_a_device_it_plays_silently_and_says_so_once(room: Room) -> None:
    room.outputs.there.clear()
    room.begin()
    room.step(3)
    room.ask(commands.Pause())
    room.step(40)
    room.ask(commands.Play())
    room.step(3)
    assert room.events == [SoundMissing("there is no such device")]
    assert room.playhead.silent


def test_a_device_found_later_is_used_by_the_next_play(room: Room) -> None:
    room.outputs.there.clear()
    room.begin()
    room.step(3)
    room.ask(commands.Pause())
    room.step(40)
    room.outputs.there.add("")
    room.ask(commands.Play())
    room.step(3)
    assert len(room.outputs.opened) == 1
    assert not room.playhead.silent


def test_another_device_is_reached_through_silence(room: Room) -> None:
    room.begin(Programme(timeline(400_000, line(0, 9_000), line(40_000, 49_000))))
    room.step(5)
    room.ask(commands.SetDevice(DeviceWish("headset")))
    room.step(60)
    old, new = room.outputs.opened
    assert new.name == "headset"
    assert old.is_closed
    assert not old.frames[-BLOCK:].any()
    assert np.abs(new.frames[0]).max() < 0.001
    assert room.playhead.state is PlayState.PLAYING


def test_a_missing_device_falls_back_to_the_systems_own(room: Room) -> None:
    room.ask(commands.SetDevice(DeviceWish("unplugged")))
    room.begin()
    room.step(2)
    assert room.outputs.device.name == ""


def test_a_missing_clip_is_told_and_the_rest_plays(room: Room) -> None:
    (room.folder / "a.wav").unlink()
    room.begin()
    room.step(LENGTH // BLOCK + 2)
    assert room.events == [ClipSkipped("a.wav"), PlayerEnded(Outcome.FINISHED)]
    assert np.array_equal(room.outputs.device.frames[:LENGTH], rendered(room))


def test_a_programme_can_begin_within_its_exit(room: Room) -> None:
    room.ask(commands.Load(PROGRAMME, (room.folder,), place=Place(6_000, easing=True)), commands.Play())
    room.step(2)
    assert (room.playhead.state, room.playhead.frame) == (PlayState.EASING, 6_000 + 1 * BLOCK)


def test_a_seek_moves_the_play_head(room: Room) -> None:
    room.begin()
    room.step(5)
    room.ask(commands.Seek(Frames(40_000)))
    room.step(2)
    assert 40_000 <= room.playhead.frame <= 40_000 + 2 * BLOCK


def test_the_end_of_a_programme_that_was_replaced_is_not_told(room: Room) -> None:
    room.outputs.held_back = 10 * BLOCK
    room.begin()
    room.step(LENGTH // BLOCK + 2)
    room.begin()
    room.step(20)
    assert room.events == []


def test_devices_are_told_when_asked_for(room: Room) -> None:
    room.ask(commands.AskDevices())
    room.step()
    assert commands.Devices(("headset",)) in room.told


def test_quitting_fades_out_and_lets_the_device_go(room: Room) -> None:
    room.begin()
    room.step(10)
    room.ask(commands.Quit())
    steps = 0
    while room.engine.step():
        steps += 1
        assert steps < 60
    assert room.outputs.device.is_closed
    assert not room.outputs.device.frames[-BLOCK:].any()


def test_what_is_asked_is_heard_at_once_though_the_device_holds_much(room: Room) -> None:
    room.outputs.held_back = 6 * BLOCK
    room.begin()
    room.step(10)
    room.outputs.device.can_recall = 5 * BLOCK
    room.ask(commands.Pause())
    room.step(10)
    heard = room.outputs.device.frames
    assert np.array_equal(heard[: 5 * BLOCK], rendered(room)[: 5 * BLOCK])
    assert not heard[6 * BLOCK + round(0.4 * RATE) :].any()
    room.outputs.device.can_recall = 0
    room.ask(commands.Play())
    room.step(LENGTH // BLOCK)
    assert np.array_equal(room.outputs.device.frames[-BLOCK:], np.zeros((BLOCK, 2)))
    assert room.playhead.state is PlayState.ENDED


def test_an_end_that_was_taken_back_is_told_when_it_is_heard(room: Room) -> None:
    room.outputs.held_back = 6 * BLOCK
    room.begin()
    room.step(LENGTH // BLOCK + 2)
    room.outputs.device.can_recall = 5 * BLOCK
    room.ask(commands.SetLevels(Levels(Decibels(-3.0), Decibels(0.0))))
    room.step()
    assert room.events == []
    room.step(12)
    assert room.events == [PlayerEnded(Outcome.FINISHED)]
