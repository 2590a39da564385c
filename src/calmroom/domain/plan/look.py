"""What a routine file would bring, before anything of it is taken in; and a plan as its page shows it."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from calmroom.domain.plan.days import spot
from calmroom.domain.plan.release import HIDDEN, opens
from calmroom.domain.plan.release import Look as Within
from calmroom.domain.plan.sight import NOT_HERE, bar_of
from calmroom.domain.routine.handover import OWN_VOICE, Standing
from calmroom.domain.routine.routine import Release
from calmroom.domain.routine.words import when_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from calmroom.domain.plan.plan import Plan
    from calmroom.domain.plan.sight import Sight
    from calmroom.domain.routine.desk import KnownSigner
    from calmroom.domain.routine.handover import Opened, Signer
    from calmroom.domain.routine.routine import Item, Part
    from calmroom.domain.script import Script

LET_GO: Final = "Let go."
DECLINED: Final = "You left this one out."
SURPRISE: Final = "Something that opens later"


class Arrival(StrEnum):
    """What a file is to the plans that are there."""

    NEW = "new"
    UPDATE = "update"
    SAME = "same"
    OLDER = "older"
    """An earlier edition of a plan that is there; it is not taken in."""
    EARLIER = "earlier"
    """An earlier edition of a plan that was there and was removed; it can be taken in by whoever means it."""
    TWIN = "twin"
    """It has the number of the plan that is there, and says something else; it is not taken in."""
    STRANGE = "strange"
    """It says that it continues a plan that is there, and somebody else signed it; it is not taken in."""


@dataclass(frozen=True, slots=True)
class LookLine:
    """One item that could be agreed to.

    Attributes:
        title: What its practice is called; empty where that is hidden or unknown.
        is_known: Whether it can be played here.
        is_hidden: Whether nothing of it is shown until it opens.
        is_chosen: How its box stands at first.
        is_new: Whether the plan that is there does not have it.
        note: What is to be known of it, in plain words.
    """

    part: Part
    item: Item
    title: str = field(repr=False)
    is_known: bool = True
    is_hidden: bool = False
    is_chosen: bool = True
    is_new: bool = True
    note: str = ""


@dataclass(frozen=True, slots=True)
class Look:
    """All that a file would bring.

    Attributes:
        present: The plan that is there already.
        highest: The highest edition of the routine that was ever taken in here; 0 for none.
        is_whole: Whether all that the plan brought lies here still.
    """

    opened: Opened
    present: Plan | None
    arrival: Arrival
    lines: tuple[LookLine, ...] = ()
    highest: int = 0
    is_whole: bool = True

    @property
    def chosen(self) -> tuple[str, ...]:
        """The ids of the items whose boxes stand ticked at first."""
        return tuple(line.item.id for line in self.lines if line.is_chosen)


class ItemStanding(StrEnum):
    """How an item of a plan stands. None of them says that it is late."""

    OPEN = "open"
    LATER = "later"
    DECLINED = "declined"
    LET_GO = "let go"
    CLOSED = "closed"
    NOT_HERE = "not here"


@dataclass(frozen=True, slots=True)
class PageLine:
    """An item on the plan's page; ``heard`` is on how many days of this stretch, to remember and not to count."""

    item: Item
    title: str = field(repr=False)
    standing: ItemStanding = ItemStanding.OPEN
    why: str = ""
    heard: int = 0


@dataclass(frozen=True, slots=True)
class PagePart:
    """A part on the plan's page, with its days in words."""

    part: Part
    when: str
    lines: tuple[PageLine, ...] = ()


@dataclass(frozen=True, slots=True)
class PlanPage:
    """A plan as its page shows it; it can be read whatever became of it.

    Attributes:
        lacks: Whether something that its file brought is not here, so that the file is to be opened once more.
    """

    plan: Plan
    parts: tuple[PagePart, ...] = ()
    lacks: bool = False


def standing_of(signer: Signer, known: Iterable[KnownSigner]) -> Standing:
    """How somebody who signed is known here."""
    those = tuple(known)
    same = next((one for one in those if one.id == signer.code.verifying.hex()), None)
    if same is not None:
        return Standing.COMPARED if same.is_compared else Standing.KNOWN
    name = signer.name.strip().casefold()
    return Standing.OTHER_KEY if any(one.name.strip().casefold() == name for one in those) else Standing.NEW


def look_at(opened: Opened, present: Plan | None, sight: Sight, highest: int = 0) -> Look:
    """What a file would bring, item by item in the order of its parts.

    Args:
        opened: The file.
        present: The plan of the same routine, where there is one.
        sight: What is known of the day and of the practices.
        highest: The highest edition of the routine that was ever taken in from whoever signed; 0 for none.
    """
    arrival = _arrival(opened, present, highest)
    scripts = {**sight.scripts, **{one.id: one for one in opened.scripts}}
    lines = tuple(_line(part, item, present, sight, scripts) for part in opened.routine.parts for item in part.items)
    return Look(opened, present, arrival, lines, highest)


def page_of(plan: Plan, sight: Sight, *, is_whole: bool = True) -> PlanPage:
    """A plan as its page shows it; of what is hidden nothing stands there yet.

    Args:
        plan: The plan.
        sight: What is known of the day and of the practices.
        is_whole: Whether what its file brought lies here.
    """
    within = Within(plan, spot(plan, sight.appointments, sight.day.now), sight)
    parts = tuple(
        PagePart(part, when_words(part.when), tuple(_page_line(within, item) for item in part.items))
        for part in plan.routine.parts
    )
    needs = any(item.voice == OWN_VOICE or item.practice not in sight.scripts for item in plan.routine.items)
    return PlanPage(plan, parts, lacks=needs and not is_whole)


def _arrival(opened: Opened, present: Plan | None, highest: int) -> Arrival:
    if present is None:
        return Arrival.EARLIER if opened.routine.edition < highest else Arrival.NEW
    signer = "" if opened.signer is None else opened.signer.code.verifying.hex()
    if present.signer and signer != present.signer:
        return Arrival.STRANGE
    here, there = present.routine.edition, opened.routine.edition
    if there != here:
        return Arrival.OLDER if there < here else Arrival.UPDATE
    return Arrival.TWIN if present.mark and opened.mark != present.mark else Arrival.SAME


def _line(part: Part, item: Item, present: Plan | None, sight: Sight, scripts: Mapping[str, Script]) -> LookLine:
    script = scripts.get(item.practice)
    is_hidden = item.opens.release is not Release.AT_ONCE and item.opens.is_hidden
    is_new = present is None or present.item(item.id) is None
    closed = "" if script is None or is_hidden else bar_of(script, sight).why
    return LookLine(
        part=part,
        item=item,
        title="" if script is None or is_hidden else script.title,
        is_known=script is not None,
        is_hidden=is_hidden,
        is_chosen=present is None or is_new or item.id not in present.declined,
        is_new=is_new,
        note=NOT_HERE if script is None else closed,
    )


def _page_line(within: Within, item: Item) -> PageLine:
    script, plan = within.sight.scripts.get(item.practice), within.plan
    waits = opens(within, item)
    title = SURPRISE if waits == HIDDEN and item.opens.is_hidden else within.title(item)
    heard = within.times_heard(item)
    if script is None:
        return PageLine(item, title, ItemStanding.NOT_HERE, NOT_HERE, heard)
    if item.id in plan.declined:
        return PageLine(item, title, ItemStanding.DECLINED, DECLINED, heard)
    if within.is_let_go(item):
        return PageLine(item, title, ItemStanding.LET_GO, LET_GO, heard)
    if waits:
        return PageLine(item, title, ItemStanding.LATER, waits, heard)
    why = bar_of(script, within.sight).why
    return PageLine(item, title, ItemStanding.CLOSED if why else ItemStanding.OPEN, why, heard)
