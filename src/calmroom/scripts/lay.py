"""Lays the cues of planned phases one after the other."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from calmroom.domain.body.body import places_of
from calmroom.domain.script import NOWHERE, BedChange, Bell, Breathe, Line
from calmroom.domain.timeline import (
    BELL_LENGTH,
    BellCue,
    BreathCue,
    CaptionCue,
    Choices,
    Cue,
    NarrationCue,
    PhaseCue,
    RegionCue,
)
from calmroom.domain.units import Frames, to_frames

if TYPE_CHECKING:
    from calmroom.domain.breath import BreathPattern
    from calmroom.scripts.plan import PhasePlan, Slot


@dataclass(slots=True)
class Layout:
    """The cues laid so far; ``frame`` is where the next one goes."""

    choices: Choices
    frame: int = 0
    cues: list[Cue] = field(default_factory=list)
    regions: list[tuple[int, str]] = field(default_factory=list)
    beds: list[tuple[int, BedChange]] = field(default_factory=list)
    bells: list[tuple[int, bool]] = field(default_factory=list)


def lay_phase(layout: Layout, planned: PhasePlan, gaps: tuple[int, ...]) -> None:
    """Lay one phase, each of its gaps as long as given."""
    start = layout.frame
    lengths = iter(gaps)
    for slot in planned.slots:
        gap = next(lengths) if slot.gap else 0
        _lay_slot(layout, slot, gap)
        layout.frame += slot.sound + gap
    phase = planned.phase
    layout.cues.append(PhaseCue(Frames(start), Frames(layout.frame), phase.name, phase.title))


def lay_rest(layout: Layout) -> None:
    """Lay what only the end of the last phase settles: the regions and the bells."""
    ends = [start for start, _ in layout.regions[1:]] + [layout.frame]
    for (start, region), end in zip(layout.regions, ends, strict=True):
        if region != NOWHERE:
            layout.cues.append(RegionCue(Frames(start), Frames(end), region, places_of(region)))
    for start, soft in layout.bells:
        end = min(start + to_frames(BELL_LENGTH), layout.frame)
        layout.cues.append(BellCue(Frames(start), Frames(end), soft))


def _lay_slot(layout: Layout, slot: Slot, gap: int) -> None:
    match slot.item:
        case Line():
            _lay_line(layout, slot.item, slot)
        case Bell(soft=soft) if layout.choices.bells:
            layout.bells.append((layout.frame, soft))
        case BedChange():
            layout.beds.append((layout.frame, slot.item))
        case Breathe() if layout.choices.breath:
            _lay_breath(layout, layout.choices.breath, gap)


def _lay_line(layout: Layout, line: Line, slot: Slot) -> None:
    start, end = Frames(layout.frame), Frames(layout.frame + slot.sound)
    if slot.clip:
        layout.cues.append(NarrationCue(start, end, slot.clip.path))
    layout.cues.append(CaptionCue(start, end, line.text, "quiet" in line.tags))
    if not layout.regions or layout.regions[-1][1] != line.region:
        layout.regions.append((start, line.region))


def _lay_breath(layout: Layout, pattern: BreathPattern, gap: int) -> None:
    into, out = to_frames(pattern.breathe_in), to_frames(pattern.breathe_out)
    whole = gap // (into + out) * (into + out)
    if whole:
        layout.cues.append(BreathCue(Frames(layout.frame), Frames(layout.frame + whole), into, out))
