from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from calmroom.domain.body.body import PLACES, View, is_sensitive
from calmroom.domain.body.body_map import AROUND_ME, BodyMap, Mark, Stroke, When
from calmroom.domain.body.sensation import Depth, Quality, Strength
from calmroom.domain.body.words import lines_of
from calmroom.domain.sessions.appointments import Appointment, Between, between
from calmroom.ui.body.data import as_data
from calmroom.ui.body.maps_state import came_back, map_spoken, span_of, strip_days, without_hidden
from calmroom.ui.body.state import (
    earlier_map,
    first_place,
    hidden_places,
    line_words,
    map_heading,
    names_of,
    place_words,
    saved_words,
)

NOW = datetime(2026, 11, 20, 20, 30, tzinfo=UTC)
TODAY = NOW.date()
SACRUM = Mark("sacrum", Quality.WARM, Strength.STRONG, Depth.INSIDE)
JAW = Mark("jaw", Quality.TIGHT, Strength.FAINT, Depth.INSIDE, "like a knot")


def a_map(days_ago: int = 0, *marks: Mark, practice_id: str | None = None, when: When = When.ANY) -> BodyMap:
    made = NOW - timedelta(days=days_ago)
    return BodyMap(f"{days_ago:032x}", made, made, marks, when=when, practice_id=practice_id)


def test_a_place_left_out_is_neither_on_the_figure_nor_in_the_list() -> None:
    hidden = hidden_places(("sit", "jaw"))
    assert {"sit-l", "sit-r", "jaw"} <= hidden
    assert not hidden & {place for place, _ in names_of(hidden)}


def test_every_place_has_a_name_in_the_list_and_what_is_around_too() -> None:
    names = names_of(frozenset())
    assert len(names) == len(PLACES) + 1
    assert len(set(dict(names).values())) == len(names)
    assert (AROUND_ME, "Around me") in names


def test_sensitive_places_come_last_in_the_list() -> None:
    sensitive = [place != AROUND_ME and is_sensitive(place) for place, _ in names_of(frozenset())]
    assert sensitive == sorted(sensitive)


@pytest.mark.parametrize("view", list(View))
def test_the_keyboard_never_begins_at_a_sensitive_place(view: View) -> None:
    assert not is_sensitive(first_place(view, frozenset()))


def test_with_everything_left_out_there_is_no_place_to_begin() -> None:
    assert first_place(View.FRONT, frozenset(PLACES)) == ""


def test_a_place_says_what_is_on_it_and_its_note() -> None:
    stroke = Stroke(View.BACK, ((1.0, 1.0),), 16, Quality.STILL, places=("sacrum",))
    body_map = BodyMap("0" * 32, NOW, NOW, (SACRUM, JAW), (stroke,))
    assert place_words(body_map, "sacrum") == "Sacrum: warm, strong, inside; painted still"
    assert place_words(body_map, "jaw") == "Jaw: tight, faint, inside. like a knot"
    assert place_words(body_map, "belly") == "Belly: not marked"


def test_a_line_is_read_with_its_note() -> None:
    body_map = a_map(0, JAW)
    assert line_words(body_map, lines_of(body_map)[0]) == "Jaw: tight, faint, inside. like a knot"


def test_one_compares_with_the_map_made_last_before() -> None:
    maps = (a_map(9, SACRUM), a_map(3, JAW), a_map(0))
    assert earlier_map(maps[2], maps) is maps[1]
    assert earlier_map(maps[0], maps) is None


def test_after_a_practice_one_compares_with_the_map_before_it() -> None:
    before = a_map(2, SACRUM, practice_id="p", when=When.BEFORE)
    maps = (before, a_map(1, JAW), a_map(0, practice_id="p", when=When.AFTER))
    assert earlier_map(maps[2], maps) is before


def test_a_map_is_headed_by_its_day_and_what_it_belongs_to() -> None:
    assert map_heading(a_map(), TODAY) == "Friday 20 November, evening"
    assert map_heading(a_map(0, when=When.AFTER), TODAY) == "Friday 20 November, evening, after a practice"


def test_it_says_saved_only_once_it_is() -> None:
    assert saved_words(a_map(), is_stored=False) == "Only on this computer."
    assert saved_words(a_map(), is_stored=True) == "Saved at 20:30"


def test_two_appointments_frame_a_span() -> None:
    visits = [Appointment(f"{days:032x}", NOW + timedelta(days=days), 60, "Maya") for days in (-8, 6)]
    span = span_of(between(visits, NOW), 0, TODAY)
    assert (span.words, span.frame) == ("12 November to 26 November", "between two sessions with Maya")
    assert (span.begins, span.ends, span.share(NOW)) == (True, True, 8 / 14)


def test_without_a_next_date_the_span_is_open_and_says_so() -> None:
    visit = Appointment("1" * 32, NOW - timedelta(days=8), 60, "Maya")
    span = span_of(between([visit], NOW), 0, TODAY)
    assert span.frame == "since the last session with Maya; no next date yet"
    assert (span.last, span.ends) == (TODAY, False)


def test_without_appointments_it_goes_by_four_weeks() -> None:
    span = span_of(Between(None, None), 1, TODAY)
    assert (span.first, span.last) == (date(2026, 9, 26), date(2026, 10, 23))


def test_before_the_first_appointment_it_goes_by_the_weeks_before_it() -> None:
    visit = Appointment("1" * 32, NOW - timedelta(days=10), 60, "Maya")
    span = span_of(between([visit], NOW - timedelta(days=11)), 0, TODAY)
    assert (span.first, span.last) == (date(2026, 10, 14), date(2026, 11, 10))


def test_two_maps_of_one_day_are_told_apart_by_the_hour() -> None:
    early = BodyMap("1" * 32, NOW.replace(hour=8), NOW)
    assert strip_days((a_map(3), early, a_map(0)), TODAY) == ("17 Nov", "08:30, 20 Nov", "20:30, 20 Nov")
    assert strip_days((a_map(400),), TODAY) == ("16 Oct 2025",)


def test_a_place_that_is_on_several_maps_came_back() -> None:
    tight = Mark("jaw", Quality.TIGHT)
    (came,) = came_back((a_map(3, tight, SACRUM), a_map(2, tight), a_map(1, tight)))
    assert (came.name, came.count, came.quality) == ("Jaw", "on 3 maps: tight", Quality.TIGHT)


def test_what_is_left_out_is_on_no_map_of_the_strip() -> None:
    (one,) = without_hidden((a_map(0, SACRUM, JAW),), hidden_places(("jaw",)))
    assert one.marks == (SACRUM,)


def test_a_map_on_the_strip_is_read_out_whole() -> None:
    assert map_spoken(a_map(0, SACRUM), TODAY) == "Friday 20 November, evening. Sacrum: warm, strong, inside."


def test_the_data_of_a_map_says_all_of_it() -> None:
    stroke = Stroke(View.BACK, ((1.0, 2.5),), 16, Quality.STILL, places=("sacrum",))
    told = as_data(BodyMap("0" * 32, NOW, NOW, (JAW,), (stroke,)))
    for part in ('"place": "jaw"', '"name": "jaw"', '"strength": "faint"', '"note": "like a knot"', '"side": "back"'):
        assert part in told
