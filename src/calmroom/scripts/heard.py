"""A practice as one listener would hear it: lines with their times, and the quiet between them."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from calmroom.domain.script import Line, PhaseName, Script
from calmroom.domain.timeline import BreathCue, CaptionCue, Choices, PhaseCue, Timeline
from calmroom.domain.units import to_seconds
from calmroom.scripts.arrange import arrange
from calmroom.scripts.choose import choose

if TYPE_CHECKING:
    from collections.abc import Iterator

    from calmroom.scripts.plan import ClipOf


@dataclass(frozen=True, slots=True)
class HeardLine:
    """A line, from its first sound to its last, in seconds."""

    line: Line
    start: float
    end: float


@dataclass(frozen=True, slots=True)
class Quiet:
    """Time without a voice, in seconds; ``before`` and ``after`` are the lines around it, if any."""

    before: Line | None
    after: Line | None
    start: float
    end: float
    is_paced: bool = False

    @property
    def length(self) -> float:
        """How long it lasts."""
        return self.end - self.start


@dataclass(frozen=True, slots=True)
class Heard:
    """One arrangement of a script; ``label`` tells the choices in words."""

    script: Script
    choices: Choices
    label: str
    length: float
    lines: tuple[HeardLine, ...]
    phases: tuple[tuple[PhaseName, float, float], ...]
    breaths: tuple[tuple[float, float], ...]

    def tagged(self, tag: str) -> Iterator[HeardLine]:
        """The lines with a tag."""
        return (each for each in self.lines if tag in each.line.tags)

    def unvoiced(self) -> Iterator[Quiet]:
        """All time without a voice, paced breath among it."""
        edges = [(None, 0.0, 0.0), *((each.line, each.start, each.end) for each in self.lines)]
        for (before, _, start), (after, end, _) in pairwise([*edges, (None, self.length, self.length)]):
            if end > start:
                yield Quiet(before, after, start, end)

    def quiets(self) -> Iterator[Quiet]:
        """All silence: time without a voice and without paced breath."""
        for quiet in self.unvoiced():
            at = quiet.start
            for start, end in (each for each in self.breaths if quiet.start <= each[0] < quiet.end):
                yield Quiet(quiet.before, quiet.after, at, start)
                at = end
            yield Quiet(quiet.before, quiet.after, at, quiet.end)


def hear(script: Script, choices: Choices, clip_of: ClipOf, label: str) -> Heard:
    """Arrange a script and put its lines beside their times.

    Raises:
        CalmroomError: If the length cannot be reached.
    """
    timeline = arrange(script, choices, clip_of)
    spoken = [item for phase in script.phases for item in choose(script, phase, choices) if isinstance(item, Line)]
    captions = [cue for cue in timeline.cues if isinstance(cue, CaptionCue)]
    lines = tuple(
        HeardLine(line, to_seconds(cue.start), to_seconds(cue.end)) for line, cue in zip(spoken, captions, strict=True)
    )
    return Heard(script, choices, label, to_seconds(timeline.frames), lines, _phases(timeline), _breaths(timeline))


def _phases(timeline: Timeline) -> tuple[tuple[PhaseName, float, float], ...]:
    cues = (cue for cue in timeline.cues if isinstance(cue, PhaseCue))
    return tuple((cue.name, to_seconds(cue.start), to_seconds(cue.end)) for cue in cues)


def _breaths(timeline: Timeline) -> tuple[tuple[float, float], ...]:
    cues = (cue for cue in timeline.cues if isinstance(cue, BreathCue))
    return tuple((to_seconds(cue.start), to_seconds(cue.end)) for cue in cues)
