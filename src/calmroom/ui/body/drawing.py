"""What can be done on a body map, step by step, and undone. No Qt."""

from __future__ import annotations

import math
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final

from calmroom.domain.body.body_map import (
    AROUND_ME,
    HEIGHT,
    MARGIN,
    MOST_POINTS,
    MOST_STROKES,
    WIDTH,
    BodyMap,
    Mark,
    Point,
    Stroke,
    mark_at,
    with_mark,
    without_mark,
)
from calmroom.domain.body.sensation import Depth, Quality
from calmroom.ui.body.touch import Touch

if TYPE_CHECKING:
    from collections.abc import Sequence

    from calmroom.domain.body.body import View
    from calmroom.domain.body.words import MapLine

MOST_UNDONE: Final = 200
APART: Final = 1.5
"""Figure units between two points of a stroke that are kept, so that the eraser can cut anywhere."""
ERASER: Final = 11.0
"""How far the eraser reaches, in figure units."""


@dataclass(frozen=True, slots=True)
class Drawing:
    """A map with what it was before each change, and what was undone."""

    map: BodyMap
    past: tuple[BodyMap, ...] = field(default=(), repr=False)
    future: tuple[BodyMap, ...] = field(default=(), repr=False)

    def changed(self, body_map: BodyMap) -> Drawing:
        """One step on; the same drawing where nothing is different."""
        if same_picture(body_map, self.map):
            return self
        return Drawing(body_map, (*self.past, self.map)[-MOST_UNDONE:])

    def undone(self) -> Drawing:
        """One step back, if there is one."""
        if not self.past:
            return self
        return Drawing(_as_saved(self.past[-1], self.map), self.past[:-1], (self.map, *self.future))

    def redone(self) -> Drawing:
        """One step on again, if one was undone."""
        if not self.future:
            return self
        return Drawing(_as_saved(self.future[0], self.map), (*self.past, self.map), self.future[1:])

    def saved(self, body_map: BodyMap) -> Drawing:
        """The same drawing, with what only saving knows: when it was last saved, and the page it is linked to."""
        return replace(self, map=_as_saved(self.map, body_map))


def same_picture(one: BodyMap, other: BodyMap) -> bool:
    """Whether two maps say the same."""
    return (one.marks, one.strokes, one.note) == (other.marks, other.strokes, other.note)


def toggled(body_map: BodyMap, place: str, touch: Touch) -> BodyMap:
    """The map after a press on a place: marked so, or unmarked where it says just that already."""
    depth = Depth.AROUND if place == AROUND_ME else touch.depth
    there = mark_at(body_map, place, depth)
    if there is not None and says(there, touch):
        return without_mark(body_map, there)
    return put_on(body_map, place, touch)


def put_on(body_map: BodyMap, place: str, touch: Touch) -> BodyMap:
    """The map with a place marked so; a note that was there stays."""
    depth = Depth.AROUND if place == AROUND_ME else touch.depth
    there = mark_at(body_map, place, depth)
    note = there.note if there is not None else ""
    made = Mark(place, touch.quality, touch.strength, depth, note)
    if touch.quality is Quality.NOTHING:
        # Where there is nothing, there is nothing at any depth.
        body_map = cleared(body_map, place)
    else:
        others = (mark for mark in body_map.marks if mark.place == place and mark.quality is Quality.NOTHING)
        for other in tuple(others):
            body_map = without_mark(body_map, other)
    return with_mark(body_map, made)


def says(mark: Mark, touch: Touch) -> bool:
    """Whether a mark says what would be put there now; two nothings are the same."""
    if mark.quality is Quality.NOTHING and touch.quality is Quality.NOTHING:
        return True
    return (mark.quality, mark.strength) == (touch.quality, touch.strength)


def cleared(body_map: BodyMap, place: str) -> BodyMap:
    """The map without any mark at a place."""
    return replace(body_map, marks=tuple(mark for mark in body_map.marks if mark.place != place))


def without_line(body_map: BodyMap, line: MapLine) -> BodyMap:
    """The map without what one line of the list tells of."""
    marks = tuple(mark for mark in body_map.marks if mark not in line.marks)
    return replace(body_map, marks=marks, strokes=tuple(one for one in body_map.strokes if one not in line.strokes))


def retouched(body_map: BodyMap, line: MapLine, touch: Touch) -> BodyMap:
    """The map with what one line tells of said anew, in its place; another mark that stood there goes."""
    moved = {mark: _said_anew(mark, touch) for mark in line.marks}
    keys = {(mark.place, mark.depth) for mark in moved.values()}
    marks = [moved.get(mark, mark) for mark in body_map.marks if mark in moved or (mark.place, mark.depth) not in keys]
    strokes = tuple(
        replace(one, quality=touch.quality, strength=touch.strength, depth=touch.depth) if one in line.strokes else one
        for one in body_map.strokes
    )
    return replace(body_map, marks=tuple(marks), strokes=strokes)


def noted(body_map: BodyMap, line: MapLine | None, note: str) -> BodyMap:
    """The map with a note about what one line tells of, or about all of it."""
    if line is None:
        return replace(body_map, note=note)
    marks = tuple(replace(mark, note=note) if mark in line.marks else mark for mark in body_map.marks)
    strokes = tuple(replace(one, note=note) if one in line.strokes else one for one in body_map.strokes)
    return replace(body_map, marks=marks, strokes=strokes)


def note_of(body_map: BodyMap, line: MapLine | None) -> str:
    """The note about what a line tells of, or about all of it."""
    if line is None:
        return body_map.note
    return next((each.note for each in _told(line) if each.note), "")


def painted(body_map: BodyMap, view: View, points: Sequence[Point], touch: Touch, places: tuple[str, ...]) -> BodyMap:
    """The map with one movement of the brush; a long one goes on as another, and a full map takes no more."""
    kept = thinned(points)
    pieces = [tuple(kept[start : start + MOST_POINTS]) for start in range(0, len(kept), MOST_POINTS - 1)]
    made = tuple(
        Stroke(view, piece, touch.brush.width, touch.quality, touch.strength, touch.depth, places)
        for number, piece in enumerate(pieces)
        if len(piece) > 1 or not number
    )
    return replace(body_map, strokes=(*body_map.strokes, *made)[:MOST_STROKES])


def thinned(points: Sequence[Point]) -> list[Point]:
    """The points of a movement that are far enough apart, kept on the picture; the last one always."""
    kept: list[Point] = []
    for point in points:
        here = _on_picture(point)
        if not kept or math.dist(kept[-1], here) >= APART:
            kept.append(here)
    end = _on_picture(points[-1])
    if kept[-1] != end and math.dist(kept[-1], end) > APART / 3:
        kept.append(end)
    return kept


def rubbed_out(body_map: BodyMap, view: View, at: Point, reach: float = ERASER) -> BodyMap:
    """The map without the paint under the eraser: a stroke is cut where it goes."""
    strokes: list[Stroke] = []
    for stroke in body_map.strokes:
        strokes += _cut(stroke, at, reach + stroke.width / 2) if stroke.view is view else (stroke,)
    if len(strokes) > MOST_STROKES:
        return body_map
    return replace(body_map, strokes=tuple(strokes)) if tuple(strokes) != body_map.strokes else body_map


def _cut(stroke: Stroke, at: Point, reach: float) -> list[Stroke]:
    runs: list[list[Point]] = [[]]
    for point in stroke.points:
        if math.dist(point, at) > reach:
            runs[-1].append(point)
        elif runs[-1]:
            runs.append([])
    if len(runs) == 1 and len(runs[0]) == len(stroke.points):
        return [stroke]
    return [replace(stroke, points=tuple(run)) for run in runs if run]


def first_of(line: MapLine) -> Mark | Stroke:
    """The first of what a line of the list tells of; all of it says the same."""
    return _told(line)[0]


def touch_of(line: MapLine) -> Touch:
    """What a line says, as the palette shows it."""
    first = first_of(line)
    return Touch(first.quality, first.strength, first.depth)


def _told(line: MapLine) -> tuple[Mark | Stroke, ...]:
    return (*line.marks, *line.strokes)


def _said_anew(mark: Mark, touch: Touch) -> Mark:
    depth = Depth.AROUND if mark.place == AROUND_ME else touch.depth
    return replace(mark, quality=touch.quality, strength=touch.strength, depth=depth)


def _as_saved(body_map: BodyMap, saved: BodyMap) -> BodyMap:
    return replace(
        body_map, changed=saved.changed, entry_id=saved.entry_id, practice_id=saved.practice_id, when=saved.when
    )


def _on_picture(point: Point) -> Point:
    across, down = point
    across = min(WIDTH + MARGIN, max(-MARGIN, across))
    down = min(HEIGHT + MARGIN, max(-MARGIN, down))
    return round(across, 1), round(down, 1)
