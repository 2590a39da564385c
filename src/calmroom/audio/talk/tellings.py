"""What the engine tells, as lines: ``{"tell": "ended", "outcome": "finished"}``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from calmroom.audio.talk.commands import Devices, Ready, Refused, Report, Telling
from calmroom.audio.talk.wire import Known, NotUnderstood, Values, flag, read_told, text, to_line, whole
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
from calmroom.domain.player import Playhead, PlayState
from calmroom.domain.practice import Outcome
from calmroom.domain.units import Frames

if TYPE_CHECKING:
    from collections.abc import Mapping

_MOST: Final = 2**53
_FLAGS: Final = ("moving", "sounding", "easing", "held", "load", "asleep", "taken")
_PLACE: Final = tuple(Playhead.__slots__)


def write_telling(telling: Telling) -> bytes:
    """The line of a telling."""
    if isinstance(telling, Report):
        place = {name: getattr(telling.playhead, name) for name in _PLACE}
        return to_line({"tell": "playhead"} | {name: getattr(telling, name) for name in _FLAGS} | place)
    name = _NAMES[type(telling)]
    return to_line({"tell": name} | {key: getattr(telling, key) for key in _TELLINGS[name][0]})


def read_telling(line: bytes) -> Telling:
    """The telling of a line.

    Raises:
        NotUnderstood: If it is none.
    """
    return read_told(line, _TELLINGS)


def _report(values: Values) -> Report:
    at = values["at"]
    if not isinstance(at, float | int) or isinstance(at, bool):
        raise NotUnderstood("at is not a number")
    try:
        state = PlayState(text(values, "state"))
    except ValueError as fault:
        raise NotUnderstood("there is no such state") from fault
    playhead = Playhead(
        state=state,
        frame=Frames(whole(values, "frame", _MOST)),
        at=float(at),
        heard=Frames(whole(values, "heard", _MOST)),
        held_for=Frames(whole(values, "held_for", _MOST)),
        run_on=Frames(whole(values, "run_on", _MOST)),
        holds=whole(values, "holds", _MOST),
        silent=flag(values, "silent"),
        stopping=flag(values, "stopping"),
        hold_asked=flag(values, "hold_asked"),
        until=Frames(whole(values, "until", _MOST)),
        rest=Frames(whole(values, "rest", _MOST)),
        sleep=None if values["sleep"] is None else Frames(whole(values, "sleep", _MOST)),
    )
    return Report(
        playhead,
        moving=flag(values, "moving"),
        sounding=flag(values, "sounding"),
        easing=flag(values, "easing"),
        held=flag(values, "held"),
        load=whole(values, "load", _MOST),
        asleep=whole(values, "asleep", _MOST),
        taken=whole(values, "taken", _MOST),
    )


def _devices(values: Values) -> Devices:
    names = values["names"]
    if not isinstance(names, list) or not all(isinstance(name, str) for name in names):
        raise NotUnderstood("names is not a list of names")
    return Devices(tuple(names))


def _ended(values: Values) -> PlayerEnded:
    try:
        return PlayerEnded(Outcome(text(values, "outcome")), whole(values, "load", _MOST))
    except ValueError as fault:
        raise NotUnderstood("there is no such outcome") from fault


_TELLINGS: Final[Known[Telling]] = {
    "ready": ({"protocol"}, lambda values: Ready(whole(values, "protocol", 2**31))),
    "playhead": ({*_FLAGS, *_PLACE}, _report),
    "devices": ({"names"}, _devices),
    "error": ({"reason"}, lambda values: Refused(text(values, "reason"))),
    "ended": ({"outcome", "load"}, _ended),
    "resting": ({"load"}, lambda values: RestBegun(whole(values, "load", _MOST))),
    "device_lost": ({"device"}, lambda values: DeviceLost(text(values, "device"))),
    "device_followed": ({"device"}, lambda values: DeviceFollowed(text(values, "device"))),
    "device_back": ({"device"}, lambda values: DeviceBack(text(values, "device"))),
    "slept": (set(), lambda _: MachineSlept()),
    "sound_missing": ({"reason"}, lambda values: SoundMissing(text(values, "reason"))),
    "restarted": (set(), lambda _: EngineRestarted()),
    "clip_skipped": ({"clip"}, lambda values: ClipSkipped(text(values, "clip"))),
}


_NAMES: Final[Mapping[type[Telling], str]] = {
    Ready: "ready",
    Devices: "devices",
    Refused: "error",
    PlayerEnded: "ended",
    RestBegun: "resting",
    DeviceLost: "device_lost",
    DeviceFollowed: "device_followed",
    DeviceBack: "device_back",
    MachineSlept: "slept",
    SoundMissing: "sound_missing",
    EngineRestarted: "restarted",
    ClipSkipped: "clip_skipped",
}
