"""What is remembered of one practice."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from calmroom.domain.check_in import CheckIn, Discomfort
from calmroom.domain.units import Frames, to_seconds

if TYPE_CHECKING:
    from datetime import datetime


class Outcome(StrEnum):
    """How a practice came to its end. All are shown alike."""

    UNDER_WAY = "under way"
    FINISHED = "finished"
    ENDED_GENTLY = "ended gently"
    STOPPED = "stopped"


UNFINISHED = (Outcome.UNDER_WAY, Outcome.STOPPED)
"""Outcomes that can be continued another day; one is found under way after a crash."""

NOT_ASKED = CheckIn()


@dataclass(frozen=True, slots=True)
class PracticeRecord:
    """One practice as it was done.

    Attributes:
        id: 32 hexadecimal digits, random.
        started: With its zone, so that the evening stays an evening after a journey.
        heard: Frames played, silence held included; durations come from here, never from the clock.
        reached: Where in the timeline it was left.
        held: How often it was held.
        let_go: Whether a practice left unfinished is no longer offered: it was let go, or continued.
        words: What the person said afterwards; a person's own words.
    """

    id: str
    script_id: str
    title: str
    started: datetime
    minutes: float
    voice: str
    bed: str
    outcome: Outcome = Outcome.UNDER_WAY
    heard: Frames = Frames(0)
    reached: Frames = Frames(0)
    held: int = 0
    before: CheckIn = NOT_ASKED
    after: CheckIn = NOT_ASKED
    words: tuple[str, ...] = field(default=(), repr=False)
    discomfort: Discomfort | None = None
    let_go: bool = False

    @property
    def minute_reached(self) -> int:
        """The minute in which it was left, counted from 1."""
        return int(to_seconds(self.reached) // 60) + 1
