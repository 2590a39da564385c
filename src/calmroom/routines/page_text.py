"""The shape of a shared page in its file. Documented in docs/routine-file.md."""

from __future__ import annotations

from datetime import date, datetime  # noqa: TC003 - msgspec reads the types of fields
from typing import Annotated, Final, Literal

from msgspec import Meta, Struct

from calmroom.domain.body.body import View  # noqa: TC001 - as above
from calmroom.domain.body.body_map import MOST_MARKS, MOST_POINTS, MOST_STROKES
from calmroom.domain.body.sensation import Depth, Quality, Strength  # noqa: TC001 - as above
from calmroom.domain.sharing.sharing import MOST_MAPS, MOST_OF_EACH, MOST_QUESTION, MOST_WORDS

NAME: Final = 400
"""Characters of a title or a name."""

Said = Annotated[str, Meta(max_length=MOST_WORDS)]
Short = Annotated[str, Meta(max_length=NAME)]
Ten = Annotated[int, Meta(ge=0, le=10)] | None
Coordinate = Annotated[float, Meta(ge=-1_000.0, le=1_000.0)]


class FeltText(Struct, forbid_unknown_fields=True, frozen=True):
    """See ``domain.care.check_in.CheckIn``."""

    settled: Ten
    present: Ten


class DoneText(Struct, forbid_unknown_fields=True, frozen=True):
    """See ``domain.sharing.sharing.Done``."""

    day: date | None
    title: Short
    minutes: Short
    how: Short
    before: FeltText | None
    after: FeltText | None


class PlannedText(Struct, forbid_unknown_fields=True, frozen=True):
    """See ``domain.sharing.sharing.Planned``."""

    when: Short
    title: Short
    done: Annotated[list[date], Meta(max_length=MOST_OF_EACH)]


class MarkText(Struct, forbid_unknown_fields=True, frozen=True):
    """See ``domain.body.body_map.Mark``; without its note."""

    place: Annotated[str, Meta(max_length=64)]
    quality: Quality
    strength: Strength
    depth: Depth


class StrokeText(Struct, forbid_unknown_fields=True, frozen=True):
    """See ``domain.body.body_map.Stroke``; without its note."""

    view: View
    points: Annotated[list[tuple[Coordinate, Coordinate]], Meta(min_length=1, max_length=MOST_POINTS)]
    width: Coordinate
    quality: Quality
    strength: Strength
    depth: Depth
    places: Annotated[list[Annotated[str, Meta(max_length=64)]], Meta(max_length=MOST_MARKS)]


class MapText(Struct, forbid_unknown_fields=True, frozen=True):
    """See ``domain.body.body_map.BodyMap``."""

    name: Short
    marks: Annotated[list[MarkText], Meta(max_length=MOST_MARKS)]
    strokes: Annotated[list[StrokeText], Meta(max_length=MOST_STROKES)]


class MapsText(Struct, forbid_unknown_fields=True, frozen=True):
    """See ``domain.sharing.sharing.Maps``."""

    day: date
    heading: Short
    maps: Annotated[list[MapText], Meta(min_length=1, max_length=2)]


class LineText(Struct, forbid_unknown_fields=True, frozen=True):
    """See ``domain.sharing.sharing.Line``."""

    day: date
    words: Said
    asked: Short


class PageText(Struct, forbid_unknown_fields=True, frozen=True):
    """See ``domain.sharing.sharing.SharedPage``."""

    kind: Literal["calmroom-page"]
    format: Literal[1]
    client: Short
    therapist: Short
    first: date
    last: date
    made: datetime
    done: Annotated[list[DoneText], Meta(max_length=MOST_OF_EACH)]
    planned: Annotated[list[PlannedText], Meta(max_length=MOST_OF_EACH)]
    maps: Annotated[list[MapsText], Meta(max_length=MOST_MAPS)]
    notes: Annotated[list[LineText], Meta(max_length=MOST_OF_EACH)]
    lines: Annotated[list[LineText], Meta(max_length=MOST_OF_EACH)]
    question: Annotated[str, Meta(max_length=MOST_QUESTION)]
