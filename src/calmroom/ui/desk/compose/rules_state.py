"""The rules of a routine as sentences: what can be chosen in each, and why the rest can't. No Qt."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from calmroom.domain.body.body import name_of
from calmroom.domain.dates import dated
from calmroom.domain.routine.routine import MOST_A_DAY, MOST_MINUTES
from calmroom.domain.routine.words import listed
from calmroom.ui.desk.compose.state import small_words

if TYPE_CHECKING:
    from datetime import date

    from calmroom.domain.routine.routine import Routine, Rules

MINUTES: Final = (10, 15, 20, 30, 45, 60)
DAYS: Final = (1, 2, 3)
RESTS: Final = (0, 1, 2, 3, 4)
MOST_NAMED: Final = 2


@dataclass(frozen=True, slots=True)
class Option:
    """A line of a small menu.

    Attributes:
        why: Why it can't be chosen; empty where it can.
    """

    value: str
    words: str
    why: str = ""


@dataclass(frozen=True, slots=True)
class Link:
    """An underlined part of a sentence.

    Attributes:
        key: What it is about.
        options: What its menu offers; without any it opens something beside the line.
    """

    key: str
    words: str
    spoken: str
    value: str = ""
    options: tuple[Option, ...] = ()


@dataclass(frozen=True, slots=True)
class Rule:
    """A sentence.

    Attributes:
        key: In names of controls.
        parts: Words and links, in their order.
        is_on: Whether it is ticked; ``None`` where it always holds.
    """

    key: str
    parts: tuple[str | Link, ...]
    is_on: bool | None = None

    @property
    def spoken(self) -> str:
        """The sentence."""
        return "".join(part if isinstance(part, str) else part.words for part in self.parts)


def rules_of(routine: Routine, today: date) -> tuple[Rule, ...]:
    """The sentences, in their order."""
    rules = routine.rules
    return (
        Rule("in-order", ("The next opens when the one before was ", _order(rules)), is_on=rules.in_order),
        Rule("limits", ("At most ", _a_day(rules), ", ", _minutes(rules), " together")),
        Rule("rest", (*_rest(rules),)),
        Rule("left-out", ("Leave out ", _left_out(rules)), is_on=bool(rules.left_out)),
        Rule("hands-free", ("Without touch, in every practice",), is_on=rules.hands_free),
        Rule("two-hands", ("Open the ", Link("two-hands", "two hands page", "What the two hands page is")),
             is_on=rules.opens_two_hands),
        Rule("small", ("On a tired day: ", Link("small", small_words(routine), "What the small version is"))),
        Rule("until", ("It offers something ", _until(routine, today))),
    )  # fmt: skip


def chosen(rules: Rules, key: str, value: str) -> Rules:
    """The rules with an answer from one of the menus."""
    if key == "a-day":
        return replace(rules, most_a_day=int(value))
    if key == "minutes":
        return replace(rules, most_minutes=int(value))
    if key == "rest":
        return replace(rules, rest_days=int(value))
    return replace(rules, in_order=value == "one")


def until_of(value: str, today: date) -> date | None:
    """The last day for an answer of the menu: so many days from today, or none."""
    return today + timedelta(days=int(value)) if value else None


def ticked(rules: Rules, key: str, *, on: bool) -> Rules:
    """The rules with a tick set or taken away; what is left out is chosen beside the line."""
    if key == "left-out":
        return rules if on else replace(rules, left_out=())
    if key == "in-order":
        return replace(rules, in_order=on)
    return replace(rules, hands_free=on) if key == "hands-free" else replace(rules, opens_two_hands=on)


def _order(rules: Rules) -> Link:
    options = (Option("one", "heard or let go"), Option("all", "anything: all are open at once"))
    words = "heard or let go" if rules.in_order else "anything: all are open"
    return Link("order", words, "When the next one opens", "one" if rules.in_order else "all", options)


def _a_day(rules: Rules) -> Link:
    options = tuple(
        Option(str(n), f"{n} a day", "" if n <= MOST_A_DAY else "A day that is asked for more is no rest.")
        for n in DAYS
    )
    return Link("a-day", f"{rules.most_a_day} a day", "How many a day", str(rules.most_a_day), options)


def _minutes(rules: Rules) -> Link:
    options = tuple(
        Option(str(n), f"{n} minutes", "" if n <= MOST_MINUTES else f"A routine asks for {MOST_MINUTES} at the most.")
        for n in MINUTES
    )
    words = f"{rules.most_minutes} minutes"
    return Link("minutes", words, "How many minutes a day, together", str(rules.most_minutes), options)


def _rest(rules: Rules) -> tuple[str | Link, ...]:
    options = tuple(
        Option(str(n), _rest_days(n) if n else "no rest day", "" if n else "A week has one day without, at the least.")
        for n in RESTS
    )
    link = Link("rest", _rest_days(rules.rest_days), "How many rest days a week", str(rules.rest_days), options)
    return "At least ", link, " a week"


def _rest_days(many: int) -> str:
    return "1 rest day" if many == 1 else f"{many} rest days"


def _left_out(rules: Rules) -> Link:
    names = [name_of(region) for region in rules.left_out]
    words = listed(names[:MOST_NAMED]) if len(names) <= MOST_NAMED else f"{names[0]} and {len(names) - 1} more"
    return Link("left-out", words or "nothing", "What is left out of everything")


def _until(routine: Routine, today: date) -> Link:
    until = routine.until
    options = (
        Option("", "as long as it is wanted"),
        *(Option(str(7 * weeks), f"for {weeks} weeks, until {dated(today + timedelta(weeks=weeks))}")
          for weeks in (2, 4, 6, 8, 12)),
    )  # fmt: skip
    words = f"until {dated(until)}" if until is not None else "as long as it is wanted"
    value = str((until - today).days) if until is not None else ""
    return Link("until", words, "Until when it offers something", value, options)
