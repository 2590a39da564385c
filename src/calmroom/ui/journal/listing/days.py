"""A small calendar of months: it shows on which days there are pages, and a press goes there."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from calmroom.ui.journal.listing.days_state import month_cells, month_title, turned
from calmroom.ui.journal.listing.month import MonthTable
from calmroom.ui.theme.fonts import Role
from calmroom.ui.theme.icons import Icon
from calmroom.ui.widgets.buttons import QuietButton
from calmroom.ui.widgets.labels import TextLabel
from calmroom.ui.widgets.naming import announce, identify

if TYPE_CHECKING:
    from collections.abc import Mapping

    from calmroom.ui.theme.look import Look


class DayJump(QWidget):
    """A month, its name, and the way to the one before and after.

    Signals:
        chosen: A ``date``.
        left: Escape.
        month_asked: The first of a month that is shown; on which of its days are there pages?
    """

    chosen = Signal(object)
    left = Signal()
    month_asked = Signal(object)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._today = date.min
        self._month = date.min
        self._pages: dict[date, int] = {}
        identify(self, "journal.day-jump", "Go to a day")
        self.earlier = QuietButton(look, "", "journal.days.earlier", icon=Icon.BACK)
        self.earlier.setAccessibleName("The month before")
        self.later = QuietButton(look, "", "journal.days.later", icon=Icon.NEXT)
        self.later.setAccessibleName("The month after")
        self.title = TextLabel(look, "", Role.BODY_STRONG, name="journal.days.title")
        self.title.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.table = MonthTable(look)
        top = QHBoxLayout()
        top.setSpacing(0)
        top.addWidget(self.earlier)
        top.addWidget(self.title, 1, Qt.AlignmentFlag.AlignVCenter)
        top.addWidget(self.later)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 6)
        column.setSpacing(0)
        column.addLayout(top)
        column.addWidget(self.table, 0, Qt.AlignmentFlag.AlignHCenter)
        self.earlier.clicked.connect(lambda: self._turn(-1))
        self.later.clicked.connect(lambda: self._turn(1))
        self.table.turned.connect(self._show)
        self.table.chosen.connect(self.chosen)
        self.table.left.connect(self.left)
        self.hide()

    def open(self, today: date) -> None:
        """Show the month that was shown before, or the present one."""
        if self._today != today or self.table.day is None:
            self._today = today
            self._show(today)
        else:
            self._show(self.table.day)
        self.table.setFocus(Qt.FocusReason.TabFocusReason)

    def show_pages(self, first: date, pages: Mapping[date, int]) -> None:
        """Say on which days of a month there are pages; for another month it is too late."""
        if first == self._month and self.table.day is not None:
            self._pages = dict(pages)
            self.table.show_cells(month_cells(first, self._pages, self._today), self.table.day)

    def forget(self) -> None:
        """Show no page of anybody."""
        self._pages = {}
        self.table.day = None
        self.table.days.show_cells(())
        self.hide()

    def _turn(self, months: int) -> None:
        self._show(turned(self.table.day or self._today, months))

    def _show(self, day: date) -> None:
        first = day.replace(day=1)
        if first != self._month:
            self._pages = {}
        self._month = first
        self.title.set_words(month_title(first))
        self.table.show_cells(month_cells(first, self._pages, self._today), day)
        announce(self.title, month_title(first))
        self.month_asked.emit(first)
