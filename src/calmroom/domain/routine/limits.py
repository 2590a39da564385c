"""What is wrong with a routine, as sentences with their place, and what cannot be chosen and why.

The limits are of content/4-library.md 4.5; *Ground me* never counts against one. The plan keeps them whatever a file
says (``domain.plan.pick``); what stands here is told while a therapist is writing.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from calmroom.domain.body.body import NO_PLACE, is_left_out
from calmroom.domain.care.safety import GROUND_ID
from calmroom.domain.dates import in_minutes
from calmroom.domain.routine.routine import (
    DEEPEST_A_WEEK,
    MOST_A_DAY,
    MOST_ITEMS,
    MOST_LINE,
    MOST_MINUTES,
    MOST_PARTS,
    MOST_SIGNS,
    WEEK,
    Kind,
    Release,
)
from calmroom.domain.routine.words import when_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from calmroom.domain.library.catalogue import Plannable
    from calmroom.domain.routine.routine import Item, Part, Routine, When

    Practices = Mapping[str, Plannable]

DEEP: Final = 3
INWARD: Final = 2
LONG: Final = 20
_COUNTED: Final = {1: "One", 2: "Two"}


@dataclass(frozen=True, slots=True)
class RoutineProblem:
    """One thing to look at.

    Attributes:
        words: What it is, and what would mend it.
        part_id: Where; empty for the whole.
        item_id: Where; empty for a part, or the whole.
        is_error: Whether it keeps the routine from being saved as a file.
    """

    words: str
    part_id: str = ""
    item_id: str = ""
    is_error: bool = True


def problems_of(routine: Routine, practices: Practices) -> tuple[RoutineProblem, ...]:
    """What is to be looked at, errors first, else in the order of the parts.

    Args:
        routine: As it is being written.
        practices: What can be planned, by its id.
    """
    found = [*_of_the_whole(routine), *_of_level_3(routine, practices)]
    for part in routine.parts:
        found += _of_part(routine, part)
        for item in part.items:
            found += _of_item(routine, part, item, practices)
    return tuple(sorted(found, key=lambda one: not one.is_error))


def why_not(routine: Routine, part_id: str, practice: Plannable, minutes: int = 0) -> str:
    """Why a practice cannot be put into a part; empty where it can.

    Args:
        routine: As it is being written.
        part_id: Of the part.
        practice: The one that may be put there.
        minutes: The length that is meant; the shortest there is, for none.
    """
    part = next(one for one in routine.parts if one.id == part_id)
    if practice.id == GROUND_ID:
        return ""
    length = minutes or min(practice.lengths)
    if length > routine.rules.most_minutes:
        return f"A day has {in_minutes(routine.rules.most_minutes)} at most, and this is {length}."
    days, most = days_of(part.when), routine.rules.most_a_day
    if days and len(_counting(part)) >= days * most:
        place = "Any of these days" if days > 1 else when_words(part.when)
        return f"{_COUNTED.get(most, str(most))} a day is the most, and {place[0].lower()}{place[1:]} has that already."
    if any(item.practice == practice.id for item in part.items):
        return "It is here already. Its options say on how many days it is meant."
    if practice.level >= DEEP and is_in_quiet_window(routine, part.when):
        return "Nothing of level 3 in the quiet window."
    return ""


def days_of(when: When) -> int:
    """How many days a part has; of weekdays without an end those of a week."""
    if when.kind is Kind.EVENING:
        return 1
    if when.kind is Kind.WEEKDAYS:
        return len(when.weekdays) * (when.last - when.week + 1 if when.last else 1)
    return abs(when.last - when.first) + 1


def is_in_quiet_window(routine: Routine, when: When) -> bool:
    """Whether a part begins before the quiet window is over."""
    if when.kind is Kind.EVENING:
        return True
    return when.kind is Kind.DAYS and when.first <= routine.aftercare.quiet_days


def _counting(part: Part) -> list[Item]:
    return [item for item in part.items if item.practice != GROUND_ID]


def _of_the_whole(routine: Routine) -> Iterator[RoutineProblem]:
    rules, until = routine.rules, routine.until
    faults = (
        (not routine.title.strip(), "It has no title yet."),
        (not routine.therapist.strip(), "It does not say whom it is from. Write your name in Settings."),
        (not routine.items, "There is nothing in it yet."),
        (len(routine.parts) > MOST_PARTS, f"It has more than {MOST_PARTS} parts."),
        (len(routine.items) > MOST_ITEMS, f"It has more than {MOST_ITEMS} practices."),
        (not 1 <= rules.most_a_day <= MOST_A_DAY, f"A day has at most {MOST_A_DAY} practices."),
        (not 1 <= rules.most_minutes <= MOST_MINUTES, f"A day has at most {MOST_MINUTES} minutes."),
        (not 1 <= rules.rest_days < WEEK, "A week has one day of rest at least, and not rest alone."),
        (len(routine.aftercare.words) > MOST_SIGNS, "The aftercare card is too long."),
        (len(routine.greeting) > MOST_LINE, "The first sentence is too long."),
        (until is not None and until < routine.made.date(), "Its last day has passed already."),
        (bool(set(routine.half) - {one.id for one in routine.items}), "The small version names what is not in it."),
    )
    yield from (RoutineProblem(words) for is_fault, words in faults if is_fault)
    if not routine.aftercare.words.strip():
        yield RoutineProblem("The aftercare card is empty, so it will not be shown.", is_error=False)


def _of_level_3(routine: Routine, practices: Practices) -> Iterator[RoutineProblem]:
    deep = [
        (part, item)
        for part in routine.parts
        for item in part.items
        if (found := practices.get(item.practice)) is not None and found.level >= DEEP
    ]
    weeks: dict[int, int] = {}
    for part, item in deep:
        days = days_of(part.when)
        asked = min(item.times, days) if item.times else days
        if asked > 1 and asked * 2 - 1 > _reach(part.when):
            words = "Level 3 is never on two days that follow each other. Say on how many of these days it is meant."
            yield RoutineProblem(words, part.id, item.id)
        for week in _weeks(part.when):
            weeks[week] = weeks.get(week, 0) + (asked if part.when.kind is not Kind.WEEKDAYS else min(asked, WEEK))
    if any(count > DEEPEST_A_WEEK for count in weeks.values()):
        yield RoutineProblem("Level 3 is for two days of a week at most. Take one out, or say once.")


def _reach(when: When) -> int:
    """From the first to the last of its days, within one week for weekdays."""
    return WEEK if when.kind is Kind.WEEKDAYS and len(when.weekdays) > 1 else days_of(when)


def _weeks(when: When) -> tuple[int, ...]:
    """Numbers of the weeks it lies in; those before a session, and those by weeks, are counted apart."""
    if when.kind is Kind.WEEKDAYS:
        return tuple(1000 + week for week in range(when.week, (when.last or when.week) + 1))
    if when.kind is Kind.BEFORE:
        return tuple(-1 - week for week in range((when.last - 1) // WEEK, (when.first - 1) // WEEK + 1))
    return tuple(range(when.first // WEEK, when.last // WEEK + 1))


def _of_part(routine: Routine, part: Part) -> Iterator[RoutineProblem]:
    days, most = days_of(part.when), routine.rules.most_a_day
    name = when_words(part.when)
    if not part.items and not part.sentence.strip():
        yield RoutineProblem(f"{name}: nothing is here yet.", part.id, is_error=False)
    if len(part.sentence) > MOST_LINE:
        yield RoutineProblem(f"{name}: the sentence is longer than {MOST_LINE} letters.", part.id)
    if len(_counting(part)) > days * most:
        words = f"{name}: {most} a day is the most, so some of these would never come."
        yield RoutineProblem(f"{words} Take one out, or give it more days.", part.id)


def _of_item(routine: Routine, part: Part, item: Item, practices: Practices) -> Iterator[RoutineProblem]:
    practice = practices.get(item.practice)
    if practice is None:
        yield RoutineProblem("calmroom knows no practice of that name. Choose another.", part.id, item.id)
        return
    yield from _of_opening(routine, part, item)
    yield from _of_length(routine, part, item, practice)
    places = [one for one in practice.regions if one not in NO_PLACE]
    left_out = (*routine.rules.left_out, *item.left_out)
    if places and all(is_left_out(one, left_out) for one in places):
        yield RoutineProblem(f"{practice.title} goes only to places that are left out.", part.id, item.id)
    if practice.level >= INWARD and not _has_gentler(part, item, practices):
        words = f"{practice.title} has nothing gentler beside it. Put one there as later, or instead."
        yield RoutineProblem(words, part.id, item.id, is_error=False)
    if practice.level >= INWARD and is_in_quiet_window(routine, part.when):
        words = f"{practice.title} is of level {practice.level}, and this is the quiet window."
        yield RoutineProblem(words, part.id, item.id, is_error=practice.level >= DEEP)


def _of_length(routine: Routine, part: Part, item: Item, practice: Plannable) -> Iterator[RoutineProblem]:
    least, greatest = min(practice.lengths), max(practice.lengths)
    if item.least > item.minutes or item.minutes > greatest or item.least < least:
        words = f"{practice.title} can be had in {least} to {greatest} minutes."
        yield RoutineProblem(words, part.id, item.id)
    if item.least > routine.rules.most_minutes and item.practice != GROUND_ID:
        words = f"{practice.title} is longer than the {in_minutes(routine.rules.most_minutes)} of a day."
        yield RoutineProblem(words, part.id, item.id)
    if practice.level >= INWARD and item.minutes > LONG:
        words = f"{practice.title} is of level {practice.level}, and better kept to {LONG} minutes."
        yield RoutineProblem(words, part.id, item.id, is_error=False)
    if item.times > days_of(part.when):
        words = f"{practice.title} is meant more often than there are days."
        yield RoutineProblem(words, part.id, item.id, is_error=False)


def _of_opening(routine: Routine, part: Part, item: Item) -> Iterator[RoutineProblem]:
    opens, until = item.opens, routine.until
    if opens.release is Release.AFTER_DATE and (opens.on is None or (until is not None and opens.on > until)):
        yield RoutineProblem("It opens after the last day, so never. Choose an earlier day.", part.id, item.id)
    if opens.release is Release.AFTER_ITEM and _never_opens(routine, item):
        words = "It waits for something that never comes. Choose what it opens after."
        yield RoutineProblem(words, part.id, item.id)


def _never_opens(routine: Routine, item: Item) -> bool:
    """Whether it waits for itself, by whatever way, or for what is not there."""
    by_id = {one.id: one for one in routine.items}
    seen: set[str] = set()
    at = item
    while at.opens.release is Release.AFTER_ITEM:
        seen.add(at.id)
        if at.opens.item in seen or at.opens.item not in by_id:
            return True
        at = by_id[at.opens.item]
    return False


def _has_gentler(part: Part, item: Item, practices: Practices) -> bool:
    levels = [found.level for one in part.items if one != item and (found := practices.get(one.practice)) is not None]
    return any(level < INWARD for level in levels)
