"""Commands as lines of JSON, one object a line: ``{"do": "seek", "frame": 480000}``.

A key too many, one too few or a value of another type makes the line invalid, and an invalid line changes nothing.
"""

from __future__ import annotations

import base64
from pathlib import Path
from typing import TYPE_CHECKING, Final

from calmroom.audio.talk import commands
from calmroom.audio.talk.place import Place
from calmroom.audio.talk.wire import (
    Known,
    NotUnderstood,
    Values,
    check_keys,
    decibels,
    finite,
    flag,
    from_line,
    number,
    text,
    to_line,
    whole,
)
from calmroom.domain.player import DeviceWish, Levels, Rest, Tone
from calmroom.domain.timeline import Programme
from calmroom.domain.timeline_json import from_dict, to_dict
from calmroom.domain.units import RATE, Decibels, Seconds

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

PROTOCOL: Final = 2
_MOST_FRAMES: Final = 24 * 3600 * RATE
_MOST_SECONDS: Final = 24 * 3600.0
_MOST_FOLDERS: Final = 16

_PLACE: Final = tuple(Place.__slots__)
_PLACE_FLAGS: Final = ("easing", "begun", "held")
_PLACE_COUNTS: Final = ("frame", "until", "heard", "held_for", "run_on", "holds", "rest", "asleep")

_PLAIN: Final[Mapping[str, Callable[[], commands.Command]]] = {
    "pause": commands.Pause,
    "hold": commands.Hold,
    "release": commands.Release,
    "ease_off": commands.EaseOff,
    "stop": commands.Stop,
    "devices": commands.AskDevices,
    "quit": commands.Quit,
}
_PLAIN_NAMES: Final = {made: name for name, made in _PLAIN.items()}


def write_command(command: commands.Command) -> bytes:
    """The line of a command."""
    if type(command) in _PLAIN_NAMES:
        return to_line({"do": _PLAIN_NAMES[type(command)]})
    return to_line(_asked(command) or _wished(command))


def read_command(line: bytes) -> commands.Command:
    """The command of a line.

    Raises:
        NotUnderstood: If it is none; the message holds nothing of the line but the name of a key or command.
    """
    values = from_line(line)
    name = text(values, "do")
    if name in _PLAIN:
        check_keys(values, {"do"})
        return _PLAIN[name]()
    if name not in _VALUED:
        raise NotUnderstood(f"there is no command {name[:20]!r}")
    keys, make = _VALUED[name]
    check_keys(values, {"do", *keys})
    return make(values)


def _asked(command: commands.Command) -> dict[str, object]:
    """What is asked of the programme; nothing for a wish that holds for all of them."""
    match command:
        case commands.Load(programme, folders, seed, number, place):
            return {
                "do": "load",
                "protocol": PROTOCOL,
                "practice": to_dict(programme.practice),
                "exit": to_dict(programme.exit) if programme.exit else None,
                "spoken": base64.b64encode(programme.spoken).decode("ascii"),
                "clips": [str(folder) for folder in folders],
                "seed": seed,
                "number": number,
                "place": {name: getattr(place, name) for name in _PLACE},
            }
        case commands.Play(delay):
            return {"do": "play", "delay": delay}
        case commands.Seek(frame):
            return {"do": "seek", "frame": frame}
        case commands.SetSleep(after):
            return {"do": "sleep", "after": after}
    return {}


def _wished(command: commands.Command) -> dict[str, object]:
    match command:
        case commands.SetLevels(levels):
            return {"do": "levels", "voice": finite(levels.voice), "bed": finite(levels.bed)}
        case commands.SetTone(tone):
            return {"do": "tone", "balance": tone.balance, "mono": tone.mono, "treble": tone.treble}
        case commands.SetRest(rest):
            return {"do": "rest", "stay": rest.stay, "fade": rest.fade}
        case commands.SetDevice(wish):
            return {"do": "device", "name": wish.name, "follow": wish.follow}
    raise TypeError(type(command))


def _levels(values: Values) -> commands.SetLevels:
    return commands.SetLevels(Levels(decibels(values, "voice"), decibels(values, "bed")))


def _tone(values: Values) -> commands.SetTone:
    balance, treble = number(values, "balance", (-1.0, 1.0)), number(values, "treble", (-12.0, 0.0))
    return commands.SetTone(Tone(balance, flag(values, "mono"), Decibels(treble)))


def _rest(values: Values) -> commands.SetRest:
    stay, fade = (Seconds(number(values, name, (0.0, _MOST_SECONDS))) for name in ("stay", "fade"))
    return commands.SetRest(Rest(stay, fade))


def _sleep(values: Values) -> commands.SetSleep:
    return commands.SetSleep(None if values["after"] is None else whole(values, "after", _MOST_FRAMES))


def _device(values: Values) -> commands.SetDevice:
    return commands.SetDevice(DeviceWish(text(values, "name"), flag(values, "follow")))


def _load(values: Values) -> commands.Load:
    if values["protocol"] != PROTOCOL:
        raise NotUnderstood(f"this engine speaks protocol {PROTOCOL}")
    folders = values["clips"]
    if not isinstance(folders, list) or len(folders) > _MOST_FOLDERS or not all(isinstance(f, str) for f in folders):
        raise NotUnderstood("clips is not a list of folders")
    try:
        practice = from_dict(values["practice"])
        way_out = None if values["exit"] is None else from_dict(values["exit"])
    except ValueError as fault:
        raise NotUnderstood(f"not a timeline: {fault}") from fault
    for timeline in (practice, way_out or practice):
        if timeline.rate != RATE or timeline.frames > _MOST_FRAMES:
            raise NotUnderstood(f"a timeline of another rate than {RATE}, or of more than a day")
    return commands.Load(
        Programme(practice, way_out, _spoken(values)),
        tuple(Path(folder) for folder in folders),
        whole(values, "seed", 2**63),
        whole(values, "number", 2**53),
        _place(values["place"]),
    )


def _spoken(values: Values) -> bytes:
    try:
        return base64.b64decode(text(values, "spoken"), validate=True)
    except ValueError as fault:
        raise NotUnderstood("spoken is not base64") from fault


def _place(values: object) -> Place:
    if not isinstance(values, dict):
        raise NotUnderstood("place is not an object")
    check_keys(values, set(_PLACE))
    sleep = None if values["sleep"] is None else whole(values, "sleep", _MOST_FRAMES)
    easing, begun, held = (flag(values, name) for name in _PLACE_FLAGS)
    counts = (whole(values, name, 2**53) for name in _PLACE_COUNTS)
    frame, until, heard, held_for, run_on, holds, rest, asleep = counts
    return Place(frame, easing, begun, held, until, heard, held_for, run_on, holds, rest, sleep, asleep)


_VALUED: Final[Known[commands.Command]] = {
    "load": ({"protocol", "practice", "exit", "spoken", "clips", "seed", "number", "place"}, _load),
    "play": ({"delay"}, lambda values: commands.Play(whole(values, "delay", _MOST_FRAMES))),
    "seek": ({"frame"}, lambda values: commands.Seek(whole(values, "frame", _MOST_FRAMES))),
    "sleep": ({"after"}, _sleep),
    "levels": ({"voice", "bed"}, _levels),
    "tone": ({"balance", "mono", "treble"}, _tone),
    "rest": ({"stay", "fade"}, _rest),
    "device": ({"name", "follow"}, _device),
}
