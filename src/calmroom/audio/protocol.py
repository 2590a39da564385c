"""Commands as lines of JSON, one object a line: ``{"do": "seek", "frame": 480000}``.

A key too many, one too few or a value of another type makes the line invalid, and an invalid line changes nothing.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from calmroom.audio.commands import (
    AskDevices,
    Command,
    EaseOff,
    Hold,
    Load,
    Pause,
    Play,
    Quit,
    Release,
    Seek,
    SetDevice,
    SetLevels,
    Stop,
)
from calmroom.audio.wire import (
    NotUnderstood,
    Values,
    check_keys,
    decibels,
    finite,
    flag,
    from_line,
    text,
    to_line,
    whole,
)
from calmroom.domain.ports import Levels
from calmroom.domain.timeline import Programme
from calmroom.domain.timeline_json import from_dict, to_dict
from calmroom.domain.units import RATE

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

PROTOCOL: Final = 1
_MOST_FRAMES: Final = 24 * 3600 * RATE
_MOST_FOLDERS: Final = 16

_PLAIN: Final[Mapping[str, Callable[[], Command]]] = {
    "play": Play,
    "pause": Pause,
    "hold": Hold,
    "release": Release,
    "ease_off": EaseOff,
    "stop": Stop,
    "devices": AskDevices,
    "quit": Quit,
}
_PLAIN_NAMES: Final = {made: name for name, made in _PLAIN.items()}


def write_command(command: Command) -> bytes:
    """The line of a command."""
    match command:
        case Load(programme, folders, seed, frame, easing):
            values: dict[str, object] = {
                "do": "load",
                "protocol": PROTOCOL,
                "practice": to_dict(programme.practice),
                "exit": to_dict(programme.exit) if programme.exit else None,
                "clips": [str(folder) for folder in folders],
                "seed": seed,
                "frame": frame,
                "easing": easing,
            }
        case Seek(frame):
            values = {"do": "seek", "frame": frame}
        case SetLevels(levels):
            values = {"do": "levels", "voice": finite(levels.voice), "bed": finite(levels.bed)}
        case SetDevice(name):
            values = {"do": "device", "name": name}
        case _:
            values = {"do": _PLAIN_NAMES[type(command)]}
    return to_line(values)


def read_command(line: bytes) -> Command:
    """The command of a line.

    Raises:
        NotUnderstood: If it is none; the message holds nothing of the line but the name of a key or command.
    """
    values = from_line(line)
    name = text(values, "do")
    if name in _PLAIN:
        check_keys(values, {"do"})
        return _PLAIN[name]()
    match name:
        case "load":
            return _load(values)
        case "seek":
            check_keys(values, {"do", "frame"})
            return Seek(whole(values, "frame", _MOST_FRAMES))
        case "levels":
            check_keys(values, {"do", "voice", "bed"})
            return SetLevels(Levels(decibels(values, "voice"), decibels(values, "bed")))
        case "device":
            check_keys(values, {"do", "name"})
            return SetDevice(text(values, "name"))
    raise NotUnderstood(f"there is no command {name[:20]!r}")


def _load(values: Values) -> Load:
    check_keys(values, {"do", "protocol", "practice", "exit", "clips", "seed", "frame", "easing"})
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
    return Load(
        Programme(practice, way_out),
        tuple(Path(folder) for folder in folders),
        whole(values, "seed", 2**63),
        whole(values, "frame", _MOST_FRAMES),
        easing=flag(values, "easing"),
    )
