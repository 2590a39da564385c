"""What a person says of a practice themselves: one done without the program, or one that was otherwise than it says."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from calmroom.domain.errors import CalmroomError
from calmroom.domain.practice import NOT_ASKED, Outcome, PracticeRecord
from calmroom.domain.units import Frames, to_frames
from calmroom.domain.wall_clock import in_the_past

if TYPE_CHECKING:
    from datetime import datetime

    from calmroom.domain.care.check_in import CheckIn

LEAST_MINUTES, MOST_MINUTES = 1, 240
UNDER_WAY = CalmroomError("This practice is under way, so nothing was changed.", "Change it when it is over.")
NO_LENGTH = CalmroomError(
    f"A practice is {LEAST_MINUTES} to {MOST_MINUTES} minutes long. Nothing was changed.", "Choose another length."
)


@dataclass(frozen=True, slots=True)
class Done:
    """What is said of it.

    Attributes:
        script_id: Of the practice, where it is one of the library; else empty.
        title: What it is called; a person may give it a name of their own.
        started: When, with its zone.
        minutes: How long it was.
    """

    script_id: str
    title: str = field(repr=False)
    started: datetime
    minutes: float
    before: CheckIn = NOT_ASKED
    after: CheckIn = NOT_ASKED
    words: tuple[str, ...] = field(default=(), repr=False)


def said_of(record: PracticeRecord) -> Done:
    """What a record says, to begin a correction with."""
    minutes = max(LEAST_MINUTES, round(record.heard / to_frames(60)))
    return Done(record.script_id, record.title, record.started, minutes, record.before, record.after, record.words)


def by_hand(record_id: str, done: Done, now: datetime) -> PracticeRecord:
    """A practice that was done without the program.

    Raises:
        CalmroomError: If its day is still to come, or its length is none.
    """
    return PracticeRecord(
        id=record_id,
        script_id=done.script_id,
        title=done.title,
        started=in_the_past(done.started, now),
        minutes=_length(done.minutes),
        voice="",
        bed="",
        outcome=Outcome.FINISHED,
        heard=_frames(done.minutes),
        reached=_frames(done.minutes),
        before=done.before,
        after=done.after,
        words=done.words,
        let_go=True,
        by_hand=True,
    )


def corrected(record: PracticeRecord, done: Done, now: datetime) -> PracticeRecord:
    """A record that says what the person says; what they left alone stays to the frame.

    Raises:
        CalmroomError: As ``by_hand``; or if the practice is under way.
    """
    if record.outcome is Outcome.UNDER_WAY:
        raise UNDER_WAY
    before = said_of(record)
    heard = record.heard if done.minutes == before.minutes else _frames(done.minutes)
    started = record.started if done.started == before.started else in_the_past(done.started, now)
    return replace(record, started=started, heard=heard, before=done.before, after=done.after, words=done.words)


def _length(minutes: float) -> float:
    if not LEAST_MINUTES <= minutes <= MOST_MINUTES:
        raise NO_LENGTH
    return minutes


def _frames(minutes: float) -> Frames:
    return to_frames(60 * _length(minutes))
