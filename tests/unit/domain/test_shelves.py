"""The shelves: what a practice is for, where it goes, how one sits or lies for it."""

from __future__ import annotations

import pytest
from fakes.library import bundled, named

from calmroom.domain.body.body import NO_PLACE, is_region, places_of
from calmroom.domain.library.shelves import AREAS, PURPOSES, areas_of, in_order, lasts, postures_of, purpose_of
from calmroom.domain.script import Minutes


@pytest.mark.parametrize(
    ("posture", "ways"),
    [
        ("lying, side-lying, sitting or leaning", ("sitting", "lying", "side-lying", "standing")),
        ("lying in bed, on either side, on the back, or propped up", ("sitting", "lying", "side-lying")),
        ("standing", ("standing",)),
        ("", ()),
    ],
)
def test_the_ways_to_be_are_read_from_the_words_of_a_script(posture: str, ways: tuple[str, ...]) -> None:
    assert postures_of(named("x", "X", posture=posture)) == ways


@pytest.mark.parametrize(
    ("regions", "areas"),
    [
        (("jaw",), ("jaw",)),
        (("neck",), ("neck",)),
        (("occiput", "forehead"), ("head",)),
        (("sacrum",), ("pelvis",)),
        (("hand-l", "feet"), ("hands", "feet")),
        ((), ()),
        (("out",), ()),
    ],
)
def test_a_practice_is_found_by_the_part_of_the_body_it_goes_to(
    regions: tuple[str, ...], areas: tuple[str, ...]
) -> None:
    assert areas_of(named("x", "X", regions=regions)) == areas


def test_every_part_of_the_body_is_made_of_regions_that_there_are() -> None:
    unknown = [region for _, regions in AREAS.values() for region in regions if not is_known(region)]
    assert unknown == []


def is_known(region: str) -> bool:
    return is_region(region) and bool(places_of(region)) and region not in NO_PLACE


def test_every_bundled_practice_says_how_one_sits_or_lies() -> None:
    assert [script.id for script in bundled().scripts() if not postures_of(script)] == []


def test_every_bundled_practice_stands_on_a_shelf_of_the_programs_own() -> None:
    assert [script.id for script in bundled().scripts() if purpose_of(script).key == "own"] == []


def test_a_shelf_has_its_own_order_and_what_it_does_not_name_comes_last_by_title() -> None:
    head = next(purpose for purpose in PURPOSES if purpose.key == "head")
    shelf = [named(key, title) for key, title in (("x2", "B"), ("s14", "Neck"), ("x1", "A"), ("s08", "Head"))]
    assert [script.id for script in in_order(shelf, head)] == ["s08", "s14", "x1", "x2"]


@pytest.mark.parametrize(("minutes", "fits"), [(4.0, False), (5.0, True), (20.0, True), (21.0, False)])
def test_a_length_fits_from_the_least_to_the_greatest(minutes: float, *, fits: bool) -> None:
    assert lasts(named("x", "X", minutes=Minutes(5, 12, 20)), minutes) is fits
