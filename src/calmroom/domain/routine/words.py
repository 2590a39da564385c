"""How a routine is said in words: its days, its lengths, what stands in it. For both sides, for screen and paper."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from calmroom.domain.dates import DAYS, day_and_month, in_minutes
from calmroom.domain.routine.routine import WEEK, Kind, Release

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from calmroom.domain.routine.routine import Aftercare, Item, Routine, When

EVENING: Final = "That evening"
YOUR_THERAPIST: Final = "your therapist"
_FEW: Final = 2
_TIMES: Final = {1: "once", 2: "twice"}


def when_words(when: When) -> str:
    """``That evening``, ``Days 1 to 3``, ``The day before``, ``Mondays and Thursdays, weeks 1 and 2``."""
    title = title_of(when)
    if when.kind is not Kind.WEEKDAYS:
        return title
    return title if when.week == 1 and not when.last else f"{title}, {weeks_of(when)}"


def title_of(when: When) -> str:
    """``That evening``, ``Days 1 to 3``, ``The day before``, ``Mondays and Thursdays``: without its weeks."""
    if when.kind is Kind.EVENING:
        return EVENING
    if when.kind is Kind.DAYS:
        return f"Day {when.first}" if when.first == when.last else f"Days {when.first} to {when.last}"
    if when.kind is Kind.BEFORE:
        return _before(when)
    return "Any day" if len(when.weekdays) == WEEK else listed([f"{DAYS[day]}s" for day in when.weekdays])


def short_title_of(when: When) -> str:
    """The same where there is little room: ``Mon, Wed and Fri``."""
    is_long = when.kind is Kind.WEEKDAYS and _FEW < len(when.weekdays) < WEEK
    return listed([DAYS[day][:3] for day in when.weekdays]) if is_long else title_of(when)


def weeks_of(when: When) -> str:
    """``week 1``, ``weeks 1 to 3``, ``from week 2 on``; empty where days are not counted by weeks."""
    if when.kind is not Kind.WEEKDAYS:
        return ""
    if not when.last:
        return "every week" if when.week == 1 else f"from week {when.week} on"
    if when.week == when.last:
        return f"week {when.week}"
    joint = "and" if when.last == when.week + 1 else "to"
    return f"weeks {when.week} {joint} {when.last}"


def dates_of(when: When, last: date | None, following: date | None) -> str:
    """``Thu 5 March``, or ``6 to 8 March``, where the sessions are known; else empty."""
    if when.kind is Kind.EVENING and last is not None:
        return _short(last)
    if when.kind is Kind.DAYS and last is not None:
        return _range(last + timedelta(when.first), last + timedelta(when.last))
    if when.kind is Kind.BEFORE and following is not None:
        return _range(following - timedelta(when.first), following - timedelta(when.last))
    return ""


def range_of(first: date, last: date) -> str:
    """``5 to 19 March``, ``28 February to 13 March``."""
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day} to {day_and_month(last)}"
    return f"{day_and_month(first)} to {day_and_month(last)}"


def under(routine: Routine, when: When, last: date | None = None, following: date | None = None) -> str:
    """The small line under a part: the date of one day, the quiet window, its weeks, or that any day will do."""
    if when.kind is Kind.WEEKDAYS:
        return weeks_of(when)
    known = dates_of(when, last, following)
    if known and (when.kind is Kind.EVENING or when.first == when.last):
        return known
    if is_quiet(routine.aftercare, when):
        return "quiet window" if when.kind is Kind.DAYS else "after the session"
    if when.kind is Kind.BEFORE:
        return "before the next"
    return "any day" if when.first != when.last else "after the session"


def is_quiet(aftercare: Aftercare, when: When) -> bool:
    """Whether a part begins within the quiet window."""
    return when.kind is Kind.EVENING or (when.kind is Kind.DAYS and when.first <= aftercare.quiet_days)


def length_words(item: Item) -> str:
    """``5`` or ``12 to 20``, in minutes."""
    return f"{item.minutes}" if item.least >= item.minutes else f"{item.least} to {item.minutes}"


def minutes_of(item: Item) -> str:
    """``12 minutes``, ``12 to 20 minutes``."""
    return in_minutes(item.minutes) if item.least >= item.minutes else f"{length_words(item)} minutes"


def remarks_of(item: Item, titles: Mapping[str, str]) -> tuple[str, ...]:
    """What else is so of an item: ``later, or instead``, ``an extra``, ``twice in these days``, ``after ...``.

    Args:
        item: The item.
        titles: What each item's practice is called, by the item's id.
    """
    said = []
    if item.is_instead:
        said.append("later, or instead")
    if item.is_optional:
        said.append("an extra")
    if item.times:
        said.append(f"{_TIMES.get(item.times, f'{item.times} times')} in these days")
    said += _opening(item, titles)
    if item.hands_free:
        said.append("without touch")
    return tuple(said)


def quiet_words(aftercare: Aftercare) -> str:
    """``The quiet window: the evening of the session and 3 days after it.``."""
    days = aftercare.quiet_days
    if not days:
        return "The quiet window: the evening of the session."
    return f"The quiet window: the evening of the session and {'the day' if days == 1 else f'{days} days'} after it."


def listed(words: Sequence[str]) -> str:
    """``one, two and three``."""
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}" if words else ""


def whom(therapist: str) -> str:
    """A name, or what stands for it."""
    return therapist.strip() or YOUR_THERAPIST


def _opening(item: Item, titles: Mapping[str, str]) -> list[str]:
    if item.opens.release is Release.AFTER_DATE and item.opens.on is not None:
        return [f"from {day_and_month(item.opens.on)}"]
    if item.opens.release is Release.AFTER_ITEM:
        return [f"after {titles.get(item.opens.item, 'another')}"]
    return []


def _before(when: When) -> str:
    if when.first == when.last:
        return "The day before" if when.first == 1 else f"{when.first} days before"
    return f"The {when.first} days before" if when.last == 1 else f"{when.first} to {when.last} days before"


def _short(day: date) -> str:
    return f"{DAYS[day.weekday()][:3]} {day_and_month(day)}"


def _range(first: date, last: date) -> str:
    return _short(first) if first == last else range_of(first, last)
