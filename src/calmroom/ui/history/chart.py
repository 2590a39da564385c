"""A chart: a picture, the same as a table, and the same as a sentence."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QSizePolicy,
    QStackedWidget,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from calmroom.ui.history.figures import DOT, PLOT
from calmroom.ui.history.inking import inks_of, paint
from calmroom.ui.history.shapes import Figure
from calmroom.ui.theme.fonts import Role
from calmroom.ui.widgets.boxes import in_column, in_row
from calmroom.ui.widgets.labels import LinkButton, TextLabel, Tone
from calmroom.ui.widgets.naming import identify
from calmroom.ui.widgets.painting import draw_words, open_painter

if TYPE_CHECKING:
    from calmroom.ui.history.tables import Table
    from calmroom.ui.theme.look import Look

Draw = Callable[[float, float], Figure]
"""Makes the picture for a width and the height of a line of words, in px."""


class FigureView(QWidget):
    """Paints a picture as wide as there is room."""

    def __init__(self, look: Look, name: str) -> None:
        super().__init__()
        self.look = look
        self._draw: Draw | None = None
        identify(self, name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        look.changed.connect(self.updateGeometry)

    def show_figure(self, draw: Draw | None, spoken: str) -> None:
        """Show another picture; ``spoken`` is what a screen reader says of it."""
        self._draw = draw
        self.setAccessibleName(spoken)
        self.update()

    def sizeHint(self) -> QSize:
        """A word above, a word below, and the plot between."""
        line = self.look.theme.line_height(Role.SMALL)
        return QSize(330, math.ceil(2 * line + 12 + PLOT))

    def minimumSizeHint(self) -> QSize:
        """Still readable."""
        return QSize(200, self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The picture."""
        if self._draw is not None:
            figure = self._draw(self.width(), self.look.theme.line_height(Role.SMALL))
            paint(open_painter(self), figure, self.look, inks_of(self.look.palette))


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
        painter, palette = open_painter(self), self.look.palette
        painter.setPen(Qt.PenStyle.NoPen if self._filled else QPen(QColor(palette.ink2), 1.6))
        painter.setBrush(QColor(palette.lake if self._filled else palette.bg))
        painter.drawEllipse(QPointF(DOT + 2, self.height() / 2), DOT, DOT)
        painter.setFont(self.look.theme.font(Role.SMALL))
        painter.setPen(QColor(palette.ink2))
        draw_words(painter, self._words, 2 * DOT + 10, QRectF(self.rect()))


class TableView(QTableWidget):
    """The same as a real table."""

    def __init__(self, look: Look, name: str, spoken: str) -> None:
        super().__init__()
        self.look = look
        identify(self, name, spoken)
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
        self.horizontalHeader().setHighlightSections(False)
        look.changed.connect(self._dress)
        self._dress()

    def show_table(self, table: Table) -> None:
        """Show its rows; each cell is read out with the name of its column."""
        self.setColumnCount(len(table.headers))
        self.setHorizontalHeaderLabels(list(table.headers))
        self.setRowCount(len(table.rows))
        for row, cells in enumerate(table.rows):
            for column, words in enumerate(cells):
                item = QTableWidgetItem(words)
                item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{table.headers[column]}: {words}")
                self.setItem(row, column, item)
        header = self.horizontalHeader()
        for column in range(len(table.headers)):
            stretched = column == min(1, len(table.headers) - 1)
            mode = QHeaderView.ResizeMode.Stretch if stretched else QHeaderView.ResizeMode.ResizeToContents
            header.setSectionResizeMode(column, mode)
        if table.rows:
            self.setCurrentCell(0, 0)
        self._dress()

    def _dress(self) -> None:
        font = self.look.theme.font(Role.SMALL)
        self.setFont(font)
        self.horizontalHeader().setFont(font)
        for column in range(self.columnCount()):
            item = self.horizontalHeaderItem(column)
            if item is not None:
                item.setFont(font)


class Chart(QWidget):
    """The picture, its sentence, and the way to the table and back.

    Args:
        look: The window's look.
        name: Object name; its parts are ``name.chart``, ``name.table``, ``name.show-table``, ``name.said``.
        spoken: What it shows.
        legend: What its marks mean; words and whether the dot is filled.
    """

    def __init__(self, look: Look, name: str, spoken: str, legend: tuple[tuple[str, bool], ...] = ()) -> None:
        super().__init__()
        self.look = look
        self._spoken = spoken
        self._table: Table | None = None
        identify(self, name)
        self.chart = FigureView(look, f"{name}.chart")
        self.table = TableView(look, f"{name}.table", spoken)
        self.said = TextLabel(look, "", Role.SMALL, Tone.INK2, name=f"{name}.said")
        self.swap = LinkButton(look, "Show as a table", f"{name}.show-table")
        self._stack = QStackedWidget()
        self._stack.addWidget(self.chart)
        self._stack.addWidget(self.table)
        self._stack.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._legend = QWidget()
        dots = in_row(self._legend, 14)
        for words, filled in legend:
            dots.addWidget(DotWords(look, words, filled=filled))
        foot = in_row(gap=6)
        foot.addWidget(self._legend)
        foot.addStretch(1)
        foot.addWidget(self.swap)
        whole = in_column(self, 10)
        whole.addWidget(self._stack)
        whole.addLayout(foot)
        whole.addWidget(self.said)
        whole.addStretch(1)
        self.swap.clicked.connect(self._turn)
        look.changed.connect(self._fit)
        self._fit()

    def show_chart(self, draw: Draw | None, table: Table, said: str) -> None:
        """Show other values: their picture, table and sentence."""
        self._table = table
        self.said.set_words(said)
        self.chart.show_figure(draw, f"{self._spoken}. {said} The table says the same." if said else "")
        if self._stack.currentWidget() is self.table or not table.rows:
            self.table.show_table(table)

    def _turn(self) -> None:
        to_table = self._stack.currentWidget() is self.chart
        if to_table and self._table is not None:
            self.table.show_table(self._table)
        self._stack.setCurrentWidget(self.table if to_table else self.chart)
        self.swap.setText("Show as a picture" if to_table else "Show as a table")
        self.swap.setAccessibleName(self.swap.text())
        self.swap.updateGeometry()
        self._legend.setVisible(not to_table)
        if to_table:
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _fit(self) -> None:
        self._stack.setFixedHeight(self.chart.sizeHint().height())
