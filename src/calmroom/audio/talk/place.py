"""Where a programme stands: from one report to the present moment, and for an engine that takes it up again."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from calmroom.domain.player import Playhead, PlayState
from calmroom.domain.units import RATE, Frames

if TYPE_CHECKING:
    from calmroom.audio.talk.commands import Report

_PLAUSIBLE: Final = 0.5
"""Seconds; reports come five times a second, so where two have not come a place is not carried on."""

_UNSURE: Final = RATE // 20
"""Frames by which a device may be wrong about how much of what it holds has been heard."""


@dataclass(frozen=True, slots=True)
class Place:
    """All that it takes to go on as if nothing had happened.

    Attributes:
        frame: Of the timeline, or of the exit's where ``easing``.
        easing: Whether the exit sounds.
        begun: Whether it was played before; else it is ready.
        held: Whether it stands in a hold.
        until: Frames of quiet before it begins.
        heard: Frames heard so far.
        held_for: Frames of the present hold.
        run_on: Frames that this silence has been held.
        holds: How often it was held.
        rest: What is left of the bed after the last word; 0 before.
        sleep: Heard frames until the sleep timer's fade.
        asleep: How many frames of that fade have been heard.
    """

    frame: int = 0
    easing: bool = False
    begun: bool = False
    held: bool = False
    until: int = 0
    heard: int = 0
    held_for: int = 0
    run_on: int = 0
    holds: int = 0
    rest: int = 0
    sleep: int | None = None
    asleep: int = 0


START: Final = Place()


def place_of(report: Report) -> Place:
    """Where a report says that it stands."""
    head = report.playhead
    return Place(
        frame=head.frame,
        easing=report.easing,
        begun=head.state is not PlayState.READY,
        held=report.held,
        until=head.until,
        heard=head.heard,
        held_for=head.held_for,
        run_on=head.run_on,
        holds=head.holds,
        rest=head.rest,
        sleep=head.sleep,
        asleep=report.asleep,
    )


def moved(head: Playhead, by_frame: int, by_heard: int) -> Playhead:
    """The play head after so many more frames of the timeline and so many heard ones; of the delay, where it waits."""
    if head.state is PlayState.WAITING:
        return replace(head, until=Frames(max(0, head.until - by_heard)))
    is_held = head.state is PlayState.HELD
    return replace(
        head,
        frame=Frames(head.frame + by_frame),
        heard=Frames(head.heard + by_heard),
        held_for=Frames(head.held_for + by_heard) if is_held else head.held_for,
        run_on=Frames(head.run_on + by_heard) if is_held else head.run_on,
        rest=Frames(max(0, head.rest - by_heard)) if head.state is PlayState.RESTING else head.rest,
        sleep=None if head.sleep is None else Frames(max(0, head.sleep - by_heard)),
    )


def steadied(head: Playhead, told: Playhead) -> Playhead:
    """The play head, held where it was told last if it went back by no more than a device errs."""
    back = told.frame - head.frame
    if head.state is not told.state or not 0 < back <= _UNSURE:
        return head
    return replace(head, frame=told.frame, heard=max(head.heard, told.heard))


def carried(report: Report, now: float, length: Frames) -> Playhead:
    """Where the heard sound is at ``now``, never past the end of the timeline nor past what is plausible."""
    head = report.playhead
    if not report.sounding:
        return head
    passed = max(0.0, min(now - head.at, _PLAUSIBLE))
    frames = round(passed * RATE)
    by_frame = max(0, min(frames, length - head.frame)) if report.moving else 0
    return replace(moved(head, by_frame, frames), at=head.at + passed)
