"""The table of cases of what a plan shows on a day (content/4-library.md 4.5)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from unit.domain.care import THIRTY
from unit.domain.planned import (
    BERLIN,
    DAY_BEFORE,
    DEEP,
    EVENING,
    LAST,
    NEXT,
    SESSIONS,
    On,
    after,
    days,
    heard,
    item,
    part,
    plan,
    routine,
    rows,
    session,
    weeks,
)

from calmroom.domain.care.check_in import CheckIn, Hard
from calmroom.domain.care.conditions import CONDITIONS, Asks
from calmroom.domain.care.gates import Listener
from calmroom.domain.plan.day import FIRST, LATER, PlanDay, Rests
from calmroom.domain.plan.plan import LetGo, Paused, Plan
from calmroom.domain.routine.routine import Opens, Release, Rules

EVENING_PART = part(EVENING, item("s26", 5), says="Nothing to work on tonight.")
THREE_DAYS = part(days(1, 3), item("s27", 5), item("s02"), item("s30", 5), says="One of these is plenty.")
LATE_DAYS = part(days(4, 9), item("s07", 20), says="A little longer now.")
BEFORE_PART = part(DAY_BEFORE, item("s25", 5), says="Settle.")
BETWEEN = plan(routine(EVENING_PART, THREE_DAYS, LATE_DAYS, BEFORE_PART))
ONE_A_DAY = plan(routine(part(days(1, 20), item("s02"), item("s04")), rules=Rules(most_a_day=1)))
ALWAYS = plan(routine(part(days(1, 40), item("s02"), item("s04", 12))))
SHORT_DAY = plan(routine(part(days(1, 9), item("s02", 20), item("s04")), rules=Rules(most_minutes=25)))
BY_WEEKS = plan(
    routine(
        part(weeks(1, 1), replace(item("s01", 5), times=2), replace(item("s02", 5), times=1)),
        part(weeks(2, 2), item("s05", 5)),
    ),
    LAST,
)
IN_ORDER = plan(routine(part(days(1, 9), item("s01"), item("s02"), item("s04")), rules=Rules(in_order=True)))
DEEPEST = plan(routine(part(days(1, 20), item("s21")), quiet=0))
WITH_GROUND = plan(routine(part(days(1, 9), item("s03", 2, least=2), item("s02")), rules=Rules(most_a_day=1)))
ASKED = next(one.id for one in CONDITIONS if one.asks is Asks.CLINICIAN)


def opening(release: Release, *, on: date | None = None, item_id: str = "", hidden: bool = False) -> Opens:
    return Opens(release, on, item_id, hidden)


def waiting(opens: Opens) -> Plan:
    return plan(routine(part(days(1, 9), item("s01"), replace(item("s02"), opens=opens))))


@dataclass(frozen=True, slots=True)
class Case:
    name: str
    plans: tuple[Plan, ...]
    on: On
    rows: tuple[tuple[str, float], ...]
    rests: Rests | None = None


BUSY_WEEK = tuple(heard("s02", LAST + timedelta(days=day)) for day in range(1, 7))
CASES = (
    Case("before any session of it, nothing", (BETWEEN,), On(LAST - timedelta(days=3), sessions=()), (), Rests.NO_DATE),
    Case("on the day, before the hour", (BETWEEN,), On(LAST, time(9)), (), Rests.NOTHING),
    Case("in the hour itself", (BETWEEN,), On(LAST, time(17, 30)), (), Rests.IN_SESSION),
    Case("that evening", (BETWEEN,), after(0), (("s26", 5),)),
    Case(
        "at one in the night it is still that evening", (BETWEEN,), On(LAST + timedelta(days=1), time(1)), (("s26", 5),)
    ),
    Case("at five it is the next day", (BETWEEN,), On(LAST + timedelta(days=1), time(5)), (("s27", 5), ("s02", 12))),
    Case("a part over three days: two of its three", (BETWEEN,), after(1), (("s27", 5), ("s02", 12))),
    Case(
        "and what had its turn comes last",
        (BETWEEN,),
        after(2, records=(heard("s27", LAST + timedelta(days=1)),)),
        (("s02", 12), ("s30", 5)),
    ),
    Case(
        "what was done today is not offered again",
        (BETWEEN,),
        after(1, records=(heard("s27", LAST + timedelta(days=1)),)),
        (("s02", 12),),
    ),
    Case("days 4 to 9", (BETWEEN,), after(4), (("s07", 20),)),
    Case("a day of no part", (BETWEEN,), after(11), (), Rests.NOTHING),
    Case("the day before the next", (BETWEEN,), On(NEXT - timedelta(days=1)), (("s25", 5),)),
    Case(
        "a session that was moved takes its days along",
        (BETWEEN,),
        On(NEXT, sessions=(SESSIONS[0], session(NEXT + timedelta(days=1)))),
        (("s25", 5),),
    ),
    Case("no next date: the days after still hold", (BETWEEN,), after(4, sessions=SESSIONS[:1]), (("s07", 20),)),
    Case("no next date, and its days have gone by", (BETWEEN,), after(30, sessions=SESSIONS[:1]), (), Rests.NO_DATE),
    Case(
        "a session with somebody else is not one of these",
        (BETWEEN,),
        after(4, sessions=(*SESSIONS, session(LAST + timedelta(days=3), therapist="Jo"))),
        (("s07", 20),),
    ),
    Case(
        "a session with nobody named is",
        (BETWEEN,),
        after(4, sessions=(*SESSIONS, session(LAST + timedelta(days=3), therapist=""))),
        (("s27", 5), ("s02", 12)),
    ),
    Case("one a day, and none was done", (ONE_A_DAY,), after(1), (("s02", 12),)),
    Case(
        "one a day, and one was done",
        (ONE_A_DAY,),
        after(1, records=(heard("s04", LAST + timedelta(days=1)),)),
        (),
        Rests.ENOUGH,
    ),
    Case("one a day, and Ground me does not count", (WITH_GROUND,), after(1), (("s03", 2), ("s02", 12))),
    Case(
        "a practice outside the plan does not count",
        (ONE_A_DAY,),
        after(1, records=(heard("s10", LAST + timedelta(days=1)),)),
        (("s02", 12),),
    ),
    Case("25 minutes a day: the second is shorter", (SHORT_DAY,), after(1), (("s02", 20), ("s04", 5))),
    Case("six days with something: the seventh rests", (ALWAYS,), after(7, records=BUSY_WEEK), (), Rests.REST_DAY),
    Case(
        "five days with something: no rest is due",
        (ALWAYS,),
        after(7, records=BUSY_WEEK[1:]),
        (("s02", 12), ("s04", 12)),
    ),
    Case(
        "Ground me on a day of rest",
        (plan(routine(part(days(1, 9), item("s02"), item("s03", 2, least=2)))),),
        after(7, records=BUSY_WEEK),
        (("s03", 2),),
    ),
    Case("week 1 of a plan by weeks", (BY_WEEKS,), after(2), (("s01", 5), ("s02", 5))),
    Case(
        "twice was meant, twice was done",
        (BY_WEEKS,),
        after(4, records=(heard("s01", LAST), heard("s01", LAST + timedelta(days=2)))),
        (("s02", 5),),
    ),
    Case(
        "once each, so round it goes",
        (BY_WEEKS,),
        after(4, records=(heard("s01", LAST), heard("s02", LAST + timedelta(days=1)))),
        (("s01", 5),),
    ),
    Case("week 2", (BY_WEEKS,), after(7), (("s05", 5),)),
    Case(
        "a pause of five days: still week 1",
        (
            replace(
                BY_WEEKS,
                pauses=(Paused(datetime(2026, 3, 7, 9, tzinfo=BERLIN), datetime(2026, 3, 12, 9, tzinfo=BERLIN)),),
            ),
        ),
        after(8),
        (("s01", 5), ("s02", 5)),
    ),
    Case(
        "and it goes on in week 2 when the days are done",
        (
            replace(
                BY_WEEKS,
                pauses=(Paused(datetime(2026, 3, 7, 9, tzinfo=BERLIN), datetime(2026, 3, 12, 9, tzinfo=BERLIN)),),
            ),
        ),
        after(12),
        (("s05", 5),),
    ),
    Case(
        "a plan by sessions follows them through a pause",
        (
            replace(
                BETWEEN,
                pauses=(Paused(datetime(2026, 3, 6, 9, tzinfo=BERLIN), datetime(2026, 3, 8, 9, tzinfo=BERLIN)),),
            ),
        ),
        after(4),
        (("s07", 20),),
    ),
    Case(
        "paused",
        (replace(BETWEEN, pauses=(Paused(datetime(2026, 3, 6, 9, tzinfo=BERLIN)),)),),
        after(1),
        (),
        Rests.PAUSED,
    ),
    Case("put away", (replace(BETWEEN, ended=datetime(2026, 3, 6, tzinfo=BERLIN)),), after(1), (), Rests.ENDED),
    Case(
        "the therapist's last day",
        (plan(replace(BETWEEN.routine, until=LAST + timedelta(days=4))),),
        after(4),
        (("s07", 20),),
    ),
    Case(
        "after the therapist's last day",
        (plan(replace(BETWEEN.routine, until=LAST + timedelta(days=3))),),
        after(4),
        (),
        Rests.OVER,
    ),
    Case("declined", (replace(BETWEEN, declined=("s27",)),), after(1), (("s02", 12), ("s30", 5))),
    Case(
        "let go, this time round",
        (replace(BETWEEN, let_go=(LetGo("s27", datetime(2026, 3, 6, 9, tzinfo=BERLIN)),)),),
        after(1),
        (("s02", 12), ("s30", 5)),
    ),
    Case(
        "let go after the session before: new again now",
        (replace(BETWEEN, let_go=(LetGo("s27", datetime(2026, 2, 6, 9, tzinfo=BERLIN)),)),),
        after(1),
        (("s27", 5), ("s02", 12)),
    ),
    Case("half: the first of each part, at its shortest", (replace(BETWEEN, is_half=True),), after(4), (("s07", 5),)),
    Case(
        "half: those that were named",
        (replace(plan(replace(BETWEEN.routine, half=("s02",))), is_half=True),),
        after(1),
        (("s02", 5),),
    ),
    Case("in order: the second waits", (IN_ORDER,), after(1), (("s01", 12),)),
    Case(
        "in order: heard yesterday",
        (IN_ORDER,),
        after(2, records=(heard("s01", LAST + timedelta(days=1)),)),
        (("s02", 12), ("s01", 12)),
    ),
    Case(
        "in order: let go",
        (replace(IN_ORDER, let_go=(LetGo("s01", datetime(2026, 3, 6, 9, tzinfo=BERLIN)),)),),
        after(1),
        (("s02", 12),),
    ),
    Case(
        "in order: what was declined holds nothing back",
        (replace(IN_ORDER, declined=("s01",)),),
        after(1),
        (("s02", 12),),
    ),
    Case(
        "in order: stopped halfway is not heard",
        (IN_ORDER,),
        after(2, records=(heard("s01", LAST + timedelta(days=1), ended=False),)),
        (("s01", 12),),
    ),
    Case(
        "after a date, before it",
        (waiting(opening(Release.AFTER_DATE, on=LAST + timedelta(days=3))),),
        after(2),
        (("s01", 12),),
    ),
    Case(
        "after a date, on it",
        (waiting(opening(Release.AFTER_DATE, on=LAST + timedelta(days=3))),),
        after(3),
        (("s01", 12), ("s02", 12)),
    ),
    Case(
        "after another, not heard yet", (waiting(opening(Release.AFTER_ITEM, item_id="s01")),), after(2), (("s01", 12),)
    ),
    Case(
        "after another, heard before the session",
        (waiting(opening(Release.AFTER_ITEM, item_id="s01")),),
        after(2, records=(heard("s01", LAST - timedelta(days=1)),)),
        (("s01", 12),),
    ),
    Case(
        "after another, heard",
        (waiting(opening(Release.AFTER_ITEM, item_id="s01")),),
        after(2, records=(heard("s01", LAST + timedelta(days=1)),)),
        (("s01", 12), ("s02", 12)),
    ),
    Case(
        "a practice that is not here",
        (plan(routine(part(days(1, 9), item("s99"), item("s02")))),),
        after(1),
        (("s02", 12),),
    ),
    Case("level 3, its gate shut", (DEEPEST,), after(1), (), Rests.NOTHING),
    Case("level 3, its gate open", (DEEPEST,), after(1, listener=DEEP), (("s21", 12),)),
    Case(
        "level 3, and there was one yesterday",
        (DEEPEST,),
        after(2, listener=DEEP, records=(heard("s22", LAST + timedelta(days=1)),)),
        (),
        Rests.ENOUGH,
    ),
    Case(
        "level 3, one two days ago",
        (DEEPEST,),
        after(3, listener=DEEP, records=(heard("s21", LAST + timedelta(days=1)),)),
        (("s21", 12),),
    ),
    Case(
        "level 3, two within the week",
        (DEEPEST,),
        after(
            5, listener=DEEP, records=(heard("s21", LAST + timedelta(days=1)), heard("s21", LAST + timedelta(days=3)))
        ),
        (),
        Rests.ENOUGH,
    ),
    Case(
        "level 3, stopped yesterday counts too",
        (DEEPEST,),
        after(2, listener=DEEP, records=(heard("s21", LAST + timedelta(days=1), ended=False),)),
        (),
        Rests.ENOUGH,
    ),
    Case(
        "what a clinician has to know closes level 2",
        (plan(routine(part(days(1, 9), item("s19"), item("s02")))),),
        after(1, listener=Listener(conditions=(ASKED,))),
        (("s02", 12),),
    ),
    Case("I may not be safe", (BETWEEN,), after(1, hard=Hard.UNSAFE), (), Rests.CARE),
    Case(
        "said earlier today that one may not be safe",
        (BETWEEN,),
        after(1, listener=Listener(is_unsafe_today=True)),
        (),
        Rests.CARE,
    ),
    Case("hardly here", (BETWEEN,), after(1, check_in=CheckIn(present=2)), (), Rests.CARE),
    Case("a low day: short, level 0 and 1", (BETWEEN,), after(4, check_in=CheckIn(settled=4)), (("s07", 5),)),
    Case(
        "a low day keeps level 2 for another",
        (plan(routine(part(days(1, 9), item("s19"), item("s02")))),),
        after(1, hard=Hard.A_LOT),
        (("s02", 5),),
    ),
    Case(
        "two plans: the newer first, two in all",
        (ALWAYS, plan(routine(part(days(1, 9), item("s05")), key="b"), LAST + timedelta(days=1))),
        after(1),
        (("s05", 12), ("s02", 12)),
    ),
    Case(
        "two plans: the stricter limit holds for both",
        (
            ALWAYS,
            plan(routine(part(days(1, 9), item("s05")), rules=Rules(most_a_day=1), key="b"), LAST + timedelta(days=1)),
        ),
        after(1),
        (("s05", 12),),
    ),
    Case(
        "two plans that name the same practice",
        (ALWAYS, plan(routine(part(days(1, 9), item("s02", 5)), key="b"), LAST + timedelta(days=1))),
        after(1),
        (("s02", 5), ("s04", 12)),
    ),
    Case(
        "a paused plan leaves the day to the other",
        (
            ALWAYS,
            replace(
                plan(routine(part(days(1, 9), item("s05")), key="b")),
                pauses=(Paused(datetime(2026, 3, 5, tzinfo=BERLIN)),),
            ),
        ),
        after(1),
        (("s02", 12), ("s04", 12)),
    ),
    Case(
        "a clock that goes forward changes no day",
        (ALWAYS,),
        On(date(2026, 3, 29), sessions=(session(date(2026, 3, 28)),)),
        (("s02", 12), ("s04", 12)),
    ),
    Case(
        "west of the session its evening is another day",
        (BETWEEN,),
        On(LAST, time(10), zone=ZoneInfo("America/Los_Angeles")),
        (("s26", 5),),
    ),
    Case(
        "east of it, too", (BETWEEN,), On(date(2026, 3, 6), time(6), zone=ZoneInfo("Pacific/Auckland")), (("s26", 5),)
    ),
    Case(
        "a record in another zone is on its own day",
        (ONE_A_DAY,),
        after(
            1,
            records=(
                replace(heard("s04", LAST), started=datetime(2026, 3, 6, 20, tzinfo=ZoneInfo("Pacific/Auckland"))),
            ),
        ),
        (),
        Rests.ENOUGH,
    ),
)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_day_is_as_the_table_says(case: Case) -> None:
    shown = case.on.look(*case.plans)
    assert (rows(shown), shown.rests) == (case.rows, case.rests)


def test_the_first_row_and_the_second_have_their_words() -> None:
    assert [row.lead for row in after(1).look(BETWEEN).rows] == [FIRST, LATER]


def test_what_is_left_after_one_was_done_is_later_or_instead() -> None:
    shown = after(1, records=(heard("s27", LAST + timedelta(days=1)),)).look(BETWEEN)
    assert [row.lead for row in shown.rows] == [LATER]
    assert shown.done == ("s27",)


def test_instead_follows_the_one_it_stands_for() -> None:
    easy = replace(item("s30", 5), is_instead=True)
    shown = after(1).look(plan(routine(part(days(1, 9), item("s02"), easy, item("s04")))))
    assert rows(shown) == (("s02", 12), ("s30", 5))


def test_an_extra_comes_after_what_is_meant() -> None:
    extra = replace(item("s01", 5), is_optional=True)
    assert rows(after(1).look(plan(routine(part(days(1, 9), extra, item("s02")))))) == (("s02", 12), ("s01", 5))


@pytest.mark.parametrize(
    ("day", "until"),
    [(0, LAST + timedelta(days=3)), (3, LAST + timedelta(days=3)), (4, None)],
)
def test_the_quiet_window_lasts_through_its_last_day(day: int, until: date | None) -> None:
    quiet = after(day).look(BETWEEN).quiet
    assert (None if quiet is None else quiet.until) == until


@pytest.mark.parametrize(
    ("day", "at", "is_shown"),
    [
        (date(2026, 3, 5), time(16, 59), False),
        (date(2026, 3, 5), time(17, 59), False),
        (date(2026, 3, 5), time(18), True),
        (date(2026, 3, 9), time(3, 59), True),
        (date(2026, 3, 9), time(4), False),
    ],
)
def test_the_card_is_there_from_the_sessions_end_through_the_last_night(day: date, at: time, *, is_shown: bool) -> None:
    shown = On(day, at).look(BETWEEN)
    assert (shown.quiet is not None and shown.quiet.words == "Warmth.") is is_shown


def test_the_card_stays_while_the_plan_is_paused() -> None:
    paused = replace(BETWEEN, pauses=(Paused(datetime(2026, 3, 6, 9, tzinfo=BERLIN)),))
    shown = after(1).look(paused)
    assert (shown.rests, shown.quiet is not None) == (Rests.PAUSED, True)


def test_what_is_not_here_is_said_and_another_is_offered() -> None:
    shown = after(1).look(plan(routine(part(days(1, 9), item("s99"), item("s02")))))
    assert [(one.practice, one.why, one.can_open) for one in shown.closed] == [("s99", "Not in this calmroom.", False)]


def test_in_the_quiet_window_nothing_else_is_put_forward() -> None:
    assert after(1).look(BETWEEN).suggests_nothing_else
    assert not after(4).look(BETWEEN).suggests_nothing_else


def test_the_sentence_is_of_the_part_whose_row_is_first() -> None:
    said = after(1).look(BETWEEN).said
    assert [(one.therapist, one.words) for one in said] == [("Maya", "One of these is plenty.")]


def test_after_the_window_stands_what_was_written_for_the_days_to_come() -> None:
    coming = after(5).look(BETWEEN).next_words
    assert coming is not None
    assert (coming.words, coming.first) == ("Settle.", NEXT - timedelta(days=1))
    assert after(2).look(BETWEEN).next_words is None


def test_what_opens_later_says_when() -> None:
    dated = after(2).look(waiting(opening(Release.AFTER_DATE, on=LAST + timedelta(days=3)))).later
    assert [one.why for one in dated] == ["Opens on Sunday"]
    after_one = after(2).look(waiting(opening(Release.AFTER_ITEM, item_id="s01"))).later
    assert [one.why for one in after_one] == ["Opens when S01 was heard or let go"]


def test_what_is_hidden_is_not_even_said_to_be_there() -> None:
    shown = after(2).look(waiting(opening(Release.AFTER_ITEM, item_id="s01", hidden=True)))
    assert (shown.later, shown.closed) == ((), ())


def test_what_waits_for_something_hidden_does_not_tell_of_it() -> None:
    first = replace(item("s01"), opens=opening(Release.AFTER_DATE, on=LAST + timedelta(days=5), hidden=True))
    second = replace(item("s02"), opens=opening(Release.AFTER_ITEM, item_id="s01"))
    assert after(2).look(plan(routine(part(days(1, 9), first, second)))).later == ()


def test_an_assigned_level_3_says_that_its_gate_asks_for_more() -> None:
    closed = after(1).look(DEEPEST).closed
    assert [(one.practice, one.can_open, bool(one.why)) for one in closed] == [("s21", True, True)]


def test_what_a_tick_closes_cannot_be_opened_here() -> None:
    closed = after(1, listener=Listener(conditions=(ASKED,))).look(DEEPEST).closed
    assert [(one.practice, one.can_open) for one in closed] == [("s21", False)]


def test_what_left_somebody_less_settled_twice_is_set_aside() -> None:
    fell = tuple(
        replace(heard("s02", LAST + timedelta(days=day)), before=CheckIn(settled=7), after=CheckIn(settled=4))
        for day in (1, 2)
    )
    shown = after(3, records=fell).look(ALWAYS)
    assert (rows(shown), [one.practice for one in shown.closed]) == ((("s04", 12),), ["s02"])


def test_what_the_therapist_leaves_out_goes_with_the_row() -> None:
    sparing = replace(item("s02"), left_out=("jaw",), hands_free=True, voice="own")
    row = after(1).look(plan(routine(part(days(1, 9), sparing), rules=Rules(left_out=("throat",))))).rows[0]
    assert (row.left_out, row.hands_free, row.voice) == (("throat", "jaw"), True, "own")


def test_without_a_plan_there_is_nothing_to_say() -> None:
    assert after(1).look() == PlanDay(LAST + timedelta(days=1))


@pytest.mark.parametrize("show", [lambda shown: shown.rests, lambda shown: shown.rows, lambda shown: shown.later])
def test_a_day_with_no_practice_here_is_calm(show: Callable[[PlanDay], object]) -> None:
    assert show(after(1, scripts=()).look(BETWEEN)) in {Rests.NOTHING, ()}


def test_every_practice_of_the_table_is_one_of_the_thirty() -> None:
    assert {one.practice for case in CASES for each in case.plans for one in each.routine.items} <= {
        *(one.id for one in THIRTY),
        "s99",
    }
