"""Marks and strokes of a body map as SVG: what each defines, and what it draws.

Nothing is cut out by hand: places are clipped by the body's outline, bands are masked.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from calmroom.domain.body.body_map import HEIGHT, MARGIN, WIDTH, Mark, Stroke
from calmroom.domain.body.sensation import Depth, Quality
from calmroom.reports.inks import INKS, OPACITY, paint

if TYPE_CHECKING:
    from collections.abc import Iterable

LINE: Final = 2.2
BAND: Final = 9.0
"""How wide a mark on the skin is, from its edge."""
HALO: Final = (4.0, 12.0)
"""Where the band of a mark around a place, or around a person, begins and ends."""
DASHES: Final = 'stroke-width="1.8" stroke-dasharray="5 3.8"'
FREE: Final = 0.42
"""The share of a stroke on the skin that stays free in its middle."""
STEPS: Final = 36
"""So many copies of a shape, moved all round, make it wider."""
_ALL = f'x="{-MARGIN:g}" y="{-MARGIN:g}" width="{WIDTH + 2 * MARGIN:g}" height="{HEIGHT + 2 * MARGIN:g}"'
_ROUND = 'fill="none" stroke-linecap="round" stroke-linejoin="round"'


@dataclass(frozen=True, slots=True)
class Shape:
    """Where a mark lies.

    Attributes:
        path: Of the place.
        bounds: The id of a clip path that it does not leave; empty where there is none.
        edge: The outline of those bounds, which is the mark's own edge where it reaches it.
    """

    path: str
    bounds: str = ""
    edge: str = ""


@dataclass(frozen=True, slots=True)
class Drawn:
    """What belongs among the definitions, and what is drawn."""

    definitions: str
    body: str


def drawn_mark(name: str, mark: Mark, shape: Shape) -> Drawn:
    """A mark on a place or in it."""
    ink, inside = INKS[mark.quality], f'clip-path="url(#{name})"'
    definition = f'<clipPath id="{name}"><path d="{shape.path}"/></clipPath>'
    edges = f'<path d="{shape.path}" {_ROUND} {{0}}/><path d="{shape.edge}" {inside} {_ROUND} {{0}}/>'
    if mark.quality is Quality.NOTHING:
        return Drawn(definition, _bound(shape, edges.format(f'stroke="{ink.line}" {DASHES}')))
    colour, strength = paint(mark.quality), f'opacity="{OPACITY[mark.strength]:g}"'
    if mark.depth is Depth.SKIN:
        band = edges.format(f'stroke="{colour}" stroke-width="{2 * BAND:g}"')
        fill = f"<g {inside} {strength}>{band}</g>"
    else:
        fill = f'<path d="{shape.path}" fill="{colour}" {strength}/>'
    line = edges.format(f'stroke="{ink.line}" stroke-width="{2 * LINE:g}"')
    return Drawn(definition, _bound(shape, f"{fill}<g {inside}>{line}</g>"))


def drawn_ring(name: str, mark: Mark, shape: Shape) -> Drawn:
    """A mark around a place, or around the person: a band at some distance."""
    ink, (inner, outer) = INKS[mark.quality], HALO
    whole = f'<g id="{name}">{_bound(shape, f"""<path d="{shape.path}"/>""")}</g>'
    edges = _mask(f"{name}-line", _wider(name, shape, (outer + LINE, outer, inner, inner - LINE)))
    line = f'<rect {_ALL} fill="{ink.line}" mask="url(#{name}-line)"/>'
    if mark.quality is Quality.NOTHING:
        return Drawn(whole + edges, line)
    band = _mask(f"{name}-fill", _wider(name, shape, (outer, inner)))
    fill = f'<rect {_ALL} fill="{paint(mark.quality)}" opacity="{OPACITY[mark.strength]:g}" mask="url(#{name}-fill)"/>'
    return Drawn(whole + edges + band, line + fill)


def drawn_stroke(name: str, stroke: Stroke) -> Drawn:
    """A stroke of the brush."""
    path, ink = line_through(stroke.points), INKS[stroke.quality]
    if stroke.quality is Quality.NOTHING:
        return Drawn("", f'<path d="{path}" {_ROUND} stroke="{ink.line}" {DASHES}/>')
    edges = _mask(f"{name}-line", _lines(path, (stroke.width + 2 * LINE, stroke.width)))
    line = f'<rect {_ALL} fill="{ink.line}" mask="url(#{name}-line)"/>'
    free = (stroke.width, stroke.width * FREE) if stroke.depth is Depth.SKIN else (stroke.width,)
    band = _mask(f"{name}-fill", _lines(path, free))
    opacity = f'opacity="{OPACITY[stroke.strength]:g}"'
    fill = f'<rect {_ALL} fill="{paint(stroke.quality)}" {opacity} mask="url(#{name}-fill)"/>'
    return Drawn(edges + band, line + fill)


def line_through(points: tuple[tuple[float, float], ...]) -> str:
    """A smooth line through the middles between points, which begins and ends at the first and the last."""
    curves = (f"Q{_at(*one)} {_at((one[0] + two[0]) / 2, (one[1] + two[1]) / 2)}" for one, two in pairwise(points[1:]))
    # A point alone is drawn by the round ends of a line that is hardly one.
    end = (points[0][0] + 0.01, points[0][1]) if len(points) == 1 else points[-1]
    return f"M{_at(*points[0])}{''.join(curves)}L{_at(*end)}"


def _bound(shape: Shape, content: str) -> str:
    return f'<g clip-path="url(#{shape.bounds})">{content}</g>' if shape.bounds else content


def _mask(name: str, layers: Iterable[str]) -> str:
    """What is seen and what is not, by turns, the widest first."""
    colours = ("#FFF", "#000")
    content = "".join(layer.format(colours[number % 2]) for number, layer in enumerate(layers))
    return f'<mask id="{name}" maskUnits="userSpaceOnUse" {_ALL}>{content}</mask>'


def _wider(name: str, shape: Shape, distances: Iterable[float]) -> Iterable[str]:
    """The shape, so much wider each time; one that is clipped has no line that could be made wider."""
    for distance in distances:
        if not shape.bounds:
            line = f'stroke="{{0}}" stroke-width="{2 * distance:g}" stroke-linejoin="round"'
            yield f'<use xlink:href="#{name}" fill="{{0}}" {line}/>'
            continue
        turns = (2 * math.pi * step / STEPS for step in range(STEPS))
        moves = ((distance * math.cos(turn), distance * math.sin(turn)) for turn in turns)
        uses = (f'<use xlink:href="#{name}" x="{x:.2f}" y="{y:.2f}"/>' for x, y in ((0.0, 0.0), *moves))
        yield f'<g fill="{{0}}">{"".join(uses)}</g>'


def _lines(path: str, widths: Iterable[float]) -> Iterable[str]:
    return (f'<path d="{path}" {_ROUND} stroke="{{0}}" stroke-width="{width:.2f}"/>' for width in widths)


def _at(across: float, down: float) -> str:
    return f"{across:.2f} {down:.2f}"
