"""What the page after a practice says and asks. No Qt."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from calmroom.domain.care.aftercare import asks_next_morning, landings
from calmroom.domain.care.falls import is_fall
from calmroom.domain.care.safety import short_minutes
from calmroom.domain.dates import how_long, in_minutes
from calmroom.domain.practice import Outcome, PracticeRecord
from calmroom.domain.units import to_seconds

if TYPE_CHECKING:
    from collections.abc import Sequence

    from calmroom.domain.body.body_map import BodyMap
    from calmroom.domain.care.check_in import CheckIn, Discomfort
    from calmroom.domain.script import Script

WORDS = ("softer", "quieter", "warmer", "wider", "heavy", "tired", "the same", "stirred up", "unsure")
MOST_WORDS = 3
NIGHT_TITLE = "How was the night?"
COUNTS = {1: "once", 2: "twice"}
ENDINGS = {Outcome.ENDED_GENTLY: ", ended gently", Outcome.STOPPED: ", stopped on the way"}
CARE = (
    "Some people feel stirred up or tearful. If that is strong or lasts, stop, and talk to someone you trust.",
    "Warmth, water and an ordinary room may help. Ground me is two minutes long.",
)


@dataclass(frozen=True, slots=True)
class AfterState:
    """The words of the page."""

    title: str
    summary: str
    prompt: str


@dataclass(frozen=True, slots=True)
class Landing:
    """A practice offered after one that goes further in."""

    script_id: str
    minutes: float
    words: str


@dataclass(frozen=True, slots=True)
class Drawing:
    """A body map to be drawn after a practice.

    Attributes:
        practice_id: The practice.
        body_map: The map there is already, to be changed.
        entry_id: The page that was written here, if one was.
    """

    practice_id: str
    body_map: BodyMap | None = field(default=None, repr=False)
    entry_id: str | None = None


@dataclass(frozen=True, slots=True)
class Saying:
    """A voice note to be spoken after a practice.

    Attributes:
        practice_id: The practice.
    """

    practice_id: str


def after_state(record: PracticeRecord, prompts: tuple[str, ...]) -> AfterState:
    """The page for one practice; its prompts take turns. A night is asked about on the next morning."""
    if asks_next_morning(record.script_id):
        return AfterState(NIGHT_TITLE, f"{record.title}, before you slept.", prompts[0] if prompts else "")
    prompt = prompts[int(record.id, 16) % len(prompts)] if prompts else ""
    return AfterState("You are back in the room", summary(record), prompt)


def landings_after(record: PracticeRecord, scripts: Sequence[Script]) -> tuple[Landing, ...]:
    """What is offered to land with; nothing after what is gentle, or is not there any more."""
    script = next((one for one in scripts if one.id == record.script_id), None)
    if script is None:
        return ()
    return tuple(
        Landing(one.id, short_minutes(one), f"{one.title}, {in_minutes(short_minutes(one))}")
        for one in landings(script, scripts)
    )


def summary(record: PracticeRecord) -> str:
    """What was done, such as ``From Crown to Tailbone, 19 minutes, held here twice``."""
    held = f", held here {COUNTS.get(record.held, f'{record.held} times')}" if record.held else ""
    return f"{record.title}, {how_long(to_seconds(record.heard))}{held}{ENDINGS.get(record.outcome, '')}."


def needs_care(before: CheckIn, after: CheckIn, discomfort: Discomfort | None) -> bool:
    """Whether Ground me and a few kind words are offered beside the form (content/3-safety.md 3.3)."""
    return is_fall(before, after, discomfort)
