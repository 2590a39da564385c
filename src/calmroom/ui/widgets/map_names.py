"""One side of a map without a figure: what is marked as swatches under each other, with names where there is room."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter

from calmroom.domain.body.body import PLACES
from calmroom.domain.body.body_map import AROUND_ME, place_name
from calmroom.domain.body.sensation import Quality
from calmroom.ui.theme.fonts import Role
from calmroom.ui.theme.sensations import OPACITY
from calmroom.ui.widgets.textures import paint_swatch

if TYPE_CHECKING:
    from calmroom.domain.body.body import View
    from calmroom.domain.body.body_map import BodyMap, Mark, Stroke
    from calmroom.ui.theme.look import Look
    from calmroom.ui.theme.tokens import Palette

SWATCH: Final = (26.0, 17.0)
GAP: Final = 6.0
ROOM_FOR_NAMES: Final = 120.0
"""Px of width from which a swatch has its name beside it."""
PAINTED: Final = "painted"


def paint_names(
    painter: QPainter, look: Look, palette: Palette, view: View, at: tuple[QRectF, BodyMap, tuple[Mark, ...]]
) -> None:
    """What is on one side of a map; what is gone has a dashed swatch, as nothing has."""
    box, body_map, gone = at
    rows = [(_name(one), one.quality, OPACITY[one.strength]) for one in _here(body_map, view)]
    rows += [(place_name(one.place), Quality.NOTHING, 1.0) for one in gone if PLACES[one.place].view is view]
    metrics = QFontMetricsF(look.theme.font(Role.SMALL))
    high = max(SWATCH[1], metrics.height()) + GAP
    painter.setFont(look.theme.font(Role.SMALL))
    for number, (name, quality, opacity) in enumerate(rows[: max(1, int(box.height() / high))]):
        top = box.top() + number * high
        paint_swatch(painter, quality, palette, QRectF(box.left(), top, *SWATCH), opacity)
        if box.width() >= ROOM_FOR_NAMES:
            words = QRectF(box.left() + SWATCH[0] + GAP, top, box.width() - SWATCH[0] - GAP, SWATCH[1])
            painter.setPen(QColor(palette.ink))
            left = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
            painter.drawText(words, left, metrics.elidedText(name, Qt.TextElideMode.ElideRight, words.width()))


def _here(body_map: BodyMap, view: View) -> list[Mark | Stroke]:
    marks = [one for one in body_map.marks if one.place == AROUND_ME or PLACES[one.place].view is view]
    return [*marks, *(one for one in body_map.strokes if one.view is view)]


def _name(one: Mark | Stroke) -> str:
    place = getattr(one, "place", None)
    return PAINTED if place is None else place_name(place)
