"""What other things lie on: sheets, washes, dividers, and the mark of the app."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QWidget

from calmroom.ui.theme.fonts import Role
from calmroom.ui.theme.icons import Icon, draw_icon
from calmroom.ui.widgets.naming import identify
from calmroom.ui.widgets.painting import draw_words, fill_round, open_painter, stroke_round, tint

if TYPE_CHECKING:
    from calmroom.ui.theme.look import Look

CARD_RADIUS = 16.0


def ground(widget: QWidget, token: str) -> None:
    """Gives a plain widget the ground ``bg``, ``side``, ``surface`` or ``sunk``; ``none`` lets what is under show."""
    widget.setProperty("ground", token)
    widget.setAttribute(Qt.WidgetAttribute.WA_StyledBackground, on=True)


def scrolling(content: QWidget, name: str) -> QScrollArea:
    """A page that scrolls upright and never sideways, without a frame."""
    area = QScrollArea()
    identify(area, name)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    if content.property("ground") is None:
        ground(content, "none")
    area.setWidget(content)
    return area


class Card(QFrame):
    """A sheet: only for what can be opened, or must be kept together."""

    def __init__(self, look: Look, name: str = "", radius: float = CARD_RADIUS) -> None:
        super().__init__()
        self.look = look
        self._radius = radius
        if name:
            identify(self, name)
        look.changed.connect(self.update)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Sheet fill and a hair edge."""
        painter, palette = open_painter(self), self.look.palette
        box = QRectF(self.rect())
        fill_round(painter, box, self._radius, tint(palette.surface))
        stroke_round(painter, box, self._radius, QPen(QColor(palette.hair), 1.5 if palette.outlined else 1.0))


class Wash(QFrame):
    """A lamp wash: only for the quiet window and aftercare."""

    def __init__(self, look: Look, name: str = "") -> None:
        super().__init__()
        self.look = look
        if name:
            identify(self, name)
        look.changed.connect(self.update)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Lamp wash; an outline in high contrast."""
        painter, palette = open_painter(self), self.look.palette
        fill_round(painter, QRectF(self.rect()), CARD_RADIUS, tint(palette.lamp_wash))
        if palette.outlined:
            stroke_round(painter, QRectF(self.rect()), CARD_RADIUS, QPen(QColor(palette.lamp), 1.5))


class HairLine(QWidget):
    """A divider, never the only sign of anything."""

    def __init__(self, look: Look, *, upright: bool = False) -> None:
        super().__init__()
        self.look = look
        self._upright = upright
        fixed, wide = QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding
        self.setSizePolicy(*((fixed, wide) if upright else (wide, fixed)))
        look.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        """One px."""
        return QSize(1, 1)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """A line in hair."""
        open_painter(self).fillRect(self.rect(), QColor(self.look.palette.hair))


class Mark(QWidget):
    """Two arcs and a dot: two hands, the space they hold, and one warm light."""

    def __init__(self, look: Look, size: int = 40) -> None:
        super().__init__()
        self.look = look
        self._size = size
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        look.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        """A square."""
        return QSize(self._size, self._size)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Lake arcs, lamp dot."""
        palette = self.look.palette
        box = QRectF(0, 0, self._size, self._size)
        draw_icon(open_painter(self), Icon.MARK, box, QColor(palette.lake), dot=QColor(palette.lamp_line))


class Brand(QWidget):
    """The mark and the name, at the top of the sidebar."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.look = look
        self._rail = False
        identify(self, "brand", "calmroom")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        look.changed.connect(self.updateGeometry)
        look.changed.connect(self.update)

    def set_rail(self, *, rail: bool) -> None:
        """Shows the mark alone, in the middle."""
        self._rail = rail
        self.update()

    def sizeHint(self) -> QSize:
        """As high as a nav item."""
        return QSize(60, self.look.theme.control(44))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Mark, then the word."""
        painter, palette = open_painter(self), self.look.palette
        side = self.look.theme.space(28 if self._rail else 22)
        left = (self.width() - side) / 2 if self._rail else self.look.theme.space(13)
        box = QRectF(left, (self.height() - side) / 2, side, side)
        draw_icon(painter, Icon.MARK, box, QColor(palette.lake), dot=QColor(palette.lamp_line))
        if not self._rail:
            painter.setFont(self.look.theme.font(Role.ITEM))
            painter.setPen(QColor(palette.ink))
            draw_words(painter, "calmroom", QPointF(box.right() + self.look.theme.space(9), 0).x(), QRectF(self.rect()))
