"""Lines to commands and tellings, and back."""

from __future__ import annotations

import json
import math
from pathlib import Path

import pytest
from fakes.sounds import EXIT, PRACTICE
from hypothesis import given
from hypothesis import strategies as st

from calmroom.audio.talk import commands
from calmroom.audio.talk.place import Place
from calmroom.audio.talk.protocol import read_command, write_command
from calmroom.audio.talk.tellings import read_telling, write_telling
from calmroom.audio.talk.wire import NotUnderstood
from calmroom.domain.events import (
    ClipSkipped,
    DeviceBack,
    DeviceFollowed,
    DeviceLost,
    EngineRestarted,
    MachineSlept,
    PlayerEnded,
    RestBegun,
    SoundMissing,
)
from calmroom.domain.player import DeviceWish, Levels, Playhead, PlayState, Rest, Tone
from calmroom.domain.practice import Outcome
from calmroom.domain.timeline import Programme
from calmroom.domain.units import Decibels, Frames, Seconds

FLAGS = {"easing": True, "begun": True, "held": True}
A_PLACE = Place(4_800, **FLAGS, until=1, heard=2, held_for=3, run_on=4, holds=5, rest=6, sleep=7, asleep=8)
COMMANDS: tuple[commands.Command, ...] = (
    commands.Load(Programme(PRACTICE, EXIT), (Path("/clips/own"), Path("/clips")), 7, 3, A_PLACE),
    commands.Load(Programme(PRACTICE)),
    commands.Load(Programme(PRACTICE, spoken=b"OggS\x00\xff")),
    commands.Play(),
    commands.Play(48_000),
    commands.Pause(),
    commands.Seek(48_000),
    commands.Hold(),
    commands.Release(),
    commands.EaseOff(),
    commands.Stop(),
    commands.SetLevels(Levels(Decibels(-4.5), Decibels(-math.inf))),
    commands.SetTone(Tone(-0.5, mono=True, treble=Decibels(-3.0))),
    commands.SetRest(Rest(Seconds(600.0), Seconds(120.5))),
    commands.SetSleep(48_000),
    commands.SetSleep(None),
    commands.SetDevice(DeviceWish("Headset é", follow=True)),
    commands.AskDevices(),
    commands.Quit(),
)
TELLINGS: tuple[commands.Telling, ...] = (
    commands.Ready(1),
    commands.Report(
        Playhead(
            PlayState.RESTING,
            Frames(9),
            12.5,
            Frames(10),
            Frames(3),
            Frames(4),
            2,
            silent=True,
            stopping=False,
            hold_asked=True,
            until=Frames(5),
            rest=Frames(6),
            sleep=Frames(7),
        ),
        moving=True,
        sounding=True,
        easing=True,
        held=True,
        load=3,
        asleep=8,
        taken=9,
    ),
    commands.Devices(("a", "b")),
    commands.Refused("why"),
    PlayerEnded(Outcome.ENDED_GENTLY, 3),
    RestBegun(3),
    DeviceFollowed("headset"),
    DeviceBack("headset"),
    MachineSlept(),
    DeviceLost("headset"),
    SoundMissing("none"),
    EngineRestarted(),
    ClipSkipped("v/a.opus"),
)


@pytest.mark.parametrize("command", COMMANDS, ids=lambda each: type(each).__name__)
def test_a_command_survives_the_way(command: commands.Command) -> None:
    line = write_command(command)
    assert line.count(b"\n") == 1
    assert read_command(line) == command


@pytest.mark.parametrize("telling", TELLINGS, ids=lambda each: type(each).__name__)
def test_a_telling_survives_the_way(telling: commands.Telling) -> None:
    line = write_telling(telling)
    assert line.count(b"\n") == 1
    assert read_telling(line) == telling


@pytest.mark.parametrize(
    "line",
    [
        b"",
        b"play",
        b"[]",
        b"{}",
        b'{"do": 5}',
        b'{"do": "dance"}',
        b'{"do": "play", "loud": true}',
        b'{"do": "seek"}',
        b'{"do": "seek", "frame": 1.5}',
        b'{"do": "seek", "frame": -1}',
        b'{"do": "seek", "frame": true}',
        b'{"do": "seek", "frame": NaN}',
        b'{"do": "levels", "voice": 90, "bed": 0}',
        b'{"do": "levels", "voice": "loud", "bed": 0}',
        b'{"do": "device", "name": null}',
        b"[" * 100_000,
        b"\xff\xfe",
        b'{"do": "seek", "frame": ' + b"9" * 5_000 + b"}",
    ],
)
def test_a_line_that_is_no_command_is_refused(line: bytes) -> None:
    with pytest.raises(NotUnderstood):
        read_command(line)


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("protocol", 1),
        ("practice", None),
        ("practice", {"rate": 44_100, "frames": 0, "cues": []}),
        ("practice", {"rate": 48_000, "frames": 10**12, "cues": []}),
        ("exit", []),
        ("spoken", None),
        ("spoken", "%"),
        ("spoken", "\u00e9"),
        ("clips", "folder"),
        ("clips", ["a"] * 17),
        ("seed", -1),
        ("number", -1),
        ("place", None),
        ("place", {"frame": 0}),
    ],
)
def test_a_programme_with_a_fault_is_refused(key: str, value: object) -> None:
    values = json.loads(write_command(COMMANDS[0]))
    with pytest.raises(NotUnderstood):
        read_command(json.dumps(values | {key: value}).encode())


@given(st.binary(max_size=200) | st.text(max_size=200).map(str.encode))
def test_whatever_comes_in_nothing_but_a_refusal_comes_out(line: bytes) -> None:
    for read in (read_command, read_telling):
        with pytest.raises(NotUnderstood):
            read(line)


@given(st.dictionaries(st.sampled_from(["do", "frame", "name", "voice", "bed", "clips"]), st.none() | st.integers()))
def test_objects_that_are_almost_commands_are_refused(values: dict[str, object]) -> None:
    with pytest.raises(NotUnderstood):
        read_command(json.dumps(values | {"do": "load"}).encode())
