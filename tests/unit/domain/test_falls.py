from __future__ import annotations

from dataclasses import replace

import pytest
from unit.domain.care import NOW, done, fell

from calmroom.domain.care.check_in import CheckIn, Discomfort
from calmroom.domain.care.falls import fallen_in_a_row, falls_too_often, is_fall
from calmroom.domain.practice import PracticeRecord

WELL = done("s07", before=CheckIn(settled=4), after=CheckIn(settled=7))


@pytest.mark.parametrize(
    ("before", "after", "is_one"),
    [
        (CheckIn(6, 6), CheckIn(4, 6), True),
        (CheckIn(6, 6), CheckIn(6, 4), True),
        (CheckIn(6, 6), CheckIn(5, 5), False),
        (CheckIn(6, None), CheckIn(None, 0), False),
        (CheckIn(None, 6), CheckIn(None, 4), True),
        (CheckIn(), CheckIn(0, 0), False),
        (CheckIn(10, 10), CheckIn(), False),
        (CheckIn(2, 2), CheckIn(8, 8), False),
    ],
)
def test_either_slider_lower_by_two_is_a_fall(before: CheckIn, after: CheckIn, *, is_one: bool) -> None:
    assert is_fall(before, after) is is_one


@pytest.mark.parametrize(
    ("discomfort", "is_one"),
    [(None, False), (Discomfort.NO, False), (Discomfort.A_LITTLE, False), (Discomfort.A_LOT, True)],
)
def test_a_lot_is_a_fall_whatever_the_sliders_say(discomfort: Discomfort | None, *, is_one: bool) -> None:
    assert is_fall(CheckIn(2, 2), CheckIn(9, 9), discomfort) is is_one


@pytest.mark.parametrize(
    ("records", "named"),
    [
        ((), ()),
        ((fell("s07"),), ()),
        ((fell("s07"), fell("s07")), ("s07",)),
        ((fell("s07"), fell("s01")), ()),
        ((fell("s07"), fell("s01"), fell("s07"), fell("s01")), ("s01", "s07")),
        ((WELL, fell("s07"), fell("s07")), ()),
        ((fell("s07"), WELL, fell("s07")), ()),
        ((fell("s07"), done("s07"), fell("s07")), ("s07",)),
    ],
)
def test_the_same_practice_falls_twice_in_a_row(records: tuple[PracticeRecord, ...], named: tuple[str, ...]) -> None:
    assert fallen_in_a_row(records) == set(named)


@pytest.mark.parametrize(
    ("days", "too_often"), [((1, 2, 3), True), ((1, 2), False), ((1, 7, 14), True), ((1, 7, 14.1), False), ((), False)]
)
def test_three_falls_in_fourteen_days_are_too_many(days: tuple[float, ...], *, too_often: bool) -> None:
    assert falls_too_often([fell("s07", hours=24 * each) for each in days], NOW) is too_often


def test_three_that_were_well_are_none() -> None:
    assert not falls_too_often([replace(WELL, id=f"{n:032x}") for n in range(3)], NOW)
