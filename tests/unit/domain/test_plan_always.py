"""Whatever was written and whatever was done: two items at the most, the limits hold, nothing closed is offered."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import date, datetime, time, timedelta

from hypothesis import given, settings
from hypothesis import strategies as some
from unit.domain.care import THIRTY
from unit.domain.planned import BERLIN, DEEP, LAST, On, heard, session

from calmroom.domain.care.falls import fallen_in_a_row
from calmroom.domain.care.gates import gate_of
from calmroom.domain.care.safety import GROUND_ID
from calmroom.domain.plan.day import Closed, Later, PlanDay, PlanRow, Rests
from calmroom.domain.plan.plan import LetGo, Paused, Plan, day_of
from calmroom.domain.practice import PracticeRecord
from calmroom.domain.routine.routine import Aftercare, Item, Kind, Opens, Part, Release, Routine, Rules, When

IDS = tuple(one.id for one in THIRTY)
LEVELS = {one.id: one.level for one in THIRTY}
DAYS = tuple(LAST + timedelta(days=count) for count in range(28))
DONE = some.lists(some.tuples(some.sampled_from(IDS), some.sampled_from(DAYS)), max_size=12)
SESSIONS = tuple(session(LAST + timedelta(days=days)) for days in (-7, 0, 9, 16))


@some.composite
def whens(draw: some.DrawFn) -> When:
    kind = draw(some.sampled_from(Kind))
    if kind is Kind.EVENING:
        return When(kind)
    low, high = sorted((draw(some.integers(1, 12)), draw(some.integers(1, 12))))
    if kind is Kind.DAYS:
        return When(kind, low, high)
    if kind is Kind.BEFORE:
        return When(kind, high, low)
    days = tuple(sorted(draw(some.sets(some.integers(0, 6), min_size=1))))
    return When(kind, 0, draw(some.sampled_from((0, high + 1))), days, 1)


@some.composite
def routines(draw: some.DrawFn, key: str = "a") -> Routine:
    parts, count = [], 0
    for number in range(draw(some.integers(0, 4))):
        items = []
        for _ in range(draw(some.integers(0, 4))):
            least = draw(some.integers(2, 20))
            opens = Opens(
                draw(some.sampled_from(Release)),
                draw(some.sampled_from((None, *DAYS))),
                f"i{draw(some.integers(0, max(0, count)))}",
                draw(some.booleans()),
            )
            items.append(
                Item(
                    f"i{count}",
                    draw(some.sampled_from((*IDS, "s99"))),
                    least,
                    least + draw(some.integers(0, 20)),
                    is_optional=draw(some.booleans()),
                    is_instead=draw(some.booleans()),
                    opens=opens,
                    times=draw(some.integers(0, 3)),
                )
            )
            count += 1
        parts.append(Part(f"p{number}", draw(whens()), tuple(items), draw(some.sampled_from(("", "Rest.")))))
    rules = Rules(
        in_order=draw(some.booleans()),
        most_a_day=draw(some.integers(1, 2)),
        most_minutes=draw(some.integers(5, 45)),
        rest_days=draw(some.integers(1, 3)),
    )
    made = datetime.combine(LAST, time(9), BERLIN)
    until = draw(some.sampled_from((None, *DAYS)))
    return Routine(
        key * 32, 1, "T", "Maya", made, until=until, parts=tuple(parts), aftercare=Aftercare("W", 2), rules=rules
    )


@some.composite
def plans(draw: some.DrawFn, key: str = "a") -> Plan:
    routine = draw(routines(key))
    ids = tuple(one.id for one in routine.items)
    moments = some.sampled_from(tuple(datetime.combine(day, time(10), BERLIN) for day in DAYS[:8]))
    chosen = some.sets(some.sampled_from(ids)) if ids else some.just(set())
    pause = draw(moments)
    pauses = draw(some.sampled_from(((), (Paused(pause, pause + timedelta(days=3)),), (Paused(pause),))))
    return Plan(
        routine,
        draw(moments),
        declined=tuple(sorted(draw(chosen))),
        let_go=tuple(LetGo(one, draw(moments)) for one in sorted(draw(chosen))),
        is_half=draw(some.booleans()),
        pauses=pauses,
    )


def keeps_limits(shown: PlanDay, records: tuple[PracticeRecord, ...], known: tuple[Plan, ...]) -> None:
    rules = [one.routine.rules for one in known]
    ours = {item.practice for one in known for item in one.agreed}
    today = [one for one in records if day_of(one.started) == shown.day and one.script_id in ours]
    counted = [row for row in shown.rows if row.practice != GROUND_ID]
    done = [one for one in today if one.script_id != GROUND_ID]
    deep = [row for row in counted if LEVELS[row.practice] == 3]
    days_deep = [day_of(one.started) for one in records if LEVELS.get(one.script_id) == 3]
    assert len(shown.rows) <= 2
    if counted and all(one.ended is None and not one.is_over(shown.day) and not one.is_paused for one in known):
        assert len(counted) + len(done) <= min(one.most_a_day for one in rules)
        assert sum(row.minutes for row in counted) + sum(one.minutes for one in done) <= min(
            one.most_minutes for one in rules
        )
    if deep:
        assert len(deep) == 1
        assert shown.day - timedelta(days=1) not in days_deep
        assert sum(shown.day - day <= timedelta(days=6) for day in days_deep) < 2


@settings(max_examples=100, deadline=None)
@given(plans(), plans("b"), some.sampled_from(DAYS), some.times(), DONE)
def test_limits_hold_and_nothing_closed_is_offered(
    first: Plan, second: Plan, day: date, at: time, done: list[tuple[str, date]]
) -> None:
    records = tuple(heard(name, when, time(1 + number)) for number, (name, when) in enumerate(done))
    on = On(day, at.replace(tzinfo=None, fold=0), records=records, sessions=SESSIONS, listener=DEEP)
    sight = on.sight()
    shown = on.look(first, second)
    so_far = tuple(one for one in sight.day.records if day_of(one.started) <= shown.day)
    keeps_limits(shown, so_far, (first, second))
    by_id = {one.id: one for one in (first, second)}
    for row in shown.rows:
        plan = by_id[row.plan_id]
        script = sight.scripts[row.practice]
        item = plan.item(row.item_id)
        assert item is not None
        assert item in plan.agreed
        assert not plan.is_paused
        assert not plan.is_over(shown.day)
        assert gate_of(script, sight.day.listener).is_open
        assert row.practice not in fallen_in_a_row(sight.day.records)
        assert script.minutes.least <= row.minutes <= script.minutes.greatest
        assert item.opens.release is not Release.AFTER_DATE or item.opens.on is None or shown.day >= item.opens.on
        assert not plan.is_half or item.id in plan.routine.small
    hidden = {(one.id, item.id) for one in (first, second) for item in one.routine.items if item.opens.is_hidden}
    assert not {(one.plan_id, one.item_id) for one in shown.later} & hidden
    assert (shown.rests is None) is bool(shown.rows)


@settings(max_examples=8, deadline=None)
@given(plans())
def test_whoever_does_all_that_is_offered_still_rests_every_week(plan: Plan) -> None:
    records: tuple[PracticeRecord, ...] = ()
    busy: list[date] = []
    for day in DAYS:
        for hour in (20, 21, 22):
            shown = On(day, time(hour), records=records, sessions=SESSIONS, listener=DEEP).look(plan)
            counted = [row for row in shown.rows if row.practice != GROUND_ID]
            records += tuple(heard(row.practice, day, time(hour, 30), row.minutes) for row in counted[:1])
            busy += [day] if counted else []
    rest = plan.routine.rules.rest_days
    for day in DAYS[6:]:
        assert len({one for one in busy if timedelta() <= day - one <= timedelta(days=6)}) <= 7 - rest


@given(plans())
def test_nothing_that_is_shown_can_say_that_something_is_late(plan: Plan) -> None:
    words = " ".join(each.name for kind in (PlanDay, PlanRow, Later, Closed) for each in fields(kind))
    assert not {"overdue", "missed", "late", "due", "skipped", "streak"} & set(words.split())
    assert not {"overdue", "missed", "late"} & {one.value for one in Rests}
    assert replace(plan) == plan
