"""When an item of a plan opens: in order, after a date, after another one was heard or let go."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from calmroom.domain.plan.day import opening_day
from calmroom.domain.plan.days import began, began_to_count
from calmroom.domain.plan.plan import day_of
from calmroom.domain.routine.routine import Release

if TYPE_CHECKING:
    from datetime import date

    from calmroom.domain.plan.days import Spot
    from calmroom.domain.plan.plan import Plan
    from calmroom.domain.plan.sight import Sight
    from calmroom.domain.routine.routine import Item, Part

HIDDEN: Final = "Opens later"


@dataclass(frozen=True, slots=True)
class Look:
    """A plan, where a day lies in it, and what is known."""

    plan: Plan
    at: Spot
    sight: Sight

    def title(self, item: Item) -> str:
        """What its practice is called; empty where there is none of that id."""
        script = self.sight.scripts.get(item.practice)
        return "" if script is None else script.title

    def part_of(self, item: Item) -> Part:
        """The part that an item stands in."""
        return next(part for part in self.plan.routine.parts if item in part.items)

    def times_heard(self, item: Item) -> int:
        """On how many days of this stretch it came to its end."""
        first = began_to_count(self.plan, self.part_of(item).when, self.at)
        return self.sight.days_of(item.practice, first)

    def is_passed(self, item: Item) -> bool:
        """Whether it holds nothing back any more: heard or let go in this stretch, or not there to be done."""
        plan = self.plan
        if item.id in plan.declined or item.practice not in self.sight.scripts:
            return True
        if plan.is_half and item.id not in plan.routine.small:
            return True
        first = began(plan, self.part_of(item).when, self.at)
        if any(one.item == item.id and day_of(one.at) >= first for one in plan.let_go):
            return True
        return bool(self.sight.days_of(item.practice, first))

    def is_let_go(self, item: Item) -> bool:
        """Whether it was let go in this stretch."""
        first = began(self.plan, self.part_of(item).when, self.at)
        return any(one.item == item.id and day_of(one.at) >= first for one in self.plan.let_go)


def opens(look: Look, item: Item) -> str:
    """When an item opens, in words; empty where it is open."""
    waits = _after_date(item, look.at.day)
    before = None if waits else _before(look, item)
    if before is not None:
        waits = _after(look, before)
    return HIDDEN if waits and item.opens.is_hidden else waits


def _after_date(item: Item, day: date) -> str:
    on = item.opens.on
    is_later = item.opens.release is Release.AFTER_DATE and on is not None and day < on
    return opening_day(on, day) if is_later and on is not None else ""


def _before(look: Look, item: Item) -> Item | None:
    """The item that one waits for. Items that wait for each other in a circle wait for ever, and do no harm."""
    if item.opens.release is Release.AFTER_ITEM:
        before = look.plan.item(item.opens.item)
        if before is not None and not look.is_passed(before):
            return before
    return _in_order(look, item) if look.plan.routine.rules.in_order else None


def _in_order(look: Look, item: Item) -> Item | None:
    """Within a part: what its days have passed by holds nothing back."""
    items = look.part_of(item).items
    ahead = items[: items.index(item)]
    while item.is_instead and ahead:
        item, ahead = ahead[-1], ahead[:-1]
    asked = [one for one in ahead if not one.is_optional and not one.is_instead]
    return next((one for one in reversed(asked) if not look.is_passed(one)), None)


def _after(look: Look, before: Item) -> str:
    is_shut = bool(_after_date(before, look.at.day)) or _before(look, before) is not None
    title = "" if before.opens.is_hidden and is_shut else look.title(before)
    return f"Opens when {title} was heard or let go" if title else HIDDEN
