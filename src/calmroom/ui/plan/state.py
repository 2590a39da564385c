"""The plan's page, decided from what is known of the plan. No Qt."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from calmroom.domain.dates import day_and_month, whole_date
from calmroom.domain.plan.day import REST_WORDS, Rests
from calmroom.domain.plan.days import is_part_of
from calmroom.domain.plan.look import ItemStanding
from calmroom.domain.routine.words import dates_of, is_quiet, quiet_words, title_of, under, whom
from calmroom.ui.plan.rules import rules_of
from calmroom.ui.plan.words import GONE, about_item

if TYPE_CHECKING:
    from collections.abc import Mapping

    from calmroom.domain.plan.days import Spot
    from calmroom.domain.plan.look import PageLine, PagePart, PlanPage
    from calmroom.domain.plan.plan import Plan
    from calmroom.domain.routine.desk import KnownSigner

HALF: Final = "The small version is enough"
HALF_HINT: Final = "Fewer practices, the ones that matter most. You can change it on any day."
PAUSE, GO_ON = "Pause the plan", "Go on with the plan"
PUT_AWAY, TAKE_OUT = "Put the plan away", "Take it out again"
NOTE_HINT: Final = "It stays on this computer. Nothing sends it; you can show it to them, or choose it when you share."
UNSIGNED: Final = "Nobody signed the file it came in."
COMPARED: Final = "You compared the words of its key in the room."
NOT_COMPARED: Final = "The words of its key were not compared yet."
MISSING: Final = (
    "Some of what this plan brought is not on this computer.",
    "Open the file it came in once more, and it is here again. What you did and wrote is all here.",
)
_TWICE: Final = 2


class Act(StrEnum):
    """What can be done with an item."""

    LET_GO = "Let it go"
    HOLD_ON = "Hold on to it"
    DECLINE = "Leave it out"
    TAKE_BACK = "Take it back"


ACTS: Final = {
    ItemStanding.OPEN: (Act.LET_GO, Act.DECLINE),
    ItemStanding.LATER: (Act.DECLINE,),
    ItemStanding.DECLINED: (Act.TAKE_BACK,),
    ItemStanding.LET_GO: (Act.HOLD_ON,),
    ItemStanding.CLOSED: (Act.DECLINE,),
    ItemStanding.NOT_HERE: (Act.DECLINE,),
}


@dataclass(frozen=True, slots=True)
class LineView:
    """One practice of a part.

    Attributes:
        about: Its length and what else is so of it.
        said: How it stands, calmly; empty where there is nothing to say.
        is_set_back: Whether it was left out or let go.
        acts: What can be done with it; nothing once the plan has come to its end.
    """

    id: str
    title: str = field(repr=False)
    about: str
    said: str = ""
    is_set_back: bool = False
    acts: tuple[Act, ...] = ()


@dataclass(frozen=True, slots=True)
class StretchView:
    """Some days between two sessions.

    Attributes:
        is_quiet: Whether they lie in the quiet window.
        is_today: Whether today is among them.
    """

    title: str
    dates: str
    sentence: str = field(default="", repr=False)
    is_quiet: bool = False
    is_today: bool = False
    lines: tuple[LineView, ...] = ()

    @property
    def spoken(self) -> str:
        """As it is read out."""
        now = ", these are the days now" if self.is_today else ""
        return f"{self.title}, {self.dates}{now}" if self.dates else f"{self.title}{now}"


@dataclass(frozen=True, slots=True)
class PlanState:
    """All of it.

    Attributes:
        standing: Why it offers nothing; empty where it does.
        is_live: Whether it can offer anything at all.
        has_half: Whether there is a smaller version.
        trust: How whoever signed it is known.
        is_comparable: Whether their words can be compared.
        is_missing: Whether its file is to be opened once more.
    """

    id: str
    title: str = field(repr=False)
    sender: str = field(repr=False)
    facts: str
    standing: str = ""
    greeting: str = field(default="", repr=False)
    therapist: str = field(default="", repr=False)
    note: str = field(default="", repr=False)
    is_live: bool = True
    has_half: bool = True
    is_half: bool = False
    is_paused: bool = False
    is_ended: bool = False
    stretches: tuple[StretchView, ...] = ()
    quiet: str = ""
    aftercare: str = field(default="", repr=False)
    rules: tuple[str, ...] = ()
    trust: str = ""
    is_comparable: bool = False
    is_missing: bool = False

    @property
    def note_title(self) -> str:
        """What the field for the note is called."""
        return f"A note to {self.therapist}"


def plan_state(page: PlanPage, at: Spot, signer: KnownSigner | None = None) -> PlanState:
    """The page of a plan on a day; with whoever signed it, where that is known."""
    plan, routine = page.plan, page.plan.routine
    is_over = plan.is_over(at.day)
    is_live = not is_over and plan.ended is None
    titles = {line.item.id: line.title or GONE for part in page.parts for line in part.lines}
    return PlanState(
        id=plan.id,
        title=routine.title,
        sender=f"From {whom(routine.therapist)}",
        facts=_facts(plan),
        standing=_standing(plan, is_over=is_over),
        greeting=routine.greeting,
        therapist=whom(routine.therapist),
        note=plan.note,
        is_live=is_live,
        has_half=len(plan.routine.small) < len(plan.routine.items),
        is_half=plan.is_half,
        is_paused=plan.is_paused,
        is_ended=plan.ended is not None,
        stretches=tuple(_stretch(part, plan, at, titles, is_live=is_live) for part in page.parts),
        quiet=quiet_words(routine.aftercare).rstrip("."),
        aftercare=routine.aftercare.words,
        rules=rules_of(routine.rules),
        trust=UNSIGNED if signer is None else COMPARED if signer.is_compared else NOT_COMPARED,
        is_comparable=signer is not None,
        is_missing=page.lacks and is_live,
    )


def _facts(plan: Plan) -> str:
    until = plan.routine.until
    end = f" It goes until {day_and_month(until)}." if until is not None else ""
    return f"Taken in on {whole_date(plan.adopted)}.{end}"


def _standing(plan: Plan, *, is_over: bool) -> str:
    if plan.ended is not None:
        return REST_WORDS[Rests.ENDED]
    if is_over:
        return REST_WORDS[Rests.OVER]
    return REST_WORDS[Rests.PAUSED] if plan.is_paused else ""


def _stretch(part: PagePart, plan: Plan, at: Spot, titles: Mapping[str, str], *, is_live: bool) -> StretchView:
    routine, when = plan.routine, part.part.when
    known = dates_of(when, at.last, at.next)
    return StretchView(
        title=title_of(when),
        dates=known or under(routine, when),
        sentence=part.part.sentence,
        is_quiet=is_quiet(routine.aftercare, when),
        is_today=is_live and not plan.is_paused and is_part_of(plan, when, at),
        lines=tuple(_line(line, plan, titles, is_live=is_live) for line in part.lines),
    )


def _line(line: PageLine, plan: Plan, titles: Mapping[str, str], *, is_live: bool) -> LineView:
    is_small = not plan.is_half or line.item.id in plan.routine.small
    rest = "" if is_small else "Not in the small version."
    # What was left out says so by standing back and by its own word; a count stands nowhere.
    said = " ".join(filter(None, (line.why, rest, _heard(line.heard))))
    return LineView(
        id=line.item.id,
        title=line.title or GONE,
        about=about_item(line.item, titles),
        said=said,
        is_set_back=line.standing in {ItemStanding.DECLINED, ItemStanding.LET_GO} or not is_small,
        acts=ACTS[line.standing] if is_live else (),
    )


def _heard(days: int) -> str:
    if not days:
        return ""
    return "Heard once in these days." if days == 1 else "Heard twice in these days." if days == _TWICE else "Heard."
