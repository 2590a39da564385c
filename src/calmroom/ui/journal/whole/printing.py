"""The journal on paper: choose from which day to which, look at it, print it or save it as a PDF."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QDate, Qt, QTimer, Signal
from PySide6.QtWidgets import QBoxLayout, QDateEdit, QVBoxLayout, QWidget

from calmroom.domain.journal.journal import Wanted
from calmroom.domain.journal.paper import journal_document
from calmroom.ui.paper.view import PaperView
from calmroom.ui.paper.ways import PaperWays
from calmroom.ui.theme.fonts import Role
from calmroom.ui.theme.icons import Icon
from calmroom.ui.widgets.buttons import QuietButton
from calmroom.ui.widgets.labels import TextLabel, Tone
from calmroom.ui.widgets.naming import identify
from calmroom.ui.widgets.segments import SegmentedChoice
from calmroom.ui.widgets.surfaces import scrolling

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QResizeEvent

    from calmroom.domain.journal.journal import Entry
    from calmroom.domain.ports import Clock
    from calmroom.services.journal import JournalService
    from calmroom.ui.context import Context

MOST: Final = 2_000
"""Pages of the journal on paper at once."""
FILE_NAME: Final = "calmroom journal.pdf"
SIDE: Final = 300
ROOM_FOR_TWO: Final = 700
QWIDGETSIZE_MAX: Final = 16_777_215
"""Qt's own: no greatest width."""


class JournalPaper(QWidget):
    """A range of days and the pages in it, as they will come out.

    Signals:
        left: Back to the pages.
    """

    left = Signal()

    def __init__(self, journal: JournalService, clock: Clock, context: Context) -> None:
        super().__init__()
        self._journal = journal
        self._clock = clock
        self._context = context
        self._entry: Entry | None = None
        self._is_wide = True
        self._asked = 0
        look = context.look
        identify(self, "journal.paper", "The journal on paper")
        self.back = QuietButton(look, "Journal", "journal.paper.back", icon=Icon.BACK)
        choices = (("page", "This page"), ("days", "From day to day"))
        self.what = SegmentedChoice(look, "journal.paper.what", "What is printed", choices)
        self.first, self.last = QDateEdit(), QDateEdit()
        self.view = PaperView(look, "journal.paper.view")
        self.ways = PaperWays(self.view, context, "journal.paper", FILE_NAME)
        self._lay()
        self._dress()
        self._connect()

    def open(self, entry: Entry | None) -> None:
        """Show the page that was open; else the last four weeks."""
        self._entry = entry
        today = self._clock.now().date()
        for field, day in ((self.first, today - timedelta(weeks=4)), (self.last, today)):
            field.setDate(QDate(day.year, day.month, day.day))
        self.what.setVisible(entry is not None)
        self.what.set_value("page" if entry is not None else "days")
        self.ways.begin()
        self._look()
        QTimer.singleShot(0, self, self._take_keyboard)

    def _take_keyboard(self) -> None:
        """Under what is chosen the paper is higher than the window, and one would land at its foot."""
        (self.view.sheet if self._is_wide else self.back).setFocus(Qt.FocusReason.TabFocusReason)

    def forget(self) -> None:
        """Show and hold nothing of a person any more."""
        self._asked += 1
        self._entry = None
        self.view.show_document(None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back to the pages."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _lay(self) -> None:
        look = self._context.look
        days = QVBoxLayout()
        days.setContentsMargins(0, 0, 0, 0)
        days.setSpacing(4)
        for words, field, name in (("from", self.first, "first"), ("to", self.last, "last")):
            identify(field, f"journal.paper.{name}", f"{words.capitalize()} which day")
            field.setDisplayFormat("d MMMM yyyy")
            field.setCalendarPopup(True)
            days.addWidget(TextLabel(look, words, Role.SMALL, Tone.INK2))
            days.addWidget(field)
        self._days = QWidget()
        self._days.setLayout(days)
        self._side = QWidget()
        side = QVBoxLayout(self._side)
        side.setContentsMargins(0, 0, 0, 0)
        side.setSpacing(14)
        for part in (self.back, self.what):
            side.addWidget(part, 0, Qt.AlignmentFlag.AlignLeft)
        side.addWidget(self._days)
        side.addStretch(1)
        side.addWidget(self.ways.said)
        side.addWidget(self.ways.buttons)
        content = QWidget()
        self._whole = QBoxLayout(QBoxLayout.Direction.LeftToRight, content)
        self._whole.setContentsMargins(44, 18, 44, 16)
        self._whole.setSpacing(28)
        self._whole.addWidget(self._side)
        self._whole.addWidget(self.view, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(scrolling(content, "journal.paper.scroll"))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The paper beside what is chosen, or under it."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        theme = self._context.look.theme
        self._is_wide = is_wide = not theme.large_text and self.width() >= ROOM_FOR_TWO * theme.scale
        way = QBoxLayout.Direction
        self._whole.setDirection(way.LeftToRight if is_wide else way.TopToBottom)
        self._side.setMaximumWidth(round(SIDE * theme.scale) if is_wide else QWIDGETSIZE_MAX)
        # Beside what is chosen all of the paper is seen at once, and the buttons with it.
        self.view.sheet.set_growing(grows=not is_wide)

    def _dress(self) -> None:
        for field in (self.first, self.last):
            field.setFont(self._context.look.theme.font(Role.BODY))
            field.setMinimumHeight(self._context.look.theme.control(40))
        self._fit()

    def _connect(self) -> None:
        self.back.clicked.connect(self.left)
        self.what.chosen.connect(lambda _value: self._look())
        for field in (self.first, self.last):
            field.dateChanged.connect(lambda _day: self._look())
        self._context.look.changed.connect(self._dress)

    def _look(self) -> None:
        self._asked += 1
        is_page = self.what.value() == "page" and self._entry is not None
        self._days.setVisible(not is_page)
        if is_page and self._entry is not None:
            self._show(self._asked, (self._entry,))
            return
        work = partial(self._journal.find, self._wanted(), MOST)
        self._context.tasks.run(work, partial(self._show, self._asked), self.ways.refuse)

    def _wanted(self) -> Wanted:
        zone = self._clock.now().tzinfo
        first, last = (date(day.year(), day.month(), day.day()) for day in (self.first.date(), self.last.date()))
        end = datetime.combine(last, time.min, zone) + timedelta(days=1)
        return Wanted(first=datetime.combine(first, time.min, zone), end=end)

    def _show(self, asked: int, entries: tuple[Entry, ...]) -> None:
        if asked != self._asked:
            return
        self.view.show_document(journal_document(entries) if entries else None)
        for button in (self.ways.print_button, self.ways.save_button):
            button.setEnabled(bool(entries))
