"""What the first pages say, and what opens the way on. No Qt."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from typing import TYPE_CHECKING

from calmroom.domain.care.consent import ADULT, ITEMS, YOUNG

if TYPE_CHECKING:
    from calmroom.domain.settings import Settings

TITLE = "A quiet place between appointments"
PURPOSE = (
    "calmroom plays guided relaxation and body-awareness audio that you can use at home between appointments, "
    "and keeps a private journal on your own computer."
)
RESTING = "It is for resting and noticing. It is not medical care or therapy, and it does not do what hands do."
STOPPING = "You can stop at any moment. **Esc** ends the sound, **G** brings you back to the room."
STIRRED = "Some people feel stirred up or tearful. If that is strong or lasts, stop, and talk to someone you trust."
TOO_YOUNG = "Under 16, calmroom is not for you yet. A person you trust is the better one to turn to."

DOCTOR_TITLE = "Who should ask a doctor first"
DOCTOR_LINE = "Tick what is so for you, or nothing. It stays on this computer, and Settings can change it."
PEOPLE = "People to call"
PEOPLE_LINE = "They are shown wherever you may need them, yours first. calmroom dials nothing."

CONSENT_TITLE = "What you agree to"
CONSENT_LINE = "Nothing is ticked for you. You can take it back later, and your journal stays yours."
TRY = "Press **G** now, or the button at the bottom left. **Enter** brings you back here."
TRIED = "You have tried it."

AGES = {"18": ADULT, "16": YOUNG}
"""What is agreed to, by what is kept of the age."""


class Step(IntEnum):
    """The three pages."""

    PURPOSE = 0
    DOCTOR = 1
    CONSENT = 2


@dataclass(frozen=True, slots=True)
class Progress:
    """What was done on the pages so far.

    Attributes:
        age: A key of ``AGES``; empty while nothing is ticked.
        ticked: How many of the boxes of the last page.
        tried: Whether Ground me was tried.
    """

    step: Step
    age: str = ""
    ticked: int = 0
    tried: bool = False


def opens(progress: Progress) -> str:
    """The sentence beside the way on; empty once it is open."""
    if progress.step is Step.PURPOSE:
        return "" if progress.age in AGES else "opens when one of the two is ticked"
    if progress.step is Step.DOCTOR:
        return ""
    if not progress.tried:
        return "opens when you have tried Ground me and ticked all"
    left = len(ITEMS) - progress.ticked
    if left:
        return "opens when the last one is ticked" if left == 1 else "opens when all are ticked"
    return ""


def onward(step: Step) -> str:
    """What the way on is called."""
    return "Open calmroom" if step is Step.CONSENT else "Go on"


def taken_up(settings: Settings) -> Step:
    """Where the pages were left: nobody is past the first without an age."""
    if settings.age not in AGES:
        return Step.PURPOSE
    return Step(max(0, min(len(Step) - 1, settings.first_step)))
