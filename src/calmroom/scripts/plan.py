"""What is spoken in each phase, how long each line sounds, and how far each silence may be stretched."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from calmroom.domain.script import Breathe, LeadIn, Line, Pause, Phase, PhaseName, Script
from calmroom.domain.timeline import Choices, Clip
from calmroom.domain.units import RATE, to_frames
from calmroom.scripts.choose import Chosen, choose
from calmroom.scripts.fit import Gap, Room
from calmroom.scripts.limits import LONGEST_EVER, LONGEST_UNANNOUNCED, longest_quiet, shares, tolerance
from calmroom.scripts.words import word_count

ClipOf = Callable[[Line], Clip | None]
"""Finds the clip of a line in the chosen voice."""

WORDS_A_MINUTE: Final = 120
"""How fast a caption goes by where there is no clip."""
LEAST_CAPTION: Final = 1.5
"""Seconds that a caption without a clip stays at least."""


@dataclass(frozen=True, slots=True)
class Slot:
    """One item in time: ``sound`` frames of speech, then a gap."""

    item: Chosen
    sound: int = 0
    clip: Clip | None = None
    gap: Gap | None = None


@dataclass(frozen=True, slots=True)
class PhasePlan:
    """The slots of one phase, and the frames it wants and can have."""

    phase: Phase
    slots: tuple[Slot, ...]
    sound: int
    room: Room


def plan(script: Script, choices: Choices, clip_of: ClipOf) -> dict[PhaseName, PhasePlan]:
    """The plans of all spoken phases, in order."""
    wanted = shares(script, choices.minutes)
    return {phase.name: plan_phase(script, phase, choices, clip_of, wanted[phase.name]) for phase in script.phases}


def plan_phase(script: Script, phase: Phase, choices: Choices, clip_of: ClipOf, share: float = 0.0) -> PhasePlan:
    """The plan of one phase that is to last ``share`` seconds."""
    quiet = longest_quiet(script, choices.minutes)
    slots: list[Slot] = []
    line: Line | None = None
    for item in choose(script, phase, choices):
        if isinstance(item, Line):
            line, clip = item, clip_of(item)
            slots.append(Slot(item, sound_of(item, clip), clip, _gap(item.pause, _cap(item, choices, quiet))))
        elif isinstance(item, LeadIn):
            slots.append(Slot(item, gap=_gap(item.pause, _cap(None, choices, quiet))))
        elif isinstance(item, Breathe):
            slots.append(Slot(item, gap=_stretch(item, choices, _cap(line, choices, quiet))))
        else:
            slots.append(Slot(item))
    gaps = [slot.gap for slot in slots if slot.gap]
    sound = sum(slot.sound for slot in slots)
    room = Room(
        least=sound + sum(gap.least for gap in gaps),
        greatest=sound + sum(gap.greatest for gap in gaps),
        share=to_frames(share),
        tolerance=to_frames(tolerance(share)),
    )
    return PhasePlan(phase, tuple(slots), sound, room)


def sound_of(line: Line, clip: Clip | None) -> int:
    """How many frames a line sounds, or is shown where it has no clip."""
    if clip is not None:
        return clip.frames
    return to_frames(max(LEAST_CAPTION, word_count(line.text) * 60.0 / WORDS_A_MINUTE))


def _cap(before: Line | None, choices: Choices, quiet: float) -> float:
    """The longest silence after a line: unannounced, 20 s; waived by its author, the longest there may ever be."""
    is_waived = before is not None and any(waiver.rule == "P6" for waiver in before.waivers)
    cap = LONGEST_EVER if is_waived else quiet
    if before is None or "quiet" not in before.tags:
        cap = min(cap, LONGEST_UNANNOUNCED)
    return cap if choices.quiet_at_most is None else min(cap, choices.quiet_at_most)


def _gap(pause: Pause, cap: float) -> Gap:
    greatest = math.floor(_frames(min(pause.greatest, cap)))
    usual = round(_frames(pause.usual))
    return Gap(min(math.ceil(_frames(pause.least)), greatest), min(max(usual, 1), greatest), greatest)


def _stretch(breathe: Breathe, choices: Choices, cap: float) -> Gap:
    """A stretch of paced breath holds one whole breath at least; at one's own pace it is a silence."""
    if choices.breath is None:
        return _gap(breathe.length, cap)
    cycle = to_frames(choices.breath.breathe_in) + to_frames(choices.breath.breathe_out)
    gap = _gap(breathe.length, math.inf)
    greatest = max(gap.greatest, cycle)
    return Gap(min(-(-gap.least // cycle) * cycle, greatest), min(max(gap.usual, cycle), greatest), greatest)


def _frames(seconds: float) -> float:
    """Frames, without the last bits that a decimal fraction of a second leaves behind."""
    return round(seconds * RATE, 3)
