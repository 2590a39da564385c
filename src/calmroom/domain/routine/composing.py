"""Putting a routine together: each change gives a new routine, and what was before is kept to go back to."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, Final

from calmroom.domain.routine.routine import Kind, Opens, Part, Release, When

if TYPE_CHECKING:
    from calmroom.domain.routine.desk import Draft
    from calmroom.domain.routine.routine import Item, Routine

MOST_STEPS: Final = 300
"""So many changes can be taken back."""
_ORDER: Final = {Kind.EVENING: 0, Kind.DAYS: 1, Kind.WEEKDAYS: 2, Kind.BEFORE: 3}


@dataclass(frozen=True, slots=True)
class Changes:
    """What is being put together now, and every step that led to it.

    Attributes:
        now: As it stands.
        before: Earlier ones, the oldest first.
        after: What was taken back, the next one last.
        key: What the last change was made to; the letters of one text are one step.
    """

    now: Draft = field(repr=False)
    before: tuple[Draft, ...] = field(default=(), repr=False)
    after: tuple[Draft, ...] = field(default=(), repr=False)
    key: str = ""

    def changed(self, draft: Draft, key: str = "") -> Changes:
        """One step on; one with the same ``key`` as the last is a part of that."""
        if draft == self.now:
            return self
        if key and key == self.key:
            return Changes(draft, self.before, (), key)
        return Changes(draft, (*self.before, self.now)[-MOST_STEPS:], (), key)

    def kept(self, draft: Draft) -> Changes:
        """The same, as it was kept or saved as a file: that is no step, and is not taken back."""
        return replace(self, now=draft)

    def undone(self) -> Changes:
        """One step back; the same where there is none."""
        if not self.before:
            return self
        return Changes(as_saved(self.before[-1], self.now), self.before[:-1], (*self.after, self.now))

    def redone(self) -> Changes:
        """Forward again."""
        if not self.after:
            return self
        return Changes(as_saved(self.after[-1], self.now), (*self.before, self.now), self.after[:-1])


def as_saved(draft: Draft, now: Draft) -> Draft:
    """Another state of a draft with what is known of its files: an edition is given once."""
    routine = replace(draft.routine, edition=now.routine.edition, made=now.routine.made)
    return replace(draft, routine=routine, saved=now.saved, changed=now.changed)


def part_of(routine: Routine, item_id: str) -> Part | None:
    """The part in which an item stands."""
    return next((part for part in routine.parts if any(item.id == item_id for item in part.items)), None)


def item_of(routine: Routine, item_id: str) -> Item | None:
    """The item of that id."""
    return next((item for item in routine.items if item.id == item_id), None)


def with_part(routine: Routine, when: When, new_id: str) -> Routine:
    """One more part, in the order of the days."""
    return _in_order(replace(routine, parts=(*routine.parts, Part(new_id, when))))


def without_part(routine: Routine, part_id: str) -> Routine:
    """Without a part and all that stood in it."""
    return _tidy(replace(routine, parts=tuple(part for part in routine.parts if part.id != part_id)))


def changed_part(routine: Routine, part_id: str, **changes: Any) -> Routine:  # noqa: ANN401 - replace checks the names
    """A part with other days or another sentence."""
    parts = (replace(part, **changes) if part.id == part_id else part for part in routine.parts)
    return _in_order(replace(routine, parts=tuple(parts)))


def with_item(routine: Routine, part_id: str, item: Item, at: int | None = None) -> Routine:
    """One more item in a part, before the one at ``at``, or last."""
    parts = (_put(part, item, at) if part.id == part_id else part for part in routine.parts)
    return _tidy(replace(routine, parts=tuple(parts)))


def without_item(routine: Routine, item_id: str) -> Routine:
    """Without an item, and without anything that waits for it."""
    return _tidy(_taken_out(routine, item_id))


def changed_item(routine: Routine, item_id: str, **changes: Any) -> Routine:  # noqa: ANN401 - replace checks the names
    """An item with other choices."""
    parts = (
        replace(part, items=tuple(replace(item, **changes) if item.id == item_id else item for item in part.items))
        for part in routine.parts
    )
    return _tidy(replace(routine, parts=tuple(parts)))


def moved(routine: Routine, item_id: str, part_id: str, at: int | None = None) -> Routine:
    """An item in another place: before the item that stands at ``at`` now, or last in a part."""
    item, part = item_of(routine, item_id), part_of(routine, item_id)
    if item is None or part is None or all(each.id != part_id for each in routine.parts):
        return routine
    if at is not None and part.id == part_id and [each.id for each in part.items].index(item_id) < at:
        at -= 1
    out = _taken_out(routine, item_id)
    parts = (_put(each, item, at) if each.id == part_id else each for each in out.parts)
    return _tidy(replace(routine, parts=tuple(parts)))


def to_other_time(routine: Routine, item_id: str, step: int) -> Routine:
    """An item in the part before (-1) or after (1) its own, at that part's end; the same at the first and last."""
    part = part_of(routine, item_id)
    if part is None:
        return routine
    at = routine.parts.index(part) + step
    return moved(routine, item_id, routine.parts[at].id) if 0 <= at < len(routine.parts) else routine


def beside(routine: Routine, item_id: str, step: int) -> Routine:
    """An item one place earlier (-1) or later (1) in its part."""
    part = part_of(routine, item_id)
    if part is None:
        return routine
    at = [item.id for item in part.items].index(item_id) + step
    if not 0 <= at < len(part.items):
        return routine
    return moved(routine, item_id, part.id, at if step < 0 else at + 1)


def of_small_version(routine: Routine) -> tuple[str, ...]:
    """The ids of the half plan: those that were chosen, or the first of each part."""
    return routine.half or tuple(part.items[0].id for part in routine.parts if part.items)


def in_small_version(routine: Routine, item_id: str, *, is_in: bool) -> Routine:
    """An item in the half plan, or out of it."""
    chosen = set(of_small_version(routine))
    chosen = chosen | {item_id} if is_in else chosen - {item_id}
    return replace(routine, half=tuple(item.id for item in routine.items if item.id in chosen))


def fresh_id(routine: Routine, seed: str) -> str:
    """An id that nothing of the routine has: the seed, or the seed with a number."""
    taken = {part.id for part in routine.parts} | {item.id for item in routine.items}
    return seed if seed not in taken else next(f"{seed}{n}" for n in range(2, 999) if f"{seed}{n}" not in taken)


def _put(part: Part, item: Item, at: int | None) -> Part:
    place = len(part.items) if at is None else at
    return replace(part, items=(*part.items[:place], item, *part.items[place:]))


def _taken_out(routine: Routine, item_id: str) -> Routine:
    parts = (replace(part, items=tuple(item for item in part.items if item.id != item_id)) for part in routine.parts)
    return replace(routine, parts=tuple(parts))


def _tidy(routine: Routine) -> Routine:
    """Nothing waits for what is gone, and nothing stands instead of nothing."""
    ids = {item.id for item in routine.items}
    parts = tuple(
        replace(part, items=tuple(_mended(item, ids, is_first=not at) for at, item in enumerate(part.items)))
        for part in routine.parts
    )
    return replace(routine, parts=parts, half=tuple(each for each in routine.half if each in ids))


def _mended(item: Item, ids: set[str], *, is_first: bool) -> Item:
    opens = item.opens
    if opens.release is Release.AFTER_ITEM and opens.item not in ids:
        opens = Opens()
    return replace(item, opens=opens, is_instead=item.is_instead and not is_first)


def _in_order(routine: Routine) -> Routine:
    return replace(routine, parts=tuple(sorted(routine.parts, key=lambda part: _place(part.when))))


def _place(when: When) -> tuple[int, int, int]:
    if when.kind is Kind.BEFORE:
        return _ORDER[when.kind], -when.first, -when.last
    if when.kind is Kind.WEEKDAYS:
        return _ORDER[when.kind], when.week, when.weekdays[0]
    return _ORDER[when.kind], when.first, when.last
