"""What the plans say on Today besides what can be begun, decided from what they show. No Qt."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from calmroom.domain.dates import day_and_month, weekday
from calmroom.domain.plan.day import NEAR, REST_WORDS, Rests, quiet_heading
from calmroom.domain.routine.words import whom

if TYPE_CHECKING:
    from collections.abc import Mapping

    from calmroom.domain.plan.day import NextWords, PlanDay, Quiet, Said
    from calmroom.domain.script import Script

MOST_SAID: Final = 2
SILENT: Final = frozenset({Rests.ENDED, Rests.OVER})
"""What is said on the plan's own page alone."""
IN_QUIET: Final = "Nothing is asked of these days. Rest is enough."
WHOLE: Final = "The whole plan"
_SENTENCES: Final = re.compile(r"(?<=[.!?])\s+")
_RING: Final = re.compile(r"\b(ring|call|phone|telephone) me\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class SaidView:
    """A therapist's sentence, and whose it is."""

    title: str = field(repr=False)
    words: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Card:
    """What stands on the wash.

    Attributes:
        more: What is shown when it is asked for; empty where that is nothing.
        ask: What asks for it.
    """

    title: str = field(repr=False)
    words: str = field(repr=False)
    more: str = field(default="", repr=False)
    ask: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Aside:
    """An item of today that cannot be begun now.

    Attributes:
        practice: The one whose page shows what would open it; empty where there is nothing to open.
    """

    words: str
    practice: str = ""


@dataclass(frozen=True, slots=True)
class PlanView:
    """All of it.

    Attributes:
        rests: Why nothing of it can be begun now; empty where something can, or nothing is to be said.
        has_plan: Whether there is any.
        is_quiet: Whether this is the quiet window, in which nothing else is put forward.
        quiet_until: How many days from today the window goes on; ``None`` where there is none.
    """

    said: tuple[SaidView, ...] = ()
    card: Card | None = None
    rests: str = ""
    asides: tuple[Aside, ...] = ()
    has_plan: bool = False
    is_quiet: bool = False
    quiet_until: int | None = None


NO_PLAN: Final = PlanView()


def speaks(plan: PlanDay) -> bool:
    """Whether the plan alone says what is put forward: where it has something, and through the quiet window.

    What was said today comes before it: then the suggestions speak.
    """
    return plan.rests is not Rests.CARE and (bool(plan.rows) or plan.suggests_nothing_else)


def plan_view(plan: PlanDay, by_id: Mapping[str, Script]) -> PlanView:
    """What is said of a day."""
    is_quiet = plan.suggests_nothing_else
    return PlanView(
        said=() if plan.rests is Rests.CARE else tuple(_said(one) for one in plan.said[:MOST_SAID]),
        card=_card(plan),
        rests=_rests(plan),
        asides=_asides(plan, by_id),
        has_plan=plan.has_plan,
        is_quiet=is_quiet,
        quiet_until=(plan.quiet.until - plan.day).days if plan.quiet is not None else None,
    )


def _said(said: Said) -> SaidView:
    return SaidView(f"From {whom(said.therapist)}, for these days", said.words)


def _card(plan: PlanDay) -> Card | None:
    if plan.quiet is not None:
        return _quiet(plan.quiet, plan)
    return _next(plan.next_words, plan) if plan.next_words is not None else None


def _quiet(quiet: Quiet, plan: PlanDay) -> Card:
    words, more = _split(quiet.words)
    ask = f"When to ring {whom(quiet.therapist)}" if more else ""
    return Card(quiet_heading(quiet, plan.day), words, more, ask)


def _next(after: NextWords, plan: PlanDay) -> Card:
    days = (after.first - plan.day).days
    when = "tomorrow" if days == 1 else weekday(after.first) if days <= NEAR else day_and_month(after.first)
    return Card(f"From {whom(after.therapist)}, for the days from {when} on", after.words)


def _split(words: str) -> tuple[str, str]:
    """The card's words, and from the sentence on that says when to ring, what is asked for with a link."""
    sentences = _SENTENCES.split(words.strip())
    first = next((at for at, one in enumerate(sentences) if _RING.search(one)), len(sentences))
    if first == 0:
        return words.strip(), ""
    return " ".join(sentences[:first]), " ".join(sentences[first:])


def _rests(plan: PlanDay) -> str:
    if plan.rests is None or plan.rests in SILENT:
        return ""
    if plan.suggests_nothing_else and plan.rests is Rests.NOTHING:
        return IN_QUIET
    return REST_WORDS[plan.rests]


def _asides(plan: PlanDay, by_id: Mapping[str, Script]) -> tuple[Aside, ...]:
    if plan.rests is Rests.CARE:
        return ()
    closed = [
        Aside(f"**{_title(one.practice, by_id)}** {one.why}", one.practice if one.can_open else "")
        for one in plan.closed
    ]
    return (*closed, *(Aside(f"**{_title(one.practice, by_id)}** {one.why}") for one in plan.later))


def _title(practice: str, by_id: Mapping[str, Script]) -> str:
    script = by_id.get(practice)
    return script.title if script is not None else "A practice"
