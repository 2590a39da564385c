"""The days as a small calendar: a real table, painted with rings, arcs and lines; years of it as well as weeks."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QGridLayout,
    QHeaderView,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from calmroom.domain.dates import DAYS
from calmroom.ui.history.day_marks import CELL, paint_mark
from calmroom.ui.history.day_model import MARK_ROLE, DayModel
from calmroom.ui.history.weeks import DayMark, Weeks
from calmroom.ui.theme.fonts import Role
from calmroom.ui.widgets.boxes import in_column
from calmroom.ui.widgets.naming import identify
from calmroom.ui.widgets.painting import draw_words, open_painter, stroke_round

if TYPE_CHECKING:
    from calmroom.ui.theme.look import Look

MOST_WEEKS = 8
"""Weeks in sight at once; more are scrolled."""
LEGEND = (
    ("practice", DayMark(0, practised=True)),
    ("wrote", DayMark(0, wrote=True)),
    ("session", DayMark(0, session=True)),
    ("today", DayMark(0, is_today=True)),
)


class DayDelegate(QStyledItemDelegate):
    """Paints a day and its number."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.look = look
        self._fonts: dict[bool, QFont] = {}
        look.changed.connect(self._fonts.clear)

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
            painter.setOpacity(0.55 if mark.is_beside else 1.0)
            paint_mark(painter, palette, mark, box)
            done = mark.practised or mark.wrote or mark.is_today or mark.session
            painter.setPen(QColor(palette.ink if done else palette.ink3 if mark.is_ahead else palette.ink2))
            painter.setFont(self._font(strong=mark.is_today))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(index.data()))
        painter.restore()

    def _font(self, *, strong: bool) -> QFont:
        if strong not in self._fonts:
            self._fonts[strong] = self.look.theme.font(Role.SMALL, strong=strong)
        return self._fonts[strong]


class DayTable(QTableView):
    """Weeks of seven days; each cell says what was on its day."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.look = look
        self.days = DayModel(look)
        identify(self, "history.days", "Days")
        self._days = DayDelegate(look)
        self.setModel(self.days)
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
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        for header in (self.horizontalHeader(), self.verticalHeader()):
            header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
            header.setMinimumSectionSize(1)
        self.horizontalHeader().setSectionsClickable(False)
        self.horizontalHeader().setHighlightSections(False)
        look.changed.connect(self._dress)
        self._dress()

    def show_weeks(self, weeks: Weeks, *, are_many: bool = False) -> None:
        """Show other weeks, with the keyboard on today or on the last of their days."""
        self.days.show_weeks(weeks, names_months=are_many)
        is_scrolled = len(weeks) > MOST_WEEKS
        policy = Qt.ScrollBarPolicy
        self.setVerticalScrollBarPolicy(policy.ScrollBarAlwaysOn if is_scrolled else policy.ScrollBarAlwaysOff)
        self._dress()
        at = weeks.today or (len(weeks) - 1, 0)
        if len(weeks):
            self.setCurrentIndex(self.days.index(*at))

    def sizeHint(self) -> QSize:
        """All of it without scrolling, unless it is years."""
        side, bar = self._side(), self.verticalScrollBar()
        wide = bar.sizeHint().width() if len(self.days.weeks) > MOST_WEEKS else 0
        rows = min(MOST_WEEKS, max(3, len(self.days.weeks)))
        return QSize(side * len(DAYS) + wide, self._head() + side * rows + 2)

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
        whole = in_column(self, 12)
        whole.addWidget(self.table)
        whole.addWidget(legend)
        whole.addStretch(1)
        self._fit()

    def show_weeks(self, weeks: Weeks, *, are_many: bool = False) -> None:
        """Show other weeks."""
        self.table.show_weeks(weeks, are_many=are_many)
        self._fit()

    def _fit(self) -> None:
        self.setFixedWidth(self.table.sizeHint().width())
