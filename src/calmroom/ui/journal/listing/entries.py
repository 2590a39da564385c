"""The left side of the Journal: its title, what is looked for, and the pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from calmroom.ui.journal.listing.asked import AskedCard
from calmroom.ui.journal.listing.days import DayJump
from calmroom.ui.journal.listing.kinds import KindButton
from calmroom.ui.journal.listing.view import EntryView
from calmroom.ui.journal.listing.wishes import WishRow
from calmroom.ui.journal.listing.wishes_state import all_wanted
from calmroom.ui.theme.fonts import Role
from calmroom.ui.theme.icons import Icon
from calmroom.ui.widgets.buttons import QuietButton
from calmroom.ui.widgets.fields import SearchField
from calmroom.ui.widgets.labels import TextLabel, Tone

if TYPE_CHECKING:
    from calmroom.domain.journal.journal import Wanted
    from calmroom.ui.journal.state import Item
    from calmroom.ui.theme.look import Look

WIDTH = 296
TYPING_MS = 80
FITS_NOT = "Nothing fits all of that. Take one wish away."
NO_WORDS = "No page has these words."


class EntryList(QWidget):
    """Title, a plus, search, wishes, a question, and the pages.

    Signals:
        new_asked: A new page.
        note_asked: A new note for the therapist.
        hands_asked: A page in two hands.
        wanted: Another ``Wanted``; words a moment after the last letter.
    """

    new_asked = Signal()
    note_asked = Signal()
    hands_asked = Signal()
    wanted = Signal(object)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.look = look
        self.title = TextLabel(look, "Journal", Role.TITLE, name="journal.title")
        self.add = QuietButton(look, "", "journal.new", icon=Icon.ADD)
        self.add.setAccessibleName("New page")
        self.kinds = KindButton(look)
        self.search = SearchField(look, "journal.search", "Search words or places")
        self.wishes = WishRow(look)
        self.days = DayJump(look)
        self.asked = AskedCard(look)
        self.view = EntryView(look)
        self.none = TextLabel(look, "", Role.SMALL, Tone.INK2, name="journal.none")
        self.none.setContentsMargins(12, 8, 12, 0)
        self._later = QTimer(self, singleShot=True, interval=TYPING_MS)
        self._lay()
        self._connect()

    def asked_for(self) -> Wanted:
        """What is looked for now."""
        return all_wanted(self.search.text(), self.wishes.choices())

    def show_items(self, items: tuple[Item, ...], entry_id: str) -> None:
        """Show these pages, or say that there is none that is all of what was asked for."""
        none = FITS_NOT if self.wishes.choices() else NO_WORDS if self.search.text().strip() else ""
        self.none.set_words("" if items else none)
        self.none.setVisible(bool(self.none.text()))
        self.view.show_items(items, entry_id)

    def forget(self) -> None:
        """Show and hold nothing any more, the words that were searched for included."""
        blocked = self.search.blockSignals(True)  # noqa: FBT003 - Qt's signature
        self.search.clear()
        self.search.blockSignals(blocked)
        self._later.stop()
        self.wishes.forget()
        self.show_days(on=False)
        self.days.forget()
        self.asked.forget()
        self._set_aside()
        self.show_items((), "")
        self.view.rows.forget()

    def set_side(self, *, is_page: bool) -> None:
        """Whether it takes the whole pane, or stands beside the page."""
        wide = round(WIDTH * max(1.0, self.look.theme.scale**0.5))
        self.setMinimumWidth(0 if is_page else wide)
        self.setMaximumWidth(16_777_215 if is_page else wide)

    def show_days(self, *, on: bool) -> None:
        """Show the calendar in its place, or not."""
        self.wishes.days.setChecked(on)
        self.days.setVisible(on)

    def _lay(self) -> None:
        top = QHBoxLayout()
        top.setContentsMargins(10, 0, 0, 0)
        top.setSpacing(0)
        top.addWidget(self.title, 1, Qt.AlignmentFlag.AlignVCenter)
        top.addWidget(self.add)
        top.addWidget(self.kinds)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 28, 16, 16)
        column.setSpacing(10)
        column.addLayout(top)
        for part in (self.search, self.wishes, self.days, self.asked, self.none):
            column.addWidget(part)
        column.addWidget(self.view, 1)

    def _connect(self) -> None:
        self.add.clicked.connect(self.new_asked)
        self.kinds.page_asked.connect(self.new_asked)
        self.kinds.note_asked.connect(self.note_asked)
        self.kinds.hands_asked.connect(self.hands_asked)
        self.search.textChanged.connect(lambda _words: self._later.start())
        self.search.returnPressed.connect(self._enter)
        self._later.timeout.connect(self._tell)
        self.wishes.changed.connect(self._tell)
        self.wishes.days.toggled.connect(self.days.setVisible)
        self.wishes.days.toggled.connect(lambda _on: self._set_aside())
        self.days.left.connect(self._leave_days)

    def _tell(self) -> None:
        self._later.stop()
        self._set_aside()
        self.wanted.emit(self.asked_for())

    def _set_aside(self) -> None:
        wanted = self.asked_for()
        looks = bool(wanted.words) or wanted.is_filtered or self.wishes.days.isChecked()
        self.asked.set_aside(aside=looks)

    def _enter(self) -> None:
        self._tell()
        self.view.setFocus(Qt.FocusReason.TabFocusReason)

    def _leave_days(self) -> None:
        self.show_days(on=False)
        self.wishes.days.setFocus()
