"""One practice on the line, and the dashed plus behind the last of them."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton, QSizePolicy

from calmroom.ui.desk.compose.dragging import Carry
from calmroom.ui.theme.fonts import Role
from calmroom.ui.theme.icons import Icon, draw_icon
from calmroom.ui.widgets.naming import identify
from calmroom.ui.widgets.painting import draw_words, fill_round, open_painter, stroke_round, tint

if TYPE_CHECKING:
    from calmroom.ui.desk.compose.state import ChipView
    from calmroom.ui.theme.look import Look

RADIUS: Final = 11.0
HIGH: Final = 44.0
_GRIP: Final = 34.0
"""Px at 100 % before the title, with the grip in them."""
_TAIL, _GAP = 13.0, 10.0
_KEYS: Final = {
    Qt.Key.Key_Up: "earlier",
    Qt.Key.Key_Down: "later",
    Qt.Key.Key_Left: "before",
    Qt.Key.Key_Right: "behind",
}
HELP: Final = "Enter for options, Delete takes it off, Alt with the arrows moves it"


class ItemChip(QPushButton):
    """A practice that can be opened, carried, moved by keys and taken off.

    Signals:
        asked: ``earlier``, ``later``, ``before``, ``behind`` or ``remove``.
    """

    asked = Signal(str)

    def __init__(self, look: Look, view: ChipView) -> None:
        super().__init__(view.title)
        self.look = look
        self.view = view
        identify(self, f"desk.item.{view.item_id}", view.spoken)
        self.setAccessibleDescription(HELP)
        self.setToolTip(view.spoken)
        self.setProperty("ringRadius", RADIUS)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.carry = Carry(self, lambda: view.item_id)
        self._is_chosen = False
        self._dress()
        look.changed.connect(self._dress)

    def set_chosen(self, *, chosen: bool) -> None:
        """Show that its options are open."""
        self._is_chosen = chosen
        self.update()

    def sizeHint(self) -> QSize:
        """Grip, title, minutes."""
        theme = self.look.theme
        words = QFontMetricsF(self.font()).horizontalAdvance(self.view.title)
        length = QFontMetricsF(theme.font(Role.SMALL)).horizontalAdvance(self.view.length)
        wide = theme.space(_GRIP) + words + theme.space(_GAP) + length + theme.space(_TAIL)
        return QSize(math.ceil(wide), theme.control(HIGH))

    def minimumSizeHint(self) -> QSize:
        """A chip of a long name may be cut short in a narrow column."""
        return QSize(round(self.look.theme.space(90)), self.sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Alt and an arrow moves it, Delete takes it off, Enter opens it."""
        key = Qt.Key(event.key())
        if event.modifiers() & Qt.KeyboardModifier.AltModifier and key in _KEYS:
            self.asked.emit(_KEYS[key])
        elif key in {Qt.Key.Key_Delete, Qt.Key.Key_Backspace}:
            self.asked.emit("remove")
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """A sheet with an outline; an extra has a dashed one."""
        painter, palette, theme = open_painter(self), self.look.palette, self.look.theme
        box = QRectF(self.rect())
        is_warm = self._is_chosen or self.isDown() or self.underMouse()
        fill_round(painter, box, RADIUS, QColor(palette.lake_wash if is_warm else palette.surface))
        pen = QPen(QColor(palette.lake if self._is_chosen else palette.edge), 2.0 if palette.outlined else 1.2)
        if self.view.is_faint:
            pen.setDashPattern([3.0, 2.4])
        stroke_round(painter, box, RADIUS, pen)
        self._paint_grip(painter, box)
        painter.setFont(self.font())
        painter.setPen(QColor(palette.ink))
        small = theme.font(Role.SMALL)
        length = QFontMetricsF(small).horizontalAdvance(self.view.length)
        room = box.width() - theme.space(_GRIP + _GAP + _TAIL) - length
        words = QFontMetricsF(self.font()).elidedText(self.view.title, Qt.TextElideMode.ElideRight, room + 1)
        draw_words(painter, words, theme.space(_GRIP), box)
        painter.setFont(small)
        painter.setPen(QColor(palette.ink2))
        draw_words(painter, self.view.length, box.width() - theme.space(_TAIL) - length, box)

    def _paint_grip(self, painter: QPainter, box: QRectF) -> None:
        theme = self.look.theme
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self.look.palette.ink3))
        for column in (0, 1):
            for row in (-1, 0, 1):
                at = QPointF(theme.space(13 + 6 * column), box.center().y() + theme.space(5.5) * row)
                painter.drawEllipse(at, theme.space(1.35), theme.space(1.35))

    def _dress(self) -> None:
        self.setFont(self.look.theme.font(Role.BODY, strong=True))
        self.updateGeometry()
        self.update()


class PlusChip(QPushButton):
    """Adds a practice to a part, or a part to the routine."""

    def __init__(self, look: Look, name: str, spoken: str, words: str = "") -> None:
        super().__init__(words)
        self.look = look
        identify(self, name, spoken)
        self.setToolTip(spoken)
        self.setProperty("ringRadius", RADIUS)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._dress()
        look.changed.connect(self._dress)

    def sizeHint(self) -> QSize:
        """A square, or as wide as its words."""
        theme = self.look.theme
        high = theme.control(HIGH)
        words = QFontMetricsF(self.font()).horizontalAdvance(self.text())
        return QSize(math.ceil(words + theme.space(52)) if self.text() else round(high * 1.03), high)

    def minimumSizeHint(self) -> QSize:
        """As large."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """A dashed outline, a plus, and words where there are any."""
        painter, palette, theme = open_painter(self), self.look.palette, self.look.theme
        box = QRectF(self.rect())
        if self.underMouse() or self.isDown():
            fill_round(painter, box, RADIUS, tint(palette.lake_wash))
        pen = QPen(QColor(palette.edge), 2.0 if palette.outlined else 1.2)
        pen.setDashPattern([2.6, 2.2])
        stroke_round(painter, box, RADIUS, pen)
        side = theme.space(18)
        left = theme.space(14) if self.text() else (box.width() - side) / 2
        colour = QColor(palette.lake_ink)
        draw_icon(painter, Icon.ADD, QRectF(left, (box.height() - side) / 2, side, side), colour)
        if self.text():
            painter.setFont(self.font())
            painter.setPen(colour)
            draw_words(painter, self.text(), left + side + theme.space(8), box)

    def _dress(self) -> None:
        self.setFont(self.look.theme.font(Role.BODY, strong=True))
        self.updateGeometry()
        self.update()
