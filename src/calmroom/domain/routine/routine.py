"""A routine: what a therapist puts together for the time between two sessions, before it is hung on anybody's days."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime  # noqa: TC003 - the vault and copies read the types of fields
from enum import StrEnum
from typing import Final

MOST_A_DAY: Final = 2
"""Practices of a day that a routine may ask for (content/4-library.md 4.5)."""
MOST_MINUTES: Final = 45
"""Minutes of a day, all practices together."""
DEEPEST_A_WEEK: Final = 2
"""Practices of level 3 in seven days, and never on two days that follow each other."""
LATEST_DAY: Final = 180
"""The latest day after a session that a part may name."""
MOST_PARTS, MOST_ITEMS = 60, 240
MOST_SIGNS, MOST_LINE = 4_000, 400
"""Characters of a card or a note, and of a sentence."""
WEEK: Final = 7


class Kind(StrEnum):
    """By what a part of a routine is counted."""

    EVENING = "evening"
    """The evening of the session."""
    DAYS = "days"
    """Days after the session; 1 is the day after it."""
    BEFORE = "before"
    """Days before the next session; 1 is the day before it."""
    WEEKDAYS = "weekdays"
    """Plain weekdays, from the day on which the routine was taken in."""


@dataclass(frozen=True, slots=True)
class When:
    """The days of a part.

    Attributes:
        kind: By what they are counted.
        first: The first day after, or the farthest day before; 0 for the evening and for weekdays.
        last: The last day after, or the nearest day before; for weekdays the last week, 0 where it goes on.
        weekdays: 0 is Monday; for ``Kind.WEEKDAYS`` alone.
        week: For weekdays the first week they count from, 1 at the least; else 0.
    """

    kind: Kind
    first: int = 0
    last: int = 0
    weekdays: tuple[int, ...] = ()
    week: int = 0

    def __post_init__(self) -> None:
        """Hold it to what can be meant.

        Raises:
            ValueError: If it names days that cannot be.
        """
        if not _is_meant(self):
            raise ValueError("these days cannot be")


class Release(StrEnum):
    """When an item opens."""

    AT_ONCE = "at once"
    AFTER_DATE = "after a date"
    AFTER_ITEM = "after another"
    """After another item was heard or let go."""


@dataclass(frozen=True, slots=True)
class Opens:
    """When an item opens, and whether it is shown before.

    Attributes:
        on: The first day it is open, for ``Release.AFTER_DATE``.
        item: The id of the item before it, for ``Release.AFTER_ITEM``.
        is_hidden: Whether nothing of it is shown until then.
    """

    release: Release = Release.AT_ONCE
    on: date | None = None
    item: str = ""
    is_hidden: bool = False


@dataclass(frozen=True, slots=True)
class Item:
    """One practice of a part.

    Attributes:
        id: Within the routine, ``[a-z0-9]{1,16}``; it stays when the routine is changed.
        practice: The id of a script: of the library, or of the routine's own scripts.
        least: Minutes, the shortest length that is meant.
        minutes: The length that is offered; at least ``least``.
        is_optional: Whether it is an extra, of which nothing is said where it was left.
        is_instead: Whether it is "later, or instead" of the one before it in the part.
        voice: A narrator's id, ``own`` for the therapist's recordings; empty for the one the client has chosen.
        left_out: Regions that are left out of it.
        hands_free: Whether its words without touch are used.
        opens: When it opens.
        times: On how many of the part's days it is meant, in each week where they are weekdays; 0 for each of them.
    """

    id: str
    practice: str
    least: int
    minutes: int
    is_optional: bool = False
    is_instead: bool = False
    voice: str = ""
    left_out: tuple[str, ...] = ()
    hands_free: bool = False
    opens: Opens = field(default_factory=Opens)
    times: int = 0


@dataclass(frozen=True, slots=True)
class Part:
    """Some days of a routine.

    Attributes:
        id: Within the routine, ``[a-z0-9]{1,16}``.
        sentence: What the therapist says to the client for these days.
        items: In their order.
    """

    id: str
    when: When
    items: tuple[Item, ...] = ()
    sentence: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Aftercare:
    """The card for the hours after the session.

    Attributes:
        words: "Warmth, water, an early night"; the therapist's own.
        quiet_days: The quiet window: through how many days after the session's evening nothing else is suggested;
            0 for the evening alone.
    """

    words: str = field(default="", repr=False)
    quiet_days: int = 3


@dataclass(frozen=True, slots=True)
class Rules:
    """What holds for the whole.

    Attributes:
        in_order: Whether the next item opens when the one before it was heard or let go.
        most_a_day: 1 or 2.
        most_minutes: A day, all practices together.
        rest_days: Days of a week without anything, 1 at the least.
        opens_two_hands: Whether it opens the page in two hands.
        left_out: Regions that are left out of everything.
        hands_free: Whether the words without touch are used everywhere.
    """

    in_order: bool = False
    most_a_day: int = MOST_A_DAY
    most_minutes: int = MOST_MINUTES
    rest_days: int = 1
    opens_two_hands: bool = False
    left_out: tuple[str, ...] = ()
    hands_free: bool = False


@dataclass(frozen=True, slots=True)
class Routine:
    """All of it.

    Attributes:
        id: 32 hexadecimal digits, random; a changed routine keeps it.
        edition: Grows by one with each file that is saved; the higher one replaces the lower.
        title: As both read it.
        client: How the client is greeted: initials or a first name; may be empty.
        therapist: The therapist's name as the client knows it.
        made: When this edition was saved.
        until: The last day on which it offers anything; ``None`` where it has no end.
        parts: In their order.
        half: The ids of the items of the small version ("half plan"); where empty, the first item of each part.
        greeting: A sentence to the client that stands before everything else.
    """

    id: str
    edition: int
    title: str = field(repr=False)
    therapist: str = field(repr=False)
    made: datetime
    client: str = field(default="", repr=False)
    until: date | None = None
    parts: tuple[Part, ...] = ()
    aftercare: Aftercare = field(default_factory=Aftercare)
    rules: Rules = field(default_factory=Rules)
    half: tuple[str, ...] = ()
    greeting: str = field(default="", repr=False)

    @property
    def items(self) -> tuple[Item, ...]:
        """Every item, in the order of the parts."""
        return tuple(item for part in self.parts for item in part.items)

    @property
    def small(self) -> frozenset[str]:
        """The ids of the items of the small version."""
        return frozenset(self.half or (part.items[0].id for part in self.parts if part.items))


def _is_meant(when: When) -> bool:
    if when.kind is Kind.EVENING:
        return not (when.first or when.last or when.weekdays or when.week)
    if when.kind is Kind.DAYS:
        return 1 <= when.first <= when.last <= LATEST_DAY and not when.weekdays and not when.week
    if when.kind is Kind.BEFORE:
        return 1 <= when.last <= when.first <= LATEST_DAY and not when.weekdays and not when.week
    days = when.weekdays
    in_order = bool(days) and list(days) == sorted(set(days)) and days[0] >= 0 and days[-1] < WEEK
    return in_order and when.first == 0 and when.week >= 1 and (when.last == 0 or when.last >= when.week)
