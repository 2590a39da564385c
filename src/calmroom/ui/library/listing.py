"""The left side of the Library: what is wished for, what is said first, and the practices."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QRect, Signal
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from calmroom.domain.library.finding import Finder as FindService
from calmroom.domain.library.finding import Found
from calmroom.ui.library.cards import RedFlags
from calmroom.ui.library.finder import Finder
from calmroom.ui.library.nothing import Nothing
from calmroom.ui.library.own.line import OwnLine
from calmroom.ui.library.shelf import Shelf
from calmroom.ui.library.state import ALL, Entry, Wishes, count_of, count_words, entry_of, first_choice, groups_of
from calmroom.ui.library.topics import Topics
from calmroom.ui.library.wishes import WishBar
from calmroom.ui.widgets.length import GREATEST, LEAST
from calmroom.ui.widgets.naming import announce
from calmroom.ui.widgets.surfaces import scrolling

if TYPE_CHECKING:
    from collections.abc import Sequence

    from calmroom.domain.ports import Voice
    from calmroom.domain.script import Script
    from calmroom.ui.theme.look import Look

IN_VIEW = 24
"""Px that stay free over and under a row that is brought into view."""


class Listing(QWidget):
    """Everything beside the detail.

    Signals:
        shown: The list, or what is chosen in it, is another; also where only the minutes are.
        opened: The chosen practice is to be looked at.
        call_asked: People to call are wanted.
        own_asked: The scripts of one's own are wanted.
    """

    shown = Signal()
    opened = Signal()
    call_asked = Signal()
    own_asked = Signal()

    def __init__(self, look: Look, narrators: Sequence[Voice]) -> None:
        super().__init__()
        self._scripts: tuple[Script, ...] = ()
        self._entries: tuple[Entry, ...] = ()
        self._find = FindService(())
        self._wishes = Wishes()
        self._found = Found()
        self._asked = ""
        self._is_busy = False
        self.finder = Finder(look)
        self.wishes = WishBar(look, narrators, self.finder)
        self.own_line = OwnLine(look)
        self.topics = Topics(look)
        self.cards = RedFlags(look)
        self.shelf = Shelf(look)
        self.empty = Nothing(look)
        self._lay()
        self._connect()

    def show_scripts(self, scripts: tuple[Script, ...]) -> None:
        """Show other practices, on every shelf."""
        self._scripts = scripts
        self._entries = tuple(entry_of(script) for script in scripts)
        self._find = FindService(scripts)
        self._asked = ""
        self.topics.show_scripts(scripts)
        self._wishes = replace(self._wishes, topic=ALL)
        if not self.shelf.now:
            self._is_busy = True
            self.shelf.choose(first_choice(scripts))
            self._is_busy = False

    def refresh(self, left_out: tuple[str, ...]) -> None:
        """Show what is wished for, without these regions."""
        self._wishes = replace(self._wishes, left_out=left_out)
        self._show()

    def chosen(self) -> Script | None:
        """The practice that is chosen."""
        return next((script for script in self._scripts if script.id == self.shelf.now), None)

    def choose(self, script_id: str) -> None:
        """Choose a practice; wishes that would hide it are taken away."""
        self._take_wishes_away()
        self.shelf.choose(script_id)

    def focus_search(self) -> None:
        """Go to the search."""
        self.finder.open()

    def set_minutes(self, minutes: int) -> None:
        """Have another length."""
        self.wishes.length.set_value(minutes)
        self._show()

    def toggle_search(self) -> None:
        """Open the search, or put it away with everything that was asked there."""
        if self.finder.isHidden():
            self.finder.open()
        else:
            self.close_search()

    def close_search(self) -> bool:
        """Put the search away with everything that was asked there. Says whether it was open."""
        if self.finder.isHidden():
            return False
        had_focus = self.finder.has_focus()
        self.finder.clear()
        self.finder.hide()
        if had_focus:
            self.wishes.glass.setFocus()
        return True

    def set_margins(self, side: int, top: int) -> None:
        """How much air there is round everything, in px."""
        self._page.setContentsMargins(side, top, side - 6, 24)

    def parts(self) -> tuple[QWidget, ...]:
        """Every control in reading order, those that come and go included."""
        cards, empty = self.cards.parts(), self.empty.parts()
        finder, topics = self.finder.parts(), self.topics.buttons()
        above = (self.wishes.glass, *finder, *self.wishes.parts(), self.own_line.link)
        return (*above, *topics, *cards, self.shelf, *empty)

    def _lay(self) -> None:
        self._content = QWidget()
        self._page = QVBoxLayout(self._content)
        self._page.setSpacing(14)
        for part in (self.wishes, self.own_line, self.topics, self.cards, self.shelf, self.empty):
            self._page.addWidget(part)
        self._page.addStretch(1)
        self._area: QScrollArea = scrolling(self._content, "library.page")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._area)

    def _connect(self) -> None:
        self.wishes.minutes_chosen.connect(lambda _minutes: self._show())
        self.wishes.glass.clicked.connect(self.toggle_search)
        self.finder.changed.connect(self._show)
        self.topics.chosen.connect(self._choose_topic)
        self.own_line.asked.connect(self.own_asked)
        self.cards.call_asked.connect(self.call_asked)
        self.empty.all_asked.connect(self._take_wishes_away)
        self.empty.tried.connect(self.finder.search.setText)
        self.shelf.chosen.connect(lambda _id: self._tell())
        self.shelf.opened.connect(self.opened)
        self.shelf.moved.connect(self._bring_into_view)
        slider = self.wishes.length.slider
        self.shelf.digit_typed.connect(lambda event: QCoreApplication.sendEvent(slider, event))

    def _show(self) -> None:
        self._is_busy = True
        self._wishes = replace(self.finder.wished(self._wishes), minutes=self.wishes.length.value())
        if self._wishes.words != self._asked:
            self._asked = self._wishes.words
            self._found = self._find.find(self._asked)
            self._take_minutes(self._found.minutes)
        groups = groups_of(self._entries, self._wishes, self._found)
        self.topics.show_for(is_searching=bool(self._asked.strip()))
        self.cards.show_cards(self._found.cards)
        self.empty.show_words(self._found.suggestions)
        self.shelf.show_groups(groups)
        self.shelf.setVisible(bool(groups))
        # Who needs somebody now is not told that nothing fits.
        self.empty.setVisible(not groups and not any(card.urgent for card in self._found.cards))
        if self._wishes.is_narrowed:
            announce(self, count_words(count_of(groups)))
        self._is_busy = False
        self.shown.emit()

    def _take_minutes(self, minutes: int) -> None:
        if minutes:
            self.wishes.length.set_value(max(LEAST, min(GREATEST, minutes)))
            self._wishes = replace(self._wishes, minutes=self.wishes.length.value())

    def _tell(self) -> None:
        if not self._is_busy:
            self.shown.emit()

    def _choose_topic(self, topic: str) -> None:
        self._wishes = replace(self._wishes, topic=topic)
        self._show()

    def _take_wishes_away(self) -> None:
        self.topics.clear()
        self._wishes = replace(self._wishes, topic=ALL)
        self.finder.clear()
        self.close_search()
        self.shelf.setFocus()

    def _bring_into_view(self, box: QRect) -> None:
        at = self.shelf.mapTo(self._content, box.center())
        self._area.ensureVisible(at.x(), at.y(), 0, box.height() // 2 + IN_VIEW)
