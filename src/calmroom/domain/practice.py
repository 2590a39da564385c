"""What is remembered of one practice."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from calmroom.domain.care.check_in import CheckIn, Discomfort
from calmroom.domain.script import Touch
from calmroom.domain.timeline import Choices
from calmroom.domain.units import Frames, to_seconds

if TYPE_CHECKING:
    from datetime import datetime

    from calmroom.domain.breath import BreathPattern
    from calmroom.domain.units import Seconds


class Outcome(StrEnum):
    """How a practice came to its end. All are shown alike."""

    UNDER_WAY = "under way"
    FINISHED = "finished"
    ENDED_GENTLY = "ended gently"
    STOPPED = "stopped"


UNFINISHED = (Outcome.UNDER_WAY, Outcome.STOPPED)
"""Outcomes that can be continued another day; one is found under way after a crash."""

ENDED = (Outcome.FINISHED, Outcome.ENDED_GENTLY)
"""Outcomes of a practice that came to an end of its own."""

NOT_ASKED = CheckIn()


@dataclass(frozen=True, slots=True)
class PracticeRecord:
    """One practice as it was done, with all that was chosen, so that it can be taken up again as it was.

    Attributes:
        id: 32 hexadecimal digits, random.
        started: With its zone, so that the evening stays an evening after a journey.
        heard: Frames played, silence held included; durations come from here, never from the clock.
        reached: Where in the timeline it was left.
        held: How often it was held.
        let_go: Whether a practice left unfinished is no longer offered: it was let go, or continued.
        version: Of the script; 0 where it is not known.
        part: The name of the phase in which it was left.
        words: What the person said afterwards; a person's own words.
        by_hand: Whether it was done without the program and written down by hand.
    """

    id: str
    script_id: str
    title: str = field(repr=False)
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
    version: int = 0
    part: str = ""
    left_out: tuple[str, ...] = ()
    touch: Touch = Touch.TOUCH
    bells: bool = True
    breath: BreathPattern | None = None
    opening: int = 1
    quiet_at_most: Seconds | None = None
    by_hand: bool = False

    @property
    def choices(self) -> Choices:
        """What was chosen."""
        return Choices(
            minutes=self.minutes,
            voice=self.voice,
            bed=self.bed,
            left_out=self.left_out,
            touch=self.touch,
            bells=self.bells,
            breath=self.breath,
            opening=self.opening,
            quiet_at_most=self.quiet_at_most,
        )

    @property
    def minute_reached(self) -> int:
        """The minute in which it was left, counted from 1."""
        return int(to_seconds(self.reached) // 60) + 1
