"""A picture as plain shapes: the window, a picture of dots and one of lines (SVG) draw the same. No Qt."""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from enum import StrEnum
from html import escape
from itertools import pairwise
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

Point = tuple[float, float]
DASHES: Final = (4.0, 4.0)


class Ink(StrEnum):
    """The colours of a theme that a chart uses."""

    GROUND = "bg"
    INK = "ink"
    INK2 = "ink2"
    EDGE = "edge"
    HAIR = "hair"
    LAKE = "lake"
    WASH = "lake_wash"
    LAMP = "lamp_line"


@dataclass(frozen=True, slots=True)
class Curve:
    """A line through points, rounded where it turns."""

    points: tuple[Point, ...]
    ink: Ink
    width: float = 1.0
    soft: float = 1.0
    dashed: bool = False


@dataclass(frozen=True, slots=True)
class Dot:
    """A disc, a ring, or both."""

    at: Point
    reach: float
    fill: Ink | None = None
    edge: Ink | None = None
    width: float = 1.6


@dataclass(frozen=True, slots=True)
class Arc:
    """Part of a ring; degrees from three o'clock against the clock."""

    at: Point
    reach: float
    start: float
    sweep: float
    ink: Ink
    width: float = 1.75


@dataclass(frozen=True, slots=True)
class Label:
    """Words; ``at`` is the left end, the middle or the right end of their base line."""

    at: Point
    text: str = field(repr=False)
    ink: Ink = Ink.INK2
    size: float = 13.0
    anchor: str = "start"


@dataclass(frozen=True, slots=True)
class Bar:
    """A filled box."""

    at: Point
    size: Point
    ink: Ink


Shape = Curve | Dot | Arc | Label | Bar


@dataclass(frozen=True, slots=True)
class Figure:
    """A whole picture.

    Attributes:
        name: What it shows, in few words.
        said: All of it in a sentence.
        size: In px.
    """

    name: str
    said: str = field(repr=False)
    size: Point
    shapes: tuple[Shape, ...] = field(repr=False)


def svg_of(figure: Figure, inks: Mapping[Ink, str]) -> str:
    """The picture as lines, with its sentence for those who listen."""
    wide, high = (_number(side) for side in figure.size)
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{wide}" height="{high}" '
        f'viewBox="0 0 {wide} {high}" role="img">'
        f"<title>{escape(figure.name)}</title><desc>{escape(figure.said)}</desc>"
        f'<rect width="{wide}" height="{high}" fill="{inks[Ink.GROUND]}"/>'
    )
    return "\n".join((head, *(_svg(shape, inks) for shape in figure.shapes), "</svg>\n"))


def path_of(points: tuple[Point, ...]) -> tuple[Point, tuple[tuple[Point, Point], ...], Point]:
    """A start, quadratic steps (control, end), and the last point: the curve bends at each point, never past it."""
    middles = [((x1 + x2) / 2, (y1 + y2) / 2) for (x1, y1), (x2, y2) in pairwise(points)]
    return points[0], tuple(zip(points[1:-1], middles[1:], strict=True)), points[-1]


def arc_points(arc: Arc) -> tuple[Point, Point]:
    """Where an arc begins and ends."""
    x, y = arc.at
    ends = (math.radians(arc.start), math.radians(arc.start + arc.sweep))
    first, last = ((x + arc.reach * math.cos(end), y - arc.reach * math.sin(end)) for end in ends)
    return first, last


def _svg(shape: Shape, inks: Mapping[Ink, str]) -> str:
    match shape:
        case Curve():
            dashes = f' stroke-dasharray="{DASHES[0]:g} {DASHES[1]:g}"' if shape.dashed else ""
            soft = f' stroke-opacity="{shape.soft:g}"' if shape.soft < 1 else ""
            return f'<path d="{_way(shape.points)}" {_stroke(inks[shape.ink], shape.width)}{dashes}{soft}/>'
        case Dot():
            fill = inks[shape.fill] if shape.fill else "none"
            edge = f" {_edge(inks[shape.edge], shape.width)}" if shape.edge else ""
            x, y = (_number(each) for each in shape.at)
            return f'<circle cx="{x}" cy="{y}" r="{_number(shape.reach)}" fill="{fill}"{edge}/>'
        case Arc():
            (x1, y1), (x2, y2) = arc_points(shape)
            large, reach = int(abs(shape.sweep) > 180), _number(shape.reach)
            way = f"M{_number(x1)} {_number(y1)}A{reach} {reach} 0 {large} 0 {_number(x2)} {_number(y2)}"
            return f'<path d="{way}" {_stroke(inks[shape.ink], shape.width)}/>'
        case Label():
            x, y = (_number(each) for each in shape.at)
            place = f'x="{x}" y="{y}" font-size="{shape.size:g}" text-anchor="{shape.anchor}"'
            return f'<text {place} font-family="sans-serif" fill="{inks[shape.ink]}">{escape(shape.text)}</text>'
        case Bar():
            left, top, wide, high = (_number(each) for each in (*shape.at, *shape.size))
            box = f'x="{left}" y="{top}" width="{wide}" height="{high}"'
            return f'<rect {box} fill="{inks[shape.ink]}"/>'


def _way(points: tuple[Point, ...]) -> str:
    start, steps, end = path_of(points)
    turns = "".join(f"Q{_pair(control)} {_pair(point)}" for control, point in steps)
    return f"M{_pair(start)}{turns}L{_pair(end)}"


def _stroke(colour: str, width: float) -> str:
    return f'fill="none" {_edge(colour, width)} stroke-linecap="round"'


def _edge(colour: str, width: float) -> str:
    return f'stroke="{colour}" stroke-width="{width:g}"'


def _pair(point: Point) -> str:
    return f"{_number(point[0])} {_number(point[1])}"


def _number(value: float) -> str:
    return f"{round(value, 2):g}"
