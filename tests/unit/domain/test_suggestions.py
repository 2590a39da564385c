"""The table of cases of the rules of suggestion (content/3-safety.md 3.3, content/4-library.md 4.4)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import timedelta
from itertools import product

import pytest
from unit.domain.care import NOW, THIRTY, THREE, done, fell, one_of

from calmroom.domain.care.check_in import CheckIn, Discomfort, Hard
from calmroom.domain.care.conditions import PREGNANT
from calmroom.domain.care.consent import WITH_THERAPIST, Agreed, Consent
from calmroom.domain.care.gates import Listener
from calmroom.domain.care.suggestions import (
    AGAIN,
    FAVOURITE,
    FELL,
    FIRST_EVER,
    FIRST_WORDS,
    GENTLEST,
    HARD_DAY,
    INSTEAD,
    INWARD,
    UNSAFE,
    Day,
    Suggestions,
    suggest,
)
from calmroom.domain.practice import Outcome, PracticeRecord
from calmroom.domain.script import Script

KNOWN = Listener()
OPEN = Listener(agreed=Agreed(level_3=Consent(2, NOW, (WITH_THERAPIST,))), has_practised_today=True)
THREE_GENTLE = (done("s01", hours=20), done("s02", hours=44), done("s05", hours=68))
SHORT_2 = "Short and outward, because you chose 2"
SHORT_3 = "Short and easy, because you chose 3"


@dataclass(frozen=True, slots=True)
class Case:
    """What is known, and what is put forward: ids, minutes and reasons."""

    name: str
    day: Day
    offers: tuple[tuple[str, float, str], ...]
    scripts: tuple[Script, ...] = THIRTY


def day(
    settled: int | None = None,
    present: int | None = None,
    *,
    hard: Hard | None = None,
    records: tuple[PracticeRecord, ...] = (),
    listener: Listener = KNOWN,
    left: str = "",
    hour: int = 17,
) -> Day:
    return Day(NOW.replace(hour=hour), CheckIn(settled, present), hard, records, listener, left)


OUTWARD_2 = (("s03", 2, SHORT_2), ("s04", 5, SHORT_2), ("s02", 5, SHORT_2))
EASY_3 = (("s01", 5, SHORT_3), ("s02", 5, SHORT_3), ("s04", 5, SHORT_3))
CASES = (
    Case("settled 2: outward first", day(2), OUTWARD_2),
    Case("settled 0, however present", day(0, 10), tuple((i, m, SHORT_2.replace("2", "0")) for i, m, _ in OUTWARD_2)),
    Case("present 2, however settled", day(9, 2), OUTWARD_2),
    Case(
        "the lower of two low ones counts", day(4, 1), tuple((i, m, SHORT_2.replace("2", "1")) for i, m, _ in OUTWARD_2)
    ),
    Case("very low stands over a hard day", day(2, hard=Hard.A_LOT), OUTWARD_2),
    Case("very low, with what is here of the three", day(2), (("s03", 2, SHORT_2),), THREE),
    Case("very low, with none of the three", day(2), (("s07", 5, GENTLEST),), (one_of("s07"), one_of("s18"))),
    Case(
        "very low, and one of the three fell twice in a row",
        day(2, records=(fell("s04"), fell("s04", hours=30))),
        (OUTWARD_2[0], OUTWARD_2[2]),
    ),
    Case("Ground me stays, whatever it did", day(2, records=(fell("s03"), fell("s03", hours=30))), OUTWARD_2),
    Case("settled 3: five minutes, level 0 or 1", day(3), EASY_3),
    Case("present 4", day(8, 4), tuple((i, m, SHORT_3.replace("3", "4")) for i, m, _ in EASY_3)),
    Case(
        "low, and what rested longest comes first",
        day(3, records=THREE_GENTLE[:2]),
        (("s04", 5, SHORT_3), ("s30", 5, SHORT_3), ("s02", 5, SHORT_3)),
    ),
    Case("low, with three practices", day(3), (("s01", 5, SHORT_3), ("s07", 5, SHORT_3)), THREE),
    Case(
        "low, and nothing can be had in five minutes", day(3), (("s06", 12, SHORT_3),), (one_of("s06"), one_of("s17"))
    ),
    Case("a lot is hard: as if it were low", day(hard=Hard.A_LOT), tuple((i, m, HARD_DAY) for i, m, _ in EASY_3)),
    Case("a bit is hard: as always", day(hard=Hard.A_BIT), (("s01", 5, FIRST_EVER), ("s02", 12, INSTEAD))),
    Case(
        "I may not be safe",
        day(9, 9, hard=Hard.UNSAFE),
        (("s03", 2, UNSAFE), ("s04", 5, UNSAFE), ("s02", 5, UNSAFE)),
    ),
    Case("the very first day", day(), (("s01", 5, FIRST_EVER), ("s02", 12, INSTEAD))),
    Case(
        "Ground me was tried, and nothing else",
        day(records=(done("s03"),)),
        (("s01", 5, FIRST_EVER), ("s02", 12, INSTEAD)),
    ),
    Case("settled 5 is not low", day(5, 5), (("s01", 5, FIRST_EVER), ("s02", 12, INSTEAD))),
    Case("the first day, with three practices", day(), (("s01", 5, FIRST_EVER), ("s07", 12, INSTEAD)), THREE),
    Case(
        "one was done: another, and another",
        day(records=THREE_GENTLE[:1]),
        (("s02", 12, FIRST_WORDS), ("s04", 12, INSTEAD)),
    ),
    Case(
        "all were done: the one that rested longest",
        day(records=(done("s07"), done("s01", hours=48))),
        (("s01", 12, AGAIN), ("s07", 12, INSTEAD)),
        THREE,
    ),
    Case(
        "somebody came back to one",
        day(records=(done("s05"), done("s05", hours=48))),
        (("s01", 12, FIRST_WORDS), ("s05", 12, FAVOURITE)),
    ),
    Case(
        "what was stopped twice is not a favourite",
        day(records=(done("s05", outcome=Outcome.STOPPED), done("s05", hours=48, outcome=Outcome.STOPPED))),
        (("s01", 12, FIRST_WORDS), ("s02", 12, INSTEAD)),
    ),
    Case(
        "three gentle ones: level 2 as the third",
        day(records=THREE_GENTLE),
        (("s04", 12, FIRST_WORDS), ("s30", 12, INSTEAD), ("s17", 12, INWARD)),
    ),
    Case(
        "two gentle ones: not yet",
        day(records=THREE_GENTLE[:2]),
        (("s04", 12, FIRST_WORDS), ("s30", 12, INSTEAD)),
    ),
    Case(
        "a fall, and then two gentle ones: not yet",
        day(records=(*THREE_GENTLE[:2], fell("s18", hours=50), *THREE_GENTLE[2:])),
        (("s04", 12, FIRST_WORDS), ("s30", 12, INSTEAD)),
    ),
    Case(
        "three gentle ones, and then a fall: not any more",
        day(records=(fell("s07", hours=2), *THREE_GENTLE)),
        (("s04", 12, FIRST_WORDS), ("s30", 12, INSTEAD)),
    ),
    Case(
        "three gentle ones after three falls in two weeks: not while those count",
        day(
            records=(
                *THREE_GENTLE,
                *(fell(name, hours=hours) for name, hours in (("s07", 90), ("s08", 99), ("s09", 120))),
            )
        ),
        (("s04", 12, FIRST_WORDS), ("s30", 12, INSTEAD)),
    ),
    Case(
        "three that were stopped do not count",
        day(records=tuple(replace(one, outcome=Outcome.STOPPED) for one in THREE_GENTLE)),
        (("s04", 12, FIRST_WORDS), ("s30", 12, INSTEAD)),
    ),
    Case(
        "three times Ground me do not count",
        day(records=tuple(done("s03", hours=hours) for hours in (1, 2, 3))),
        (("s01", 5, FIRST_EVER), ("s02", 12, INSTEAD)),
    ),
    Case(
        "a clinician is to know first: no level 2",
        day(records=THREE_GENTLE, listener=Listener(conditions=("psychosis",))),
        (("s04", 12, FIRST_WORDS), ("s30", 12, INSTEAD)),
    ),
    Case(
        "a day on which somebody may not be safe: no level 2, also without a new answer",
        day(records=THREE_GENTLE, listener=Listener(is_unsafe_today=True)),
        (("s03", 2, UNSAFE), ("s04", 5, UNSAFE), ("s02", 5, UNSAFE)),
    ),
    Case(
        "nothing is known of anybody: nothing further in",
        day(records=THREE_GENTLE, listener=Listener(is_known=False)),
        (("s04", 12, FIRST_WORDS), ("s30", 12, INSTEAD)),
    ),
    Case(
        "what was left stands beside, and is not said twice",
        day(records=THREE_GENTLE[:1], left="s02"),
        (("s04", 12, FIRST_WORDS), ("s30", 12, INSTEAD)),
    ),
    Case("there is no practice", day(), (), ()),
    Case("only level 3 is there", day(records=THREE_GENTLE, listener=OPEN), (), (one_of("s21"), one_of("s22"))),
)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_what_is_suggested(case: Case) -> None:
    found = suggest(case.scripts, case.day).offers
    assert tuple((one.script_id, one.minutes, one.reason) for one in found) == case.offers


def every_day() -> Iterator[Day]:
    values = (None, 0, 2, 3, 4, 5, 10)
    pasts: tuple[tuple[PracticeRecord, ...], ...] = (
        (),
        THREE_GENTLE,
        (fell("s07"), *THREE_GENTLE),
        (*THREE_GENTLE, *(done(name, hours=100) for name in ("s17", "s18", "s21", "s21", "s22"))),
    )
    for settled, present, hard, past, listener in product(values, values, (None, *Hard), pasts, (KNOWN, OPEN)):
        yield day(settled, present, hard=hard, records=past, listener=listener)


def test_whatever_is_known_there_are_at_most_three_each_with_a_reason_and_never_level_3() -> None:
    levels = {script.id: script.level for script in THIRTY}
    for each in every_day():
        offers = suggest(THIRTY, each).offers
        assert 1 <= len(offers) <= 3
        assert len({one.script_id for one in offers}) == len(offers)
        assert all(one.reason and levels[one.script_id] < 3 for one in offers)


def test_on_a_low_or_unsafe_day_nothing_is_inward_and_nothing_longer_than_five_minutes() -> None:
    levels = {script.id: script.level for script in THIRTY}
    for each in every_day():
        if each.hard is Hard.UNSAFE or (each.lowest is not None and each.lowest <= 4):
            offers = suggest(THIRTY, each).offers
            assert all(levels[one.script_id] <= 1 and one.minutes <= 5 for one in offers)


def test_half_an_hour_is_never_put_forward() -> None:
    long = tuple(replace(one, minutes=replace(one.minutes, usual=30, greatest=30)) for one in THIRTY)
    assert all(one.minutes <= 20 for each in every_day() for one in suggest(long, each).offers)


@pytest.mark.parametrize(
    ("name", "known", "is_there"),
    [
        ("s28", day(3, hour=12), False),
        ("s28", day(3, hour=21), True),
        ("s28", day(3, hour=2), True),
        ("s29", day(3), False),
        ("s29", day(3, listener=Listener(conditions=(PREGNANT,))), True),
        ("s25", day(3), False),
        ("s26", day(3), False),
        ("s27", day(3), False),
    ],
)
def test_what_belongs_to_an_hour_or_an_appointment_waits_for_it(name: str, known: Day, *, is_there: bool) -> None:
    found = suggest((one_of(name),), known).offers
    assert bool(found) is is_there


@pytest.mark.parametrize(
    ("known", "is_behind", "calls_first"),
    [
        (day(2), True, False),
        (day(9, 1), True, False),
        (day(3), False, False),
        (day(8), False, False),
        (day(), False, False),
        (day(hard=Hard.A_LOT), False, False),
        (day(hard=Hard.UNSAFE), False, True),
        (day(1, hard=Hard.UNSAFE), False, True),
        (day(listener=Listener(is_unsafe_today=True)), False, True),
    ],
)
def test_what_stands_behind_and_what_comes_first(known: Day, *, is_behind: bool, calls_first: bool) -> None:
    found = suggest(THIRTY, known)
    assert (found.is_behind, found.calls_first) == (is_behind, calls_first)


def test_a_practice_that_fell_twice_in_a_row_is_not_suggested_and_it_says_why() -> None:
    twice = (fell("s01"), fell("s01", hours=40))
    found = suggest(THREE, day(records=twice))
    assert [one.script_id for one in found.offers] == ["s07"]
    assert found.set_aside == (f"S01 {FELL}",)


def test_what_goes_well_again_is_suggested_again() -> None:
    well = done("s01", hours=2, before=CheckIn(settled=5), after=CheckIn(settled=6))
    found = suggest(THREE, day(records=(well, fell("s01"), fell("s01", hours=40))))
    assert "s01" in [one.script_id for one in found.offers]
    assert found.set_aside == ()


def three_falls(*, oldest: timedelta) -> Suggestions:
    falls = (fell("s01"), done("s07", hours=50, discomfort=Discomfort.A_LOT), fell("s02"))
    last = replace(falls[2], started=NOW - oldest)
    return suggest(THIRTY, day(records=(*falls[:2], last)))


def test_three_falls_in_fourteen_days_ask_for_other_people() -> None:
    assert three_falls(oldest=timedelta(days=13, hours=23)).asks_for_others
    assert not three_falls(oldest=timedelta(days=14, hours=1)).asks_for_others
