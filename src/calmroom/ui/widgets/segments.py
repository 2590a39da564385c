"""A few answers of equal weight, of which one holds: segments, and underlined tabs."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QHBoxLayout, QRadioButton, QSizePolicy, QWidget

from calmroom.ui.theme.fonts import Role
from calmroom.ui.widgets.flow import FlowLayout
from calmroom.ui.widgets.naming import identify
from calmroom.ui.widgets.painting import draw_words, fill_round, open_painter, stroke_round, tint
from calmroom.ui.widgets.turning import Turning

if TYPE_CHECKING:
    from calmroom.ui.theme.look import Look

Choices = Sequence[tuple[str, str]]
"""Pairs of a value and the words that stand for it."""


class Segment(Turning, QRadioButton):
    """One answer; a real radio button that paints itself as part of a bar or as a tab."""

    def __init__(self, look: Look, words: str, name: str, *, tab: bool, pad: float = 16.0) -> None:
        super().__init__(words)
        self.look = look
        self._tab = tab
        self._pad = 12.0 if tab else pad
        identify(self, name, words)
        self.setProperty("ringRadius", 8.0)
        self.setProperty("ring", "round" if tab else "inside")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._dress()
        look.changed.connect(self._dress)

    def _dress(self) -> None:
        self.setFont(self.look.theme.font(Role.CONTROL, strong=True))
        self.updateGeometry()
        self.update()

    def hitButton(self, pos: object) -> bool:
        """All of it can be pressed."""
        del pos
        return True

    def sizeHint(self) -> QSize:
        """40 px high, with room for its words at weight 500."""
        theme = self.look.theme
        width = QFontMetricsF(self.font()).horizontalAdvance(self.text()) + 2 * theme.space(self._pad)
        return QSize(math.ceil(width), theme.control(40))

    def minimumSizeHint(self) -> QSize:
        """Never narrower than its words."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The words; a tab has its line under it, the bar is painted by its owner."""
        painter, theme, palette = open_painter(self), self.look.theme, self.look.palette
        on, box = self.isChecked(), QRectF(self.rect())
        free = palette.ink2 if self._tab else palette.ink
        painter.setPen(QColor(palette.lake_ink if on else free))
        font = theme.font(Role.CONTROL, strong=on)
        painter.setFont(font)
        width = QFontMetricsF(font).horizontalAdvance(self.text())
        draw_words(painter, self.text(), (box.width() - width) / 2, box)
        if self._tab and (on or self.underMouse()):
            line = QRectF(0, box.bottom() - 3, box.width(), 3)
            painter.fillRect(line, QColor(palette.lake if on else palette.hair))


class _Group(QWidget):
    """Radio buttons of which one holds."""

    chosen = Signal(str)

    def _fill(self, look: Look, name: str, choices: Choices, *, tab: bool, pad: float = 16.0) -> list[Segment]:
        self._values = [value for value, _ in choices]
        self._buttons = QButtonGroup(self)
        made = [Segment(look, words, f"{name}.{value}", tab=tab, pad=pad) for value, words in choices]
        for number, segment in enumerate(made):
            self._buttons.addButton(segment, number)
            segment.clicked.connect(lambda _on, number=number: self._tell(number))
        return made

    def _tell(self, number: int) -> None:
        self.update()
        self.chosen.emit(self._values[number])

    def value(self) -> str:
        """The value that holds, or an empty string."""
        number = self._buttons.checkedId()
        return self._values[number] if number >= 0 else ""

    def buttons(self) -> tuple[QAbstractButton, ...]:
        """The answers, from the left."""
        return tuple(self._buttons.buttons())

    def set_value(self, value: str) -> None:
        """Chooses without telling; an unknown value leaves all as it is."""
        if value in self._values:
            self._buttons.button(self._values.index(value)).setChecked(True)
            self.update()

    def clear(self) -> None:
        """Chooses none, without telling."""
        self._buttons.setExclusive(False)
        for button in self._buttons.buttons():
            button.setChecked(False)
        self._buttons.setExclusive(True)
        self.update()


class SegmentedChoice(_Group):
    """Two to four answers in one bar.

    Args:
        look: The window's look.
        name: Object name; each answer is called ``name.value``.
        spoken: The question, as it is read out.
        choices: Values and words.
        pad: What stands free at both sides of the words, in px at 100 %.
    """

    def __init__(self, look: Look, name: str, spoken: str, choices: Choices, pad: float = 16.0) -> None:
        super().__init__()
        self.look = look
        identify(self, name, spoken)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        for segment in self._fill(look, name, choices, tab=False, pad=pad):
            row.addWidget(segment)
            segment.toggled.connect(self.update)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        look.changed.connect(self.update)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The bar, the wash of the chosen answer, and lines between."""
        painter, palette = open_painter(self), self.look.palette
        box = QRectF(self.rect())
        fill_round(painter, box, 11.0, tint(palette.surface))
        self._paint_parts(painter)
        stroke_round(painter, box, 11.0, QPen(QColor(palette.edge), 1.0 if not palette.outlined else 1.5))

    def _paint_parts(self, painter: QPainter) -> None:
        palette = self.look.palette
        shape = QPainterPath()
        shape.addRoundedRect(QRectF(self.rect()), 11.0, 11.0)
        for segment in self._buttons.buttons():
            cell = QRectF(segment.geometry())
            if segment.isChecked():
                part = QPainterPath()
                part.addRect(cell)
                painter.fillPath(shape.intersected(part), QColor(palette.lake_wash))
                if palette.outlined:
                    painter.setPen(QPen(QColor(palette.lake), 2.5))
                    painter.drawLine(cell.bottomLeft() - QPointF(-8, 4), cell.bottomRight() - QPointF(8, 4))
            if cell.left() > 1:
                painter.setPen(QPen(QColor(palette.hair), 1.0))
                painter.drawLine(cell.topLeft(), cell.bottomLeft())


class TabStrip(_Group):
    """Answers as underlined words, which wrap where there is no room."""

    def __init__(self, look: Look, name: str, spoken: str, choices: Choices) -> None:
        super().__init__()
        self.look = look
        identify(self, name, spoken)
        row = FlowLayout(gap=4)
        self.setLayout(row)
        for segment in self._fill(look, name, choices, tab=True):
            row.addWidget(segment)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        look.changed.connect(self.update)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """A hair line under all."""
        painter = open_painter(self)
        painter.fillRect(QRectF(0, self.height() - 1, self.width(), 1), QColor(self.look.palette.hair))
