"""A plan: a routine hung on this client's sessions, and what the client has made of it.

A plan by sessions follows them: whatever day it is, its days are counted from the session before and to the next, so a
pause changes nothing about where one is afterwards. A plan by weeks stands still while it is paused: nobody held its
place but the plan itself, so after a pause of a week it goes on in the week in which it was paused.

Nothing here is ever late. There is no value for it.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from typing import Final

from calmroom.domain.routine.routine import WEEK, Item, Routine

TURNS: Final = 4
"""The hour at which a day ends for somebody who is awake at night; as the care counts the night."""
MOST_NOTE: Final = 20_000
"""Characters of the note to the therapist."""


@dataclass(frozen=True, slots=True)
class LetGo:
    """An item that was let go: what comes after it opens."""

    item: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Paused:
    """A pause; ``until`` is ``None`` while it lasts."""

    since: datetime
    until: datetime | None = None


@dataclass(frozen=True, slots=True)
class Plan:
    """A routine as this client has taken it in.

    Attributes:
        routine: As it was signed; the client changes nothing of it.
        adopted: When it was first taken in, with its zone. A later edition changes nothing of that.
        mark: Of the file it came in, as ``handover.Opened`` has it.
        signer: The verifying key of who signed it, in hexadecimal digits; empty where nobody did.
        declined: The ids of the items that were not agreed to, or declined later.
        let_go: What was let go, and when.
        is_half: Whether the small version holds.
        pauses: In their order.
        note: To the therapist; a person's own words.
        noted: When those were last written; ``None`` where nobody knows.
        ended: When it was put away; it can be read, and offers nothing.
    """

    routine: Routine
    adopted: datetime
    mark: str = ""
    signer: str = ""
    declined: tuple[str, ...] = ()
    let_go: tuple[LetGo, ...] = ()
    is_half: bool = False
    pauses: tuple[Paused, ...] = ()
    note: str = field(default="", repr=False)
    ended: datetime | None = None
    noted: datetime | None = None

    @property
    def id(self) -> str:
        """The routine's."""
        return self.routine.id

    @property
    def is_paused(self) -> bool:
        """Whether it is paused."""
        return bool(self.pauses) and self.pauses[-1].until is None

    @property
    def agreed(self) -> tuple[Item, ...]:
        """The items that were agreed to, in their order."""
        return tuple(item for item in self.routine.items if item.id not in self.declined)

    def item(self, item_id: str) -> Item | None:
        """The item of that id."""
        return next((item for item in self.routine.items if item.id == item_id), None)

    def is_over(self, day: date) -> bool:
        """Whether the therapist's last day has passed; it stays readable."""
        return self.routine.until is not None and day > self.routine.until


def day_of(moment: datetime) -> date:
    """The day that a moment belongs to, by the clock of its zone: one in the morning is still the evening before."""
    return (moment.replace(tzinfo=None) - timedelta(hours=TURNS)).date()


def paused(plan: Plan, now: datetime) -> Plan:
    """The same, paused."""
    return plan if plan.is_paused else replace(plan, pauses=(*plan.pauses, Paused(now)))


def gone_on(plan: Plan, now: datetime) -> Plan:
    """The same, no longer paused."""
    if not plan.is_paused:
        return plan
    return replace(plan, pauses=(*plan.pauses[:-1], replace(plan.pauses[-1], until=now)))


def with_let_go(plan: Plan, item_id: str, now: datetime) -> Plan:
    """The same, with that item let go."""
    return replace(plan, let_go=(*plan.let_go, LetGo(item_id, now)))


def with_held(plan: Plan, item_id: str) -> Plan:
    """The same, with the last letting go of that item undone."""
    last = max((at for at, one in enumerate(plan.let_go) if one.item == item_id), default=-1)
    return replace(plan, let_go=tuple(one for at, one in enumerate(plan.let_go) if at != last))


def with_declined(plan: Plan, item_id: str, *, is_declined: bool) -> Plan:
    """The same, with that item declined, or agreed to again."""
    others = tuple(one for one in plan.declined if one != item_id)
    return replace(plan, declined=(*others, item_id) if is_declined else others)


def with_note(plan: Plan, words: str, now: datetime) -> Plan:
    """The same, with these words to the therapist; the same words keep their day."""
    return plan if words == plan.note else replace(plan, note=words, noted=now)


def renewed(plan: Plan, arrived: Plan) -> Plan:
    """The next edition of a routine in the place of the one there is: the client's own side of it stays.

    Args:
        plan: As it is.
        arrived: With the new routine, and what was agreed to of it.
    """
    there = {item.id for item in arrived.routine.items}
    return replace(
        arrived,
        adopted=plan.adopted,
        let_go=tuple(one for one in plan.let_go if one.item in there),
        is_half=plan.is_half,
        pauses=plan.pauses,
        note=plan.note,
        noted=plan.noted,
    )


def week_of(plan: Plan, day: date) -> int:
    """The week of a plan in which a day lies, 1 for the first; days on which it was paused do not count."""
    return _standing_days(plan, day) // WEEK + 1


def first_of_week(plan: Plan, day: date) -> date:
    """The first day of the week of the plan in which a day lies, days of pause before it left out."""
    first, into = day, _standing_days(plan, day) % WEEK
    while into > 0:
        first -= timedelta(days=1)
        into -= not _is_paused_on(plan, first)
    return first


def _standing_days(plan: Plan, day: date) -> int:
    start = day_of(plan.adopted)
    days = max(0, (day - start).days)
    still = sum(_days_within(one, start, day) for one in plan.pauses)
    return max(0, days - still)


def _days_within(one: Paused, start: date, day: date) -> int:
    """Days of a pause that lie between two days: from the one it began on up to the one it ended on, without that."""
    first = max(day_of(one.since), start)
    end = day if one.until is None else min(day_of(one.until), day)
    return max(0, (end - first).days)


def _is_paused_on(plan: Plan, day: date) -> bool:
    return any(day_of(one.since) <= day and (one.until is None or day < day_of(one.until)) for one in plan.pauses)
