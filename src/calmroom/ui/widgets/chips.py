"""Chips: small words that can be chosen, put aside or added."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QWidget

from calmroom.ui.theme.fonts import Role
from calmroom.ui.theme.icons import Icon, draw_icon
from calmroom.ui.widgets.motion import Glide
from calmroom.ui.widgets.naming import identify
from calmroom.ui.widgets.painting import draw_words, fill_round, open_painter, stroke_round, tint
from calmroom.ui.widgets.turning import Turning

if TYPE_CHECKING:
    from calmroom.ui.theme.look import Look

CHOSEN_MS = 160
HEIGHT = 34.0


class Chip(Turning, QPushButton):
    """A word that can be chosen; read out as a check box. With an icon it is a plain button that adds.

    Args:
        look: The window's look.
        text: The word.
        name: Object name and accessible identifier.
        icon: Only for a chip that adds.
    """

    def __init__(self, look: Look, text: str, name: str, icon: Icon | None = None) -> None:
        super().__init__(text)
        self.look = look
        self._icon = icon
        self._tail = 0.0
        self._glow = Glide(self, self.update)
        identify(self, name, text)
        self.setCheckable(icon is None)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.toggled.connect(self._light)
        self._dress()
        look.changed.connect(self._dress)

    def set_tail(self, pixels: float) -> None:
        """Leaves room behind the word, for a cross, in px at 100 %."""
        self._tail = pixels
        self.updateGeometry()

    def _light(self, chosen: bool) -> None:  # noqa: FBT001 - the signature of toggled
        self._glow.go(float(chosen), self.look.theme.milliseconds(CHOSEN_MS if self.isVisible() else 0))

    def _dress(self) -> None:
        self.setFont(self.look.theme.font(Role.CONTROL, strong=True))
        self.setProperty("ringRadius", self.sizeHint().height() / 2)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """34 px high, with room for its word at weight 500 so that choosing does not move the others."""
        theme = self.look.theme
        width = (
            QFontMetricsF(self.font()).horizontalAdvance(self.text()) + 2 * theme.space(14) + theme.space(self._tail)
        )
        if self._icon is not None:
            width += theme.space(24)
        return QSize(math.ceil(width), theme.control(HEIGHT))

    def minimumSizeHint(self) -> QSize:
        """Never narrower than its word."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Pill, icon, word."""
        painter, palette, theme = open_painter(self), self.look.palette, self.look.theme
        box, chosen = QRectF(self.rect()), self._glow.value
        radius = box.height() / 2
        if chosen > 0:
            fill_round(painter, box, radius, tint(palette.lake_wash, chosen))
        elif self.underMouse() or self.isDown():
            fill_round(painter, box, radius, tint(palette.lake_wash, 0.6))
        stroke_round(painter, box, radius, QPen(QColor(palette.edge), 1.0 if not palette.outlined else 1.5))
        if chosen > 0:
            stroke_round(painter, box, radius, QPen(tint(palette.lake, chosen), 1.75 if not palette.outlined else 2.5))
        label = QColor(palette.lake_ink if self.isChecked() else palette.ink)
        left = self._paint_icon(painter, theme.space(14), label)
        font = theme.font(Role.CONTROL, strong=self.isChecked())
        painter.setFont(font)
        painter.setPen(label)
        spare = QFontMetricsF(self.font()).horizontalAdvance(self.text())
        spare -= QFontMetricsF(font).horizontalAdvance(self.text())
        draw_words(painter, self.text(), left + spare / 2, box)

    def _paint_icon(self, painter: QPainter, left: float, colour: QColor) -> float:
        if self._icon is None:
            return left
        side = self.look.theme.space(16)
        draw_icon(painter, self._icon, QRectF(left, (self.height() - side) / 2, side, side), colour)
        return left + self.look.theme.space(24)


class CrossButton(QPushButton):
    """A small cross that takes something away."""

    def __init__(self, look: Look, name: str, spoken: str) -> None:
        super().__init__()
        self.look = look
        identify(self, name, spoken)
        self.setProperty("ringRadius", 12.0)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """24 px at 100 %, the least a target may be."""
        side = max(24, round(self.look.theme.space(24)))
        return QSize(side, side)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The cross, on a wash under the pointer."""
        painter, palette = open_painter(self), self.look.palette
        if self.underMouse() or self.isDown():
            fill_round(painter, QRectF(self.rect()), self.width() / 2, tint(palette.lake, 0.18))
        edge = self.width() * 0.23
        draw_icon(painter, Icon.CLOSE, QRectF(self.rect()).adjusted(edge, edge, -edge, -edge), QColor(palette.lake_ink))


class RemovableChip(QWidget):
    """A chosen chip with a cross of its own, which has its own name.

    ``removed`` is sent when the cross is pressed, or the chip is no longer chosen.
    """

    removed = Signal()

    def __init__(self, look: Look, text: str, name: str, removal: str) -> None:
        super().__init__()
        self.chip = Chip(look, text, name)
        self.chip.set_tail(18)
        self.chip.setChecked(True)
        self.cross = CrossButton(look, f"{name}.remove", removal)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.chip)
        self.cross.setParent(self)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.cross.clicked.connect(self.removed)
        self.chip.clicked.connect(self.removed)

    def resizeEvent(self, _event: object) -> None:
        """Keeps the cross at the right end."""
        self.cross.resize(self.cross.sizeHint())
        self.cross.move(self.width() - self.cross.width() - 7, (self.height() - self.cross.height()) // 2)
        self.cross.raise_()
