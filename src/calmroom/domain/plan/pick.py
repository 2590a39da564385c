"""What of the plans is put forward on a day: two items at the most, within the limits of all plans together."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING, Final

from calmroom.domain.care.safety import SHORT
from calmroom.domain.plan.day import FIRST, LATER, Closed, Later, PlanRow
from calmroom.domain.plan.days import parts_of_day
from calmroom.domain.plan.release import HIDDEN, Look, opens
from calmroom.domain.plan.sight import A_WEEK_BEFORE, NOT_HERE, bar_of, is_free
from calmroom.domain.routine.routine import DEEPEST_A_WEEK, MOST_A_DAY, MOST_MINUTES, WEEK

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from calmroom.domain.plan.sight import Sight
    from calmroom.domain.routine.routine import Item
    from calmroom.domain.script import Script

MOST_ROWS: Final = 2
DEEPEST: Final = 3


@dataclass(frozen=True, slots=True)
class Room:
    """What limits leave of a day.

    Attributes:
        practices: So many more.
        minutes: So many more.
        deep: Of level 3.
        is_rest: Whether it is a day of rest.
    """

    practices: int
    minutes: float
    deep: int
    is_rest: bool = False


@dataclass
class Picked:
    """What was found for a day, one after the other."""

    room: Room
    rows: list[PlanRow] = field(default_factory=list)
    later: list[Later] = field(default_factory=list)
    closed: list[Closed] = field(default_factory=list)
    is_full: bool = False
    """Whether something would have been offered, had a limit left room for it."""


def room_of(looks: Sequence[Look], sight: Sight) -> Room:
    """What is left of today: the limits of all plans hold together."""
    rules = [look.plan.routine.rules for look in looks]
    ours = {item.practice for look in looks for item in look.plan.agreed}
    counted = [
        (day, one)
        for day, one in sight.ended(sight.today - A_WEEK_BEFORE)
        if one.script_id in ours and not is_free(one.script_id)
    ]
    today = [one for day, one in counted if day == sight.today]
    busy = {day for day, _ in counted} - {sight.today}
    rest = max(1, *(one.rest_days for one in rules)) if rules else 1
    return Room(
        practices=min(MOST_A_DAY, *(one.most_a_day for one in rules), MOST_A_DAY) - len(today),
        minutes=min(MOST_MINUTES, *(one.most_minutes for one in rules), MOST_MINUTES)
        - sum(one.minutes for one in today),
        deep=_deep_room(sight),
        is_rest=len(busy) >= WEEK - rest,
    )


def pick(looks: Iterable[Look], room: Room) -> Picked:
    """The rows of a day: plans in the order given, within each what is nearest to a session first."""
    picked = Picked(room)
    for look in looks:
        for item in _of_day(look):
            _take(picked, look, item)
    return picked


def practices_of_day(look: Look) -> tuple[str, ...]:
    """The practices of the items that a day holds, whatever keeps them."""
    return tuple(item.practice for item in _agreed_today(look))


def _of_day(look: Look) -> tuple[Item, ...]:
    """In the order in which they are put forward.

    What is meant some times goes round, and so does all of a part that holds more than a day can; extras come last.
    """
    found: list[Item] = []
    for part in parts_of_day(look.plan, look.at):
        pairs: list[list[Item]] = []
        for item in part.items:
            if item not in _agreed(look):
                continue
            if item.is_instead and pairs:
                pairs[-1].append(item)
            else:
                pairs.append([item])
        goes_round = len(pairs) > MOST_ROWS
        for pair in sorted(pairs, key=partial(_turn, look, goes_round=goes_round)):
            found += pair
    return tuple(found)


def _agreed_today(look: Look) -> tuple[Item, ...]:
    agreed = _agreed(look)
    return tuple(item for part in parts_of_day(look.plan, look.at) for item in part.items if item in agreed)


def _agreed(look: Look) -> tuple[Item, ...]:
    plan = look.plan
    return tuple(item for item in plan.agreed if not plan.is_half or item.id in plan.routine.small)


def _turn(look: Look, pair: list[Item], *, goes_round: bool) -> tuple[bool, int]:
    first = pair[0]
    return first.is_optional, look.times_heard(first) if goes_round or first.times else 0


def _take(picked: Picked, look: Look, item: Item) -> None:
    script = look.sight.scripts.get(item.practice)
    if look.is_let_go(item) or _is_done(look, item):
        return
    names = (look.plan.id, item.id, item.practice)
    waits = opens(look, item)
    if waits:
        picked.later += [Later(*names, waits)] if waits != HIDDEN else []
        return
    if script is None:
        picked.closed.append(Closed(*names, NOT_HERE))
        return
    bar = bar_of(script, look.sight)
    if bar.why:
        picked.closed.append(Closed(*names, bar.why, can_open=bar.can_open))
        return
    row = _row(picked.room, look, item, script)
    is_second = any(one.practice == item.practice for one in picked.rows)
    if row is None:
        picked.is_full = True
    elif len(picked.rows) < MOST_ROWS and not is_second:
        picked.rows.append(replace(row, lead=_lead(picked, look)))
        picked.room = _less(picked.room, row, script)


def _is_done(look: Look, item: Item) -> bool:
    """Whether it was done today, or as often as it is meant."""
    today = look.sight.days_of(item.practice, look.sight.today)
    return bool(today) or (item.times > 0 and look.times_heard(item) >= item.times)


def _lead(picked: Picked, look: Look) -> str:
    done = any(look.sight.days_of(item.practice, look.sight.today) for item in _agreed_today(look))
    return LATER if picked.rows or done else FIRST


def _row(room: Room, look: Look, item: Item, script: Script) -> PlanRow | None:
    minutes = _minutes(room, look, item, script)
    is_over = room.is_rest or room.practices < 1 or (script.level >= DEEPEST and room.deep < 1)
    if minutes is None or (is_over and not is_free(item.practice)):
        return None
    rules = look.plan.routine.rules
    return PlanRow(
        plan_id=look.plan.id,
        item_id=item.id,
        practice=item.practice,
        minutes=minutes,
        least=_within(script, item.least),
        lead=FIRST,
        voice=item.voice,
        left_out=tuple(dict.fromkeys((*rules.left_out, *item.left_out))),
        hands_free=rules.hands_free or item.hands_free,
        therapist=look.plan.routine.therapist,
        is_optional=item.is_optional,
    )


def _minutes(room: Room, look: Look, item: Item, script: Script) -> float | None:
    """The length at which it is offered: shorter where that is kind or the day has no more room."""
    least = _within(script, item.least)
    wished = least if look.plan.is_half else _within(script, item.minutes)
    if look.sight.is_low:
        wished = min(wished, max(script.minutes.least, SHORT))
    if is_free(item.practice) or wished <= room.minutes:
        return wished
    return least if least <= room.minutes else None


def _within(script: Script, minutes: float) -> float:
    return min(max(minutes, script.minutes.least), script.minutes.greatest)


def _less(room: Room, row: PlanRow, script: Script) -> Room:
    if is_free(row.practice):
        return room
    return replace(
        room,
        practices=room.practices - 1,
        minutes=room.minutes - row.minutes,
        deep=room.deep - (script.level >= DEEPEST),
    )


def _deep_room(sight: Sight) -> int:
    """One of level 3 at the most today: two in seven days, and none on two days that follow each other."""
    days = sight.deepest(DEEPEST)
    near = {sight.today, sight.today - timedelta(days=1)}
    return 0 if near.intersection(days) else max(0, min(1, DEEPEST_A_WEEK - len(days)))
