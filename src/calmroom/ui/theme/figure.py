"""The body figure as painter paths: outlines, inner lines and named places, read from ``body-figure.json``."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainterPath

from calmroom.domain.body.body import View

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

_TOKEN = re.compile(r"[MCZ]|-?\d+(?:\.\d+)?")
BANDS = frozenset({"backribs", "lowback", "ribs"})
"""Places whose left and right are one band across the trunk."""
NARROW = 40.0
"""Widest box, in figure units, that counts as a piece of the mid-line."""


@dataclass(frozen=True, slots=True)
class Place:
    """A named place: its side of the figure, its outline, and the middle and half sizes of its box."""

    id: str
    view: View
    outline: str = field(repr=False)
    box: tuple[float, float, float, float]

    @property
    def rect(self) -> QRectF:
        """The box, in figure units."""
        x, y, half_width, half_height = self.box
        return QRectF(x - half_width, y - half_height, 2 * half_width, 2 * half_height)


@dataclass(frozen=True, slots=True)
class Figure:
    """The whole drawing; 260 x 626 units with the mid-line at x = 130."""

    width: float
    height: float
    outlines: Mapping[str, str] = field(repr=False)
    lines: Mapping[str, str] = field(repr=False)
    places: Mapping[str, Place] = field(repr=False)

    def body(self, view: View) -> QPainterPath:
        """Head, ears and body of one side as one united shape."""
        return united(self.outlines["head"], self.outlines["ears"], self.outlines[view.value])

    def head(self) -> QPainterPath:
        """Head and ears, which lie before the body and have light of their own."""
        return united(self.outlines["head"], self.outlines["ears"])

    def inner_lines(self, view: View) -> QPainterPath:
        """The few lines inside the shape."""
        return path_of(self.lines[view.value])

    def eyes(self) -> QPainterPath:
        """Two closed eyes, for a tall front figure."""
        return path_of(self.lines["eyes"])

    def place_path(self, place: str) -> QPainterPath:
        """The outline of one place."""
        return path_of(self.places[place].outline)

    def view_of(self, places: tuple[str, ...]) -> View:
        """The side that shows most of these places; the front for none or for a tie."""
        known = [self.places[name].view for name in places if name in self.places]
        return View.BACK if known.count(View.BACK) > known.count(View.FRONT) else View.FRONT

    def glow_boxes(self, places: tuple[str, ...], view: View) -> tuple[QRectF, ...]:
        """Boxes to light on one side, in figure units.

        Bands that cross the back are one light and not two, neighbours on the mid-line are one long light, and what
        lies within another light is left to it.
        """
        known = [self.places[name] for name in places if name in self.places and self.places[name].view is view]
        bands: dict[str, QRectF] = {}
        for place in known:
            stem = place.id.rpartition("-")[0]
            key = stem if stem in BANDS else place.id
            bands[key] = bands[key].united(place.rect) if key in bands else place.rect
        boxes: list[QRectF] = []
        for box in sorted(bands.values(), key=QRectF.top):
            if boxes and _in_line(boxes[-1], box):
                boxes[-1] = boxes[-1].united(box)
            else:
                boxes.append(box)
        return tuple(box for box in boxes if not any(_within(box, other) for other in boxes))


def _in_line(upper: QRectF, lower: QRectF) -> bool:
    """Whether two boxes are narrow, lie on one upright line, and touch."""
    narrow = upper.width() < NARROW and lower.width() < NARROW
    return narrow and abs(upper.center().x() - lower.center().x()) < 3 and lower.top() - upper.bottom() < 3


def _within(inner: QRectF, outer: QRectF) -> bool:
    """Whether a larger box covers most of a smaller one."""
    common = inner.intersected(outer)
    area = inner.width() * inner.height()
    return outer.width() * outer.height() > area and common.width() * common.height() > 0.8 * area


def read_figure(file: Path) -> Figure:
    """Reads the figure's file.

    Raises:
        OSError: If it is not there.
        ValueError: If it is not the figure's JSON.
    """
    data = json.loads(file.read_text(encoding="utf-8"))
    places = {
        row["id"]: Place(row["id"], View(row["view"]), row["d"], (row["box"][0], row["box"][1], *row["box"][2:4]))
        for row in data["regions"]
    }
    return Figure(data["width"], data["height"], data["outlines"], data["lines"], places)


@cache
def path_of(drawing: str) -> QPainterPath:
    """The painter path of a drawing made of absolute ``M``, ``C`` and ``Z`` only."""
    path = QPainterPath()
    path.setFillRule(Qt.FillRule.WindingFill)
    words = iter(_TOKEN.findall(drawing))
    command = ""
    for word in words:
        if word == "Z":
            path.closeSubpath()
        elif word in {"M", "C"}:
            command = word
        elif command == "M":
            path.moveTo(float(word), float(next(words)))
        else:
            x, y, *rest = float(word), *(float(next(words)) for _ in range(5))
            path.cubicTo(QPointF(x, y), QPointF(rest[0], rest[1]), QPointF(rest[2], rest[3]))
    return path


@cache
def united(*drawings: str) -> QPainterPath:
    """Several drawings as one shape."""
    whole = QPainterPath()
    for drawing in drawings:
        whole = whole.united(path_of(drawing))
    return whole
