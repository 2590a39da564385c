"""What is other in a newer edition of a routine, as sentences. No Qt."""

from __future__ import annotations

from typing import TYPE_CHECKING

from calmroom.ui.plan.words import about_item, in_a_sentence, practice_title, spoken_part, titles_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from calmroom.domain.routine.routine import Item, Part, Routine
    from calmroom.domain.script import Script

THE_SAME = "Nothing you would notice is other than before."


def changes_of(before: Routine, after: Routine, by_id: Mapping[str, Script]) -> tuple[str, ...]:
    """What came, went and changed; one sentence where nothing did."""
    said = [*_items(before, after, by_id), *_parts(before, after), *_whole(before, after)]
    return tuple(said) or (THE_SAME,)


def _items(before: Routine, after: Routine, by_id: Mapping[str, Script]) -> list[str]:
    old, new = _by_id(before), _by_id(after)
    said = [
        f"New: {practice_title(item, by_id)}, {_when(part)}." for key, (part, item) in new.items() if key not in old
    ]
    said += [
        f"Gone: {practice_title(item, by_id)}, {_when(part)}." for key, (part, item) in old.items() if key not in new
    ]
    titles = titles_of(after, by_id)
    for key, (part, item) in new.items():
        if key not in old:
            continue
        old_part, was = old[key]
        if was.practice != item.practice:
            said.append(f"{titles[key]} in place of {practice_title(was, by_id)}, {_when(part)}.")
        elif old_part.when != part.when:
            said.append(f"{titles[key]}: now {_when(part)}, before {_when(old_part)}.")
        elif was != item:
            said.append(_other(was, item, titles))
    return said


def _other(was: Item, now: Item, titles: Mapping[str, str]) -> str:
    before, after = about_item(was, titles), about_item(now, titles)
    if before != after:
        return f"{titles[now.id]}: now {after}, before {before}."
    return f"{titles[now.id]} is played in another way."


def _parts(before: Routine, after: Routine) -> list[str]:
    old = {part.id: part.sentence for part in before.parts}
    return [
        f"Other words for you, {_when(part)}."
        for part in after.parts
        if part.id in old and old[part.id] != part.sentence
    ]


def _whole(before: Routine, after: Routine) -> list[str]:
    said = []
    if before.aftercare.words != after.aftercare.words:
        said.append("The card for after your session has other words.")
    if before.aftercare.quiet_days != after.aftercare.quiet_days:
        said.append("The quiet window is of another length.")
    if before.until != after.until:
        said.append("It goes until another day." if after.until is not None else "It has no last day now.")
    if before.rules != after.rules:
        said.append("What holds for the whole is other.")
    return said


def _by_id(routine: Routine) -> dict[str, tuple[Part, Item]]:
    return {item.id: (part, item) for part in routine.parts for item in part.items}


def _when(part: Part) -> str:
    return in_a_sentence(spoken_part(part))
