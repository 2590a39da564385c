"""The page that is open: day, practice, question, words, and where they are kept."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from calmroom.ui.fault import FaultRow, FaultWords
from calmroom.ui.journal.field import JournalField
from calmroom.ui.journal.marks import IconMark
from calmroom.ui.journal.state import HELD
from calmroom.ui.journal.tags import WordRow
from calmroom.ui.notices import CareIcon
from calmroom.ui.theme.fonts import Role
from calmroom.ui.theme.icons import Icon
from calmroom.ui.widgets.buttons import QuietButton
from calmroom.ui.widgets.labels import TextLabel, Tone
from calmroom.ui.widgets.naming import identify
from calmroom.ui.widgets.surfaces import HairLine, scrolling

if TYPE_CHECKING:
    from calmroom.domain.errors import CalmroomError
    from calmroom.domain.journal import Entry
    from calmroom.ui.theme.look import Look

MEASURE = 500
"""Px at 100 %: about 55 characters of the journal's serif on a line."""
EMPTY_PAGE = "One word is enough, and none is fine."
LEAST_LINES = 3
SIDE = 48
SHUT = FaultWords("Nothing that is written now could be kept, so the page waits.", "Try again")


class EntryPage(QWidget):
    """Shows one page and tells of every change; it saves nothing itself.

    Signals:
        changed: Text or words are different.
        rested: The keyboard has left the text.
        remove_asked: Take this page out.
        left: Back to the list, where the page stands alone.
        try_asked: Try to open the vault again.
    """

    changed = Signal()
    rested = Signal()
    remove_asked = Signal()
    left = Signal()
    try_asked = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.look = look
        self._shown = ""
        identify(self, "journal.page", "The open page")
        self._make(look)
        self._lay(look)
        self.text.textChanged.connect(self._tell_change)
        self.text.installEventFilter(self)
        self.words.changed.connect(self.changed)
        self.words.changed.connect(self._order_focus)
        self.words.choose.toggled.connect(self._order_focus)
        self.remove.clicked.connect(self.remove_asked)
        self.back.clicked.connect(self.left)
        self.shut.pressed.connect(self.try_asked)
        look.changed.connect(self._fit)
        self._fit()

    def show_entry(self, entry: Entry, heading: str) -> None:
        """Show a page."""
        self.heading.set_words(heading)
        self.prompt.set_words(entry.prompt)
        self.prompt.setVisible(bool(entry.prompt))
        self.text.show_page(entry.id, entry.text)
        self._shown = entry.text
        self.text.setAccessibleDescription(entry.prompt)
        self.words.show_tags(entry.tags)
        self._order_focus()
        self.show_after("")

    def write_on(self) -> None:
        """Take the keyboard, behind the last word."""
        self.text.moveCursor(QTextCursor.MoveOperation.End)
        self.text.setFocus(Qt.FocusReason.TabFocusReason)

    def show_after(self, words: str) -> None:
        """Say which practice the page follows, if any."""
        self.after.set_words(words)
        self._follow.setVisible(bool(words))

    def show_foot(self, words: str) -> None:
        """Say where the words are."""
        self.foot.set_words(words)
        self._show_care(care=False)

    def show_fault(self, fault: CalmroomError) -> None:
        """Say that the words are not safe yet, and why."""
        self.foot.set_words(f"**{fault.message}** {fault.hint} {HELD}".replace("  ", " "))
        self._show_care(care=True)

    def show_shut(self, fault: CalmroomError | None) -> None:
        """Say that nothing can be kept; without words on the page, none can be typed into nothing."""
        self.shut.setVisible(fault is not None)
        if fault is not None:
            self.shut.tell(fault)
        is_blank = not self.text.toPlainText().strip() and not self.words.tags()
        is_open = fault is None or not is_blank
        for part in (self.text, self.words, self._foot):
            part.setVisible(is_open)
        self._blank.setVisible(not is_open)

    def set_page(self, *, is_page: bool) -> None:
        """Whether it stands alone, with a way back to the list."""
        self.back.setVisible(is_page)
        side = 28 if is_page else SIDE
        self._column.setContentsMargins(side, 12 if is_page else 34, side, 12)
        self._foot_row.setContentsMargins(side, 10, side - 14, 12)
        self._line.setContentsMargins(side, 0, side, 0)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Leaving the text is a moment to save."""
        if watched is self.text and event.type() is QEvent.Type.FocusOut:
            self.rested.emit()
        return super().eventFilter(watched, event)

    def forget(self) -> None:
        """Hold nothing of what was shown or typed."""
        self.text.forget_pages()
        self.words.forget()

    def _tell_change(self) -> None:
        # Qt tells of new inks as well.
        words = self.text.toPlainText()
        if words != self._shown:
            self._shown = words
            self.changed.emit()

    def _make(self, look: Look) -> None:
        self.back = QuietButton(look, "Journal", "journal.back", icon=Icon.BACK)
        self.back.setAccessibleName("Back to the pages")
        self.shut = FaultRow(look, "journal.fault", SHUT)
        self.heading = TextLabel(look, "", Role.SECTION, name="journal.heading")
        self.after = TextLabel(look, "", Role.SMALL, Tone.INK2, name="journal.after")
        self.prompt = TextLabel(look, "", Role.PROMPT, Tone.INK2, name="journal.prompt")
        self.text = JournalField(look, "journal.text", "What you write", EMPTY_PAGE)
        self.words = WordRow(look)
        self.foot = TextLabel(look, "", Role.SMALL, Tone.INK2, name="journal.foot")
        self.remove = QuietButton(look, "Remove", "journal.remove")
        self.remove.setAccessibleName("Remove this page")
        self._lock, self._care = IconMark(look, Icon.LOCK), CareIcon(look)
        self.shut.hide()
        self._blank = QWidget()
        self._blank.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        self._blank.hide()

    def _lay(self, look: Look) -> None:
        self._follow = QWidget()
        follow = QHBoxLayout(self._follow)
        follow.setContentsMargins(0, 0, 0, 0)
        follow.setSpacing(8)
        follow.addWidget(IconMark(look, Icon.LINK), 0, Qt.AlignmentFlag.AlignTop)
        follow.addWidget(self.after, 1)
        content = QWidget()
        self._column = QVBoxLayout(content)
        self._column.setSpacing(0)
        self._column.addWidget(self.back, 0, Qt.AlignmentFlag.AlignLeft)
        self._column.addWidget(self.heading)
        self._column.addSpacing(4)
        self._column.addWidget(self._follow)
        self._column.addSpacing(20)
        self._column.addWidget(self.shut)
        self._column.addWidget(self.prompt)
        self._column.addSpacing(14)
        self._column.addWidget(self.text, 1)
        self._column.addWidget(self._blank, 1)
        self._column.addSpacing(12)
        self._column.addWidget(self.words)
        self._foot = self._make_foot(look)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(scrolling(content, "journal.page.scroll"), 1)
        whole.addWidget(self._foot)

    def _make_foot(self, look: Look) -> QWidget:
        foot = QWidget()
        column = QVBoxLayout(foot)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._line = QVBoxLayout()
        self._line.addWidget(HairLine(look))
        self._foot_row = QHBoxLayout()
        self._foot_row.setSpacing(10)
        for part in (self._lock, self._care):
            self._foot_row.addWidget(part, 0, Qt.AlignmentFlag.AlignVCenter)
        self._foot_row.addWidget(self.foot, 1, Qt.AlignmentFlag.AlignVCenter)
        self._foot_row.addWidget(self.remove, 0, Qt.AlignmentFlag.AlignVCenter)
        column.addLayout(self._line)
        column.addLayout(self._foot_row)
        self._care.hide()
        return foot

    def _show_care(self, *, care: bool) -> None:
        self._lock.setVisible(not care)
        self._care.setVisible(care)

    def _order_focus(self) -> None:
        """Tab goes as one reads, also through words that were added later."""
        for before, after in pairwise((self.text, *self.words.controls(), self.remove)):
            QWidget.setTabOrder(before, after)

    def _fit(self) -> None:
        theme = self.look.theme
        measure = round(MEASURE * theme.scale)
        self.text.setMaximumWidth(measure)
        self.prompt.setMaximumWidth(measure)
        self.text.setMinimumHeight(round(LEAST_LINES * theme.line_height(Role.JOURNAL)))
