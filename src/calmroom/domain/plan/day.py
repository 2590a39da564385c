"""What a plan shows on a day, as values. Nothing in them can say that something is late: there is no such value."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from calmroom.domain.body.body import known_regions
from calmroom.domain.dates import full_day, weekday
from calmroom.domain.routine.handover import OWN_VOICE, own_voice
from calmroom.domain.script import Touch
from calmroom.domain.timeline import choices_of

if TYPE_CHECKING:
    from datetime import date

    from calmroom.domain.settings import Settings
    from calmroom.domain.timeline import Choices

FIRST: Final = "First, if you like"
LATER: Final = "Later, or instead"
NEAR: Final = 6
"""Within so many days a weekday alone says which day is meant."""


class Rests(StrEnum):
    """Why a plan offers nothing now."""

    NOTHING = "nothing"
    """No part of it is on this day, or all of it was done today."""
    PAUSED = "paused"
    OVER = "over"
    """The therapist's last day has passed."""
    ENDED = "ended"
    """The client has put it away."""
    NO_DATE = "no date"
    """It hangs on a session, and none is known."""
    IN_SESSION = "in session"
    REST_DAY = "rest day"
    ENOUGH = "enough"
    """What it asks for on a day was done today."""
    CARE = "care"
    """What was said today comes first; the suggestions speak."""


REST_WORDS: Final = {
    Rests.NOTHING: "Nothing from the plan today. The library is open, and so is doing nothing.",
    Rests.PAUSED: "The plan is paused. It keeps its place.",
    Rests.OVER: "This plan has come to the end of its time. You can still read it.",
    Rests.ENDED: "This plan is put away. You can still read it.",
    Rests.NO_DATE: "No next date yet. The plan simply rests here.",
    Rests.IN_SESSION: "This is the hour of your session. The plan rests.",
    Rests.REST_DAY: "A day of rest. It belongs to the plan.",
    Rests.ENOUGH: "That is enough for today.",
    Rests.CARE: "The plan waits today. It keeps its place.",
}


@dataclass(frozen=True, slots=True)
class PlanRow:
    """One item that can be begun now.

    Attributes:
        practice: The id of its script.
        minutes: At which it is offered.
        least: The shortest length that is meant.
        lead: ``FIRST`` or ``LATER``.
        voice: A narrator's id, ``own`` for the therapist's recordings; empty for the one the client has chosen.
        left_out: Regions that the therapist leaves out.
        hands_free: Whether the words without touch are used.
    """

    plan_id: str
    item_id: str
    practice: str
    minutes: float
    least: float
    lead: str
    voice: str = ""
    left_out: tuple[str, ...] = ()
    hands_free: bool = False
    therapist: str = field(default="", repr=False)
    is_optional: bool = False


@dataclass(frozen=True, slots=True)
class Said:
    """The therapist's sentence for these days."""

    plan_id: str
    therapist: str = field(repr=False)
    words: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Quiet:
    """The quiet window with its aftercare card.

    Attributes:
        until: The last day of it.
    """

    plan_id: str
    until: date
    therapist: str = field(repr=False)
    words: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class NextWords:
    """What the therapist wrote for the days that come next, and when they begin."""

    plan_id: str
    first: date
    therapist: str = field(repr=False)
    words: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Later:
    """An item of today that opens later, and when, as a person reads it."""

    plan_id: str
    item_id: str
    practice: str
    why: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Closed:
    """An item of today that cannot be begun, and why.

    Attributes:
        can_open: Whether the gate before it asks for something that would open it.
    """

    plan_id: str
    item_id: str
    practice: str
    why: str = field(repr=False)
    can_open: bool = False


@dataclass(frozen=True, slots=True)
class PlanDay:
    """All that the plans show on a day.

    Attributes:
        rows: Two at the most.
        said: The sentences for these days, one a plan.
        quiet: The quiet window, while it lasts.
        next_words: What comes next, where there is no quiet window.
        later: What opens later; nothing that is hidden until then.
        closed: What is closed; another is offered where there is one.
        done: Practices of the plans that were done today.
        rests: Why there are no rows, where there is a plan.
        has_plan: Whether there is any plan.
        opens_two_hands: Whether a therapist has opened the page in two hands.
    """

    day: date
    rows: tuple[PlanRow, ...] = ()
    said: tuple[Said, ...] = ()
    quiet: Quiet | None = None
    next_words: NextWords | None = None
    later: tuple[Later, ...] = ()
    closed: tuple[Closed, ...] = ()
    done: tuple[str, ...] = ()
    rests: Rests | None = None
    has_plan: bool = False
    opens_two_hands: bool = False

    @property
    def suggests_nothing_else(self) -> bool:
        """Whether nothing but the plan is put forward: in the quiet window."""
        return self.quiet is not None


def row_choices(row: PlanRow, settings: Settings) -> Choices:
    """What Begin plays. The client's own choices hold; what the therapist leaves out is left out besides."""
    usual = choices_of(settings, row.minutes)
    return replace(
        usual,
        voice=own_voice(row.plan_id) if row.voice == OWN_VOICE else row.voice or usual.voice,
        stand_in=usual.voice if row.voice else "",
        left_out=tuple(dict.fromkeys((*usual.left_out, *known_regions(row.left_out)))),
        touch=Touch.TOUCH_FREE if row.hands_free else usual.touch,
    )


def quiet_heading(quiet: Quiet, day: date) -> str:
    """``Quiet window, until tonight``."""
    if quiet.until <= day:
        return "Quiet window, until tonight"
    return f"Quiet window, until {weekday(quiet.until)} night"


def opening_day(first: date, day: date) -> str:
    """``Opens on Sunday``, or with its date where it is farther."""
    is_near = timedelta() < first - day <= timedelta(days=NEAR)
    return f"Opens on {weekday(first) if is_near else full_day(first, day)}"
