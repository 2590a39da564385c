"""What the plans show on a day, in whole: rows, sentences, the quiet window, and what comes later.

What a person ticked, how it went, and what was said today come before every plan. In the quiet window nothing but the
plan is put forward. Of several plans the one taken in last comes first, and the limits of all hold together.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from calmroom.domain.plan.day import NextWords, PlanDay, Quiet, Rests, Said
from calmroom.domain.plan.days import next_first, parts_of_day, spot
from calmroom.domain.plan.pick import Picked, Room, pick, practices_of_day, room_of
from calmroom.domain.plan.release import HIDDEN, Look, opens
from calmroom.domain.routine.routine import Kind

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from calmroom.domain.plan.plan import Plan
    from calmroom.domain.plan.sight import Sight
    from calmroom.domain.routine.routine import Part


def plan_day(plans: Iterable[Plan], sight: Sight) -> PlanDay:
    """What the plans show on the day of a moment."""
    known = sorted(plans, key=lambda plan: (plan.adopted, plan.id), reverse=True)
    looks = [Look(plan, spot(plan, sight.appointments, sight.day.now), sight) for plan in known]
    live = [look for look in looks if _stands_still(look) is None]
    picked = Picked(Room(0, 0, 0))
    if live and not sight.is_for_care:
        picked = pick([look for look in live if not look.at.is_in_session], room_of(live, sight))
    cards = [look for look in looks if _stands_still(look) in {None, Rests.PAUSED}]
    quiet = next((window for look in cards if (window := _quiet(look)) is not None), None)
    return PlanDay(
        day=sight.today,
        rows=tuple(picked.rows),
        said=tuple(one for look in live if (one := _said(look, picked)) is not None),
        quiet=quiet,
        next_words=None if quiet is not None else _next_words(live),
        later=tuple(picked.later),
        closed=tuple(picked.closed),
        done=_done(live, sight),
        rests=None if picked.rows or not known else _rests(looks, live, picked),
        has_plan=bool(known),
        opens_two_hands=any(look.plan.routine.rules.opens_two_hands for look in live),
    )


def _stands_still(look: Look) -> Rests | None:
    """Why a plan offers nothing whatever the day holds."""
    if look.plan.ended is not None:
        return Rests.ENDED
    if look.plan.is_over(look.at.day):
        return Rests.OVER
    return Rests.PAUSED if look.plan.is_paused else None


def _quiet(look: Look) -> Quiet | None:
    """The quiet window goes from the end of the session through the night after its last day.

    A pause is no end of it: when to ring somebody has to be there as well then.
    """
    since, routine = look.at.since, look.plan.routine
    if since is None or look.at.is_in_session or since > routine.aftercare.quiet_days:
        return None
    if not routine.aftercare.words and not any(_hangs(part) for part in routine.parts):
        return None
    until = look.at.day + timedelta(days=routine.aftercare.quiet_days - since)
    return Quiet(look.plan.id, until, routine.therapist, routine.aftercare.words)


def _said(look: Look, picked: Picked) -> Said | None:
    """The sentence of the part whose row stands first, else of the first part of the day that has one."""
    if look.at.is_in_session:
        return None
    parts = parts_of_day(look.plan, look.at)
    rows = {row.item_id for row in picked.rows if row.plan_id == look.plan.id}
    shown = [part for part in parts if any(item.id in rows for item in part.items)]
    words = next((part.sentence for part in (*shown, *parts) if part.sentence), "")
    return Said(look.plan.id, look.plan.routine.therapist, words) if words else None


def _next_words(looks: Sequence[Look]) -> NextWords | None:
    found = [
        NextWords(look.plan.id, first, look.plan.routine.therapist, part.sentence)
        for look in looks
        for part in look.plan.routine.parts
        if part.sentence and (first := next_first(look.plan, part.when, look.at)) is not None
        if not look.plan.is_over(first) and not _is_secret(look, part)
    ]
    return min(found, key=lambda one: one.first, default=None)


def _is_secret(look: Look, part: Part) -> bool:
    """Whether nothing of a part may be shown yet."""
    return bool(part.items) and all(opens(look, item) == HIDDEN for item in part.items)


def _done(looks: Sequence[Look], sight: Sight) -> tuple[str, ...]:
    ours = (practice for look in looks for practice in practices_of_day(look))
    return tuple(dict.fromkeys(one for one in ours if sight.days_of(one, sight.today)))


def _rests(looks: Sequence[Look], live: Sequence[Look], picked: Picked) -> Rests:
    if not live:
        return _stands_still(looks[0]) or Rests.NOTHING
    sight = live[0].sight
    if sight.is_for_care:
        return Rests.CARE
    if all(look.at.is_in_session for look in live):
        return Rests.IN_SESSION
    if picked.is_full:
        return Rests.REST_DAY if picked.room.is_rest else Rests.ENOUGH
    if all(_waits_for_a_date(look) for look in live):
        return Rests.NO_DATE
    return Rests.NOTHING


def _waits_for_a_date(look: Look) -> bool:
    """Whether it hangs on sessions alone, and none is known that would bring anything of it."""
    hung = [part for part in look.plan.routine.parts if _hangs(part)]
    if len(hung) < len(look.plan.routine.parts) or not hung or look.at.next is not None:
        return False
    if parts_of_day(look.plan, look.at):
        return False
    return all(next_first(look.plan, part.when, look.at) is None for part in hung)


def _hangs(part: Part) -> bool:
    return part.when.kind is not Kind.WEEKDAYS
