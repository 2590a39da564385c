"""A timeline as plain JSON values and back: what travels to the engine's process and what ``timeline`` prints."""

from __future__ import annotations

from dataclasses import fields
from itertools import pairwise
from typing import TypeVar

from calmroom.domain.script import PhaseName
from calmroom.domain.timeline import (
    BedCue,
    BellCue,
    BreathCue,
    CaptionCue,
    Cue,
    NarrationCue,
    PhaseCue,
    RegionCue,
    Timeline,
)
from calmroom.domain.units import Frames

_CUES: dict[str, type[Cue]] = {
    str(cue.kind): cue for cue in (NarrationCue, BedCue, BellCue, BreathCue, RegionCue, CaptionCue, PhaseCue)
}
_T = TypeVar("_T")


def to_dict(timeline: Timeline) -> dict[str, object]:
    """``{"rate", "frames", "cues": [{"kind", "start", "end", …}]}``, times in frames."""
    return {"rate": timeline.rate, "frames": timeline.frames, "cues": [_plain(cue) for cue in timeline.cues]}


def from_dict(value: object) -> Timeline:
    """The timeline that ``to_dict`` made the value of.

    Raises:
        ValueError: If a key is missing or unknown, a value has another type, or a cue lies outside the timeline,
            ends before it starts or stands out of order.
    """
    found = _of(value, dict, "the timeline")
    _keys(found, {"rate", "frames", "cues"}, "the timeline")
    rate = _whole(found["rate"], "rate")
    if rate == 0:
        raise ValueError("rate is 0")
    frames = Frames(_whole(found["frames"], "frames"))
    cues = tuple(_cue(each, frames) for each in _of(found["cues"], list, "cues"))
    if any(one.start > other.start for one, other in pairwise(cues)):
        raise ValueError("the cues are not sorted by start")
    return Timeline(rate, frames, cues)


def _plain(cue: Cue) -> dict[str, object]:
    values = {field.name: getattr(cue, field.name) for field in fields(cue)}
    return {"kind": str(cue.kind)} | {
        key: list(value) if isinstance(value, tuple) else str(value) if isinstance(value, str) else value
        for key, value in values.items()
    }


def _cue(value: object, frames: Frames) -> Cue:
    found = dict(_of(value, dict, "a cue"))
    kind = _of(found.pop("kind", None), str, "kind")
    if kind not in _CUES:
        raise ValueError(f"there is no kind of cue {kind!r}")
    made = _CUES[kind]
    wanted = {field.name: str(field.type) for field in fields(made)}
    _keys(found, set(wanted), kind)
    read = {name: _read(found[name], type_name, f"{kind}.{name}") for name, type_name in wanted.items()}
    cue = made(**read)  # type: ignore[arg-type]
    if not cue.start <= cue.end <= frames:
        raise ValueError(f"a {kind} cue runs from {cue.start} to {cue.end} in a timeline of {frames} frames")
    _check_parts(cue)
    return cue


def _check_parts(cue: Cue) -> None:
    if isinstance(cue, BedCue) and cue.fade_in + cue.fade_out > cue.end - cue.start:
        raise ValueError("a bed fades for longer than it sounds")
    if isinstance(cue, BreathCue) and not (cue.breathe_in and cue.breathe_out):
        raise ValueError("a breath takes no time")


def _read(value: object, type_name: str, name: str) -> object:
    match type_name:
        case "Frames":
            return Frames(_whole(value, name))
        case "bool":
            return _of(value, bool, name)
        case "tuple[str, ...]":
            return tuple(_of(each, str, name) for each in _of(value, list, name))
        case "PhaseName":
            return PhaseName(_of(value, str, name))
        case _:
            return _of(value, str, name)


def _whole(value: object, name: str) -> int:
    if type(value) is not int or value < 0:
        raise ValueError(f"{name} is not a whole number of frames")
    return value


def _of(value: object, wanted: type[_T], name: str) -> _T:
    if not isinstance(value, wanted):
        raise ValueError(f"{name} is not a {wanted.__name__}")  # noqa: TRY004
    return value


def _keys(found: dict[object, object], wanted: set[str], name: str) -> None:
    if set(found) != wanted:
        odd = sorted(str(key) for key in set(found) ^ wanted)
        raise ValueError(f"{name} has missing or unknown keys: {', '.join(odd)}")
