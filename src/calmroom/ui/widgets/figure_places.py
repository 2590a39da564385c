"""Where the places of the figure are: what a mark covers, what lies under the pointer, what is next to a place."""

from __future__ import annotations

import math
from functools import cache
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainterPath, QPolygonF, QTransform

from calmroom.domain.body.body import View, stem_of
from calmroom.ui.theme.figure import path_of, united

if TYPE_CHECKING:
    from collections.abc import Iterable

    from calmroom.ui.theme.figure import Figure

Corner = tuple[float, float]
DRAWN_IN = 0.95
"""A mark is this large a share of its place, so that it looks laid on and not cut out."""
ROUNDED = 6.0
ROUNDED_SHARE = 0.22
"""How far the corners of a mark are rounded, in figure units, and the most of its lesser side."""
COARSE = 4.0
"""Figure units between two points of the coarse outline."""
ON_THE_HEAD: Final = frozenset({"crown", "forehead", "eyes", "face", "jaw", "hinge", "bcrown", "occiput", "skullbase"})
"""Stems of the places that the head bounds, and not the neck behind it."""
MID_LINES: Final = frozenset({"midfront", "midback"})
"""Narrow places over others, meant only where nothing else is: the middle of the heart is the heart."""
NEAR_PX = 6.0
"""How far outside of every place a pointer still finds the nearest one, in px."""
AROUND_FROM, AROUND_TO = 4.0, 12.0
"""The band round the body that stands for *around me*: its distance from the outline, in figure units."""


def mark_shape(figure: Figure, place: str) -> QPainterPath:
    """What a mark on a place covers, in figure units: a little less than the place, and never beyond the body."""
    return _laid_on(figure.places[place].outline, _bounds(figure, place))


def outline(figure: Figure, view: View) -> QPainterPath:
    """The outline of a side with few enough points to be drawn far from it, in figure units."""
    return _coarse(_body(figure, view))


def _body(figure: Figure, view: View) -> tuple[str, ...]:
    return (figure.outlines["head"], figure.outlines["ears"], figure.outlines[view.value])


def _bounds(figure: Figure, place: str) -> tuple[str, ...]:
    drawings = _body(figure, figure.places[place].view)
    return drawings[:2] if stem_of(place) in ON_THE_HEAD else drawings


@cache
def _laid_on(drawing: str, bounds: tuple[str, ...]) -> QPainterPath:
    drawn = path_of(drawing)
    box = drawn.boundingRect()
    smaller = QTransform()
    smaller.translate(box.center().x(), box.center().y())
    smaller.scale(DRAWN_IN, DRAWN_IN)
    smaller.translate(-box.center().x(), -box.center().y())
    reach = min(ROUNDED, ROUNDED_SHARE * min(box.width(), box.height()))
    soft = QPainterPath()
    soft.setFillRule(Qt.FillRule.WindingFill)
    for polygon in smaller.map(drawn).toSubpathPolygons():
        soft.addPolygon(_softened(polygon, reach))
        soft.closeSubpath()
    body = united(*bounds)
    # A path that was cut has small steps in its line; most places need no cutting.
    return soft if body.contains(soft) else soft.intersected(body)


@cache
def _coarse(bounds: tuple[str, ...]) -> QPainterPath:
    path = QPainterPath()
    for polygon in united(*bounds).toSubpathPolygons():
        path.addPolygon(QPolygonF(_spaced(polygon.toList(), COARSE)))
        path.closeSubpath()
    return path


def _softened(polygon: QPolygonF, reach: float) -> QPolygonF:
    """A closed polygon with every point moved to the middle of the line that goes ``reach`` to both sides of it."""
    points = _spaced(polygon.toList(), 1.0)
    while len(points) > 3 and math.dist(points[0].toTuple(), points[-1].toTuple()) < 0.6:
        # Too near to the first one, it would draw a small step into the line.
        points.pop()
    count, window = len(points), max(1, round(reach))
    across = list(accumulate((point.x() for point in points * 3), initial=0.0))
    down = list(accumulate((point.y() for point in points * 3), initial=0.0))
    width = 2 * window + 1
    made = (
        QPointF(across[at + window + 1] - across[at - window], down[at + window + 1] - down[at - window]) / width
        for at in range(count, 2 * count)
    )
    return QPolygonF(list(made))


def _spaced(points: list[QPointF], step: float) -> list[QPointF]:
    """Points along a line, ``step`` apart, its first and last among them."""
    spaced = [points[0]]
    left = step
    for one, other in pairwise(points):
        length = math.hypot(other.x() - one.x(), other.y() - one.y())
        at = left
        while at <= length:
            spaced.append(one + (other - one) * (at / length))
            at += step
        left = at - length
    spaced.append(points[-1])
    return spaced


def _boxed(figure: Figure, view: View) -> tuple[tuple[str, QRectF], ...]:
    """The places of a side, the uppermost first, with their boxes."""
    return tuple((key, place.rect) for key, place in reversed(tuple(figure.places.items())) if place.view is view)


def place_at(figure: Figure, view: View, at: QPointF, gone: frozenset[str] = frozenset(), near: float = 6.0) -> str:
    """The place at a point of one side, or the nearest within ``near`` figure units; empty for none.

    Args:
        figure: The drawing.
        view: The side.
        at: In figure units.
        gone: Ids of places that are left out.
        near: How far outside of a place it is still meant.
    """
    best, least, line = "", near, ""
    off: float | None = None
    for key, box in _boxed(figure, view):
        if key in gone or _outside(box, at) > near:
            continue
        drawn, bounds = figure.place_path(key), united(*_bounds(figure, key))
        if drawn.contains(at) and bounds.contains(at):
            if key not in MID_LINES:
                return key
            line = key
        if near and off is None:
            off = _from(outline(figure, view), _body(figure, view), at)
        away = (
            max(_from(drawn, (figure.places[key].outline,), at), off) if off is not None and off < least else math.inf
        )
        if away < least:
            best, least = key, away
    return line or best


def is_around(figure: Figure, view: View, at: QPointF) -> bool:
    """Whether a point, in figure units, lies in the band round the body, or close beside it."""
    body = outline(figure, view)
    return not body.contains(at) and _away(_body(figure, view), at) <= AROUND_TO + AROUND_FROM


def middle_of(figure: Figure, place: str) -> QPointF:
    """A point that stands for the place, in figure units."""
    return mark_shape(figure, place).boundingRect().center()


def next_place(figure: Figure, place: str, step: tuple[int, int], gone: frozenset[str] = frozenset()) -> str:
    """The nearest place of the same side in a direction; the place itself where there is none.

    Args:
        figure: The drawing.
        place: Where one is.
        step: ``(-1, 0)`` left, ``(1, 0)`` right, ``(0, -1)`` up, ``(0, 1)`` down, as one looks at it.
        gone: Ids of places that are left out.
    """
    here, view = middle_of(figure, place), figure.places[place].view
    others = (key for key, other in figure.places.items() if other.view is view and key not in gone and key != place)
    return _nearest(figure, here, step, others) or place


def _nearest(figure: Figure, here: QPointF, step: tuple[int, int], others: Iterable[str]) -> str:
    best, least = "", math.inf
    for key in others:
        there = middle_of(figure, key) - here
        along = there.x() * step[0] + there.y() * step[1]
        aside = abs(there.x() * step[1]) + abs(there.y() * step[0])
        if along <= 1.0 or aside > 2.4 * along:
            continue
        cost = along + 2.0 * aside
        if cost < least:
            best, least = key, cost
    return best


def _outside(box: QRectF, at: QPointF) -> float:
    across = max(box.left() - at.x(), 0.0, at.x() - box.right())
    down = max(box.top() - at.y(), 0.0, at.y() - box.bottom())
    return math.hypot(across, down)


def _from(shape: QPainterPath, drawings: tuple[str, ...], at: QPointF) -> float:
    """How far outside of a shape a point is, in figure units; 0 in it."""
    return 0.0 if shape.contains(at) else _away(drawings, at)


def _away(drawings: tuple[str, ...], at: QPointF) -> float:
    """Distance of a point from the outline of a drawing, or of several as one, in figure units."""
    x, y = at.x(), at.y()
    least = math.inf
    for corners in _corners(drawings):
        for one, other in pairwise(corners):
            least = min(least, _from_line(x, y, one, other))
    return least


@cache
def _corners(drawings: tuple[str, ...]) -> tuple[tuple[Corner, ...], ...]:
    """The points of an outline as plain numbers; those of a whole body a little apart."""
    path = _coarse(drawings) if len(drawings) > 1 else path_of(drawings[0])
    return tuple(tuple((point.x(), point.y()) for point in each.toList()) for each in path.toSubpathPolygons())


def _from_line(x: float, y: float, one: Corner, other: Corner) -> float:
    across, down = other[0] - one[0], other[1] - one[1]
    length = across * across + down * down
    share = min(1.0, max(0.0, ((x - one[0]) * across + (y - one[1]) * down) / length)) if length else 0.0
    return math.hypot(x - one[0] - share * across, y - one[1] - share * down)
