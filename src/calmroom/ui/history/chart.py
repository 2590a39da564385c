"""How settled, before and after: a picture of dots and thin lines, and the same as a table."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QSizePolicy,
    QStackedWidget,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from calmroom.ui.history.state import Pair, spread
from calmroom.ui.theme.fonts import Role
from calmroom.ui.widgets.labels import LinkButton
from calmroom.ui.widgets.naming import identify
from calmroom.ui.widgets.painting import draw_words, open_painter

if TYPE_CHECKING:
    from calmroom.ui.theme.look import Look

HEADERS = ("Day", "Practice", "Before", "After")
DOT = 5.0
APART = 15.0
"""Least px between two practices, so that two of one evening stay two."""
SIDE = 14.0
PLOT = 150.0


class PairChart(QWidget):
    """One open and one filled dot a practice, with a thin line between; the table says the same."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.look = look
        self._pairs: tuple[Pair, ...] = ()
        identify(self, "history.chart")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        look.changed.connect(self.updateGeometry)

    def show_pairs(self, pairs: tuple[Pair, ...]) -> None:
        """Show other practices."""
        self._pairs = pairs
        count = "1 practice" if len(pairs) == 1 else f"{len(pairs)} practices"
        self.setAccessibleName(f"How settled, before and after, {count}. The table says the same.")
        self.update()

    def sizeHint(self) -> QSize:
        """A word above, a word below, and the plot between."""
        line = self.look.theme.line_height(Role.SMALL)
        return QSize(330, math.ceil(2 * line + 12 + PLOT))

    def minimumSizeHint(self) -> QSize:
        """Still readable."""
        return QSize(200, self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The two lines with their words, then the dots."""
        painter, theme, palette = open_painter(self), self.look.theme, self.look.palette
        line = theme.line_height(Role.SMALL)
        plot = QRectF(0, line + 6, self.width(), PLOT)
        painter.setFont(theme.font(Role.SMALL))
        painter.setPen(QColor(palette.ink2))
        draw_words(painter, "settled", 0, QRectF(0, 0, self.width(), line))
        draw_words(painter, "stirred up", 0, QRectF(0, plot.bottom() + 6, self.width(), line))
        painter.setPen(QPen(QColor(palette.edge if palette.outlined else palette.hair), 1.0))
        painter.drawLine(plot.topLeft(), plot.topRight())
        painter.drawLine(plot.bottomLeft(), plot.bottomRight())
        places = spread([pair.at for pair in self._pairs], plot.width() - 2 * SIDE, APART)
        inner = plot.adjusted(SIDE, DOT + 4, -SIDE, -DOT - 4)
        for pair, place in zip(self._pairs, places, strict=True):
            self._paint_pair(painter, pair, inner, inner.left() + place)

    def _paint_pair(self, painter: QPainter, pair: Pair, plot: QRectF, x: float) -> None:
        palette = self.look.palette
        before = QPointF(x, plot.bottom() - plot.height() * pair.before)
        after = QPointF(x, plot.bottom() - plot.height() * pair.after)
        painter.setPen(QPen(QColor(palette.edge), 1.2))
        painter.drawLine(before, after)
        hidden = abs(before.y() - after.y()) < DOT
        paint_dot(painter, self.look, before, DOT + 3 if hidden else DOT, filled=False)
        paint_dot(painter, self.look, after, filled=True)


def paint_dot(painter: QPainter, look: Look, at: QPointF, reach: float = DOT, *, filled: bool) -> None:
    """A dot: open for before, filled for after."""
    palette = look.palette
    painter.setPen(Qt.PenStyle.NoPen if filled else QPen(QColor(palette.ink2), 1.6))
    painter.setBrush(QColor(palette.lake if filled else palette.bg))
    painter.drawEllipse(at, reach, reach)


class DotWords(QWidget):
    """A dot and what it means."""

    def __init__(self, look: Look, words: str, *, filled: bool) -> None:
        super().__init__()
        self.look = look
        self._words, self._filled = words, filled
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        look.changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        """Dot and word."""
        theme = self.look.theme
        width = QFontMetricsF(theme.font(Role.SMALL)).horizontalAdvance(self._words)
        return QSize(math.ceil(width + 2 * DOT + 16), round(theme.line_height(Role.SMALL) + 4))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Dot, then word."""
        painter = open_painter(self)
        paint_dot(painter, self.look, QPointF(DOT + 2, self.height() / 2), filled=self._filled)
        painter.setFont(self.look.theme.font(Role.SMALL))
        painter.setPen(QColor(self.look.palette.ink2))
        draw_words(painter, self._words, 2 * DOT + 10, QRectF(self.rect()))


class PairTable(QTableWidget):
    """The same as a real table."""

    def __init__(self, look: Look) -> None:
        super().__init__(0, len(HEADERS))
        self.look = look
        identify(self, "history.table", "How settled, before and after")
        self.setHorizontalHeaderLabels(list(HEADERS))
        self.setProperty("ring", "inside")
        self.setProperty("ringRadius", 10.0)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        self.setWordWrap(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        self.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.horizontalHeader().setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        self.horizontalHeader().setHighlightSections(False)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        look.changed.connect(self._dress)
        self._dress()

    def show_pairs(self, pairs: tuple[Pair, ...]) -> None:
        """Show other practices, oldest first."""
        self.setRowCount(len(pairs))
        for row, pair in enumerate(pairs):
            for column, words in enumerate(pair.cells):
                item = QTableWidgetItem(words)
                said = words if column else pair.day
                item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{HEADERS[column]}: {said}")
                self.setItem(row, column, item)
        if pairs:
            self.setCurrentCell(0, 0)

    def _dress(self) -> None:
        font = self.look.theme.font(Role.SMALL)
        self.setFont(font)
        for column in range(self.columnCount()):
            item = self.horizontalHeaderItem(column)
            if item is not None:
                item.setFont(font)


class BeforeAndAfter(QWidget):
    """The picture, its legend, and the way to the table and back."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.chart = PairChart(look)
        self.table = PairTable(look)
        self.swap = LinkButton(look, "Show as a table", "history.show-table")
        self._stack = QStackedWidget()
        self._stack.addWidget(self.chart)
        self._stack.addWidget(self.table)
        self._stack.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._legend = QWidget()
        legend = QHBoxLayout(self._legend)
        legend.setContentsMargins(0, 0, 0, 0)
        legend.setSpacing(14)
        legend.addWidget(DotWords(look, "before", filled=False))
        legend.addWidget(DotWords(look, "after", filled=True))
        foot = QHBoxLayout()
        foot.addWidget(self._legend)
        foot.addStretch(1)
        foot.addWidget(self.swap)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self._stack)
        column.addLayout(foot)
        column.addStretch(1)
        self.swap.clicked.connect(self._turn)
        look.changed.connect(self._fit)
        self._fit()

    def show_pairs(self, pairs: tuple[Pair, ...]) -> None:
        """Show other practices."""
        self.chart.show_pairs(pairs)
        self.table.show_pairs(pairs)

    def _turn(self) -> None:
        to_table = self._stack.currentWidget() is self.chart
        self._stack.setCurrentWidget(self.table if to_table else self.chart)
        self.swap.setText("Show as a picture" if to_table else "Show as a table")
        self.swap.setAccessibleName(self.swap.text())
        self.swap.updateGeometry()
        self._legend.setVisible(not to_table)
        if to_table:
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _fit(self) -> None:
        self._stack.setFixedHeight(self.chart.sizeHint().height())
