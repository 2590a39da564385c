"""The map that is being drawn: what is asked of it, step by step, and which two maps are compared."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from calmroom.domain.body.body_map import shown
from calmroom.domain.body.words import Difference, Kind, MapLine, difference, lines_of
from calmroom.ui.body.drawing import (
    Drawing,
    cleared,
    first_of,
    noted,
    painted,
    put_on,
    retouched,
    rubbed_out,
    toggled,
    without_line,
)
from calmroom.ui.body.state import Face
from calmroom.ui.body.touch import Touch

if TYPE_CHECKING:
    from calmroom.domain.body.body import View
    from calmroom.domain.body.body_map import BodyMap, Mark, Point


class Studio(QObject):
    """Holds one map and the one before it. What is left out is neither shown nor lost.

    Signals:
        drawn: The map says something else; it is to be kept.
        changed: What is shown is different.
    """

    drawn = Signal(object)
    changed = Signal()

    def __init__(self, body_map: BodyMap, parent: QObject) -> None:
        super().__init__(parent)
        self.touch = Touch()
        self.face = Face.NOW
        self.line: MapLine | None = None
        """What is chosen in the list, to be changed."""
        self.hidden: frozenset[str] = frozenset()
        self.before: BodyMap | None = None
        self._drawing = Drawing(body_map)
        self._start: BodyMap | None = None
        """The map before a movement that is one step."""

    @property
    def map(self) -> BodyMap:
        """The map as it is drawn now."""
        return self._drawing.map

    @property
    def shown(self) -> BodyMap:
        """The map of the face that is turned up."""
        return self.before if self.face is Face.BEFORE and self.before is not None else self.map

    @property
    def is_open(self) -> bool:
        """Whether it can be drawn on: only what is now."""
        return self.face is Face.NOW

    @property
    def can_undo(self) -> bool:
        """Whether there is a step to go back."""
        return self.is_open and bool(self._drawing.past)

    @property
    def can_redo(self) -> bool:
        """Whether there is a step to go on again."""
        return self.is_open and bool(self._drawing.future)

    @property
    def lines(self) -> tuple[MapLine, ...]:
        """What the map of this face says."""
        return lines_of(self.shown)

    @property
    def differences(self) -> tuple[Difference, ...]:
        """What is different between the two maps."""
        return difference(self.before, self.map) if self.before is not None else ()

    @property
    def gone(self) -> tuple[Mark, ...]:
        """What is to be dotted: marked before, and not now."""
        if self.face is not Face.DIFFERENCE or self.before is None:
            return ()
        places = {place for told in self.differences if told.kind is Kind.GONE for place in told.places}
        still = {mark.place for mark in self.map.marks}
        return tuple(mark for mark in self.before.marks if mark.place in places - still)

    def lay(self, body_map: BodyMap, before: BodyMap | None) -> None:
        """Take another map up."""
        self.before = shown(before, self.hidden) if before is not None else None
        self._drawing = Drawing(shown(body_map, self.hidden))
        self.line, self._start = None, None
        self.face = Face.NOW
        self.changed.emit()

    def set_before(self, before: BodyMap | None) -> None:
        """Compare with another map."""
        self.before = shown(before, self.hidden) if before is not None else None
        self.changed.emit()

    def hide(self, hidden: frozenset[str]) -> None:
        """Leave places out from now on. What is on them is not lost: saving puts it back."""
        self.hidden = hidden
        self._drawing = Drawing(shown(self.map, hidden))
        self.set_before(self.before)

    def take_up(self, body_map: BodyMap) -> None:
        """Show the same map as it is on the disk; its steps are over."""
        self._drawing = Drawing(shown(body_map, self.hidden))
        self.line = None
        self.changed.emit()

    def turn(self, face: Face) -> None:
        """Turn up another face."""
        self.face = face
        self.line = None
        self.changed.emit()

    def saved(self, body_map: BodyMap) -> None:
        """Take what only saving knows."""
        if body_map.id == self.map.id:
            self._drawing = self._drawing.saved(body_map)

    def choose(self, line: MapLine | None) -> None:
        """Choose a line of the list, to be changed; None for none."""
        self.line = line if self.is_open else None
        self.changed.emit()

    def take(self, touch: Touch) -> None:
        """Choose what the next mark says; where a line is chosen, it says so from now on."""
        self.touch = touch
        line = self.line
        if line is not None and self.is_open:
            changed = retouched(self.map, line, touch)
            places = line.places
            self._draw(changed)
            self.line = next((one for one in lines_of(changed) if one.places == places and _is(one, touch)), None)
            self.changed.emit()

    def press(self, place: str) -> None:
        """A place was clicked, or chosen by key."""
        if self.is_open:
            self.line = None
            self._draw(toggled(self.map, place, self.touch))

    def sweep(self, place: str) -> None:
        """The pointer was drawn across a place."""
        if self.is_open:
            self.line = None
            self._draw(put_on(self.map, place, self.touch))

    def paint(self, view: View, points: list[Point], touch: Touch, places: tuple[str, ...]) -> None:
        """A stroke of the brush."""
        if self.is_open:
            self.line = None
            self._draw(painted(self.map, view, points, touch, places))

    def rub(self, view: View, at: Point, place: str) -> None:
        """The eraser is here."""
        if self.is_open:
            self.line = None
            self._draw(cleared(rubbed_out(self.map, view, at), place))

    def empty(self, place: str) -> None:
        """Nothing is wanted at a place."""
        if self.is_open:
            self._draw(cleared(self.map, place))

    def remove(self, line: MapLine) -> None:
        """A line of the list is not wanted."""
        if self.is_open:
            self.line = None
            self._draw(without_line(self.map, line))

    def note(self, words: str) -> None:
        """Keep a note about the line that is chosen, or about all of the map."""
        line = self.line
        changed = noted(self.map, line, words)
        if line is not None:
            keys = {(mark.place, mark.depth) for mark in line.marks}
            marks = tuple(mark for mark in changed.marks if (mark.place, mark.depth) in keys)
            strokes = tuple(replace(one, note=words) for one in line.strokes)
            self.line = replace(line, marks=marks, strokes=strokes)
        self._draw(changed)

    def begin_step(self) -> None:
        """What follows is one step."""
        self._start = self.map

    def end_step(self) -> None:
        """The step is over."""
        start, self._start = self._start, None
        if start is not None:
            now = self.map
            self._drawing = replace(self._drawing, map=start).changed(now)
            self.changed.emit()

    def undo(self) -> bool:
        """Go back a step. Says whether there was one."""
        if not self.can_undo:
            return False
        self._set(self._drawing.undone())
        return True

    def redo(self) -> bool:
        """Go on again. Says whether there was anything undone."""
        if not self.can_redo:
            return False
        self._set(self._drawing.redone())
        return True

    def _draw(self, body_map: BodyMap) -> None:
        if self._start is not None:
            self._set(replace(self._drawing, map=body_map))
        else:
            self._set(self._drawing.changed(body_map))

    def _set(self, drawing: Drawing) -> None:
        if drawing is self._drawing or drawing == self._drawing:
            return
        self._drawing = drawing
        self.changed.emit()
        self.drawn.emit(drawing.map)


def _is(line: MapLine, touch: Touch) -> bool:
    first = first_of(line)
    return first.quality is touch.quality and first.strength is touch.strength
