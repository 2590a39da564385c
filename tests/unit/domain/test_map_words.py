from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given

from calmroom.domain.body.body import PLACES, View, stem_of
from calmroom.domain.body.body_map import AROUND_ME, BodyMap, Mark, Stroke
from calmroom.domain.body.sensation import Depth, Quality, Strength
from calmroom.domain.body.words import PAIRS, Kind, difference, lines_of, sentence

from .test_body_map import maps

NOW = datetime(2026, 3, 8, 21, 14, tzinfo=ZoneInfo("Europe/Berlin"))
FAINT, STRONG = Strength.FAINT, Strength.STRONG
TIGHT, WARM, NOTHING = Quality.TIGHT, Quality.WARM, Quality.NOTHING


def map_of(*marks: Mark, strokes: tuple[Stroke, ...] = ()) -> BodyMap:
    return BodyMap("0" * 32, NOW, NOW, marks, strokes)


def told(before: BodyMap, now: BodyMap) -> list[tuple[str, str]]:
    return [(each.name, each.words) for each in difference(before, now)]


def test_a_line_says_what_how_much_and_how_deep() -> None:
    (line,) = lines_of(map_of(Mark("sacrum", WARM, STRONG)))
    assert (line.name, line.words) == ("Sacrum", "warm, strong, inside")


def test_nothing_is_said_in_two_words() -> None:
    assert sentence(map_of(Mark("sole-l", NOTHING))) == "Left sole of the foot: nothing here."


def test_left_and_right_that_say_the_same_are_one_line() -> None:
    hands = Mark("hand-r", WARM, depth=Depth.SKIN), Mark("jaw", TIGHT), Mark("hand-l", WARM, depth=Depth.SKIN)
    lines = lines_of(map_of(*hands))
    assert [(line.name, line.places) for line in lines] == [("Hands", ("hand-l", "hand-r")), ("Jaw", ("jaw",))]


def test_left_and_right_that_differ_in_a_note_stay_two() -> None:
    assert len(lines_of(map_of(Mark("hand-r", WARM, note="x"), Mark("hand-l", WARM)))) == 2


def test_paint_of_one_kind_is_one_line() -> None:
    one = Stroke(View.FRONT, ((1.0, 1.0),), 9, WARM, places=("belly",))
    lines = lines_of(map_of(strokes=(one, replace(one, places=("heart",)), replace(one, quality=TIGHT, places=()))))
    assert [(line.name, line.words) for line in lines] == [
        ("Heart area, belly", "painted, warm, medium, inside"),
        ("Painted", "painted, tight, medium, inside"),
    ]


def test_an_empty_map_says_so() -> None:
    assert sentence(map_of()) == "Nothing is marked."


@pytest.mark.parametrize(
    ("before", "now", "words"),
    [
        (Mark("jaw", TIGHT, STRONG), Mark("jaw", TIGHT, FAINT), "strong, now faint"),
        (Mark("jaw", TIGHT), Mark("jaw", TIGHT, depth=Depth.SKIN), "inside, now skin"),
        (Mark("jaw", TIGHT, STRONG), Mark("jaw", TIGHT, FAINT, Depth.SKIN), "strong and inside, now faint and skin"),
        (Mark("jaw", TIGHT, STRONG), Mark("jaw", WARM, FAINT), "was tight, now warm"),
        (Mark("jaw", NOTHING), Mark("jaw", WARM), "was nothing here, now warm"),
        (Mark("jaw", NOTHING, STRONG), Mark("jaw", NOTHING, FAINT), "the same"),
        (Mark("jaw", WARM, note="a"), Mark("jaw", WARM, note="b"), "the same"),
    ],
)
def test_a_difference_is_told_without_better_or_worse(before: Mark, now: Mark, words: str) -> None:
    assert told(map_of(before), map_of(now)) == [("Jaw", words)]


def test_what_changed_comes_first_then_what_is_gone_then_what_is_new_then_the_rest() -> None:
    jaw, shoulder = Mark("jaw", TIGHT, STRONG), Mark("shoulder-l", Quality.HEAVY)
    before = map_of(shoulder, Mark("diaphragm", TIGHT), jaw)
    now = map_of(Mark("sacrum", WARM), shoulder, replace(jaw, strength=FAINT), Mark("heart", WARM))
    assert told(before, now) == [
        ("Jaw", "strong, now faint"),
        ("Diaphragm", "was tight, now not marked"),
        ("Heart area", "new"),
        ("Sacrum", "new"),
        ("Left shoulder", "the same"),
    ]


def test_left_and_right_that_went_the_same_way_are_told_together() -> None:
    now = map_of(Mark("hand-l", WARM), Mark("hand-r", WARM), Mark("foot-l", WARM), Mark("foot-r", TIGHT))
    assert told(map_of(), now) == [("Hands", "new"), ("Left foot", "new"), ("Right foot", "new")]


def test_a_place_with_two_depths_is_compared_like_with_like() -> None:
    skin, inside = Mark("jaw", WARM, depth=Depth.SKIN), Mark("jaw", TIGHT, STRONG)
    assert told(map_of(skin, inside), map_of(replace(inside, strength=FAINT))) == [
        ("Jaw", "strong, now faint"),
        ("Jaw", "was warm, now not marked"),
    ]


@given(maps)
def test_a_map_is_the_same_as_itself(one: BodyMap) -> None:
    assert {each.kind for each in difference(one, one)} <= {Kind.SAME}


@given(maps, maps)
def test_every_mark_is_told_of_once(before: BodyMap, now: BodyMap) -> None:
    found = difference(before, now)
    assert {place for each in found for place in each.places} == {mark.place for mark in (*before.marks, *now.marks)}
    assert sum(len(each.places) for each in found if each.kind is not Kind.GONE) == len(now.marks)


def test_every_pair_has_a_name_for_the_two() -> None:
    assert set(PAIRS) == {stem_of(place) for place in PLACES if stem_of(place) != place}


def test_what_is_around_has_a_name() -> None:
    assert sentence(map_of(Mark(AROUND_ME, Quality.STILL, depth=Depth.AROUND))) == "Around me: still, medium, around."
