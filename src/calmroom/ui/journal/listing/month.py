"""A month as a table of days: those with pages have a line under them."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from calmroom.domain.dates import DAYS
from calmroom.ui.journal.listing.days_state import WEEK, WEEKS, DayCell, turned
from calmroom.ui.theme.fonts import Role
from calmroom.ui.widgets.naming import announce, identify
from calmroom.ui.widgets.painting import fill_round, stroke_round, tint

if TYPE_CHECKING:
    from calmroom.ui.theme.look import Look

CELL: Final = 34.0
HIGH: Final = 32.0
CELL_ROLE: Final = Qt.ItemDataRole.UserRole + 1
YEAR: Final = 12
Index = QModelIndex | QPersistentModelIndex
_STEPS: Final = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -WEEK, Qt.Key.Key_Down: WEEK}
_TURNS: Final = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}
_OPENING: Final = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space})


class _MonthModel(QAbstractTableModel):
    """Six weeks of seven days."""

    def __init__(self) -> None:
        super().__init__()
        self.cells: tuple[DayCell, ...] = ()

    def show_cells(self, cells: tuple[DayCell, ...]) -> None:
        """Show other days, or the same with other pages."""
        self.beginResetModel()
        self.cells = cells
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        """The weeks."""
        return 0 if (parent is not None and parent.isValid()) or not self.cells else WEEKS

    def columnCount(self, parent: Index | None = None) -> int:
        """The days."""
        return 0 if parent is not None and parent.isValid() else WEEK

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """A day's number, all of it, or all of it in words."""
        cell = self.cells[index.row() * WEEK + index.column()]
        if role == CELL_ROLE:
            return cell
        if role == Qt.ItemDataRole.DisplayRole:
            return str(cell.day.day)
        return cell.spoken if role == Qt.ItemDataRole.AccessibleTextRole else None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The days of the week."""
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return DAYS[section][:2]
        return DAYS[section] if role == Qt.ItemDataRole.AccessibleTextRole else None


class _DayDelegate(QStyledItemDelegate):
    """Paints a number, a line under it where there are pages, and the light of today."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.look = look

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """The day."""
        cell, palette, state = index.data(CELL_ROLE), self.look.palette, option.state
        box = QRectF(option.rect).adjusted(1, 1, -1, -1)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if state & (QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_MouseOver):
            chosen = bool(state & QStyle.StateFlag.State_Selected)
            fill_round(painter, box, 8.0, tint(palette.lake_wash, 1.0 if chosen else 0.5))
            if chosen:
                stroke_round(painter, box, 8.0, QPen(QColor(palette.lake), 2.0))
        painter.setPen(QColor(palette.ink3 if cell.is_beside or not cell.pages else palette.ink))
        painter.setFont(self.look.theme.font(Role.SMALL, strong=bool(cell.pages)))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(cell.day.day))
        side = box.height()
        if cell.pages:
            pen = QPen(QColor(palette.lake), 2.0)
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
            painter.setPen(pen)
            middle, under = box.center().x(), box.bottom() - side * 0.12
            painter.drawLine(QPointF(middle - side * 0.18, under), QPointF(middle + side * 0.18, under))
        if cell.is_today:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(palette.lamp_line))
            painter.drawEllipse(QPointF(box.right() - side * 0.2, box.top() + side * 0.2), 3.2, 3.2)
        painter.restore()


class MonthTable(QTableView):
    """One month; the arrows go from day to day, Page up and Page down from month to month.

    Signals:
        chosen: A ``date``: Enter, Space or a click.
        left: Escape.
        turned: The keyboard is on a day of another month; its ``date``.
    """

    chosen = Signal(object)
    left = Signal()
    turned = Signal(object)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.look = look
        self.days = _MonthModel()
        self.day: date | None = None
        identify(self, "journal.days", "Days")
        self._delegate = _DayDelegate(look)
        self.setModel(self.days)
        self.setItemDelegate(self._delegate)
        for name, value in (("kind", "plain"), ("ring", "inside"), ("ringRadius", 10.0)):
            self.setProperty(name, value)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setMouseTracking(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        for policy in (self.setVerticalScrollBarPolicy, self.setHorizontalScrollBarPolicy):
            policy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        for header in (self.horizontalHeader(), self.verticalHeader()):
            header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
            header.setMinimumSectionSize(1)
        self.horizontalHeader().setSectionsClickable(False)
        self.horizontalHeader().setHighlightSections(False)
        self.clicked.connect(lambda index: self.chosen.emit(index.data(CELL_ROLE).day))
        look.changed.connect(self._dress)
        self._dress()

    def show_cells(self, cells: tuple[DayCell, ...], day: date) -> None:
        """Show a month with the keyboard on one of its days."""
        self.days.show_cells(cells)
        self.day = day
        at = next((number for number, cell in enumerate(cells) if cell.day == day), -1)
        if at >= 0:
            self.setCurrentIndex(self.days.index(at // WEEK, at % WEEK))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Days, months, and with Shift years."""
        key, day = Qt.Key(event.key()), self.day
        if day is None:
            super().keyPressEvent(event)
        elif key in _STEPS:
            self._go(day + timedelta(days=_STEPS[key]))
        elif key in _TURNS:
            is_year = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            self._go(turned(day, _TURNS[key] * (YEAR if is_year else 1)))
        elif key in _OPENING:
            self.chosen.emit(day)
        elif key == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        """All of it."""
        wide, high, head = self._sizes()
        return QSize(wide * WEEK, head + high * WEEKS + 2)

    def minimumSizeHint(self) -> QSize:
        """All of it."""
        return self.sizeHint()

    def _go(self, day: date) -> None:
        cell = next((each for each in self.days.cells if each.day == day and not each.is_beside), None)
        if cell is None:
            self.turned.emit(day)
        else:
            self.show_cells(self.days.cells, day)
            announce(self, cell.spoken)

    def _sizes(self) -> tuple[int, int, int]:
        theme = self.look.theme
        least = QFontMetricsF(theme.font(Role.SMALL)).horizontalAdvance("We") + 8
        head = round(theme.line_height(Role.SMALL) + 6)
        return round(max(theme.space(CELL), least)), round(theme.space(HIGH)), head

    def _dress(self) -> None:
        wide, high, head = self._sizes()
        self.horizontalHeader().setFont(self.look.theme.font(Role.SMALL))
        self.horizontalHeader().setFixedHeight(head)
        self.horizontalHeader().setDefaultSectionSize(wide)
        self.verticalHeader().setDefaultSectionSize(high)
        self.updateGeometry()
        self.viewport().update()
