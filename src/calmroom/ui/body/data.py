"""A map as data that other programs read: JSON with ids, words and numbers. No Qt."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from calmroom.domain.body.body_map import HEIGHT, WIDTH, place_name

if TYPE_CHECKING:
    from calmroom.domain.body.body_map import BodyMap, Mark, Stroke

FORMAT = "calmroom body map 1"


def as_data(body_map: BodyMap) -> str:
    """The whole map, to read and to compute with."""
    told = {
        "format": FORMAT,
        "id": body_map.id,
        "made": body_map.made.isoformat(),
        "changed": body_map.changed.isoformat(),
        "when": body_map.when.value,
        "note": body_map.note,
        "picture": {"width": WIDTH, "height": HEIGHT, "left and right": "the person's own"},
        "marks": [_mark(mark) for mark in body_map.marks],
        "strokes": [_stroke(stroke) for stroke in body_map.strokes],
    }
    return json.dumps(told, ensure_ascii=False, indent=2) + "\n"


def _mark(mark: Mark) -> dict[str, Any]:
    return {"place": mark.place, "name": place_name(mark.place), **_felt(mark)}


def _stroke(stroke: Stroke) -> dict[str, Any]:
    return {
        "side": stroke.view.value,
        "width": stroke.width,
        "places": list(stroke.places),
        **_felt(stroke),
        "points": [list(point) for point in stroke.points],
    }


def _felt(mark: Mark | Stroke) -> dict[str, Any]:
    return {
        "quality": mark.quality.value,
        "strength": mark.strength.word,
        "depth": mark.depth.value,
        "note": mark.note,
    }
