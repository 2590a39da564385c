from __future__ import annotations

from datetime import UTC, datetime

import pytest
from fakes.library import bundled

from calmroom.domain.library.catalogue import plannable
from calmroom.domain.routine.limits import problems_of
from calmroom.domain.routine.routine import Kind, Routine
from calmroom.domain.routine.starting_points import STARTING_POINTS, StartingPoint

PRACTICES = {one.id: one for one in plannable(bundled().scripts())}
MADE = datetime(2026, 3, 5, 20, tzinfo=UTC)


def routine_of(point: StartingPoint) -> Routine:
    return Routine(
        "f" * 32, 0, point.title, "Maya", MADE, parts=point.parts, aftercare=point.aftercare, rules=point.rules
    )


def test_there_are_eight_in_their_order() -> None:
    assert [one.key for one in STARTING_POINTS] == [f"r{number}" for number in range(1, 9)]


@pytest.mark.parametrize("point", STARTING_POINTS, ids=lambda one: one.key)
def test_each_keeps_the_limits(point: StartingPoint) -> None:
    assert [one.words for one in problems_of(routine_of(point), PRACTICES) if one.is_error] == []


@pytest.mark.parametrize("point", STARTING_POINTS, ids=lambda one: one.key)
def test_each_names_practices_at_lengths_that_they_have(point: StartingPoint) -> None:
    items = routine_of(point).items
    assert len({item.id for item in items}) == len(items)
    for item in items:
        lengths = PRACTICES[item.practice].lengths
        assert {item.least, item.minutes} <= set(lengths), (point.key, item.practice)


def test_none_has_anything_of_level_3() -> None:
    assert all(PRACTICES[item.practice].level < 3 for one in STARTING_POINTS for item in routine_of(one).items)


def test_the_one_between_appointments_hangs_on_them() -> None:
    kinds = {part.when.kind for part in STARTING_POINTS[1].parts}
    assert kinds == {Kind.EVENING, Kind.DAYS, Kind.BEFORE}
