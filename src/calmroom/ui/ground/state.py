"""What Ground me shows. No Qt."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from calmroom.domain.dates import clock_time, day_and_month, weekday
from calmroom.domain.player import Playhead, PlayState
from calmroom.domain.timeline import CaptionCue, Timeline

if TYPE_CHECKING:
    from datetime import datetime

    from calmroom.domain.units import Frames

DOTS = 5
_SENTENCE_END = re.compile(r"(?<=[.?!])\s+")


@dataclass(frozen=True, slots=True)
class GroundState:
    """One line in large print, the rest of it smaller, and how far one has come."""

    large: str
    small: str
    dots: int
    is_last: bool


class Steps:
    """The lines of Ground me: shown as they are heard, and never behind where the person has stepped to.

    With no sound at all, stepping is what moves it.
    """

    def __init__(self, timeline: Timeline) -> None:
        self._captions = tuple(cue for cue in timeline.cues if isinstance(cue, CaptionCue))
        self._stepped = 0

    def at(self, head: Playhead) -> GroundState:
        """What is shown now."""
        if not self._captions:
            return GroundState("You are here.", "", DOTS, is_last=True)
        index = self._index(head)
        first, *rest = _SENTENCE_END.split(self._captions[index].text, maxsplit=1)
        is_last = index == len(self._captions) - 1
        dots = DOTS if is_last else min(DOTS - 1, 1 + index * DOTS // len(self._captions))
        return GroundState(first, " ".join(rest), dots, is_last)

    def next(self, head: Playhead) -> Frames | None:
        """Step on; the frame to go to, or ``None`` at the last line."""
        following = self._index(head) + 1
        if following >= len(self._captions):
            return None
        self._stepped = following
        return self._captions[following].start

    def _index(self, head: Playhead) -> int:
        if head.state in {PlayState.ENDED, PlayState.EMPTY}:
            return self._stepped if head.state is PlayState.EMPTY else len(self._captions) - 1
        heard = sum(1 for cue in self._captions if cue.start <= head.frame) - 1
        return max(self._stepped, heard, 0)


def end_words(title: str) -> str:
    """What is said at the end: there is no hurry, and what was broken off waits."""
    stay = "Rest here as long as you like."
    return f"{stay} {title} can go on from the beginning of the part you were in." if title else stay


def when(now: datetime) -> str:
    """The day and the hour, as they help to land."""
    return f"{weekday(now)} {day_and_month(now)}, {clock_time(now)}."
