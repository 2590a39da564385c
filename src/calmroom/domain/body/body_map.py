"""A body map: what was felt where, as marks on places and as strokes of a brush.

A map is a value. Whoever draws makes a new one of it for each change, so undoing is going back to the one before.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from calmroom.domain.body.body import PLACES, View
from calmroom.domain.body.sensation import Depth, Quality, Strength

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

AROUND_ME = "around-me"
"""The place that is no part of the figure: the space around a person."""
AROUND_NAME = "around me"
WIDTH, HEIGHT = 260.0, 626.0
"""The picture that strokes are drawn in, one for each side, in the figure's own units."""
MARGIN = 80.0
"""How far beyond the picture a stroke may go: around the body is a place too."""
THINNEST, WIDEST = 1.0, 80.0
MOST_POINTS = 2000
"""Of one stroke; a longer one goes on as another."""
MOST_STROKES = 400
MOST_MARKS = 4 * (len(PLACES) + 1)

Point = tuple[float, float]


class When(StrEnum):
    """Whether a map belongs before or after something, or stands by itself."""

    BEFORE = "before"
    AFTER = "after"
    ANY = "any"


def place_name(place: str) -> str:
    """What a person reads for a place of a map."""
    return AROUND_NAME if place == AROUND_ME else PLACES[place].name


@dataclass(frozen=True, slots=True)
class Mark:
    """What was felt at one place. There is at most one for each place and depth.

    Attributes:
        place: An id of ``PLACES``, or ``AROUND_ME``.
        note: A person's own words.
    """

    place: str = field(repr=False)
    quality: Quality = field(repr=False)
    strength: Strength = field(default=Strength.MEDIUM, repr=False)
    depth: Depth = field(default=Depth.INSIDE, repr=False)
    note: str = field(default="", repr=False)

    def __post_init__(self) -> None:
        """Refuse a place that there is not."""
        if self.place != AROUND_ME and self.place not in PLACES:
            raise ValueError("a mark is at a place of the body, or around it")


@dataclass(frozen=True, slots=True)
class Stroke:
    """One movement of the brush.

    Attributes:
        view: The side of the figure that it was painted on.
        points: Its middle line, in the figure's units.
        width: Of the brush, in the figure's units.
        places: Ids of the places that it crosses, as the figure's hit test found them.
        note: A person's own words.
    """

    view: View = field(repr=False)
    points: tuple[Point, ...] = field(repr=False)
    width: float
    quality: Quality = field(repr=False)
    strength: Strength = field(default=Strength.MEDIUM, repr=False)
    depth: Depth = field(default=Depth.INSIDE, repr=False)
    places: tuple[str, ...] = field(default=(), repr=False)
    note: str = field(default="", repr=False)

    def __post_init__(self) -> None:
        """Refuse what could not be painted."""
        if not 1 <= len(self.points) <= MOST_POINTS:
            raise ValueError(f"a stroke has 1 to {MOST_POINTS} points")
        if not THINNEST <= self.width <= WIDEST:
            raise ValueError(f"a brush is {THINNEST:g} to {WIDEST:g} wide")
        if not all(_lies_near(point) for point in self.points):
            raise ValueError("a stroke lies on the picture or close around it")
        if not all(place in PLACES for place in self.places):
            raise ValueError("a stroke crosses places of the body")


@dataclass(frozen=True, slots=True)
class BodyMap:
    """One map, front and back.

    Attributes:
        id: 32 hexadecimal digits, random.
        made: When it was begun, with its zone.
        changed: When it was last saved.
        practice_id: The practice it belongs to, if any.
        entry_id: The page of the journal it belongs to, if any.
        note: A person's own words about all of it.
    """

    id: str
    made: datetime
    changed: datetime
    marks: tuple[Mark, ...] = field(default=(), repr=False)
    strokes: tuple[Stroke, ...] = field(default=(), repr=False)
    when: When = When.ANY
    practice_id: str | None = None
    entry_id: str | None = None
    note: str = field(default="", repr=False)

    def __post_init__(self) -> None:
        """Refuse more than could be painted, and two marks in one place."""
        if len(self.marks) > MOST_MARKS or len(self.strokes) > MOST_STROKES:
            raise ValueError("there is more on this map than a map can hold")
        if len({(mark.place, mark.depth) for mark in self.marks}) != len(self.marks):
            raise ValueError("a place has one mark for each depth")

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing on it worth keeping. ``nothing here`` is a mark, so it is something."""
        return not (self.marks or self.strokes or self.note.strip())

    @property
    def places(self) -> tuple[str, ...]:
        """The ids of all places that are marked or painted over, in the figure's order."""
        found = {mark.place for mark in self.marks} | {place for stroke in self.strokes for place in stroke.places}
        return in_order(found)

    @property
    def full(self) -> bool:
        """Whether no stroke more fits on it."""
        return len(self.strokes) >= MOST_STROKES


def mark_at(body_map: BodyMap, place: str, depth: Depth | None = None) -> Mark | None:
    """The mark at a place: the one of that depth, else the first there is."""
    found = (mark for mark in body_map.marks if mark.place == place and depth in {None, mark.depth})
    return next(found, None)


def with_mark(body_map: BodyMap, mark: Mark) -> BodyMap:
    """The map with this mark, in the stead of one at the same place and depth."""
    key = mark.place, mark.depth
    if any((one.place, one.depth) == key for one in body_map.marks):
        marks = tuple(mark if (one.place, one.depth) == key else one for one in body_map.marks)
    else:
        marks = (*body_map.marks, mark)
    return replace(body_map, marks=marks)


def without_mark(body_map: BodyMap, mark: Mark) -> BodyMap:
    """The map without this mark."""
    return replace(body_map, marks=tuple(one for one in body_map.marks if one != mark))


def shown(body_map: BodyMap, left_out: Iterable[str]) -> BodyMap:
    """The map without the places that are left out: neither their marks, nor strokes that cross nothing else."""
    gone = frozenset(left_out)
    strokes = tuple(
        replace(stroke, places=tuple(place for place in stroke.places if place not in gone))
        for stroke in body_map.strokes
        if not stroke.places or not gone.issuperset(stroke.places)
    )
    return replace(body_map, marks=tuple(mark for mark in body_map.marks if mark.place not in gone), strokes=strokes)


def with_hidden(drawn: BodyMap, kept: BodyMap, left_out: Iterable[str]) -> BodyMap:
    """What was drawn on ``shown(kept, left_out)``, with what was not shown meanwhile put back as it was."""
    gone = frozenset(left_out)
    marks = tuple(mark for mark in kept.marks if mark.place in gone)
    taken = {(mark.place, mark.depth) for mark in marks}
    others = tuple(mark for mark in drawn.marks if (mark.place, mark.depth) not in taken)
    hidden = tuple(stroke for stroke in kept.strokes if stroke.places and gone.issuperset(stroke.places))
    partly = {_line(stroke): stroke for stroke in kept.strokes if gone.intersection(stroke.places)}
    # Only its places were hidden: what was said of the stroke meanwhile stays.
    strokes = tuple(
        replace(stroke, places=partly[_line(stroke)].places) if _line(stroke) in partly else stroke
        for stroke in drawn.strokes
    )
    return replace(drawn, marks=(*marks, *others), strokes=(*hidden, *strokes)[:MOST_STROKES])


def tidy(body_map: BodyMap) -> BodyMap:
    """The same with points to a tenth of a unit, which is finer than any screen shows."""
    strokes = (
        replace(one, points=tuple((round(across, 1), round(down, 1)) for across, down in one.points))
        for one in body_map.strokes
    )
    return replace(body_map, strokes=tuple(strokes))


@dataclass(frozen=True, slots=True)
class Recurring:
    """A place that is on several maps.

    Attributes:
        count: On how many of them.
        qualities: What it was like, most often first.
    """

    place: str = field(repr=False)
    count: int
    qualities: tuple[Quality, ...] = field(repr=False)


def recurring_places(maps: Iterable[BodyMap], least: int = 2) -> tuple[Recurring, ...]:
    """The places that are on at least so many maps, most often first, then in the figure's order."""
    all_maps = tuple(maps)
    counts: dict[str, list[BodyMap]] = {}
    for one in all_maps:
        for place in one.places:
            counts.setdefault(place, []).append(one)
    found = (
        Recurring(place, len(counts[place]), _qualities_at(place, counts[place]))
        for place in in_order(counts)
        if len(counts[place]) >= least
    )
    return tuple(sorted(found, key=lambda each: -each.count))


def words_of(body_map: BodyMap) -> str:
    """All that is said on it, in one line of words to search in: notes, places and qualities."""
    painted = _painted(body_map)
    notes = (one.note for one in painted)
    places = (place_name(place) for place in body_map.places)
    qualities = dict.fromkeys(one.quality.value for one in painted)
    return "\n".join(each for each in (body_map.note, *notes, *places, " ".join(qualities)) if each)


def in_order(places: Iterable[str]) -> tuple[str, ...]:
    """Places in the figure's order, each once; what is around comes last."""
    return tuple(sorted(set(places), key=_ORDER.__getitem__))


def _qualities_at(place: str, maps: Iterable[BodyMap]) -> tuple[Quality, ...]:
    counts: dict[Quality, int] = {}
    for one in maps:
        here = (each.quality for each in _painted(one) if _is_at(each, place))
        for quality in dict.fromkeys(here):
            counts[quality] = counts.get(quality, 0) + 1
    return tuple(sorted(counts, key=lambda quality: -counts[quality]))


def _painted(body_map: BodyMap) -> tuple[Mark | Stroke, ...]:
    return (*body_map.marks, *body_map.strokes)


def _is_at(one: Mark | Stroke, place: str) -> bool:
    return one.place == place if isinstance(one, Mark) else place in one.places


def _line(stroke: Stroke) -> tuple[View, tuple[Point, ...]]:
    return stroke.view, stroke.points


def _lies_near(point: Point) -> bool:
    across, down = point
    return (
        math.isfinite(across)
        and math.isfinite(down)
        and -MARGIN <= across <= WIDTH + MARGIN
        and -MARGIN <= down <= HEIGHT + MARGIN
    )


_ORDER = {place: number for number, place in enumerate((*PLACES, AROUND_ME))}
