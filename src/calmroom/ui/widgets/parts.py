"""How far a practice has come: a bar for each part, and one lamp dot."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import QSizePolicy, QSlider

from calmroom.ui.theme.fonts import Role
from calmroom.ui.widgets.naming import identify
from calmroom.ui.widgets.painting import blend, draw_words, fill_round, open_painter, stroke_round

if TYPE_CHECKING:
    from collections.abc import Sequence

    from calmroom.ui.theme.look import Look

HIGH = 8.0
GAP = 6.0
DOT = 7.0
NOTICEABLE = 0.5
"""Px; smaller movements of the dot are not painted."""
STEPS = 1000
_STEPS: dict[int, int] = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
_PARTS: dict[int, int] = {Qt.Key.Key_PageUp: 1, Qt.Key.Key_PageDown: -1}


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a practice, and its share of the whole, 0 to 1."""

    words: str
    share: float


class PartsProgress(QSlider):
    """Read out as a slider; moved by keys and by a press on a part, never by dragging.

    ``part_chosen`` carries the number of a part, ``step_asked`` -1 or 1 for the left and right keys.

    Args:
        look: The window's look.
        name: Object name and accessible identifier.
    """

    part_chosen = Signal(int)
    step_asked = Signal(int)

    def __init__(self, look: Look, name: str) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self.look = look
        self._parts: tuple[Part, ...] = ()
        self._position = 0.0
        self._to_go = ""
        self._bare = False
        identify(self, name, "Place in the practice")
        self.setRange(0, STEPS)
        self.setProperty("ringRadius", 8.0)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        look.changed.connect(self._dress)

    def set_parts(self, parts: Sequence[Part]) -> None:
        """Shows the parts of another practice."""
        self._parts = tuple(parts)
        self.update()

    def set_position(self, position: float) -> None:
        """Moves the dot; 0 is the beginning, 1 the end."""
        position = min(1.0, max(0.0, position))
        if abs(position - self._position) * max(1, self.width()) >= NOTICEABLE and self._parts:
            ends = [self._dot_x(self._bars())]
            self._position = position
            ends.append(self._dot_x(self._bars()))
            self.setValue(round(position * STEPS))
            self._paint_between(min(ends), max(ends))

    def _paint_between(self, left: float, right: float) -> None:
        """Paint anew what lies round the dot, where it was and where it is; a whole part where another one begins."""
        bars = self._bars()
        if any(left < bar.left() <= right for bar in bars[1:]):
            self.update()
        else:
            reach = 2 * DOT
            top, high = math.floor(self._middle() - DOT - 1), math.ceil(2 * DOT + 2)
            self.update(math.floor(left - reach), top, math.ceil(right - left + 2 * reach), high)

    def set_to_go(self, words: str, spoken: str = "") -> None:
        """Says how long there is still to go, and the place as it is read out."""
        if words != self._to_go:
            self._to_go = words
            self.update()
        if spoken != self.accessibleDescription():
            self.setAccessibleDescription(spoken)

    def set_bare(self, *, bare: bool) -> None:
        """Shows thin bars without words, for the dark page."""
        if bare != self._bare:
            self._bare = bare
            self._dress()

    @property
    def current(self) -> int:
        """Number of the part that the dot is in."""
        passed = 0.0
        for number, part in enumerate(self._parts):
            passed += part.share
            if self._position < passed - 1e-9:
                return number
        return max(0, len(self._parts) - 1)

    def _dress(self) -> None:
        self.updateGeometry()
        self.update()

    def sliderChange(self, change: QSlider.SliderChange) -> None:  # noqa: N802 - Qt's own
        """Another value: what there is to paint of it has been said."""
        if change is not QSlider.SliderChange.SliderValueChange:
            super().sliderChange(change)

    def sizeHint(self) -> QSize:
        """Words above, bars, words below."""
        line = self.look.theme.line_height(Role.SMALL)
        return QSize(320, 24 if self._bare else round(2 * line + 2 * self._space() + 2 * DOT))

    def minimumSizeHint(self) -> QSize:
        """Still readable."""
        return QSize(200, self.sizeHint().height())

    def _space(self) -> float:
        return self.look.theme.space(5)

    def _middle(self) -> float:
        return 12.0 if self._bare else self.look.theme.line_height(Role.SMALL) + self._space() + DOT

    def _bars(self) -> list[QRectF]:
        high = 4.0 if self._bare else HIGH
        room = self.width() - GAP * (len(self._parts) - 1)
        left, top, made = 0.0, self._middle() - high / 2, []
        for part in self._parts:
            made.append(QRectF(left, top, room * part.share, high))
            left += room * part.share + GAP
        return made

    def _dot_x(self, bars: list[QRectF]) -> float:
        number = self.current
        before = sum(part.share for part in self._parts[:number])
        share = self._parts[number].share
        within = (self._position - before) / share if share > 0 else 0.0
        return bars[number].left() + bars[number].width() * min(1.0, max(0.0, within))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Chooses the part under the pointer."""
        for number, bar in enumerate(self._bars()):
            if bar.left() - GAP / 2 <= event.position().x() <= bar.right() + GAP / 2:
                self.part_chosen.emit(number)
                return

    def mouseMoveEvent(self, _event: QMouseEvent) -> None:
        """Dragging does nothing."""

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        """Nor does letting go."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The wheel is left to the page."""
        event.ignore()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left and right are small steps; with Shift, or Page Up and Down, parts."""
        step = _STEPS.get(event.key(), 0)
        if step and not event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.step_asked.emit(step)
            return
        step = step or _PARTS.get(event.key(), 0)
        if step:
            self.part_chosen.emit(min(len(self._parts) - 1, max(0, self.current + step)))
        else:
            event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Bars, dot, words."""
        if not self._parts:
            return
        painter, bars = open_painter(self), self._bars()
        # Round the dot there are no words.
        dot_alone = event.rect().height() <= math.ceil(2 * DOT + 2) < self.height()
        x = self._dot_x(bars)
        for bar in bars:
            self._paint_bar(painter, bar, x)
        palette = self.look.palette
        painter.setPen(QPen(QColor(palette.bg), 2.0))
        painter.setBrush(QColor(palette.lamp_line))
        reach = DOT - 1 if self._bare else DOT
        painter.drawEllipse(QPointF(min(self.width() - reach - 1, max(reach + 1, x)), self._middle()), reach, reach)
        if not (self._bare or dot_alone):
            self._paint_words(painter, bars)

    def _paint_bar(self, painter: QPainter, bar: QRectF, x: float) -> None:
        palette, radius = self.look.palette, bar.height() / 2
        rest = palette.surface if palette.outlined else palette.hair
        fill_round(painter, bar, radius, QColor(rest))
        if not self._bare:
            stroke_round(painter, bar, radius, QPen(QColor(palette.edge), 1.0))
        if x > bar.left():
            done = QRectF(bar)
            done.setRight(min(bar.right(), max(x, bar.left() + bar.height())))
            fill_round(
                painter, done, radius, blend(palette.bg, palette.edge, 0.6) if self._bare else QColor(palette.lake)
            )

    def _paint_words(self, painter: QPainter, bars: list[QRectF]) -> None:
        theme, palette = self.look.theme, self.look.palette
        line = theme.line_height(Role.SMALL)
        below = self._middle() + DOT + self._space()
        taken: list[QRectF] = []
        order = sorted(range(len(bars)), key=lambda number: number != self.current)
        for number in order:
            font = theme.font(Role.SMALL, strong=number == self.current)
            metrics = QFontMetricsF(font)
            width = metrics.horizontalAdvance(self._parts[number].words)
            left = min(bars[number].left(), self.width() - width)
            box = QRectF(left, below, width + 8, line)
            if any(box.intersects(other) for other in taken):
                continue
            taken.append(box)
            painter.setFont(font)
            painter.setPen(QColor(palette.ink if number == self.current else palette.ink2))
            draw_words(painter, self._parts[number].words, left, box)
        font = theme.font(Role.SMALL)
        painter.setFont(font)
        painter.setPen(QColor(palette.ink2))
        width = QFontMetricsF(font).horizontalAdvance(self._to_go)
        draw_words(painter, self._to_go, self.width() - width, QRectF(0, 0, self.width(), line))
