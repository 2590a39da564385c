"""Covers: the same figure, cropped, with the places of a practice lit; window light; a few lines and one lamp."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, QSizeF, Qt, QTimer
from PySide6.QtGui import (
    QColor,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QPixmap,
    QPixmapCache,
    QPolygonF,
    QTransform,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from calmroom.ui.widgets.figure_paint import Light, Pose, blank_pixmap, paint_body, paint_light, paint_lines, pose_in
from calmroom.ui.widgets.painting import blend, fill_round, open_painter, stroke_round
from calmroom.ui.widgets.scenes import Scene, paint_scene

if TYPE_CHECKING:
    from calmroom.ui.theme.figure import Figure
    from calmroom.ui.theme.look import Look
    from calmroom.ui.theme.tokens import Palette

RADIUS = 10.0
CROP_FROM = 0.42
"""Places that reach over more than this share of the body are shown on the whole figure."""
LEAST_CROP = 190.0
LEAST_TRUNK_CROP = 290.0
"""Least height of a crop, in figure units: of head and neck, and of what lies below."""
TRUNK_FROM = 130.0


class CoverKind(StrEnum):
    """What a cover shows."""

    FIGURE = "figure"
    LIGHT = "light"
    SCENE = "scene"


@dataclass(frozen=True, slots=True)
class CoverArt:
    """What a cover shows.

    Attributes:
        places: Lit on the figure.
        whole: Whether the whole figure is wanted, and not the part with the lit places.
        scene: Drawn in the figure's place, or over it.
        lying: Whether the figure lies, its head to the left.
        crop: Middle and height of the part of the figure that is shown, in its units; empty for what fits the places.
    """

    kind: CoverKind = CoverKind.FIGURE
    places: tuple[str, ...] = ()
    whole: bool = False
    scene: Scene = Scene.NONE
    lying: bool = False
    crop: tuple[float, float, float] | None = None

    @property
    def key(self) -> str:
        """What tells it from every other."""
        return f"{self.kind}/{','.join(self.places)}/{self.whole}/{self.scene}/{self.lying}/{self.crop}"


class CoverSize(StrEnum):
    """The two sizes of a cover."""

    SMALL = "44x56"
    LARGE = "64x76"

    @property
    def size(self) -> tuple[int, int]:
        """Width and height in px."""
        width, height = self.value.split("x")
        return int(width), int(height)


def cover_pixmap(look: Look, art: CoverArt, size: tuple[int, int], ratio: float) -> QPixmap:
    """A painted cover; kept in Qt's pixmap cache by art, theme, size and scale.

    Args:
        look: The window's look.
        art: What it shows.
        size: Width and height in logical px.
        ratio: Device pixels to one logical px.
    """
    kept = kept_cover(look, art, size, ratio)
    if kept is not None:
        return kept
    made = blank_pixmap(QSizeF(*size), ratio)
    painter = QPainter(made)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    _paint_cover(painter, look, art, QRectF(0, 0, *size))
    painter.end()
    QPixmapCache.insert(_key(look, art, size, ratio), made)
    return made


def kept_cover(look: Look, art: CoverArt, size: tuple[int, int], ratio: float) -> QPixmap | None:
    """The cover, if it was painted before and is still kept."""
    kept = QPixmap()
    return kept if QPixmapCache.find(_key(look, art, size, ratio), kept) else None


def _key(look: Look, art: CoverArt, size: tuple[int, int], ratio: float) -> str:
    return f"cover/{look.palette.name}/{look.theme.picture}/{art.key}/{size}/{ratio}"


def _paint_cover(painter: QPainter, look: Look, art: CoverArt, box: QRectF) -> None:
    palette = look.palette
    fill_round(painter, box, RADIUS, QColor(palette.sunk))
    clip = QPainterPath()
    clip.addRoundedRect(box, RADIUS, RADIUS)
    painter.save()
    painter.setClipPath(clip)
    paint_art(painter, look, art, box)
    painter.restore()
    if palette.outlined:
        stroke_round(painter, box, RADIUS, QPen(QColor(palette.lamp), 1.2))


def paint_art(painter: QPainter, look: Look, art: CoverArt, box: QRectF) -> None:
    """What a cover shows, in a box of any shape: as high as the box, and in its middle."""
    has_figure = look.theme.has_figure
    if art.kind is CoverKind.FIGURE and has_figure:
        _paint_figure(painter, look, art, box)
    elif art.kind in {CoverKind.LIGHT, CoverKind.FIGURE}:
        wide = box.height() * 0.35
        panes = QRectF(box.center().x() - wide / 2, box.top() + box.height() * 0.1, wide, box.height() * 0.9)
        paint_panes(painter, look.palette, panes, 0)
    paint_scene(painter, look.palette, box, art.scene)


def _paint_figure(painter: QPainter, look: Look, art: CoverArt, box: QRectF) -> None:
    figure, palette = look.figure, look.palette
    view = figure.view_of(art.places)
    pose = _crop(figure, art, box)
    paint_body(painter, figure, view, palette, pose)
    paint_light(painter, figure, Light(art.places, view), palette, pose)
    if look.theme.has_lines:
        paint_lines(painter, figure, view, palette, pose)


def _crop(figure: Figure, art: CoverArt, box: QRectF) -> Pose:
    """The part of the figure that a cover shows: all of it, or its lit places with a little round them."""
    inner = box.adjusted(0, box.height() * 0.05, 0, -box.height() * 0.05)
    lit = QRectF()
    for area in figure.glow_boxes(art.places, figure.view_of(art.places)):
        lit = lit.united(area)
    if art.crop is not None:
        return _cropped(art, box, QPointF(*art.crop[:2]), art.crop[2])
    if art.whole or lit.isEmpty() or lit.height() > figure.height * CROP_FROM:
        whole = pose_in(figure, inner)
        return Pose(whole.transform, whole.scale, 1.3)
    least = LEAST_CROP if lit.center().y() < TRUNK_FROM else LEAST_TRUNK_CROP
    high = max(least, lit.height() * 1.7, lit.width() * 1.35 * box.height() / box.width())
    top = min(max(-8.0, lit.center().y() - high / 2), figure.height - high)
    return _cropped(art, box, QPointF(figure.width / 2, top + high / 2), high)


def _cropped(art: CoverArt, box: QRectF, middle: QPointF, high: float) -> Pose:
    scale = box.height() / high
    made = QTransform()
    made.translate(box.center().x(), box.center().y())
    if art.lying:
        made.rotate(-90)
    made.scale(scale, scale)
    made.translate(-middle.x(), -middle.y())
    return Pose(made, scale, 1.6)


def paint_panes(painter: QPainter, palette: Palette, box: QRectF, columns: int) -> None:
    """Light that falls through a window onto a wall; two panes wide on a cover, three on the first page."""
    across = columns or 2
    rows, lean = 3, box.width() * 0.26
    gap = box.width() * 0.035
    cell = QSizeF((box.width() - gap * (across - 1)) / across, (box.height() - lean - gap * (rows - 1)) / rows)
    if not columns:
        cell.setHeight(cell.width() * 1.15)
    painter.setPen(Qt.PenStyle.NoPen)
    for row in range(rows):
        for column in range(across):
            left = box.left() + column * (cell.width() + gap)
            right = left + cell.width()
            top = box.top() + lean + row * (cell.height() + gap)
            rise = lean / box.width()
            start, end = (left - box.left()) * rise, (right - box.left()) * rise
            pane = QPolygonF(
                [
                    QPointF(left, top - start),
                    QPointF(right, top - end),
                    QPointF(right, top + cell.height() - end),
                    QPointF(left, top + cell.height() - start),
                ]
            )
            painter.setBrush(_pane_colour(palette, row, rows))
            painter.drawPolygon(pane)


def _pane_colour(palette: Palette, row: int, rows: int) -> QColor:
    strength = 1.0 - 0.68 * row / max(1, rows - 1)
    return blend(palette.sunk, palette.lamp, strength * 0.95)


class Cover(QWidget):
    """A cover beside a practice; decoration, so it has no name.

    Args:
        look: The window's look.
        art: What it shows.
        size: Small in lists, large on Today.
    """

    def __init__(self, look: Look, art: CoverArt, size: CoverSize = CoverSize.SMALL) -> None:
        super().__init__()
        self.look = look
        self._art, self._size = art, size
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        look.changed.connect(self.update)

    def set_art(self, art: CoverArt) -> None:
        """Shows another cover."""
        self._art = art
        self.update()

    def _paint_now(self) -> None:
        _ = self.look.figure
        self.update()

    def sizeHint(self) -> QSize:
        """One of the two sizes."""
        return QSize(*self._size.size)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The kept pixmap; the very first figure is painted a moment later, so that the window need not wait."""
        if self._art.kind is CoverKind.FIGURE and not self.look.figure_ready:
            fill_round(open_painter(self), QRectF(self.rect()), RADIUS, QColor(self.look.palette.sunk))
            QTimer.singleShot(0, self, self._paint_now)
            return
        pixmap = cover_pixmap(self.look, self._art, self._size.size, self.devicePixelRatioF())
        open_painter(self).drawPixmap(QPointF(0, 0), pixmap)
