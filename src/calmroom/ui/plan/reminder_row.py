"""One reminder: on or off, its hour, its days, and the way to take it out. What is changed holds at once."""

from __future__ import annotations

from dataclasses import replace
from datetime import time
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QTime, QTimer, Signal
from PySide6.QtWidgets import QTimeEdit, QVBoxLayout, QWidget

from calmroom.domain.dates import DAYS
from calmroom.domain.sessions.reminders import MOST_DAYS, Hangs
from calmroom.ui.choices import Steps
from calmroom.ui.plan.reminders_state import WEEK, view_of, with_weekday
from calmroom.ui.theme.fonts import Role
from calmroom.ui.widgets.buttons import QuietButton
from calmroom.ui.widgets.chips import Chip
from calmroom.ui.widgets.choosing import Stepper
from calmroom.ui.widgets.fields import CheckBox
from calmroom.ui.widgets.labels import TextLabel, Tone
from calmroom.ui.widgets.laying import row_of
from calmroom.ui.widgets.naming import identify
from calmroom.ui.widgets.surfaces import Card

if TYPE_CHECKING:
    from calmroom.domain.sessions.reminders import Reminder
    from calmroom.ui.plan.reminders_state import ReminderView
    from calmroom.ui.theme.look import Look

SHORT: Final = 3
SETTLES_MS: Final = 700
"""An hour is kept once nobody has turned it for so long."""


class ReminderRow(Card):
    """A sheet.

    Signals:
        changed: The ``Reminder`` as it is to be.
        remove_asked: The ``ReminderView`` that is to go.
    """

    changed = Signal(object)
    remove_asked = Signal(object)

    def __init__(self, look: Look, view: ReminderView) -> None:
        name = f"reminders.{view.id}"
        super().__init__(look, name)
        self.view = view
        self._is_showing = False
        self.on = CheckBox(look, view.words, f"{name}.on")
        self.at = QTimeEdit()
        self.at.setDisplayFormat("HH:mm")
        identify(self.at, f"{name}.hour", "Hour")
        self.days = Stepper(look, f"{name}.days", "number of days", Steps(0, MOST_DAYS, 1, "days"))
        self.days.setParent(self)
        self.weekdays = tuple(Chip(look, DAYS[day][:SHORT], f"{name}.day.{day}") for day in range(WEEK))
        self.days.setVisible(view.reminder.hangs is not Hangs.TIMES)
        for chip in self.weekdays:
            chip.setParent(self)
            chip.setVisible(view.reminder.hangs is Hangs.TIMES)
        self.night = CheckBox(look, "Also between 22 and 8", f"{name}.night")
        self.remove = QuietButton(look, "Take it out", f"{name}.remove")
        self._hours = TextLabel(look, "at", Role.BODY, Tone.INK2)
        self._settles = QTimer(self, singleShot=True)
        self._settles.setInterval(SETTLES_MS)
        self._lay()
        self._connect()
        look.changed.connect(self._dress)
        self._dress()
        self.show_view(view)

    def show_view(self, view: ReminderView) -> None:
        """Show it as it is now; the hour that is being turned stays."""
        self.view, reminder = view, view.reminder
        self._is_showing = True
        self.on.setChecked(reminder.is_on)
        self.on.set_words(view.words)
        if not self._settles.isActive():
            self.at.setTime(QTime(reminder.at.hour, reminder.at.minute))
        self.days.set_value(reminder.days)
        self._name_days(reminder.days)
        chosen = set(reminder.weekdays) or set(range(WEEK))
        for day, chip in enumerate(self.weekdays):
            chip.setChecked(day in chosen)
            chip.setAccessibleName(f"{DAYS[day]}s")
        self.night.setChecked(reminder.in_the_night)
        self.night.setVisible(view.is_late or reminder.in_the_night)
        self.remove.setAccessibleName(f"Take it out: {view.words}")
        self._is_showing = False

    def save_now(self) -> None:
        """Keep the hour that is being turned."""
        if self._settles.isActive():
            self._settles.stop()
            self._keep_hour()

    def controls(self) -> tuple[QWidget, ...]:
        """In reading order."""
        days = self.weekdays if self.view.reminder.hangs is Hangs.TIMES else (self.days.less, self.days.more)
        return (self.on, self.at, *days, self.remove, self.night)

    def _lay(self) -> None:
        is_by_times = self.view.reminder.hangs is Hangs.TIMES
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 12, 16, 12)
        column.setSpacing(8)
        column.addWidget(self.on)
        column.addWidget(row_of(self._hours, self.at, *(() if is_by_times else (self.days,)), self.remove))
        if is_by_times:
            column.addWidget(row_of(*self.weekdays, gap=8))
        column.addWidget(self.night)

    def _connect(self) -> None:
        self.on.toggled.connect(lambda on: self._change(replace(self.view.reminder, is_on=on)))
        self.night.toggled.connect(lambda on: self._change(replace(self.view.reminder, in_the_night=on)))
        self.days.changed.connect(lambda days: self._change(replace(self.view.reminder, days=days)))
        self.days.changed.connect(self._name_days)
        self.at.timeChanged.connect(self._turned)
        self.at.editingFinished.connect(self.save_now)
        self._settles.timeout.connect(self._keep_hour)
        self.remove.clicked.connect(lambda: self.remove_asked.emit(self.view))
        for day, chip in enumerate(self.weekdays):
            chip.toggled.connect(lambda on, day=day: self._choose(day, on=on))

    def _name_days(self, days: int) -> None:
        self.days.label.set_words("1 day" if days == 1 else f"{days} days")

    def _turned(self, _time: QTime) -> None:
        if not self._is_showing:
            self._settles.start()

    def _keep_hour(self) -> None:
        at = self.at.time()
        self._change(replace(self.view.reminder, at=time(at.hour(), at.minute())))

    def _choose(self, day: int, *, on: bool) -> None:
        if not self._is_showing:
            weekdays = with_weekday(self.view.reminder, day, on=on)
            self._change(replace(self.view.reminder, weekdays=weekdays))

    def _change(self, wished: Reminder) -> None:
        if not self._is_showing and wished != self.view.reminder:
            # What is changed next is changed from here, whether or not the disk was that quick.
            self.view = view_of(wished)
            self.changed.emit(wished)

    def _dress(self) -> None:
        theme = self.look.theme
        self.at.setFont(theme.font(Role.BODY))
        self.at.setMinimumHeight(theme.control(44))
        self.at.lineEdit().setTextMargins(round(theme.space(14)), 0, 0, 0)
