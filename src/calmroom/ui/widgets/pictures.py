"""Small pictures: key caps, light on a wall, steps, and what stands where nothing is yet."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QBrush, QColor, QFontMetricsF, QLinearGradient, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from calmroom.ui.theme.fonts import Role
from calmroom.ui.widgets.buttons import OutlineButton
from calmroom.ui.widgets.labels import TextLabel, Tone
from calmroom.ui.widgets.naming import identify
from calmroom.ui.widgets.painting import draw_key, draw_words, fill_round, key_size, open_painter, tint
from calmroom.ui.widgets.surfaces import Mark

if TYPE_CHECKING:
    from calmroom.ui.theme.look import Look


class KeyCap(QWidget):
    """A key and what it does, such as ``Space pause``."""

    def __init__(self, look: Look, key: str, words: str = "") -> None:
        super().__init__()
        self.look = look
        self._key, self._words = key, words
        self.setAccessibleName(f"{key}: {words}" if words else key)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        look.changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        """The cap and its words."""
        theme = self.look.theme
        words = QFontMetricsF(theme.font(Role.SMALL)).horizontalAdvance(self._words)
        cap = key_size(theme, self._key)
        return QSize(
            math.ceil(cap.width() + (words + 9 if self._words else 0) + 2), math.ceil(max(24, cap.height() + 4))
        )

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Cap, then words."""
        painter, theme = open_painter(self), self.look.theme
        colour = QColor(self.look.palette.ink2)
        cap = key_size(theme, self._key)
        draw_key(painter, theme, self._key, QRectF(QPointF(1, (self.height() - cap.height()) / 2), cap), colour)
        painter.setFont(theme.font(Role.SMALL))
        painter.setPen(colour)
        draw_words(painter, self._words, cap.width() + 10, QRectF(self.rect()))


class StepDots(QWidget):
    """How many of a few steps have been taken, in clay, as in Ground me."""

    def __init__(self, look: Look, count: int) -> None:
        super().__init__()
        self.look = look
        self._count, self._done = count, 0
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set_done(0)
        look.changed.connect(self.update)

    def set_done(self, done: int) -> None:
        """Fills the first ``done`` dots."""
        self._done = min(self._count, max(0, done))
        self.setAccessibleName(f"{self._done} of {self._count}")
        self.update()

    def sizeHint(self) -> QSize:
        """26 px a dot."""
        return QSize(self._count * 26 - 10, 24)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Filled dots, then rings."""
        painter, palette = open_painter(self), self.look.palette
        for number in range(self._count):
            full = number < self._done
            painter.setPen(Qt.PenStyle.NoPen if full else QPen(QColor(palette.clay_edge), 2.0))
            painter.setBrush(QColor(palette.clay) if full else QColor(Qt.GlobalColor.transparent))
            reach = 7.0 if full else 6.0
            painter.drawEllipse(QPointF(8 + number * 26, 12), reach, reach)


class StepBars(QWidget):
    """Which of a few pages this is."""

    def __init__(self, look: Look, count: int) -> None:
        super().__init__()
        self.look = look
        self._count, self._step = count, 1
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set_step(1)
        look.changed.connect(self.update)

    def set_count(self, count: int) -> None:
        """Changes how many pages there are."""
        self._count = count
        self.set_step(self._step)
        self.updateGeometry()

    def set_step(self, step: int) -> None:
        """Shows page ``step``, counted from 1."""
        self._step = step
        self.setAccessibleName(f"{step} of {self._count}")
        self.update()

    def sizeHint(self) -> QSize:
        """34 px a bar, and the words behind."""
        theme = self.look.theme
        words = QFontMetricsF(theme.font(Role.SMALL)).horizontalAdvance(self.accessibleName())
        return QSize(math.ceil(self._count * 34 + 6 + words), round(theme.line_height(Role.SMALL)))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Bars, then ``1 of 3``."""
        painter, theme, palette = open_painter(self), self.look.theme, self.look.palette
        for number in range(self._count):
            bar = QRectF(number * 34, self.height() / 2 - 2, 26, 4)
            fill_round(painter, bar, 2.0, QColor(palette.lake) if number < self._step else tint(palette.edge, 0.5))
        painter.setFont(theme.font(Role.SMALL))
        painter.setPen(QColor(palette.ink2))
        draw_words(painter, self.accessibleName(), self._count * 34 + 4, QRectF(self.rect()))


class WindowLight(QWidget):
    """Light through a window onto a wall, on the first page; it sinks a little with each step."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.look = look
        self._step = 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        look.changed.connect(self.update)

    def set_step(self, step: int) -> None:
        """Lets the light sink to a step, counted from 0."""
        self._step = step
        self.update()

    def sizeHint(self) -> QSize:
        """The wall of the first page."""
        return QSize(430, 600)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Nine panes that lean with the light and fade downwards."""
        painter, palette = open_painter(self), self.look.palette
        width = min(self.width() * 0.65, self.height() * 0.55)
        gap, cell = width * 0.036, width * 0.309
        high, rise = cell * 1.6, 0.26
        left = (self.width() - width) / 2
        top = (self.height() - 3 * high - 2 * gap) * 0.38 + width * rise * 0.5 + self._step * 26
        light = QLinearGradient(0, top - width * rise, 0, top + 3 * high)
        light.setColorAt(0.0, tint(palette.lamp, 0.62))
        light.setColorAt(1.0, tint(palette.lamp, 0.0 if not palette.outlined else 0.2))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QBrush(light))
        for row in range(3):
            for column in range(3):
                x, y = left + column * (cell + gap), top + row * (high + gap)
                one, two = (x - left) * rise, (x + cell - left) * rise
                corners = [(x, y - one), (x + cell, y - two), (x + cell, y + high - two), (x, y + high - one)]
                painter.drawPolygon(QPolygonF([QPointF(*corner) for corner in corners]))


@dataclass(frozen=True, slots=True)
class EmptyWords:
    """One plain sentence, one that takes the weight off, and a verb or nothing."""

    first: str
    second: str
    button: str = ""


class EmptyState(QWidget):
    """The mark, two sentences, at most one outline button; ``asked`` is sent when it is pressed."""

    asked = Signal()

    def __init__(self, look: Look, name: str, words: EmptyWords) -> None:
        super().__init__()
        identify(self, name)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 24, 16, 24)
        column.setSpacing(6)
        middle = Qt.AlignmentFlag.AlignHCenter
        column.addStretch(1)
        column.addWidget(Mark(look, 40), 0, middle)
        column.addSpacing(10)
        for text, role, tone in ((words.first, Role.BODY_STRONG, Tone.INK), (words.second, Role.SMALL, Tone.INK2)):
            label = TextLabel(look, text, role, tone)
            label.setAlignment(middle)
            column.addWidget(label)
        if words.button:
            column.addSpacing(10)
            self.button = OutlineButton(look, words.button, f"{name}.button")
            self.button.clicked.connect(self.asked)
            column.addWidget(self.button, 0, middle)
        column.addStretch(1)
