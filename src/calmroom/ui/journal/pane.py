"""The Journal: pages on the left, the open one beside them, nothing lost on the way."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from calmroom.domain.events import EntryRemoved, EntrySaved
from calmroom.ui.journal.desk import Desk, JournalServices
from calmroom.ui.journal.entries import EntryList
from calmroom.ui.journal.finder import Finder
from calmroom.ui.journal.page import EntryPage
from calmroom.ui.journal.state import items_of, without
from calmroom.ui.widgets.naming import identify
from calmroom.ui.widgets.pictures import EmptyState, EmptyWords
from calmroom.ui.widgets.surfaces import HairLine

if TYPE_CHECKING:
    from calmroom.domain.errors import CalmroomError
    from calmroom.domain.journal import Entry
    from calmroom.ui.context import Context

__all__ = ["JournalPane", "JournalServices"]

EMPTY = EmptyWords("Nothing written yet.", "One word is enough, and none is fine.", "Write")
ROOM_FOR_TWO = 296 + 440


class JournalPane(QWidget):
    """Find a page, write on it, leave: it is kept.

    Signals:
        removed: A ``Removal`` that can be undone.
    """

    removed = Signal(object)

    def __init__(self, services: JournalServices, context: Context) -> None:
        super().__init__()
        self._services = services
        self._context = context
        self._is_opened = self._is_shut = False
        identify(self, "journal", "Journal")
        self.list = EntryList(context.look)
        self.page = EntryPage(context.look)
        self.empty = EmptyState(context.look, "journal.empty", EMPTY)
        self._desk = Desk(services, context.tasks, self.page, self)
        self._finder = Finder(services.journal, context.tasks, self)
        self._lay()
        self._connect()

    @property
    def is_dirty(self) -> bool:
        """Whether something written is not yet safe on disk."""
        return self._desk.keeper.is_dirty

    def open(self) -> None:
        """Show the pages as they are now."""
        self._finder.look(self.list.search.text())

    def open_entry(self, entry_id: str) -> None:
        """Open a page by its id."""
        work = partial(self._services.journal.get, entry_id)
        self._context.tasks.run(work, self._found_one, self._shut)

    def new_entry(self, prompt: str = "", practice_id: str | None = None) -> None:
        """A new page, ready to be written on; nothing is stored before there is a word."""
        self._desk.lay_new(prompt, practice_id)
        self._show_page()
        self.page.text.setFocus()

    def save_now(self) -> None:
        """Save without waiting for a pause in typing."""
        self._desk.keeper.save_now()

    def flush(self) -> bool:
        """Save everything and wait for it, at the end. Says whether it is safe."""
        self._desk.leave()
        return self._desk.keeper.flush()

    def forget(self) -> None:
        """Show and hold nothing of a person any more, but what is not safe on disk yet."""
        self._desk.forget()
        self._finder.clear()
        self.list.forget()
        self._is_shut = False
        self._is_opened = False
        self._right.setCurrentIndex(0)
        self._fit()

    def focus_search(self) -> None:
        """Go to the search."""
        if self._is_one:
            self._show_list()
        self.list.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.list.search.selectAll()

    def hideEvent(self, event: QHideEvent) -> None:
        """Leaving the pane saves."""
        super().hideEvent(event)
        self._desk.leave(stays=event.spontaneous())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Side by side, or one after the other."""
        super().resizeEvent(event)
        self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back to the pages where they are a page of their own."""
        if event.key() == Qt.Key.Key_Escape and self._is_one and self._is_opened:
            self._show_list()
            self.list.view.setFocus()
        else:
            super().keyPressEvent(event)

    def _lay(self) -> None:
        self._edge = HairLine(self._context.look, upright=True)
        self._right = QStackedWidget()
        for part in (QWidget(), self.empty, self.page):
            self._right.addWidget(part)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.list)
        row.addWidget(self._edge)
        row.addWidget(self._right, 1)

    def _connect(self) -> None:
        pages, page, desk, finder = self.list, self.page, self._desk, self._finder
        pages.new_asked.connect(self.new_entry)
        pages.searched.connect(finder.look)
        pages.view.chosen.connect(self._choose)
        pages.view.opened.connect(self._write_on)
        pages.view.picked.connect(self._show_page)
        pages.view.remove_asked.connect(self._remove)
        pages.view.near_end.connect(finder.more)
        self.empty.asked.connect(self.new_entry)
        page.remove_asked.connect(self._remove)
        page.left.connect(self._show_list)
        page.try_asked.connect(self.open)
        desk.laid.connect(self._laid)
        desk.cleared.connect(lambda: self._right.setCurrentIndex(0))
        desk.removed.connect(self.removed)
        finder.found.connect(self._found)
        finder.changed.connect(self._list_pages)
        finder.failed.connect(self._shut)
        for keys, act in (("Ctrl+N", self.new_entry), ("Ctrl+S", self.save_now)):
            shortcut = QShortcut(QKeySequence(keys), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)
        self._context.look.changed.connect(self._fit)
        self._context.bridge.on(EntrySaved, self._hear_saved)
        self._context.bridge.on(EntryRemoved, lambda event: finder.forget(event.entry.id))

    def _fit(self) -> None:
        look = self._context.look
        one = look.theme.large_text or self.width() < ROOM_FOR_TWO * max(1.0, look.theme.scale**0.5)
        self._is_one = one
        self.list.set_side(is_page=one)
        self.page.set_page(is_page=one)
        is_page_shown = self._is_opened or self._right.currentWidget() is self.empty
        self.list.setVisible(not one or not is_page_shown)
        self._right.setVisible(not one or is_page_shown)
        self._edge.setVisible(not one)

    def _found(self) -> None:
        if self._is_shut:
            self._is_shut = False
            self._is_opened = self._desk.entry is not None
            self._desk.set_shut(None)
        if self._desk.entry is None and not self._finder.words:
            self._open_newest()
        self._list_pages()

    def _open_newest(self) -> None:
        if self._finder.entries:
            self._desk.lay(self._finder.entries[0])
        else:
            self._show_empty()

    def _show_empty(self) -> None:
        self._right.setCurrentWidget(self.empty)
        self._is_opened = False
        self._fit()

    def _list_pages(self) -> None:
        today = self._services.clock.now().date()
        self.list.show_items(items_of(self._finder.entries, today, self._finder.words), self._desk.entry_id)

    def _shut(self, fault: CalmroomError) -> None:
        self._is_shut = True
        self._desk.set_shut(fault)
        self._right.setCurrentWidget(self.page)
        self._show_page()

    def _choose(self, entry_id: str) -> None:
        entry = self._finder.entry(entry_id)
        if entry is not None:
            self._desk.lay(entry)

    def _found_one(self, entry: Entry | None) -> None:
        if entry is not None:
            self._desk.lay(entry)
            self._show_page()

    def _laid(self, entry_id: str) -> None:
        self._right.setCurrentWidget(self.page)
        self._fit()
        self.list.view.mark(entry_id)

    def _remove(self) -> None:
        gone = self._desk.remove()
        if gone is None:
            return
        rest = without(self._finder.entries, gone.id)
        older = next((entry for entry in rest if entry.written <= gone.written), rest[0] if rest else None)
        if older is not None:
            self._desk.lay(older)
        else:
            self._show_empty()
        (self.list.view if self.list.isVisible() else self.empty.button).setFocus()

    def _hear_saved(self, event: EntrySaved) -> None:
        self._finder.keep(event.entry)
        if self._right.currentWidget() is self.empty and self.isVisible():
            self._desk.lay(event.entry)

    def _write_on(self) -> None:
        self._show_page()
        self.page.write_on()

    def _show_page(self) -> None:
        self._is_opened = True
        self._fit()

    def _show_list(self) -> None:
        self._desk.leave(stays=True)
        self._is_opened = False
        self._fit()
