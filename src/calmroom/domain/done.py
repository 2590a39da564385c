"""When a practice counts as done (content/4-library.md 4.4)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from calmroom.domain.script import PhaseName
from calmroom.domain.timeline import CaptionCue, PhaseCue, Timeline

if TYPE_CHECKING:
    from calmroom.domain.units import Frames

DONE_SHARE = 0.8
"""Of the speech of a practice, heard."""


def has_returned(timeline: Timeline, reached: Frames) -> bool:
    """Whether its return phase has begun."""
    returns = [cue.start for cue in timeline.cues if isinstance(cue, PhaseCue) and cue.name is PhaseName.RETURN]
    return any(reached >= start for start in returns)


def is_heard(timeline: Timeline, reached: Frames, heard: Frames) -> bool:
    """Whether so much of its speech was heard; what was passed over without being heard does not count.

    Args:
        timeline: The practice.
        reached: Where it was left.
        heard: Frames that sounded, wherever one went in between.
    """
    lines = [cue for cue in timeline.cues if isinstance(cue, CaptionCue)]
    spoken = sum(cue.end - cue.start for cue in lines)
    passed = sum(max(0, min(cue.end, reached) - cue.start) for cue in lines)
    return bool(spoken) and min(passed, heard) >= DONE_SHARE * spoken
