"""Marks and strokes as JSON in a column, and back."""

from __future__ import annotations

import json

from calmroom.domain.body.body import View
from calmroom.domain.body.body_map import Mark, Stroke
from calmroom.domain.body.sensation import Depth, Quality, Strength
from calmroom.storage import texts


def from_marks(marks: tuple[Mark, ...]) -> str:
    """The marks in one column, a list each."""
    return _spell([[one.place, one.quality, one.strength, one.depth, texts.whole(one.note)] for one in marks])


def to_marks(column: str) -> tuple[Mark, ...]:
    """The marks that were kept."""
    return tuple(
        Mark(place, Quality(quality), Strength(strength), Depth(depth), note)
        for place, quality, strength, depth, note in json.loads(column)
    )


def from_strokes(strokes: tuple[Stroke, ...]) -> str:
    """The strokes in one column, a list each; their points are one flat list, across and down by turns."""
    return _spell([[*_heads(one), [each for point in one.points for each in point]] for one in strokes])


def to_strokes(column: str) -> tuple[Stroke, ...]:
    """The strokes that were kept."""
    return tuple(
        Stroke(
            view=View(view),
            points=tuple(zip(flat[::2], flat[1::2], strict=True)),
            width=width,
            quality=Quality(quality),
            strength=Strength(strength),
            depth=Depth(depth),
            places=tuple(places),
            note=note,
        )
        for view, width, quality, strength, depth, places, note, flat in json.loads(column)
    )


def _heads(one: Stroke) -> list[object]:
    note = texts.whole(one.note)
    return [one.view, one.width, one.quality, one.strength, one.depth, list(one.places), note]


def _spell(rows: list[list[object]]) -> str:
    return json.dumps(rows, ensure_ascii=False, separators=(",", ":"))
