"""The day of a page, a way to put it on another, and a way to draw for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDateEdit, QHBoxLayout, QVBoxLayout, QWidget

from calmroom.ui.theme.fonts import Role
from calmroom.ui.widgets.buttons import OutlineButton
from calmroom.ui.widgets.flow import FlowLayout
from calmroom.ui.widgets.labels import LinkButton, TextLabel, Tone
from calmroom.ui.widgets.naming import announce, identify

if TYPE_CHECKING:
    from datetime import date

    from calmroom.domain.errors import CalmroomError
    from calmroom.ui.theme.look import Look


class PageDay(QWidget):
    """The heading of a page; *Another day* opens a field in its place, and Escape closes it.

    Signals:
        moved: A ``QDate`` to put the page on.
    """

    moved = Signal(QDate)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.look = look
        self.heading = TextLabel(look, "", Role.SECTION, name="journal.heading")
        self.other = LinkButton(look, "Another day", "journal.another-day")
        self.other.setAccessibleName("Another day: put this page on it")
        self.draw = LinkButton(look, "Draw a body map", "journal.body-map")
        self.field = QDateEdit()
        identify(self.field, "journal.day", "The day of this page")
        self.field.setDisplayFormat("d MMMM yyyy")
        self.field.setCalendarPopup(True)
        self.field.installEventFilter(self)
        self.put = OutlineButton(look, "Put it there", "journal.day.put")
        self.said = TextLabel(look, "", Role.SMALL, Tone.CAUTION, name="journal.day.said")
        self.row = QWidget()
        flow = FlowLayout(gap=10, centred=True)
        self.row.setLayout(flow)
        flow.addWidget(self.field)
        flow.addWidget(self.put)
        top = QHBoxLayout()
        top.setSpacing(14)
        top.addWidget(self.heading, 0)
        top.addWidget(self.other, 0, Qt.AlignmentFlag.AlignVCenter)
        top.addWidget(self.draw, 0, Qt.AlignmentFlag.AlignVCenter)
        top.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(top)
        column.addWidget(self.row)
        column.addWidget(self.said)
        self.other.clicked.connect(self._open)
        self.put.clicked.connect(self._put)
        look.changed.connect(self._dress)
        self._dress()
        self._close()

    def show_day(self, heading: str, day: date | None) -> None:
        """Show when a page was begun; without a day it cannot be moved."""
        self.heading.set_words(heading)
        self.other.setVisible(day is not None)
        if day is not None:
            self.field.setDate(QDate(day.year, day.month, day.day))
        self._close()

    def say(self, fault: CalmroomError) -> None:
        """Say why it stays where it was."""
        self.said.set_words(f"{fault.message} {fault.hint}".strip())
        self.said.show()
        announce(self, self.said.text())

    def controls(self) -> tuple[QWidget, ...]:
        """Everything that can be pressed, in reading order."""
        return (self.other, self.draw, self.field, self.put)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Escape leaves the page where it is, Enter puts it there."""
        if watched is self.field and isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            if event.key() == Qt.Key.Key_Escape:
                self._close()
                self.other.setFocus()
                return True
            if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
                self._put()
                return True
        return super().eventFilter(watched, event)

    def _open(self) -> None:
        self.row.show()
        self.field.setFocus(Qt.FocusReason.TabFocusReason)

    def _close(self) -> None:
        self.row.hide()
        self.said.hide()

    def _put(self) -> None:
        self.said.hide()
        self.moved.emit(self.field.date())

    def _dress(self) -> None:
        self.field.setFont(self.look.theme.font(Role.BODY))
        self.field.setMinimumHeight(self.look.theme.control(40))
