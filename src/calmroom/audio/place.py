"""From the last report to the present moment."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from calmroom.domain.ports import Playhead, PlayState
from calmroom.domain.units import RATE, Frames

if TYPE_CHECKING:
    from calmroom.audio.commands import Report

_PLAUSIBLE: Final = 0.25
"""Seconds; reports come ten times a second, so a place without news for longer than that is not carried on."""


def carried(report: Report, now: float, length: Frames) -> Playhead:
    """Where the heard sound is at ``now``, never past the end of the timeline nor past what is plausible."""
    place = report.playhead
    if not report.sounding:
        return place
    passed = max(0.0, min(now - place.at, _PLAUSIBLE))
    frames = round(passed * RATE)
    return replace(
        place,
        at=place.at + passed,
        frame=Frames(max(place.frame, min(place.frame + frames, length))) if report.moving else place.frame,
        heard=Frames(place.heard + frames),
        held_for=Frames(place.held_for + frames) if place.state is PlayState.HELD else place.held_for,
    )
