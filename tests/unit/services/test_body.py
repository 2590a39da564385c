from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from calmroom.domain.body.body import View
from calmroom.domain.body.body_map import BodyMap, Mark, Stroke, When
from calmroom.domain.body.sensation import Quality
from calmroom.domain.events import BodyMapRemoved, BodyMapSaved
from calmroom.services.body import BodyService

from .conftest import Home

JAW, BELLY, SACRUM = (Mark(place, Quality.WARM) for place in ("jaw", "belly", "sacrum"))


@pytest.fixture
def body(home: Home) -> BodyService:
    return BodyService(home.access, home.world, lambda body_map: f"<svg>{len(body_map.marks)}</svg>")


def test_a_new_map_is_not_on_disk(home: Home, body: BodyService) -> None:
    begun = body.begin(When.BEFORE, "p" * 32, "e" * 32)
    assert (begun.when, begun.practice_id, begun.entry_id, begun.is_empty) == (When.BEFORE, "p" * 32, "e" * 32, True)
    assert home.vault.body_maps.count() == 0


def test_a_saved_map_is_told_with_the_moment_it_was_saved(home: Home, body: BodyService) -> None:
    told: list[BodyMapSaved] = []
    home.bus.subscribe(BodyMapSaved, told.append)
    begun = replace(body.begin(), marks=(SACRUM,))
    home.clock.advance(60)
    saved = body.save(begun)
    assert saved.made < saved.changed == home.clock.now()
    assert (told, body.get(saved.id)) == ([BodyMapSaved(saved)], saved)


def test_points_are_kept_to_a_tenth(body: BodyService) -> None:
    stroke = Stroke(View.FRONT, ((1 / 3, 2 / 3),), 9, Quality.WARM)
    assert body.save(replace(body.begin(), strokes=(stroke,))).strokes[0].points == ((0.3, 0.7),)


def test_what_was_left_out_meanwhile_stays_on_the_map(body: BodyService) -> None:
    kept = body.save(replace(body.begin(), marks=(JAW, BELLY)))
    body.save(replace(kept, marks=(SACRUM,)), left_out=("face", "belly", "no such region"))
    again = body.get(kept.id)
    assert again is not None
    assert set(again.marks) == {JAW, BELLY, SACRUM}


def test_a_map_that_was_given_to_a_page_stays_with_it_while_it_is_drawn_on(body: BodyService) -> None:
    drawn = body.save(replace(body.begin(), marks=(JAW,)))
    given = body.give_to("e" * 32, drawn.id)
    assert given is not None
    assert given.entry_id == "e" * 32
    assert body.save(replace(drawn, marks=(JAW, BELLY))).entry_id == "e" * 32
    assert body.of_entry("e" * 32)[0].marks == (JAW, BELLY)
    assert body.give_to("e" * 32, "0" * 32) is None


def test_what_is_taken_off_is_gone_where_nothing_is_left_out(body: BodyService) -> None:
    kept = body.save(replace(body.begin(), marks=(JAW, BELLY)))
    assert body.save(replace(kept, marks=(BELLY,)), left_out=("sacrum",)).marks == (BELLY,)


def test_a_removed_map_can_be_put_back_as_it_was(home: Home, body: BodyService) -> None:
    told: list[BodyMapRemoved] = []
    home.bus.subscribe(BodyMapRemoved, told.append)
    saved = body.save(replace(body.begin(), marks=(SACRUM,)))
    body.remove(saved)
    assert body.get(saved.id) is None
    home.clock.advance(10)
    body.put_back(saved)
    assert (body.get(saved.id), told) == (saved, [BodyMapRemoved(saved)])


def days_of(home: Home, body: BodyService, *days: int) -> None:
    for day in days:
        home.clock.set(home.clock.now().replace(day=day))
        body.save(replace(body.begin(), marks=(SACRUM, JAW) if day % 2 else (SACRUM,)))


def test_maps_of_some_days_come_oldest_first(home: Home, body: BodyService) -> None:
    days_of(home, body, 10, 12, 13, 14)
    found = body.between(date(2026, 11, 12), date(2026, 11, 14))
    assert [one.made.day for one in found] == [12, 13]


def test_places_recur_within_some_days(home: Home, body: BodyService) -> None:
    days_of(home, body, 10, 11, 12, 13)
    found = body.recurring(date(2026, 11, 11), date(2026, 11, 14))
    assert [(one.place, one.count) for one in found] == [("sacrum", 3), ("jaw", 2)]


def test_searching_for_nothing_gives_every_map(body: BodyService) -> None:
    for mark in (JAW, SACRUM):
        body.save(replace(body.begin(), marks=(mark,)))
    assert (len(body.find(" ")), len(body.find("sacr"))) == (2, 1)


def test_maps_are_found_by_their_practice_and_their_page(body: BodyService) -> None:
    saved = body.save(body.begin(When.AFTER, "p" * 32, "e" * 32))
    assert body.of_practice("p" * 32) == body.of_entry("e" * 32) == body.newest(9) == (saved,)


def test_a_picture_is_painted(body: BodyService) -> None:
    now = body.begin().made + timedelta(0)
    assert body.svg(BodyMap("0" * 32, now, now, (JAW,))) == "<svg>1</svg>"
