"""The two pictures at the top of a practice: a lying figure or window light, and its parts as bars."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from calmroom.ui.library.detail_state import Part, spoken_parts
from calmroom.ui.widgets.body_figure import BodyFigure
from calmroom.ui.widgets.covers import CoverArt, CoverKind, paint_art
from calmroom.ui.widgets.naming import identify
from calmroom.ui.widgets.painting import blend, fill_round, open_painter
from calmroom.ui.widgets.practice_art import art_of

if TYPE_CHECKING:
    from calmroom.ui.theme.look import Look

HIGH = 172
RADIUS = 14.0
BAR, BAR_GAP = 6.0, 4.0


class PracticePicture(QWidget):
    """A lying figure with every place lit, on a well; the drawing of its cover, where that shows no figure."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.look = look
        self._figure = BodyFigure(look, "library.figure")
        self._figure.set_lying(lying=True)
        self._art = CoverArt(CoverKind.LIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(HIGH)
        box = QVBoxLayout(self)
        box.setContentsMargins(12, 16, 12, 16)
        box.addWidget(self._figure)
        look.changed.connect(self.update)

    def show_practice(self, script_id: str, places: tuple[str, ...], words: str) -> None:
        """Show a practice, and the light on these places."""
        self._art = art_of(script_id, places)
        shown = self._art.kind is CoverKind.FIGURE and bool(places)
        self._figure.setVisible(shown)
        if shown:
            self._figure.attend(places, words)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The well, and the light on it."""
        painter, box = open_painter(self), QRectF(self.rect())
        fill_round(painter, box, RADIUS, QColor(self.look.palette.sunk))
        if self._figure.isHidden():
            clip = QPainterPath()
            clip.addRoundedRect(box, RADIUS, RADIUS)
            painter.setClipPath(clip)
            paint_art(painter, self.look, self._art, box)


class PartBars(QWidget):
    """The parts of a practice, each as long as it lasts; the longest in lake."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.look = look
        self._parts: tuple[Part, ...] = ()
        identify(self, "library.parts")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        look.changed.connect(self.update)

    def set_parts(self, parts: tuple[Part, ...]) -> None:
        """Show the parts of another practice or length."""
        self._parts = parts
        self.setVisible(bool(parts))
        self.setAccessibleName(spoken_parts(parts))
        self.update()

    def sizeHint(self) -> QSize:
        """A thin row."""
        return QSize(200, round(BAR))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Bars."""
        painter, palette = open_painter(self), self.look.palette
        room = self.width() - BAR_GAP * (len(self._parts) - 1)
        longest = max((part.share for part in self._parts), default=0.0)
        left = 0.0
        rest = blend(palette.bg, palette.edge, 0.55)
        painter.setPen(Qt.PenStyle.NoPen)
        for part in self._parts:
            width = room * part.share
            colour = QColor(palette.lake) if part.share == longest else rest
            fill_round(painter, QRectF(left, 0.0, width, BAR), BAR / 2, colour)
            left += width + BAR_GAP
