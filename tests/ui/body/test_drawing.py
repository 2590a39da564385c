from __future__ import annotations

import math
from dataclasses import replace
from datetime import UTC, datetime
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from calmroom.domain.body.body import PLACES, View
from calmroom.domain.body.body_map import AROUND_ME, MOST_POINTS, MOST_STROKES, BodyMap, Mark, Stroke
from calmroom.domain.body.sensation import Depth, Quality, Strength
from calmroom.domain.body.words import lines_of
from calmroom.ui.body.drawing import (
    Drawing,
    cleared,
    note_of,
    noted,
    painted,
    put_on,
    retouched,
    rubbed_out,
    thinned,
    toggled,
    touch_of,
    without_line,
)
from calmroom.ui.body.touch import Touch

NOW = datetime(2026, 11, 20, 20, 30, tzinfo=UTC)
EMPTY = BodyMap("0" * 32, NOW, NOW)
WARM = Touch(Quality.WARM, Strength.STRONG, Depth.INSIDE)
TIGHT = Touch(Quality.TIGHT, Strength.FAINT, Depth.SKIN)
NOTHING = Touch(Quality.NOTHING)
ACROSS = tuple((80.0 + step, 300.0) for step in range(100))


def test_a_press_marks_a_place_and_a_second_takes_it_off() -> None:
    marked = toggled(EMPTY, "sacrum", WARM)
    assert marked.marks == (Mark("sacrum", Quality.WARM, Strength.STRONG, Depth.INSIDE),)
    assert toggled(marked, "sacrum", WARM).is_empty


def test_a_press_with_another_word_changes_the_mark_and_keeps_its_note() -> None:
    marked = noted(toggled(EMPTY, "jaw", WARM), lines_of(toggled(EMPTY, "jaw", WARM))[0], "like a knot")
    changed = toggled(marked, "jaw", replace(WARM, quality=Quality.TIGHT))
    assert changed.marks == (Mark("jaw", Quality.TIGHT, Strength.STRONG, Depth.INSIDE, "like a knot"),)


def test_a_place_may_be_one_thing_on_the_skin_and_another_inside() -> None:
    both = toggled(toggled(EMPTY, "belly", WARM), "belly", TIGHT)
    assert {mark.depth for mark in both.marks} == {Depth.INSIDE, Depth.SKIN}


def test_nothing_is_a_mark_and_stands_alone_at_its_place() -> None:
    both = toggled(toggled(EMPTY, "belly", WARM), "belly", TIGHT)
    bare = toggled(both, "belly", NOTHING)
    assert [mark.quality for mark in bare.marks] == [Quality.NOTHING]
    assert not bare.is_empty
    assert [mark.quality for mark in toggled(bare, "belly", TIGHT).marks] == [Quality.TIGHT]


def test_nothing_pressed_again_with_another_strength_goes() -> None:
    bare = toggled(EMPTY, "belly", NOTHING)
    assert toggled(bare, "belly", replace(NOTHING, strength=Strength.FAINT)).is_empty


def test_what_is_around_is_around_whatever_depth_is_chosen() -> None:
    assert toggled(EMPTY, AROUND_ME, WARM).marks[0].depth is Depth.AROUND


def test_a_sweep_puts_on_and_never_takes_off() -> None:
    once = put_on(EMPTY, "jaw", WARM)
    assert put_on(once, "jaw", WARM).marks == once.marks


def test_undo_goes_back_step_by_step_and_redo_on_again() -> None:
    drawing = Drawing(EMPTY)
    for place in ("jaw", "sacrum"):
        drawing = drawing.changed(toggled(drawing.map, place, WARM))
    assert [mark.place for mark in drawing.undone().map.marks] == ["jaw"]
    assert drawing.undone().undone().map.is_empty
    assert drawing.undone().redone().map == drawing.map
    assert drawing.undone().undone().undone().map.is_empty


def test_a_new_change_after_an_undo_leaves_nothing_to_redo() -> None:
    drawing = Drawing(EMPTY).changed(toggled(EMPTY, "jaw", WARM)).undone()
    assert not drawing.changed(toggled(EMPTY, "sacrum", WARM)).future


def test_a_change_that_changes_nothing_is_no_step() -> None:
    drawing = Drawing(EMPTY)
    assert drawing.changed(replace(EMPTY)) is drawing


def test_undo_does_not_take_back_that_the_map_was_saved() -> None:
    drawing = Drawing(EMPTY).changed(toggled(EMPTY, "jaw", WARM))
    later = NOW.replace(hour=22)
    drawing = drawing.saved(replace(drawing.map, changed=later, entry_id="e" * 32))
    assert (drawing.undone().map.changed, drawing.undone().map.entry_id) == (later, "e" * 32)


def test_a_stroke_keeps_points_that_are_apart_and_its_end() -> None:
    points = [(100 + step / 10, 200.0) for step in range(1000)]
    kept = thinned(points)
    assert all(math.dist(one, other) >= 0.5 for one, other in pairwise(kept))
    assert (kept[0], kept[-1]) == (points[0], points[-1])


def test_a_stroke_that_is_longer_than_a_stroke_may_be_goes_on_as_another() -> None:
    points = [(100 + 50 * math.sin(step), 100 + step / 20) for step in range(MOST_POINTS + 500)]
    strokes = painted(EMPTY, View.FRONT, points, WARM, ("heart",)).strokes
    assert len(strokes) == 2
    assert strokes[0].points[-1] == strokes[1].points[0]


def test_a_full_map_takes_no_more_paint() -> None:
    one = Stroke(View.FRONT, ((1.0, 1.0),), 16, Quality.WARM)
    full = replace(EMPTY, strokes=(one,) * MOST_STROKES)
    assert painted(full, View.FRONT, ACROSS, WARM, ()) == full


@given(st.lists(st.tuples(st.floats(-1e6, 1e6), st.floats(-1e6, 1e6)), min_size=1, max_size=60))
def test_whatever_a_pointer_does_a_stroke_can_be_kept(points: list[tuple[float, float]]) -> None:
    assert painted(EMPTY, View.BACK, points, TIGHT, ()).strokes


def test_the_eraser_cuts_a_stroke_in_two() -> None:
    whole = painted(EMPTY, View.FRONT, ACROSS, WARM, ("belly",))
    cut = rubbed_out(whole, View.FRONT, (130.0, 300.0))
    assert len(cut.strokes) == 2
    assert cut.strokes[0].points[-1][0] < 115
    assert cut.strokes[1].points[0][0] > 145


def test_the_eraser_leaves_the_other_side_alone() -> None:
    whole = painted(EMPTY, View.FRONT, ACROSS, WARM, ())
    assert rubbed_out(whole, View.BACK, (130.0, 300.0)) is whole


def test_a_line_of_the_list_is_changed_as_one() -> None:
    hands = toggled(toggled(EMPTY, "hand-l", WARM), "hand-r", WARM)
    (line,) = lines_of(hands)
    changed = retouched(hands, line, TIGHT)
    assert [line.words for line in lines_of(changed)] == ["tight, faint, skin"]
    assert touch_of(lines_of(changed)[0]) == TIGHT


def test_a_mark_that_is_moved_to_a_depth_takes_the_place_of_the_one_there() -> None:
    both = toggled(toggled(EMPTY, "belly", WARM), "belly", TIGHT)
    inside = next(line for line in lines_of(both) if line.quality is Quality.WARM)
    changed = retouched(both, inside, replace(WARM, depth=Depth.SKIN))
    assert [(mark.quality, mark.depth) for mark in changed.marks] == [(Quality.WARM, Depth.SKIN)]


def test_a_line_is_removed_with_all_it_tells_of() -> None:
    hands = toggled(toggled(toggled(EMPTY, "hand-l", WARM), "hand-r", WARM), "jaw", TIGHT)
    assert [mark.place for mark in without_line(hands, lines_of(hands)[0]).marks] == ["jaw"]


def test_a_note_is_about_a_line_or_about_all_of_it() -> None:
    hands = toggled(toggled(EMPTY, "hand-l", WARM), "hand-r", WARM)
    (line,) = lines_of(hands)
    about = noted(hands, line, "like gloves")
    assert note_of(about, lines_of(about)[0]) == "like gloves"
    assert note_of(about, None) == ""
    assert note_of(noted(hands, None, "after the walk"), None) == "after the walk"


def test_a_place_is_cleared_of_every_depth() -> None:
    both = toggled(toggled(EMPTY, "belly", WARM), "belly", TIGHT)
    assert cleared(both, "belly").is_empty


@given(
    st.lists(st.tuples(st.sampled_from(sorted(PLACES)), st.sampled_from(list(Quality)), st.sampled_from(list(Depth))))
)
def test_any_order_of_presses_can_be_undone_to_the_beginning(presses: list[tuple[str, Quality, Depth]]) -> None:
    drawing = Drawing(EMPTY)
    for place, quality, depth in presses:
        drawing = drawing.changed(toggled(drawing.map, place, Touch(quality, Strength.MEDIUM, depth)))
    for _ in presses:
        drawing = drawing.undone()
    assert drawing.map.is_empty
