"""A body map as SVG: front and back side by side, sharp at any size.

Nobody's words are in it, only places and qualities. The paths are the figure's own, so it looks as in the window.
"""

from __future__ import annotations

import json
from html import escape
from typing import TYPE_CHECKING, Any, Final

from calmroom.domain.body.body import PLACES, View, stem_of
from calmroom.domain.body.body_map import AROUND_ME, HEIGHT, WIDTH, BodyMap, Mark
from calmroom.domain.body.sensation import Depth, Quality
from calmroom.domain.body.words import sentence
from calmroom.domain.dates import clock_time, whole_date
from calmroom.reports.inks import pattern
from calmroom.reports.svg_marks import Drawn, Shape, drawn_mark, drawn_ring, drawn_stroke

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

ROOM: Final = 24.0
"""Round each figure, in figure units, for what is around."""
FOOT: Final = 26.0
SHEET, LIGHT, SHADE, BODY_LINE, INK = "#FBFCFA", "#DAE2DF", "#BFCBC7", "#778683", "#455556"
ON_THE_HEAD: Final = frozenset({"crown", "forehead", "eyes", "face", "jaw", "hinge", "bcrown", "occiput", "skullbase"})
"""Stems of the places that the head bounds, and not the neck behind it."""


class BodySvg:
    """Paints maps on the figure of a file.

    Args:
        figure: ``body-figure.json``; read when the first map is painted.
    """

    def __init__(self, figure: Path) -> None:
        self._path = figure
        self._figure: _Figure | None = None

    def __call__(self, body_map: BodyMap) -> str:
        """A whole SVG document, UTF-8 without a declaration."""
        if self._figure is None:
            self._figure = _Figure(json.loads(self._path.read_text("utf-8")))
        return "\n".join(_document(self._figure, body_map)) + "\n"


class _Figure:
    """The drawings of the figure."""

    def __init__(self, drawings: dict[str, Any]) -> None:
        self._outlines: dict[str, str] = drawings["outlines"]
        self._lines: dict[str, str] = drawings["lines"]
        self._marks: dict[str, str] = {one["id"]: one["mark"] for one in drawings["regions"]}

    def definitions(self) -> Iterator[str]:
        yield '<linearGradient id="light" x1="0" x2="1" y1="0" y2="0">'
        yield f'<stop offset="0" stop-color="{LIGHT}"/><stop offset="1" stop-color="{SHADE}"/></linearGradient>'
        yield f'<clipPath id="head"><path d="{self._head}"/></clipPath>'
        yield from (f'<clipPath id="{view}"><path d="{self._body(view)}"/></clipPath>' for view in View)

    def picture(self, view: View) -> Iterator[str]:
        """Outlined first and filled then, so that only the outer half of the line is seen."""
        body = self._body(view)
        yield f'<path d="{body}" fill="none" stroke="{BODY_LINE}" stroke-width="2.4" stroke-linejoin="round"/>'
        yield f'<path d="{body}" fill="url(#light)"/>'
        inner = self._lines[view] + (self._lines["eyes"] if view is View.FRONT else "")
        yield f'<path d="{inner}" fill="none" stroke="{BODY_LINE}" stroke-width="1" stroke-linecap="round"/>'

    def shape(self, place: str, view: View) -> Shape:
        """Where a mark lies."""
        if place == AROUND_ME:
            return Shape(self._body(view))
        if stem_of(place) in ON_THE_HEAD:
            return Shape(self._marks[place], "head", self._outlines["head"])
        return Shape(self._marks[place], view, self._outlines[view])

    @property
    def _head(self) -> str:
        return self._outlines["head"] + self._outlines["ears"]

    def _body(self, view: View) -> str:
        return self._head + self._outlines[view]


def _document(figure: _Figure, body_map: BodyMap) -> Iterator[str]:
    wide, high = 2 * (WIDTH + ROOM) + ROOM, HEIGHT + 2 * ROOM + FOOT
    size = f'viewBox="0 0 {wide:g} {high:g}" width="{wide:g}" height="{high:g}"'
    spaces = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
    yield f'<svg {spaces} {size} role="img" aria-labelledby="title words">'
    yield f'<title id="title">Body map, {whole_date(body_map.made)}, {clock_time(body_map.made)}</title>'
    yield f'<desc id="words">{escape(sentence(body_map))}</desc>'
    yield "<defs>"
    yield from figure.definitions()
    used = {one.quality for one in body_map.marks} | {one.quality for one in body_map.strokes}
    yield from (pattern(quality) for quality in Quality if quality in used)
    yield "</defs>"
    yield f'<rect width="{wide:g}" height="{high:g}" fill="{SHEET}"/>'
    for number, view in enumerate(View):
        across = ROOM + number * (WIDTH + ROOM)
        yield f'<g transform="translate({across:g} {ROOM:g})">'
        yield from _side(figure, body_map, view)
        style = f'text-anchor="middle" font-family="sans-serif" font-size="13" fill="{INK}"'
        yield f'<text x="{WIDTH / 2:g}" y="{HEIGHT + ROOM + 8:g}" {style}>{view}</text>'
        yield "</g>"
    yield "</svg>"


def _side(figure: _Figure, body_map: BodyMap, view: View) -> Iterator[str]:
    """What is around behind the body, the body, and what is on it."""
    behind: list[Drawn] = []
    before: list[Drawn] = []
    for number, mark in enumerate(body_map.marks):
        if mark.place == AROUND_ME or PLACES[mark.place].view is view:
            drawn = _mark(f"{view}-mark-{number}", mark, figure.shape(mark.place, view))
            (behind if mark.place == AROUND_ME else before).append(drawn)
    inside: list[Drawn] = []
    for number, stroke in enumerate(body_map.strokes):
        if stroke.view is view:
            drawn = drawn_stroke(f"{view}-stroke-{number}", stroke)
            (behind if stroke.depth is Depth.AROUND else inside).append(drawn)
    yield from (one.definitions for one in (*behind, *before, *inside) if one.definitions)
    yield from (one.body for one in behind)
    yield from figure.picture(view)
    yield from (one.body for one in before)
    yield f'<g clip-path="url(#{view})">'
    yield from (one.body for one in inside)
    yield "</g>"


def _mark(name: str, mark: Mark, shape: Shape) -> Drawn:
    is_around = mark.depth is Depth.AROUND or mark.place == AROUND_ME
    return drawn_ring(name, mark, shape) if is_around else drawn_mark(name, mark, shape)
