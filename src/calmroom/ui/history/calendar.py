"""The days as a small calendar: a real table, painted with rings, arcs and lines."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QGridLayout,
    QHeaderView,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from calmroom.domain.dates import DAYS
from calmroom.ui.history.state import DayMark
from calmroom.ui.theme.fonts import Role
from calmroom.ui.widgets.naming import identify
from calmroom.ui.widgets.painting import draw_words, open_painter, stroke_round

if TYPE_CHECKING:
    from calmroom.ui.theme.look import Look
    from calmroom.ui.theme.tokens import Palette

CELL = 36.0
RING = 13.0
ARC_FROM, ARC_LONG = 155, 230
"""Degrees from three o'clock against the clock: an arc that is open above."""
MARK_ROLE = Qt.ItemDataRole.UserRole + 1
LEGEND = (
    ("practice", DayMark(0, True, False, False, False, False, "")),  # noqa: FBT003 - a mark is its flags
    ("ended gently", DayMark(0, True, True, False, False, False, "")),  # noqa: FBT003
    ("wrote", DayMark(0, False, False, True, False, False, "")),  # noqa: FBT003
    ("today", DayMark(0, False, False, False, True, False, "")),  # noqa: FBT003
)


def paint_mark(painter: QPainter, palette: Palette, mark: DayMark, box: QRectF) -> None:
    """Ring, arc, line and light of a day, round the middle of a box."""
    side = min(box.width(), box.height()) * RING / CELL
    middle = box.center()
    pen = QPen(QColor(palette.lake), 1.75)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if mark.ended_gently:
        round_box = QRectF(middle.x() - side, middle.y() - side, 2 * side, 2 * side)
        painter.drawArc(round_box, ARC_FROM * 16, ARC_LONG * 16)
    elif mark.practised:
        painter.setBrush(QColor(palette.lake_wash))
        painter.drawEllipse(middle, side, side)
    if mark.wrote:
        pen.setWidthF(2.0)
        painter.setPen(pen)
        under = middle.y() + (side * 1.28 if mark.practised else side * 0.85)
        painter.drawLine(QPointF(middle.x() - side * 0.5, under), QPointF(middle.x() + side * 0.5, under))
    if mark.is_today:
        painter.setPen(QPen(QColor(palette.bg), 1.5))
        painter.setBrush(QColor(palette.lamp_line))
        at = QPointF(middle.x() + side * 0.85, middle.y() - side * 0.85) if mark.number else middle
        painter.drawEllipse(at, side * 0.36, side * 0.36)


class DayDelegate(QStyledItemDelegate):
    """Paints a day and its number."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.look = look

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """The day."""
        mark, box, palette = index.data(MARK_ROLE), QRectF(option.rect), self.look.palette
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & QStyle.StateFlag.State_HasFocus:
            stroke_round(painter, box.adjusted(1, 1, -1, -1), 8.0, QPen(QColor(palette.focus), 2.0))
        if isinstance(mark, DayMark):
            paint_mark(painter, palette, mark, box)
            done = mark.practised or mark.wrote or mark.is_today
            painter.setPen(QColor(palette.ink if done else palette.ink3 if mark.is_ahead else palette.ink2))
            painter.setFont(self.look.theme.font(Role.SMALL, strong=mark.is_today))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(mark.number))
        painter.restore()


class DayTable(QTableWidget):
    """Four weeks of seven days; each cell says what was on its day."""

    def __init__(self, look: Look) -> None:
        super().__init__(0, len(DAYS))
        self.look = look
        identify(self, "history.days", "Days")
        self._days = DayDelegate(look)
        self.setItemDelegate(self._days)
        self.setProperty("kind", "plain")
        self.setProperty("ring", "inside")
        self.setProperty("ringRadius", 10.0)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setTabKeyNavigation(False)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        for policy in (self.setHorizontalScrollBarPolicy, self.setVerticalScrollBarPolicy):
            policy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for number, day in enumerate(DAYS):
            item = QTableWidgetItem(day[:2])
            item.setData(Qt.ItemDataRole.AccessibleTextRole, day)
            self.setHorizontalHeaderItem(number, item)
        self.verticalHeader().hide()
        for header in (self.horizontalHeader(), self.verticalHeader()):
            header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
            header.setMinimumSectionSize(1)
        self.horizontalHeader().setSectionsClickable(False)
        self.horizontalHeader().setHighlightSections(False)
        look.changed.connect(self._dress)
        self._dress()

    def show_weeks(self, weeks: tuple[tuple[DayMark, ...], ...]) -> None:
        """Show other weeks."""
        self.setRowCount(len(weeks))
        for row, week in enumerate(weeks):
            for column, mark in enumerate(week):
                item = QTableWidgetItem(str(mark.number))
                item.setData(MARK_ROLE, mark)
                item.setData(Qt.ItemDataRole.AccessibleTextRole, mark.spoken)
                item.setToolTip(mark.spoken)
                item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
                self.setItem(row, column, item)
                if mark.is_today:
                    self.setCurrentCell(row, column)
        if self.currentItem() is None and weeks:
            self.setCurrentCell(0, 0)
        self._dress()

    def sizeHint(self) -> QSize:
        """All of it, without scrolling."""
        side = self._side()
        return QSize(side * self.columnCount(), self._head() + side * max(4, self.rowCount()) + 2)

    def minimumSizeHint(self) -> QSize:
        """All of it."""
        return self.sizeHint()

    def _side(self) -> int:
        theme = self.look.theme
        return round(max(theme.space(CELL), QFontMetricsF(theme.font(Role.SMALL)).horizontalAdvance("We") + 14))

    def _head(self) -> int:
        return round(self.look.theme.line_height(Role.SMALL) + 10)

    def _dress(self) -> None:
        side = self._side()
        for column in range(self.columnCount()):
            item = self.horizontalHeaderItem(column)
            if item is not None:
                item.setFont(self.look.theme.font(Role.SMALL))
        self.horizontalHeader().setFixedHeight(self._head())
        self.horizontalHeader().setDefaultSectionSize(side)
        self.verticalHeader().setDefaultSectionSize(side)
        self.updateGeometry()
        self.viewport().update()


class LegendMark(QWidget):
    """A mark of the calendar and what it means; the cells say it in words, so it has no name of its own."""

    def __init__(self, look: Look, words: str, mark: DayMark) -> None:
        super().__init__()
        self.look = look
        self._words, self._mark = words, mark
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        look.changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        """Mark and words."""
        theme = self.look.theme
        width = QFontMetricsF(theme.font(Role.SMALL)).horizontalAdvance(self._words)
        return QSize(math.ceil(theme.space(24) + 6 + width + 4), round(theme.line_height(Role.SMALL) + 6))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Mark, then words."""
        painter, theme = open_painter(self), self.look.theme
        side = theme.space(24)
        paint_mark(painter, self.look.palette, self._mark, QRectF(0, (self.height() - side) / 2, side, side))
        painter.setFont(theme.font(Role.SMALL))
        painter.setPen(QColor(self.look.palette.ink2))
        draw_words(painter, self._words, side + 6, QRectF(self.rect()))


class Calendar(QWidget):
    """The days and what their marks mean."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.look = look
        self.table = DayTable(look)
        look.changed.connect(self._fit)
        legend = QWidget()
        grid = QGridLayout(legend)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setColumnStretch(1, 1)
        for number, (words, mark) in enumerate(LEGEND):
            grid.addWidget(LegendMark(look, words, mark), number // 2, number % 2, Qt.AlignmentFlag.AlignLeft)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.table)
        column.addWidget(legend)
        column.addStretch(1)
        self._fit()

    def _fit(self) -> None:
        self.setFixedWidth(self.table.sizeHint().width())
