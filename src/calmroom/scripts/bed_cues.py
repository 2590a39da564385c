"""Which bed sounds when, and how one fades into the next."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from calmroom.domain.beds import NO_BED, OWN_BED
from calmroom.domain.timeline import BedCue, Choices
from calmroom.domain.units import Frames, Seconds, to_frames

if TYPE_CHECKING:
    from collections.abc import Sequence

    from calmroom.domain.script import BedChange, Script

FADE_IN: Final = Seconds(3.0)
FADE_OUT: Final = Seconds(6.0)


def bed_of(script: Script, choices: Choices) -> str:
    """The bed that sounds first."""
    return _chosen(script.bed, choices)


def lay_beds(first: str, changes: Sequence[tuple[int, BedChange]], choices: Choices, length: int) -> list[BedCue]:
    """The beds of a practice of ``length`` frames: in over 3 s, from one to the next as written, out over the last 6 s.

    A bed that the listener chose stands for every bed the script names; where the script wants none there is none.
    """
    spans = [(0, first, to_frames(FADE_IN))]
    for frame, change in changes:
        bed = _chosen(change.bed, choices)
        if bed != spans[-1][1]:
            spans.append((frame, bed, to_frames(change.fade)))
    cues: list[BedCue] = []
    for index, (start, bed, fade_in) in enumerate(spans):
        if bed == NO_BED:
            continue
        if index + 1 < len(spans):
            following, _, fade_out = spans[index + 1]
            end = min(following + fade_out, length)
        else:
            end, fade_out = length, to_frames(FADE_OUT)
        cues.append(bed_cue(bed, (start, end), fade_in, fade_out))
    return cues


def bed_cue(bed: str, span: tuple[int, int], fade_in: int, fade_out: int) -> BedCue:
    """One bed; its fades are shortened where they would not fit."""
    start, end = span
    fits_in = min(fade_in, (end - start) // 2)
    fits_out = min(fade_out, end - start - fits_in)
    return BedCue(Frames(start), Frames(end), bed, Frames(fits_in), Frames(fits_out))


def _chosen(bed: str, choices: Choices) -> str:
    return bed if choices.bed == OWN_BED or bed == NO_BED else choices.bed
