"""A body map as a line, and back."""

from __future__ import annotations

from calmroom.domain.body.body_map import BodyMap, Mark, Stroke
from calmroom.storage.export_schema.lines import BodyMapLine, MarkPart, StrokePart
from calmroom.storage.export_schema.strict import LineRefused, read_moment, spell_moment


def line_of(body_map: BodyMap) -> BodyMapLine:
    """A map as a line."""
    made, made_zone = spell_moment(body_map.made)
    changed, changed_zone = spell_moment(body_map.changed)
    return BodyMapLine(
        id=body_map.id,
        made=made,
        made_zone=made_zone,
        changed=changed,
        changed_zone=changed_zone,
        when=body_map.when,
        practice=body_map.practice_id,
        entry=body_map.entry_id,
        note=body_map.note,
        marks=tuple(MarkPart(one.place, one.quality, one.strength, one.depth, one.note) for one in body_map.marks),
        strokes=tuple(_stroke_part(one) for one in body_map.strokes),
    )


def map_of(line: BodyMapLine) -> BodyMap:
    """The map in a line.

    Raises:
        LineRefused: If it says something that could not be drawn.
    """
    made = read_moment(line.made, line.made_zone, "made")
    changed = read_moment(line.changed, line.changed_zone, "changed")
    try:
        return BodyMap(
            id=line.id,
            made=made,
            changed=changed,
            marks=tuple(Mark(one.place, one.quality, one.strength, one.depth, one.note) for one in line.marks),
            strokes=tuple(_stroke(one) for one in line.strokes),
            when=line.when,
            practice_id=line.practice,
            entry_id=line.entry,
            note=line.note,
        )
    except ValueError:
        raise LineRefused("it is no body map that could be drawn") from None


def _stroke_part(one: Stroke) -> StrokePart:
    points = tuple((float(across), float(down)) for across, down in one.points)
    width = float(one.width)
    return StrokePart(one.view, points, width, one.quality, one.strength, one.depth, one.places, one.note)


def _stroke(one: StrokePart) -> Stroke:
    return Stroke(one.view, one.points, one.width, one.quality, one.strength, one.depth, one.places, one.note)
