"""The bundled practices as they were parsed, so that the window need not parse thirty of them at each start.

``compiled.json`` lies beside the scripts and holds each one under the SHA-256 of its file. A script whose file is
another by now, or that is not in it, is parsed: it is never believed about a file that it has not seen. It comes with
the program and is made by ``packaging/compile_scripts.py``; a person's own scripts are always parsed.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import fields
from typing import TYPE_CHECKING, Any, Final

from calmroom.domain.breath import BreathPattern
from calmroom.domain.script import (
    Alternative,
    BedChange,
    Bell,
    Breathe,
    Item,
    LeadIn,
    Line,
    Minutes,
    Pause,
    Phase,
    PhaseName,
    Place,
    Profile,
    Script,
    Touch,
    Waiver,
)

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

COMPILED: Final = "compiled.json"
SCHEMA: Final = 1
"""Counted up with every change of what a script holds or of how it is parsed."""
_TOUCHES = {each.value: each for each in Touch}
_PHASES = {each.value: each for each in PhaseName}
_HEAD = tuple(field.name for field in fields(Script) if field.name not in {"phases", "ease_off"})
Data = list[Any]
"""What JSON holds of one value, its fields in their order."""


def mark_of(raw: bytes) -> str:
    """What a file is known by."""
    return hashlib.sha256(raw).hexdigest()


def read_compiled(folder: Path) -> Mapping[str, Data]:
    """What was parsed before, by the mark of each file; nothing where it is not there, or of another kind."""
    try:
        found = json.loads((folder / COMPILED).read_bytes())
        return dict(found["scripts"]) if found["schema"] == SCHEMA else {}
    except (OSError, ValueError, KeyError, TypeError):
        return {}


def write_compiled(folder: Path, scripts: Mapping[str, Script]) -> None:
    """Write it whole; ``scripts`` by the marks of their files."""
    found = {"schema": SCHEMA, "scripts": {mark: to_data(scripts[mark]) for mark in scripts}}
    part = folder / f"{COMPILED}.part"
    part.write_text(json.dumps(found, ensure_ascii=False, separators=(",", ":")) + "\n", "utf-8", newline="\n")
    part.replace(folder / COMPILED)


def to_data(script: Script) -> Data:
    """A script as JSON can hold it."""
    head = {name: getattr(script, name) for name in _HEAD}
    head["minutes"] = [script.minutes.least, script.minutes.usual, script.minutes.greatest]
    head["breath"] = None if script.breath is None else _of_breath(script.breath)
    return [head, [_of_phase(each) for each in script.phases], _of_phase(script.ease_off)]


def from_data(data: Data) -> Script | None:
    """The script, or ``None`` where the data is of another kind."""
    try:
        head, phases, ease_off = data
        values: dict[str, Any] = {
            name: tuple(value) if isinstance(value, list) else value for name, value in head.items()
        }
        values["minutes"] = Minutes(*head["minutes"])
        values["breath"] = None if head["breath"] is None else BreathPattern(*head["breath"])
        values["profile"] = Profile(head["profile"])
        return Script(**values, phases=tuple(map(_phase, phases)), ease_off=_phase(ease_off))
    except (ValueError, KeyError, TypeError, AttributeError):
        return None


def _of_phase(phase: Phase) -> Data:
    return [phase.name, phase.title, [_of_item(each) for each in phase.items], _of_place(phase.place)]


def _phase(data: Data) -> Phase:
    name, title, items, place = data
    return Phase(_PHASES[name], title, tuple(map(_item, items)), Place(*place))


def _of_item(item: Item) -> Data:
    place = _of_place(item.place)
    if isinstance(item, Line):
        return ["line", _of_line(item)]
    if isinstance(item, Alternative):
        return ["alternative", item.region, item.other, [_of_line(each) for each in item.lines], place]
    if isinstance(item, Bell):
        return ["bell", item.soft, place]
    if isinstance(item, BedChange):
        return ["bed", item.bed, item.fade, place]
    if isinstance(item, Breathe):
        return ["breathe", _of_breath(item.pattern), _of_pause(item.length), place]
    return ["lead-in", _of_pause(item.pause), place]


def _item(data: Data) -> Item:
    kind, *rest = data
    if kind == "line":
        return _line(rest[0])
    return _other(kind, rest, Place(*rest[-1]))


def _other(kind: str, rest: Sequence[Any], place: Place) -> Item:
    if kind == "alternative":
        return Alternative(rest[0], rest[1], tuple(map(_line, rest[2])), place)
    if kind == "bell":
        return Bell(soft=rest[0], place=place)
    if kind == "bed":
        return BedChange(rest[0], rest[1], place)
    if kind == "breathe":
        return Breathe(BreathPattern(*rest[0]), Pause(*rest[1]), place)
    if kind == "lead-in":
        return LeadIn(Pause(*rest[0]), place)
    raise ValueError(kind)


def _of_line(line: Line) -> Data:
    waivers = [[each.rule, each.reason] for each in line.waivers]
    more = [line.from_minutes, line.touch, line.opening, line.rate, line.recording, waivers]
    return [line.text, _of_pause(line.pause), _of_place(line.place), line.region, line.tags, *more]


def _line(data: Data) -> Line:
    text, pause, place, region, tags, start, touch, opening, rate, recording, waivers = data
    return Line(
        text,
        Pause(*pause),
        Place(*place),
        region,
        tuple(tags),
        start,
        _TOUCHES[touch] if touch else None,
        opening,
        rate,
        recording,
        tuple(Waiver(*each) for each in waivers),
    )


def _of_pause(pause: Pause) -> Data:
    return [pause.least, pause.usual, pause.greatest]


def _of_breath(pattern: BreathPattern) -> Data:
    return [pattern.breathe_in, pattern.breathe_out]


def _of_place(place: Place) -> Data:
    return [place.line, place.column]
