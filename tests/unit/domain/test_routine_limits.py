"""What is wrong with a routine, as sentences with their place, and what cannot be chosen and why."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta

import pytest
from fakes.library import bundled
from unit.domain.planned import DAY_BEFORE, EVENING, LAST, days, item, part, routine, weeks

from calmroom.domain.library.catalogue import Plannable, plannable
from calmroom.domain.routine.limits import days_of, problems_of, why_not
from calmroom.domain.routine.routine import Opens, Release, Routine, Rules, When
from calmroom.domain.routine.starting_points import STARTING_POINTS, StartingPoint

HERE = {
    one.id: replace(one, regions=("jaw", "throat") if one.id == "s13" else ()) for one in plannable(bundled().scripts())
}
GOOD = routine(part(EVENING, item("s26", 5), key="p1"), part(days(1, 3), item("s02"), item("s30", 5), key="p2"))


def errors(of: Routine, practices: dict[str, Plannable] | None = None) -> list[str]:
    return [one.words for one in problems_of(of, practices or HERE) if one.is_error]


def warnings(of: Routine) -> list[str]:
    return [one.words for one in problems_of(of, HERE) if not one.is_error]


def waits(item_id: str = "", on: date | None = None) -> Opens:
    return Opens(Release.AFTER_ITEM, None, item_id) if item_id else Opens(Release.AFTER_DATE, on)


@dataclass(frozen=True, slots=True)
class Case:
    name: str
    routine: Routine
    says: str


CASES = (
    Case("no title", replace(GOOD, title=" "), "It has no title yet."),
    Case("from nobody", replace(GOOD, therapist=""), "It does not say whom it is from. Write your name in Settings."),
    Case("nothing in it", routine(), "There is nothing in it yet."),
    Case("three a day", replace(GOOD, rules=Rules(most_a_day=3)), "A day has at most 2 practices."),
    Case("an hour a day", replace(GOOD, rules=Rules(most_minutes=60)), "A day has at most 45 minutes."),
    Case(
        "no day of rest",
        replace(GOOD, rules=Rules(rest_days=0)),
        "A week has one day of rest at least, and not rest alone.",
    ),
    Case("over before it begins", replace(GOOD, until=LAST - timedelta(days=1)), "Its last day has passed already."),
    Case(
        "a small version of what is not there", replace(GOOD, half=("x",)), "The small version names what is not in it."
    ),
    Case(
        "no such practice",
        routine(part(EVENING, item("s99"))),
        "calmroom knows no practice of that name. Choose another.",
    ),
    Case(
        "three on one evening",
        routine(part(EVENING, item("s26", 5), item("s01", 5), item("s30", 5))),
        "That evening: 2 a day is the most, so some of these would never come. Take one out, or give it more days.",
    ),
    Case(
        "two on one evening, where one a day is the most",
        routine(part(EVENING, item("s26", 5), item("s01", 5)), rules=Rules(most_a_day=1)),
        "That evening: 1 a day is the most, so some of these would never come. Take one out, or give it more days.",
    ),
    Case(
        "longer than it can be had",
        routine(part(EVENING, item("s01", 20))),
        "Arriving Here can be had in 5 to 12 minutes.",
    ),
    Case(
        "shorter than it can be had",
        routine(part(EVENING, item("s06", 12, least=5))),
        "The Slow Tide can be had in 12 to 30 minutes.",
    ),
    Case(
        "longer than the day",
        routine(part(EVENING, item("s07", 30, least=20)), rules=Rules(most_minutes=15)),
        "From Crown to Tailbone is longer than the 15 minutes of a day.",
    ),
    Case(
        "nowhere left to go",
        routine(part(EVENING, replace(item("s13", 5), left_out=("throat",))), rules=Rules(left_out=("jaw",))),
        "Soft Jaw, Easy Face goes only to places that are left out.",
    ),
    Case(
        "level 3 each day",
        routine(part(days(4, 9), item("s21", least=12))),
        "Level 3 is never on two days that follow each other. Say on how many of these days it is meant.",
    ),
    Case(
        "level 3 in three parts of one week",
        routine(*(part(days(4 + at, 4 + at), item("s21", least=12, key=f"i{at}"), key=f"p{at}") for at in (0, 1, 2))),
        "Level 3 is for two days of a week at most. Take one out, or say once.",
    ),
    Case(
        "level 3 that evening",
        routine(part(EVENING, item("s22", least=12))),
        "Letting a Movement Finish is of level 3, and this is the quiet window.",
    ),
    Case(
        "waits for itself",
        routine(part(EVENING, replace(item("s01", 5), opens=waits("s01")))),
        "It waits for something that never comes. Choose what it opens after.",
    ),
    Case(
        "two that wait for each other",
        routine(
            part(EVENING, replace(item("s01", 5), opens=waits("s26")), replace(item("s26", 5), opens=waits("s01")))
        ),
        "It waits for something that never comes. Choose what it opens after.",
    ),
    Case(
        "waits for what is gone",
        routine(part(EVENING, replace(item("s01", 5), opens=waits("x")))),
        "It waits for something that never comes. Choose what it opens after.",
    ),
    Case(
        "opens after the last day",
        replace(
            routine(part(EVENING, replace(item("s01", 5), opens=waits(on=LAST + timedelta(days=9))))),
            until=LAST + timedelta(days=8),
        ),
        "It opens after the last day, so never. Choose an earlier day.",
    ),
)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_what_keeps_a_routine_from_being_saved(case: Case) -> None:
    assert case.says in errors(case.routine)


def test_a_good_one_has_nothing_against_it() -> None:
    assert (errors(GOOD), warnings(GOOD)) == ([], [])


@pytest.mark.parametrize("start", STARTING_POINTS, ids=lambda start: start.key)
def test_every_starting_point_keeps_the_limits(start: StartingPoint) -> None:
    made = replace(GOOD, title=start.title, parts=start.parts, aftercare=start.aftercare, rules=start.rules)
    assert errors(made) == []


@pytest.mark.parametrize(
    ("made", "says"),
    [
        (routine(part(DAY_BEFORE), part(EVENING, item("s26", 5))), "The day before: nothing is here yet."),
        (
            routine(part(days(4, 9), item("s18"))),
            "Whole-Body Listening has nothing gentler beside it. Put one there as later, or instead.",
        ),
        (
            routine(part(days(1, 3), item("s19"), item("s01", 5))),
            "Finding Ease First is of level 2, and this is the quiet window.",
        ),
        (routine(part(EVENING, item("s26", 5)), card=""), "The aftercare card is empty, so it will not be shown."),
        (
            routine(part(EVENING, replace(item("s26", 5), times=2))),
            "After Your Session is meant more often than there are days.",
        ),
    ],
)
def test_what_is_worth_a_look_keeps_nothing_from_being_saved(made: Routine, says: str) -> None:
    assert says in warnings(made)
    assert errors(made) == []


@pytest.mark.parametrize(
    ("practice", "part_id", "minutes", "why"),
    [
        ("s01", "p1", 0, ""),
        ("s26", "p1", 0, "It is here already. Its options say on how many days it is meant."),
        ("s03", "p1", 0, ""),
        ("s21", "p2", 0, "Nothing of level 3 in the quiet window."),
        ("s07", "p2", 50, "A day has 45 minutes at most, and this is 50."),
    ],
)
def test_what_cannot_be_chosen_says_why(practice: str, part_id: str, minutes: int, why: str) -> None:
    assert why_not(GOOD, part_id, HERE[practice], minutes) == why


def test_a_third_of_one_day_cannot_be_chosen_and_ground_me_always_can() -> None:
    full = routine(part(EVENING, item("s26", 5), item("s01", 5), key="p1"))
    assert why_not(full, "p1", HERE["s30"]) == "Two a day is the most, and that evening has that already."
    assert why_not(full, "p1", HERE["s03"]) == ""
    many = routine(part(days(4, 5), *(item(f"s0{at}", 5) for at in (1, 2, 4, 5)), key="p1"))
    assert why_not(many, "p1", HERE["s07"]) == "Two a day is the most, and any of these days has that already."


@pytest.mark.parametrize(
    ("when", "count"),
    [(EVENING, 1), (days(2, 5), 4), (DAY_BEFORE, 1), (weeks(1, 2, (0, 3)), 4), (weeks(1, 0, (0, 3)), 2)],
)
def test_a_part_has_so_many_days(when: When, count: int) -> None:
    assert days_of(when) == count
