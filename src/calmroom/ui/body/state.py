"""What the body map says, and what of the body it shows. No Qt."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from calmroom.domain.body.body import PLACES, is_left_out, is_sensitive, places_of
from calmroom.domain.body.body_map import AROUND_ME, BodyMap, Mark, When, place_name
from calmroom.domain.body.words import words_for
from calmroom.domain.dates import clock_time, full_day, part_of_day
from calmroom.ui.body.drawing import note_of

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from calmroom.domain.body.body import View
    from calmroom.domain.body.words import MapLine


class Face(StrEnum):
    """Which of two maps is shown."""

    BEFORE = "before"
    NOW = "now"
    DIFFERENCE = "difference"


def hidden_places(left_out: tuple[str, ...]) -> frozenset[str]:
    """The places that are left out, whatever region they were left out with."""
    places = {place for region in left_out for place in places_of(region)}
    return frozenset(places | {place for place in PLACES if is_left_out(place, left_out)})


def first_place(view: View, hidden: frozenset[str]) -> str:
    """Where the keyboard begins on a side: never at a sensitive place, unless there is nothing else."""
    there = [key for key, place in PLACES.items() if place.view is view and key not in hidden]
    return next((key for key in there if not is_sensitive(key)), there[0] if there else "")


def names_of(hidden: frozenset[str]) -> tuple[tuple[str, str], ...]:
    """Every place that can be marked, with the name a person reads: what is around first, sensitive places last."""
    free = [place for place in PLACES if place not in hidden]
    ordered = sorted(free, key=is_sensitive)
    return tuple((place, capital(place_name(place))) for place in (AROUND_ME, *ordered))


def place_words(body_map: BodyMap, place: str) -> str:
    """``Sacrum: warm, strong, inside``, as a place is read out; ``not marked`` where it is not."""
    said = [_and_note(mark) for mark in body_map.marks if mark.place == place]
    said += [f"painted {stroke.quality}" for stroke in body_map.strokes if place in stroke.places]
    return f"{capital(place_name(place))}: {'; '.join(dict.fromkeys(said)) or 'not marked'}"


def line_words(body_map: BodyMap, line: MapLine) -> str:
    """A line of the list as it is read out."""
    note = note_of(body_map, line)
    return f"{line.name}: {line.words}" + (f". {note}" if note else "")


def earlier_map(body_map: BodyMap, maps: Iterable[BodyMap]) -> BodyMap | None:
    """The map that one compares with: the one before the same practice, else the last that was made before it."""
    earlier = [one for one in maps if one.made < body_map.made and one.id != body_map.id]
    same = [one for one in earlier if body_map.practice_id and one.practice_id == body_map.practice_id]
    linked = [one for one in same if one.when is When.BEFORE]
    return max(linked or earlier, key=lambda one: one.made, default=None)


def map_heading(body_map: BodyMap, today: date) -> str:
    """``Friday 20 November, evening``, and what it belongs to."""
    when = {When.BEFORE: ", before a practice", When.AFTER: ", after a practice", When.ANY: ""}[body_map.when]
    return f"{full_day(body_map.made.date(), today)}, {part_of_day(body_map.made)}{when}"


def saved_words(body_map: BodyMap, *, is_stored: bool) -> str:
    """Where the map is."""
    return f"Saved at {clock_time(body_map.changed)}" if is_stored else "Only on this computer."


def capital(words: str) -> str:
    """With a capital first."""
    return words[:1].upper() + words[1:]


def _and_note(mark: Mark) -> str:
    return f"{words_for(mark)}. {mark.note}" if mark.note else words_for(mark)
