from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from calmroom.domain.routine.composing import (
    Changes,
    beside,
    changed_item,
    changed_part,
    fresh_id,
    in_small_version,
    moved,
    of_small_version,
    to_other_time,
    with_item,
    with_part,
    without_item,
    without_part,
)
from calmroom.domain.routine.desk import Draft
from calmroom.domain.routine.routine import Item, Kind, Opens, Part, Release, Routine, When

EVENING = Part("p1", When(Kind.EVENING), (Item("a", "s26", 5, 5), Item("b", "s30", 5, 5, is_instead=True)))
DAYS = Part("p2", When(Kind.DAYS, 1, 3), (Item("c", "s02", 12, 12), Item("d", "s07", 5, 12)))
BEFORE = Part("p3", When(Kind.BEFORE, 1, 1), ())
MADE = datetime(2026, 3, 5, 20, tzinfo=UTC)
ROUTINE = Routine("f" * 32, 0, "Between", "Maya", MADE, parts=(EVENING, DAYS, BEFORE))
DRAFT = Draft(ROUTINE.id, "", ROUTINE, MADE)


def order(routine: Routine) -> str:
    return "|".join("".join(item.id for item in part.items) for part in routine.parts)


@pytest.mark.parametrize(
    ("item", "part", "at", "after"),
    [
        ("a", "p2", None, "b|cda|"),
        ("a", "p2", 0, "b|acd|"),
        ("a", "p2", 1, "b|cad|"),
        ("a", "p3", 0, "b|cd|a"),
        ("a", "p1", 2, "ba|cd|"),
        ("b", "p1", 0, "ba|cd|"),
        ("a", "p1", 0, "ab|cd|"),
        ("a", "nowhere", 0, "ab|cd|"),
        ("nothing", "p2", 0, "ab|cd|"),
    ],
)
def test_an_item_is_carried_before_the_one_that_stands_there(item: str, part: str, at: int | None, after: str) -> None:
    assert order(moved(ROUTINE, item, part, at)) == after


@pytest.mark.parametrize(
    ("item", "step", "after"),
    [("a", 1, "b|cda|"), ("a", -1, "ab|cd|"), ("d", 1, "ab|c|d"), ("c", -1, "abc|d|"), ("x", 1, "ab|cd|")],
)
def test_an_item_goes_to_the_time_before_or_after(item: str, step: int, after: str) -> None:
    assert order(to_other_time(ROUTINE, item, step)) == after


@pytest.mark.parametrize(
    ("item", "step", "after"),
    [("a", 1, "ba|cd|"), ("b", -1, "ba|cd|"), ("a", -1, "ab|cd|"), ("b", 1, "ab|cd|"), ("x", 1, "ab|cd|")],
)
def test_an_item_goes_past_its_neighbour(item: str, step: int, after: str) -> None:
    assert order(beside(ROUTINE, item, step)) == after


def test_an_item_is_put_where_it_is_meant() -> None:
    new = Item("n", "s04", 5, 5)
    assert order(with_item(ROUTINE, "p2", new)) == "ab|cdn|"
    assert order(with_item(ROUTINE, "p2", new, 1)) == "ab|cnd|"


def test_what_stands_first_stands_instead_of_nothing() -> None:
    assert not without_item(ROUTINE, "a").items[0].is_instead
    assert not moved(ROUTINE, "b", "p3").parts[2].items[0].is_instead
    assert moved(ROUTINE, "b", "p2").parts[1].items[2].is_instead


def test_nothing_waits_for_what_is_gone() -> None:
    waiting = changed_item(ROUTINE, "d", opens=Opens(Release.AFTER_ITEM, item="c", is_hidden=True))
    assert without_item(waiting, "c").items[-1].opens == Opens()
    assert without_part(changed_item(ROUTINE, "c", opens=Opens(Release.AFTER_ITEM, item="a")), "p1").items[0].opens == (
        Opens()
    )
    assert moved(waiting, "c", "p1").items[-1].opens.item == "c"


def test_parts_stand_in_the_order_of_their_days() -> None:
    weeks = When(Kind.WEEKDAYS, 0, 0, (0,), 1)
    later = with_part(with_part(ROUTINE, When(Kind.DAYS, 4, 9), "p4"), weeks, "p5")
    assert [part.id for part in later.parts] == ["p1", "p2", "p4", "p5", "p3"]
    assert [part.id for part in changed_part(later, "p2", when=When(Kind.DAYS, 10, 12)).parts] == [
        *("p1", "p4", "p2", "p5", "p3")
    ]


def test_the_small_version_is_the_first_of_each_part_until_it_is_chosen() -> None:
    assert of_small_version(ROUTINE) == ("a", "c")
    chosen = in_small_version(ROUTINE, "d", is_in=True)
    assert chosen.half == ("a", "c", "d")
    assert in_small_version(chosen, "a", is_in=False).half == ("c", "d")
    assert without_item(chosen, "c").half == ("a", "d")


def test_a_new_id_is_nobody_elses() -> None:
    assert fresh_id(ROUTINE, "n") == "n"
    assert fresh_id(ROUTINE, "a") == "a2"
    assert fresh_id(ROUTINE, "p1") == "p12"


def test_each_change_is_a_step_that_can_be_taken_back_and_done_again() -> None:
    one = replace(DRAFT, routine=without_item(ROUTINE, "a"))
    two = replace(one, routine=without_item(one.routine, "c"))
    changes = Changes(DRAFT).changed(one).changed(two)
    assert changes.undone().now == one
    assert changes.undone().undone().now == DRAFT
    assert changes.undone().undone().undone().now == DRAFT
    assert changes.undone().redone().now == two
    assert changes.undone().changed(DRAFT).after == ()
    assert changes.changed(two) is changes


def test_the_letters_of_one_text_are_one_step() -> None:
    steps = Changes(DRAFT)
    for words in ("R", "Re", "Rest"):
        steps = steps.changed(replace(DRAFT, routine=changed_part(ROUTINE, "p1", sentence=words)), "said p1")
    assert len(steps.before) == 1
    assert steps.undone().now == DRAFT


def test_an_edition_is_given_once_whatever_is_taken_back() -> None:
    changed = replace(DRAFT, routine=without_item(ROUTINE, "a"))
    saved = replace(changed, routine=replace(changed.routine, edition=1), saved=MADE)
    back = Changes(DRAFT).changed(changed).kept(saved).undone().now
    assert order(back.routine) == "ab|cd|"
    assert (back.routine.edition, back.saved) == (1, MADE)


def test_dates_are_a_part_of_what_is_taken_back() -> None:
    dated = replace(DRAFT, last=date(2026, 3, 5))
    assert Changes(DRAFT).changed(dated).undone().now.last is None
