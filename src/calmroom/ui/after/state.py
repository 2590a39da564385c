"""What the page after a practice says and asks. No Qt."""

from __future__ import annotations

from dataclasses import dataclass

from calmroom.domain.check_in import CheckIn, Discomfort
from calmroom.domain.dates import how_long
from calmroom.domain.practice import Outcome, PracticeRecord
from calmroom.domain.safety import is_fall
from calmroom.domain.units import to_seconds

WORDS = ("softer", "quieter", "warmer", "wider", "heavy", "tired", "the same", "stirred up", "unsure")
MOST_WORDS = 3
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


def after_state(record: PracticeRecord, prompts: tuple[str, ...]) -> AfterState:
    """The page for one practice; its prompts take turns."""
    prompt = prompts[int(record.id, 16) % len(prompts)] if prompts else ""
    return AfterState("You are back in the room", summary(record), prompt)


def summary(record: PracticeRecord) -> str:
    """What was done, such as ``From Crown to Tailbone, 19 minutes, held here twice``."""
    held = f", held here {COUNTS.get(record.held, f'{record.held} times')}" if record.held else ""
    return f"{record.title}, {how_long(to_seconds(record.heard))}{held}{ENDINGS.get(record.outcome, '')}."


def needs_care(before: CheckIn, after: CheckIn, discomfort: Discomfort | None) -> bool:
    """Whether Ground me and a few kind words are offered beside the form (content/3-safety.md 3.3)."""
    return is_fall(before, after) or discomfort is Discomfort.A_LOT
