"""What every timeline keeps to, whatever the script, the voice and the choices (design/script-format.md)."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from dataclasses import fields
from itertools import pairwise

from calmroom.domain.script import Breathe, LeadIn, Line, Script
from calmroom.domain.timeline import CaptionCue, Choices, Clip, NarrationCue, PhaseCue, Timeline, order_of
from calmroom.domain.units import RATE
from calmroom.scripts.choose import choose
from calmroom.scripts.limits import longest_quiet

ClipOf = Callable[[Line], Clip | None]
SAFETY_TAGS = {"eyes", "stop", "posture", "return"}


def spoken_lines(script: Script, choices: Choices) -> list[Line]:
    return [item for phase in script.phases for item in choose(script, phase, choices) if isinstance(item, Line)]


def assert_length(timeline: Timeline, choices: Choices) -> None:
    """To the frame, which is far within the 50 ms that are allowed."""
    assert timeline.rate == RATE
    assert timeline.frames == round(choices.minutes * 60 * RATE)
    phases = [cue for cue in timeline.cues if isinstance(cue, PhaseCue)]
    assert [phases[0].start, *(cue.end for cue in phases)] == [0, *(cue.start for cue in phases[1:]), timeline.frames]


def assert_cues(timeline: Timeline) -> None:
    assert list(timeline.cues) == sorted(timeline.cues, key=order_of)
    for cue in timeline.cues:
        times = [getattr(cue, field.name) for field in fields(cue) if field.type == "Frames"]
        assert all(type(time) is int for time in times)
        assert 0 <= cue.start <= cue.end <= timeline.frames
    clips = [cue for cue in timeline.cues if isinstance(cue, NarrationCue)]
    assert all(one.end <= other.start for one, other in pairwise(clips))


def assert_lines(timeline: Timeline, script: Script, choices: Choices, clip_of: ClipOf) -> None:
    """Every chosen line is there, whole, in order; the safety lines among them."""
    lines = spoken_lines(script, choices)
    captions = [cue for cue in timeline.cues if isinstance(cue, CaptionCue)]
    assert [cue.text for cue in captions] == [line.text for line in lines]
    clips = [(line, clip_of(line)) for line in lines]
    for (line, clip), cue in zip(clips, captions, strict=True):
        words = max(1.5, len(line.text.split()) / 2) * RATE
        assert cue.end - cue.start == (clip.frames if clip else round(words))
    sounding = [(cue.end - cue.start, cue.clip) for cue in timeline.cues if isinstance(cue, NarrationCue)]
    assert sounding == [(clip.frames, clip.path) for _, clip in clips if clip]
    safe = [item for phase in script.phases for item in phase.items if isinstance(item, Line) and _is_safe(item)]
    assert [line for line in lines if _is_safe(line)] == safe


def assert_pauses(timeline: Timeline, script: Script, choices: Choices) -> None:
    """Each silence lies between the least and the greatest that its pauses allow together."""
    captions = [cue for cue in timeline.cues if isinstance(cue, CaptionCue)]
    ends = [0, *(cue.end for cue in captions)]
    starts = [*(cue.start for cue in captions), timeline.frames]
    for end, start, (least, greatest) in zip(ends, starts, _bounds(script, choices), strict=True):
        assert math.floor(least * RATE) - 1 <= start - end <= math.ceil(greatest * RATE) + 1


def _bounds(script: Script, choices: Choices) -> Iterator[tuple[float, float]]:
    quiet = longest_quiet(script, choices.minutes)
    least = greatest = 0.0
    before: Line | None = None
    for phase in script.phases:
        for item in choose(script, phase, choices):
            if isinstance(item, Line):
                yield least, greatest
                least = greatest = 0.0
                before = item
            if not isinstance(item, Line | LeadIn | Breathe):
                continue
            pause = item.length if isinstance(item, Breathe) else item.pause
            cap = _cap(before, choices, quiet)
            is_paced = isinstance(item, Breathe) and choices.breath is not None
            cap = max(pause.greatest, 10.0) if is_paced else cap
            most = min(max(pause.greatest, 10.0) if is_paced else pause.greatest, cap)
            least += min(pause.least, most)
            greatest += most
    yield least, greatest


def _cap(before: Line | None, choices: Choices, quiet: float) -> float:
    is_waived = before is not None and any(waiver.rule == "P6" for waiver in before.waivers)
    cap = 90.0 if is_waived else quiet
    cap = cap if before is not None and "quiet" in before.tags else min(cap, 20.0)
    return min(cap, choices.quiet_at_most or cap)


def _is_safe(line: Line) -> bool:
    return bool(SAFETY_TAGS & set(line.tags))
