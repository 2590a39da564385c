from __future__ import annotations

import json
from pathlib import Path

import pytest

from calmroom.domain.body.body import (
    GROUPS,
    PLACES,
    SENSITIVE,
    is_left_out,
    is_region,
    is_sensitive,
    name_of,
    places_of,
)

FIGURE = Path(__file__).parents[3] / "assets" / "figure" / "body-figure.json"


def _ids(value: object) -> set[str]:
    if isinstance(value, dict):
        own = {value["id"]} if isinstance(value.get("id"), str) else set()
        return own.union(*(_ids(each) for each in value.values()))
    return set().union(*(_ids(each) for each in value)) if isinstance(value, list) else set()


def test_every_place_is_in_the_figure() -> None:
    assert PLACES.keys() <= _ids(json.loads(FIGURE.read_text("utf-8")))


def test_a_stem_stands_for_both_sides() -> None:
    assert places_of("hand") == ("hand-l", "hand-r")
    assert places_of("hand-l") == ("hand-l",)


@pytest.mark.parametrize("group", GROUPS)
def test_a_group_stands_for_places_of_the_figure(group: str) -> None:
    assert places_of(group)
    assert name_of(group)


@pytest.mark.parametrize("region", ["out", "none"])
def test_the_room_has_no_place(region: str) -> None:
    assert places_of(region) == ()
    assert is_region(region)


@pytest.mark.parametrize("name", ["", "-l", "hand-", "Hand", "elbows", "hand-x"])
def test_other_names_are_no_regions(name: str) -> None:
    assert not is_region(name)
    with pytest.raises(KeyError):
        places_of(name)


def test_sensitive_places_are_places() -> None:
    assert all(is_region(stem) for stem in SENSITIVE)


@pytest.mark.parametrize(
    ("region", "expected"), [("jaw", True), ("base", True), ("line", True), ("hands", False), ("whole", False)]
)
def test_a_region_is_sensitive_with_any_place_of_it(region: str, *, expected: bool) -> None:
    assert is_sensitive(region) is expected


def test_a_region_is_left_out_by_name_or_with_all_its_places() -> None:
    assert is_left_out("jaw", ("jaw",))
    assert is_left_out("jaw", ("face",))
    assert is_left_out("hands", ("hand-l", "hand-r"))
    assert not is_left_out("hands", ("hand-l",))
    assert not is_left_out("out", ("jaw",))
