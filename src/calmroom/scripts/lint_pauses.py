"""Rules about pauses as they are written: how long each usually is, and how far it stretches."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from calmroom.domain.script import LeadIn, Line, Phase, PhaseName, Profile, Script
from calmroom.scripts.limits import LONGEST_UNANNOUNCED
from calmroom.scripts.lint import Finding, Rule, lines_in, lines_of

if TYPE_CHECKING:
    from collections.abc import Iterator

_USUAL: Final = {"rest": (15.0, 45.0), "question": (8.0, 20.0), "sensing": (4.0, 15.0)}
_USUAL_OTHERWISE: Final = (1.5, 8.0)
MOST_STRETCH: Final = 5.0
MOST_EDGE_STRETCH: Final = 1.5
_EDGES: Final = frozenset({PhaseName.SETTLE, PhaseName.RETURN})
_HAIR = 1e-9


def usual_pauses(script: Script) -> Iterator[Finding]:
    """P5: the usual pause suits what the line asks."""
    for line in lines_of(script):
        kind = next((tag for tag in _USUAL if tag in line.tags), "sentence")
        least, greatest = _USUAL.get(kind, _USUAL_OTHERWISE)
        if not least <= line.pause.usual <= greatest:
            message = f"a usual pause of {line.pause.usual:g} s; after a {kind} line it is {least:g} to {greatest:g} s"
            yield Finding("P5", line.place, message)


def stretch(script: Script) -> Iterator[Finding]:
    """P9: no pause stretches beyond recognition."""
    for line in lines_of(script):
        pause = line.pause
        if pause.greatest > MOST_STRETCH * pause.least + _HAIR:
            message = f"a pause from {pause.least:g} to {pause.greatest:g} s; it is five times the least at most"
            yield Finding("P9", line.place, message)


def edges(script: Script) -> Iterator[Finding]:
    """G4: settle and return hardly stretch."""
    if script.profile is Profile.GROUND:
        return
    for phase in (each for each in script.phases if each.name in _EDGES):
        for item in _with_pauses(phase):
            most = MOST_EDGE_STRETCH * item.pause.usual
            if item.pause.greatest > most + _HAIR:
                message = f"in {phase.name} the greatest pause is at most 1.5 times the usual one, here {most:g} s"
                yield Finding("G4", item.place, message)


def unannounced(script: Script) -> Iterator[Finding]:
    """P7: a pause that is always long is announced by its line."""
    for phase in (*script.phases, script.ease_off):
        for item in _with_pauses(phase):
            is_announced = isinstance(item, Line) and "quiet" in item.tags
            if item.pause.least > LONGEST_UNANNOUNCED and not is_announced:
                most = f"over {LONGEST_UNANNOUNCED:g} s it is announced, with {{tag: quiet}}"
                message = f"quiet of {item.pause.least:g} s at least; {most}"
                yield Finding("P7", item.place, message)


def _with_pauses(phase: Phase) -> Iterator[Line | LeadIn]:
    yield from lines_in(phase.items)
    yield from (item for item in phase.items if isinstance(item, LeadIn))


RULES: Final[tuple[Rule, ...]] = (usual_pauses, stretch, edges, unannounced)
