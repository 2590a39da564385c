"""What is true at one frame of a timeline: the line, the part, the place, the silence, the breath.

The window and the terminal follow the heard sound by asking for the moment at its frame, so that
pause, seek and underflow need no special case.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from typing import TypeVar

from calmroom.domain.breath import Breath, BreathPattern, breath_at
from calmroom.domain.timeline import BreathCue, CaptionCue, PhaseCue, RegionCue, Timeline
from calmroom.domain.units import Frames, Seconds, to_seconds

CueT = TypeVar("CueT", CaptionCue, PhaseCue, RegionCue, BreathCue)
LEAST_SILENCE = Frames(48_000)
"""Shorter gaps are part of speaking and show no bar."""


@dataclass(frozen=True, slots=True)
class Silence:
    """A stretch without the voice. ``announced`` where the voice has said that it will be quiet."""

    start: Frames
    end: Frames
    announced: bool


@dataclass(frozen=True, slots=True)
class Moment:
    """Everything the window shows for one frame.

    Attributes:
        caption: The line being spoken, or spoken last; ``None`` before the first.
        previous: The line before it.
        part: The index of the present phase in ``Follower.parts``.
        silence: The silence that runs now, if any.
        to_go: What is left of the practice.
    """

    frame: Frames
    caption: CaptionCue | None
    previous: CaptionCue | None
    part: int
    region: RegionCue | None
    silence: Silence | None
    breath: Breath | None
    to_go: Seconds


class Follower:
    """Answers what is true at a frame, in logarithmic time."""

    def __init__(self, timeline: Timeline) -> None:
        self.timeline = timeline
        cues = timeline.cues
        self.captions = tuple(cue for cue in cues if isinstance(cue, CaptionCue))
        self.parts = tuple(cue for cue in cues if isinstance(cue, PhaseCue))
        self.regions = tuple(cue for cue in cues if isinstance(cue, RegionCue))
        self.breaths = tuple(cue for cue in cues if isinstance(cue, BreathCue))
        self._caption_starts = tuple(cue.start for cue in self.captions)

    def at(self, frame: Frames, breath_offset: Frames = Frames(0)) -> Moment:
        """The moment at ``frame``; a paced breath runs on by ``breath_offset`` frames while a silence is held."""
        index = bisect_right(self._caption_starts, frame) - 1
        return Moment(
            frame=frame,
            caption=self.captions[index] if index >= 0 else None,
            previous=self.captions[index - 1] if index >= 1 else None,
            part=self._part_at(frame),
            region=_covering(self.regions, frame),
            silence=self._silence_at(frame, index),
            breath=self._breath_at(frame, breath_offset),
            to_go=to_seconds(max(0, self.timeline.frames - frame)),
        )

    def onward(self, frame: Frames) -> Frames | None:
        """Where attention goes on after the present place, or else where the next part begins; ``None`` in the last."""
        region = _covering(self.regions, frame)
        if region is not None and region.end < self.timeline.frames:
            return region.end
        return next((part.start for part in self.parts if part.start > frame), None)

    def longest_silence(self) -> Seconds:
        """The longest stretch without the voice."""
        edges = [Frames(0), *(edge for cue in self.captions for edge in (cue.start, cue.end)), self.timeline.frames]
        return to_seconds(max((end - start for start, end in zip(edges[::2], edges[1::2], strict=True)), default=0))

    def _part_at(self, frame: Frames) -> int:
        return max(0, sum(1 for part in self.parts if part.start <= frame) - 1)

    def _silence_at(self, frame: Frames, index: int) -> Silence | None:
        before = self.captions[index] if index >= 0 else None
        start = before.end if before else Frames(0)
        following = index + 1
        end = self.captions[following].start if following < len(self.captions) else self.timeline.frames
        if frame < start or end - start < LEAST_SILENCE:
            return None
        return Silence(start, end, announced=before is not None and before.quiet)

    def _breath_at(self, frame: Frames, offset: Frames) -> Breath | None:
        cue = _covering(self.breaths, frame)
        if cue is None:
            return None
        pattern = BreathPattern(to_seconds(cue.breathe_in), to_seconds(cue.breathe_out))
        return breath_at(pattern, to_seconds(frame - cue.start + offset))


def _covering(cues: tuple[CueT, ...], frame: Frames) -> CueT | None:
    return next((cue for cue in cues if cue.start <= frame < cue.end), None)
