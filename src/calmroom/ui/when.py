"""Day, hour and length, asked for alike wherever something is written down by hand."""

from __future__ import annotations

from datetime import date, time
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, Qt, QTime
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QDateEdit,
    QDateTimeEdit,
    QSpinBox,
    QTimeEdit,
    QWidget,
)

from calmroom.domain.wall_clock import EARLIEST, LATEST
from calmroom.ui.theme.fonts import Role
from calmroom.ui.widgets.boxes import in_column
from calmroom.ui.widgets.labels import TextLabel, Tone
from calmroom.ui.widgets.naming import identify

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent, QKeyEvent

    from calmroom.ui.theme.look import Look


class DayField(QDateEdit):
    """A day. Tab comes to its number and goes on to the next field; the arrows go from part to part."""

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Begin where the number is typed."""
        super().focusInEvent(event)
        if event.reason() in {Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason}:
            # The name of the weekday comes first, and is not typed.
            self.setCurrentSectionIndex(0)
            _go(self, 1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The arrows to the sides choose another part."""
        if not _went(self, event):
            super().keyPressEvent(event)

    def focusNextPrevChild(self, forward: bool) -> bool:  # noqa: FBT001, N802 - Qt's own
        """To the next field, and not first through every part of the day."""
        return QWidget.focusNextPrevChild(self, forward)


class HourField(QTimeEdit):
    """An hour. Tab goes on to the next field; the arrows go from the hour to its minutes."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The arrows to the sides choose another part."""
        if not _went(self, event):
            super().keyPressEvent(event)

    def focusNextPrevChild(self, forward: bool) -> bool:  # noqa: FBT001, N802 - Qt's own
        """To the next field, and not first to the minutes."""
        return QWidget.focusNextPrevChild(self, forward)


def _went(field: QDateTimeEdit, event: QKeyEvent) -> bool:
    step = (event.key() == Qt.Key.Key_Right) - (event.key() == Qt.Key.Key_Left)
    _go(field, step)
    return bool(step)


def _go(field: QDateTimeEdit, step: int) -> None:
    if step:
        place = min(field.sectionCount() - 1, max(0, field.currentSectionIndex() + step))
        field.setCurrentSectionIndex(place)
        field.setSelectedSection(field.sectionAt(place))


class When:
    """Three fields.

    Args:
        look: The window's look.
        name: What their object names begin with.
        hour: What the hour is, as it is read out.
        minutes: The least and the most.
    """

    def __init__(self, look: Look, name: str, hour: str, minutes: tuple[int, int]) -> None:
        self._look = look
        self.day, self.at, self.minutes = DayField(), HourField(), QSpinBox()
        self.day.setDisplayFormat("ddd d MMMM yyyy")
        self.day.setCalendarPopup(True)
        self.day.setDateRange(QDate(EARLIEST + 1, 1, 1), QDate(LATEST - 1, 12, 31))
        self.at.setDisplayFormat("HH:mm")
        self.minutes.setRange(*minutes)
        self.minutes.setSuffix(" minutes")
        identify(self.day, f"{name}.day", "Day")
        identify(self.at, f"{name}.hour", hour)
        identify(self.minutes, f"{name}.minutes", "How long")
        look.changed.connect(self._dress)
        self._dress()

    def show(self, day: date, at: time, minutes: int) -> None:
        """Show others."""
        self.day.setDate(QDate(day.year, day.month, day.day))
        self.at.setTime(QTime(at.hour, at.minute))
        self.minutes.setValue(minutes)

    def told(self) -> tuple[date, time, int]:
        """What stands in them."""
        day, at = self.day.date(), self.at.time()
        return date(day.year(), day.month(), day.day()), time(at.hour(), at.minute()), self.minutes.value()

    def _dress(self) -> None:
        theme = self._look.theme
        for box in (self.day, self.at, self.minutes):
            box.setFont(theme.font(Role.BODY))
            box.setMinimumHeight(theme.control(44))
        # The style sheet pads a date, but not these two.
        for box in (self.at, self.minutes):
            box.lineEdit().setTextMargins(round(theme.space(14)), 0, 0, 0)
        self.day.setMinimumWidth(round(theme.space(230)))


def named(look: Look, words: str, field: QWidget) -> QWidget:
    """The field, and what it is called over it."""
    whole = QWidget()
    column = in_column(whole, 4)
    column.addWidget(TextLabel(look, words, Role.SMALL, Tone.INK2))
    column.addWidget(field)
    return whole


def answered(event: QKeyEvent, save: QAbstractButton, leave: QAbstractButton, *, is_other: bool) -> bool:
    """Enter in a field keeps a form; Esc leaves it, the second one where something was typed.

    Args:
        event: The key.
        save: Keeps the form.
        leave: Leaves it.
        is_other: Whether something was typed.

    Returns:
        Whether it was one of these keys, and is done with.
    """
    in_field = not isinstance(QApplication.focusWidget(), QAbstractButton | QComboBox)
    if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and in_field:
        save.click()
    elif event.key() == Qt.Key.Key_Escape and is_other and not leave.hasFocus():
        leave.setFocus()
    elif event.key() == Qt.Key.Key_Escape:
        leave.click()
    else:
        return False
    return True
