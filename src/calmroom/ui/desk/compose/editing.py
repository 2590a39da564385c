"""What is asked for on the composer's page, turned into changes of the routine. No painting, no disk."""

from __future__ import annotations

import uuid
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from calmroom.domain.routine.composing import (
    beside,
    changed_item,
    changed_part,
    fresh_id,
    in_small_version,
    item_of,
    moved,
    part_of,
    to_other_time,
    with_item,
    with_part,
    without_item,
    without_part,
)
from calmroom.domain.routine.routine import Aftercare, Item, Kind, Opens, Part, When
from calmroom.ui.desk.compose.rules_state import chosen, ticked, until_of

if TYPE_CHECKING:
    from datetime import date

    from calmroom.domain.library.catalogue import Plannable
    from calmroom.domain.routine.desk import Draft
    from calmroom.domain.routine.routine import Routine

_ID: Final = 12
"""Digits of the id of a new part or item."""
_STEPS: Final = {"earlier": -1, "later": 1}
_BESIDE: Final = {"before": -1, "behind": 1}


def put(draft: Draft, routine: Routine) -> Draft:
    """The draft with a changed routine."""
    return draft if routine == draft.routine else replace(draft, routine=routine)


def added(draft: Draft, part_id: str, practice: Plannable, at: int | None = None) -> tuple[Draft, str]:
    """One more practice in a part, at a usual length; the draft, and the new item's id."""
    routine = draft.routine
    short = [length for length in practice.lengths if length <= routine.rules.most_minutes]
    minutes = min(practice.usual, max(short, default=practice.lengths[0]))
    item = Item(fresh_id(routine, _new_id()), practice.id, minutes, minutes)
    return put(draft, with_item(routine, part_id, item, at)), item.id


def done(draft: Draft, item_id: str, what: str) -> Draft:
    """An item moved to other days, beside its neighbour, or taken off."""
    routine = draft.routine
    if what in _STEPS:
        return put(draft, to_other_time(routine, item_id, _STEPS[what]))
    if what in _BESIDE:
        return put(draft, beside(routine, item_id, _BESIDE[what]))
    return put(draft, without_item(routine, item_id))


def dropped(draft: Draft, item_id: str, part_id: str, at: int) -> Draft:
    """An item carried to another place."""
    return put(draft, moved(draft.routine, item_id, part_id, at))


def put_back(draft: Draft, before: Draft, item_id: str) -> Draft:
    """An item that was taken off, where it was; at the end of its part, or nowhere, where that is gone."""
    item, part = item_of(before.routine, item_id), part_of(before.routine, item_id)
    if item is None or part is None or item_of(draft.routine, item_id) is not None:
        return draft
    routine = draft.routine
    if all(one.id != part.id for one in routine.parts):
        routine = changed_part(with_part(routine, part.when, part.id), part.id, sentence=part.sentence)
    routine = with_item(routine, part.id, item, part.items.index(item))
    return put(draft, replace(routine, half=before.routine.half) if item_id in before.routine.half else routine)


def part_put_back(draft: Draft, part: Part) -> Draft:
    """Days that were taken off, with all that stood in them."""
    if any(one.id == part.id for one in draft.routine.parts):
        return draft
    routine = with_part(draft.routine, part.when, part.id)
    return put(draft, changed_part(routine, part.id, items=part.items, sentence=part.sentence))


def item_changed(draft: Draft, item_id: str, changes: dict[str, Any]) -> Draft:
    """An item with other choices; what opens after another never opens after itself."""
    opens = changes.get("opens")
    if isinstance(opens, Opens) and opens.item == item_id:
        return draft
    return put(draft, changed_item(draft.routine, item_id, **changes))


def small_changed(draft: Draft, item_id: str, is_in: bool) -> Draft:  # noqa: FBT001 - as the signal carries it
    """An item in the half plan, or not."""
    return put(draft, in_small_version(draft.routine, item_id, is_in=is_in))


def part_added(draft: Draft) -> tuple[Draft, str]:
    """Some more days: the ones after the last that are counted from the session, or the evening of it at first."""
    part_id = fresh_id(draft.routine, _new_id())
    return put(draft, with_part(draft.routine, _next(draft.routine), part_id)), part_id


def part_changed(draft: Draft, part_id: str, changes: dict[str, Any]) -> Draft:
    """Days with other choices."""
    return put(draft, changed_part(draft.routine, part_id, **changes))


def part_taken_off(draft: Draft, part_id: str) -> Draft:
    """Without these days and all that stood in them."""
    return put(draft, without_part(draft.routine, part_id))


def card_changed(draft: Draft, changes: dict[str, Any]) -> Draft:
    """Another card."""
    aftercare: Aftercare = replace(draft.routine.aftercare, **changes)
    return put(draft, replace(draft.routine, aftercare=aftercare))


def details_changed(draft: Draft, changes: dict[str, Any]) -> Draft:
    """Other names, or other dates."""
    days = {key: changes[key] for key in ("last", "next") if key in changes}
    texts = {key: words for key, words in changes.items() if key not in days}
    return replace(put(draft, replace(draft.routine, **texts)), **days)


def rule_ticked(draft: Draft, key: str, on: bool) -> Draft:  # noqa: FBT001 - as the signal carries it
    """A rule that holds, or does not."""
    return put(draft, replace(draft.routine, rules=ticked(draft.routine.rules, key, on=on)))


def rule_picked(draft: Draft, key: str, value: str, today: date) -> Draft:
    """A rule with another answer."""
    if key == "until":
        return put(draft, replace(draft.routine, until=until_of(value, today)))
    return put(draft, replace(draft.routine, rules=chosen(draft.routine.rules, key, value)))


def region_ticked(draft: Draft, region: str, on: bool) -> Draft:  # noqa: FBT001 - as the signal carries it
    """A region left out of everything, or not."""
    rules = draft.routine.rules
    others = tuple(each for each in rules.left_out if each != region)
    return put(draft, replace(draft.routine, rules=replace(rules, left_out=(*others, region) if on else others)))


def _new_id() -> str:
    return uuid.uuid4().hex[:_ID]


def _next(routine: Routine) -> When:
    kinds = {part.when.kind for part in routine.parts}
    if Kind.WEEKDAYS in kinds:
        weeks = max(part.when.last or part.when.week for part in routine.parts if part.when.kind is Kind.WEEKDAYS)
        return When(Kind.WEEKDAYS, 0, weeks + 1, (0, 2, 4), weeks + 1)
    if Kind.EVENING not in kinds:
        return When(Kind.EVENING)
    last = max((part.when.last for part in routine.parts if part.when.kind is Kind.DAYS), default=0)
    return When(Kind.DAYS, last + 1, last + 3)
