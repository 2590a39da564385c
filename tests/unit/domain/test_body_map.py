from __future__ import annotations

import math
from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calmroom.domain.body.body import PLACES, View
from calmroom.domain.body.body_map import (
    AROUND_ME,
    MOST_POINTS,
    MOST_STROKES,
    BodyMap,
    Mark,
    Stroke,
    mark_at,
    recurring_places,
    shown,
    with_hidden,
    with_mark,
    without_mark,
    words_of,
)
from calmroom.domain.body.sensation import Depth, Quality, Strength

NOW = datetime(2026, 3, 8, 21, 14, tzinfo=ZoneInfo("Europe/Berlin"))
EMPTY = BodyMap("0" * 32, NOW, NOW)
JAW = Mark("jaw", Quality.TIGHT)
BELLY = Mark("belly", Quality.STILL)
LINE = ((100.0, 200.0), (110.0, 205.0))


def painted(*places: str, down: float = 200.0) -> Stroke:
    return Stroke(View.FRONT, ((100.0, down), (110.0, 205.0)), 9, Quality.WARM, places=places)


def map_of(*marks: Mark, strokes: tuple[Stroke, ...] = ()) -> BodyMap:
    return replace(EMPTY, marks=marks, strokes=strokes)


def test_nothing_here_is_a_mark() -> None:
    assert EMPTY.is_empty
    assert not map_of(Mark("foot-l", Quality.NOTHING)).is_empty


def test_a_mark_takes_the_stead_of_one_at_the_same_place_and_depth() -> None:
    warm = replace(JAW, quality=Quality.WARM)
    assert with_mark(map_of(JAW, BELLY), warm).marks == (warm, BELLY)


def test_skin_and_inside_of_a_place_are_two_marks() -> None:
    skin = replace(JAW, depth=Depth.SKIN)
    both = with_mark(map_of(JAW), skin)
    assert both.marks == (JAW, skin)
    assert mark_at(both, "jaw", Depth.SKIN) == skin
    assert mark_at(both, "jaw") == JAW
    assert without_mark(both, JAW).marks == (skin,)


def test_the_space_around_is_a_place() -> None:
    around = map_of(Mark(AROUND_ME, Quality.STILL), JAW)
    assert around.places == ("jaw", AROUND_ME)
    assert "around me" in words_of(around)


def test_there_is_no_mark_where_there_is_no_place() -> None:
    with pytest.raises(ValueError, match="a place of the body"):
        Mark("left ear", Quality.WARM)


@pytest.mark.parametrize("points", [(), ((0.0, 0.0),) * (MOST_POINTS + 1), ((math.nan, 0.0),), ((0.0, 1e9),)])
def test_a_stroke_that_could_not_be_painted_is_none(points: tuple[tuple[float, float], ...]) -> None:
    with pytest.raises(ValueError, match="stroke"):
        Stroke(View.BACK, points, 9, Quality.WARM)


def test_a_full_map_takes_no_stroke_more() -> None:
    full = map_of(strokes=(painted(),) * MOST_STROKES)
    assert full.full
    with pytest.raises(ValueError, match="more on this map"):
        replace(full, strokes=(*full.strokes, painted()))


def test_the_places_of_a_map_are_those_of_marks_and_strokes_in_the_figures_order() -> None:
    assert map_of(BELLY, JAW, strokes=(painted("heart", "belly"),)).places == ("jaw", "heart", "belly")


def test_what_is_left_out_is_not_shown() -> None:
    whole = map_of(JAW, BELLY, strokes=(painted("jaw"), painted("jaw", "throat"), painted()))
    seen = shown(whole, ("jaw",))
    assert seen.marks == (BELLY,)
    assert [stroke.places for stroke in seen.strokes] == [("throat",), ()]


places = st.sampled_from([*PLACES, AROUND_ME])
marks = st.builds(Mark, places, st.sampled_from(Quality), st.sampled_from(Strength), st.sampled_from(Depth), st.text())
strokes = st.builds(
    lambda down, crossed: painted(*crossed, down=down),
    st.floats(0, 600),
    st.lists(st.sampled_from(list(PLACES)), max_size=3, unique=True),
)
maps = st.builds(
    lambda some, lines: map_of(*{(mark.place, mark.depth): mark for mark in some}.values(), strokes=tuple(lines)),
    st.lists(marks, max_size=8),
    st.lists(strokes, max_size=4, unique_by=lambda stroke: stroke.points),
)


@given(maps, st.frozensets(places, max_size=30))
def test_what_is_not_shown_is_not_lost(whole: BodyMap, left_out: frozenset[str]) -> None:
    again = with_hidden(shown(whole, left_out), whole, left_out)
    assert set(again.marks) == set(whole.marks)
    assert set(again.strokes) == set(whole.strokes)


def test_a_place_recurs_when_it_is_on_two_maps_however_it_was_marked() -> None:
    found = recurring_places(
        [map_of(JAW), map_of(replace(JAW, quality=Quality.WARM), BELLY), map_of(JAW, strokes=(painted("belly"),))]
    )
    assert [(each.place, each.count) for each in found] == [("jaw", 3), ("belly", 2)]
    assert found[0].qualities == (Quality.TIGHT, Quality.WARM)


def test_what_was_felt_stays_out_of_a_representation() -> None:
    secret = map_of(replace(JAW, note="secret"), strokes=(replace(painted("belly"), note="secret"),))
    said = repr(replace(secret, note="secret")) + repr(secret.marks) + repr(secret.strokes)
    assert not any(word in said for word in ("secret", "jaw", "tight", "belly", "100.0"))
