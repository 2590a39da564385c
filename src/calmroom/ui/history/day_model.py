"""The days as rows of seven, for a table; nothing is made for a day that is not in sight."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from calmroom.domain.dates import DAYS, MONTHS
from calmroom.ui.history.weeks import DayMark, Weeks
from calmroom.ui.theme.fonts import Role

if TYPE_CHECKING:
    from calmroom.ui.theme.look import Look

MARK_ROLE = Qt.ItemDataRole.UserRole + 1


class DayModel(QAbstractTableModel):
    """Weeks of seven days; nothing is made for a day that is not in sight."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.weeks = Weeks()
        self._known: dict[int, tuple[DayMark, ...]] = {}
        self.names_months = False

    def show_weeks(self, weeks: Weeks, *, names_months: bool) -> None:
        """Show other weeks; over years the first day of a month says which."""
        self.beginResetModel()
        self.weeks, self.names_months = weeks, names_months
        self._known = {}
        self.endResetModel()

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex | None = None) -> int:
        """The weeks."""
        return 0 if parent is not None and parent.isValid() else len(self.weeks)

    def columnCount(self, parent: QModelIndex | QPersistentModelIndex | None = None) -> int:
        """The days."""
        return 0 if parent is not None and parent.isValid() else len(DAYS)

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """A day's number, its mark, or all of it in words."""
        if not index.isValid():
            return None
        week = index.row()
        if week not in self._known:
            self._known[week] = self.weeks[week]
        mark = self._known[week][index.column()]
        if role == MARK_ROLE:
            return mark
        if role == Qt.ItemDataRole.DisplayRole:
            return self._name(mark)
        if role in {Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole}:
            return mark.spoken
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The days of the week."""
        if orientation is Qt.Orientation.Horizontal:
            if role == Qt.ItemDataRole.DisplayRole:
                return DAYS[section][:2]
            if role == Qt.ItemDataRole.AccessibleTextRole:
                return DAYS[section]
            if role == Qt.ItemDataRole.FontRole:
                return self._look.theme.font(Role.SMALL)
        return None

    def _name(self, mark: DayMark) -> str:
        if not self.names_months or mark.number != 1 or not mark.month:
            return str(mark.number)
        return str(mark.year) if mark.month == 1 else MONTHS[mark.month - 1][:3]
