"""Maps as pictures: a small one on a button, a large one for a file. All of it is drawn from lines at its own size."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QTransform

from calmroom.domain.body.body import View
from calmroom.ui.theme.fonts import Role
from calmroom.ui.theme.tokens import DAWN
from calmroom.ui.widgets.figure_marks import Scene, paint_gone, paint_map
from calmroom.ui.widgets.figure_paint import Pose
from calmroom.ui.widgets.map_names import paint_names

if TYPE_CHECKING:
    from calmroom.domain.body.body_map import BodyMap, Mark
    from calmroom.ui.theme.look import Look
    from calmroom.ui.theme.tokens import Palette

ROOM: Final = QRectF(-1.5, -6.0, 263.0, 640.0)
"""What of the drawing is seen, in figure units: the body, and the band round it."""
PAPER: Final = "#FFFFFF"
PICTURE: Final = QSize(620, 760)
DOTS_A_PX: Final = 3.0
"""A picture in a file has so many dots to a px of the window: sharp on paper too."""


def standing_in(box: QRectF, line: float = 2.4) -> Pose:
    """The figure as large as a box allows, in its middle, with room for what is around it."""
    scale = min(box.width() / ROOM.width(), box.height() / ROOM.height())
    made = QTransform()
    made.translate(box.center().x() - ROOM.width() * scale / 2, box.center().y() - ROOM.height() * scale / 2)
    made.scale(scale, scale)
    made.translate(-ROOM.left(), -ROOM.top())
    return Pose(made, scale, line)


def paint_side(
    painter: QPainter, look: Look, palette: Palette, view: View, at: tuple[QRectF, BodyMap, tuple[Mark, ...]]
) -> None:
    """One side of a map in a box, with what is gone dotted; by names where no figure is wanted."""
    box, body_map, gone = at
    small = box.height() < ROOM.height() / 2
    if not look.theme.has_figure:
        paint_names(painter, look, palette, view, (box, body_map, gone))
        return
    scene = Scene(look.figure, view, palette, standing_in(box, 1.4 if small else 2.4), look.theme.has_lines)
    paint_map(painter, scene, body_map)
    paint_gone(painter, scene, gone)


def paint_both(painter: QPainter, look: Look, box: QRectF, body_map: BodyMap, gone: tuple[Mark, ...] = ()) -> None:
    """Front and back beside each other in a box."""
    half = box.width() / 2
    for number, view in enumerate(View):
        side = QRectF(box.left() + number * half, box.top(), half, box.height())
        paint_side(painter, look, look.palette, view, (side, body_map, gone))


def picture_of(look: Look, body_map: BodyMap, heading: str) -> QImage:
    """Front and back on paper, with what it is under them."""
    image = QImage(PICTURE * DOTS_A_PX, QImage.Format.Format_ARGB32_Premultiplied)
    image.setDevicePixelRatio(DOTS_A_PX)
    image.fill(QColor(PAPER))
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    half = PICTURE.width() / 2
    painter.setPen(QColor(DAWN.ink2))
    painter.setFont(look.theme.font(Role.SMALL))
    for number, view in enumerate(View):
        box = QRectF(number * half + 10, 20, half - 20, 660)
        paint_side(painter, look, DAWN, view, (box, body_map, ()))
        painter.setPen(QColor(DAWN.ink2))
        painter.drawText(
            box.translated(0, 24), int(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignBottom), view.value
        )
    foot = QRectF(QPointF(10, 718), QPointF(PICTURE.width() - 10, 748))
    painter.drawText(foot, int(Qt.AlignmentFlag.AlignCenter), heading)
    painter.end()
    return image
