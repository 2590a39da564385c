"""The Journal: pages on the left, the open one beside them, nothing lost on the way."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from calmroom.domain.events import EntryRemoved, EntrySaved, VoiceNotesChanged
from calmroom.domain.journal.journal import EntryKind
from calmroom.ui.journal.desk import Desk
from calmroom.ui.journal.given import JournalServices, Leaves
from calmroom.ui.journal.halves import Halves
from calmroom.ui.journal.listing.asking import Asking
from calmroom.ui.journal.listing.entries import EntryList
from calmroom.ui.journal.listing.finder import Finder
from calmroom.ui.journal.listing.making import RowMaker
from calmroom.ui.journal.listing.wishes_state import Wish, until
from calmroom.ui.journal.sheet.page import EntryPage
from calmroom.ui.journal.speaking import Speaking
from calmroom.ui.journal.state import without
from calmroom.ui.journal.whole.way import WholeRoom
from calmroom.ui.spelling.speller import Spellers
from calmroom.ui.two_hands.page import TwoHandsPage
from calmroom.ui.widgets.naming import identify
from calmroom.ui.widgets.pictures import EmptyState, EmptyWords

if TYPE_CHECKING:
    from datetime import date

    from calmroom.domain.body.body_map import BodyMap
    from calmroom.domain.errors import CalmroomError
    from calmroom.domain.journal.journal import Entry
    from calmroom.domain.journal.questions import Answer, Question
    from calmroom.ui.context import Context

__all__ = ["JournalPane", "JournalServices"]

EMPTY = EmptyWords("Nothing written yet.", "One word is enough, and none is fine.", "Write")


class JournalPane(QWidget):
    """Find a page, write on it, leave: it is kept.

    Signals:
        removed: A ``Removal`` that can be undone.
        ground_asked: Back to the room, from a page in two hands.
        map_asked: The ``BodyMap`` of the open page, to be shown large.
        draw_asked: The ``Entry`` that a new body map is drawn for; it is on its way to the disk.
        practice_asked: The id of the script that the open page follows.
        share_asked: Something is to be given back.
    """

    removed = Signal(object)
    ground_asked = Signal()
    map_asked = Signal(object)
    draw_asked = Signal(object)
    practice_asked = Signal(str)
    share_asked = Signal()

    def __init__(self, services: JournalServices, context: Context) -> None:
        super().__init__()
        self._services = services
        self._context = context
        self._is_shut = self._goes_first = False
        identify(self, "journal", "Journal")
        self.list = EntryList(context.look)
        self.page = EntryPage(context.look)
        self.hands = TwoHandsPage(context.look)
        self.empty = EmptyState(context.look, "journal.empty", EMPTY)
        self._desk = Desk(services, context.tasks, Leaves(self.page, self.hands), self)
        self._speaking = Speaking(services, context, self._desk, self.page.voice)
        self._finder = Finder(services.journal, context.tasks, self)
        self._rows = RowMaker()
        self._spellers = Spellers(services.spelling, context, self)
        self._spellers.attend(self.page.text)
        self.hands.leaves.begun.connect(self._spellers.attend)
        self._whole = WholeRoom(services, context, self.hands, self._desk)
        self.gate, self.paper = self._whole.gate, self._whole.paper
        self._asking = Asking(services, context, self.list, self)
        self._halves = Halves(context.look, self.list, self.page, self.empty, self._whole.parts())
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._halves)
        self._connect()

    @property
    def is_dirty(self) -> bool:
        """Whether something written is not yet safe on disk."""
        return self._desk.keeper.is_dirty

    def open(self) -> None:
        """Show the pages as they are now."""
        self._finder.look(self.list.asked_for())
        self._asking.look()
        self._desk.look_again()

    def open_entry(self, entry_id: str) -> None:
        """Open a page by its id."""
        work = partial(self._services.journal.get, entry_id)
        self._context.tasks.run(work, self._found_one, self._shut)

    def new_entry(self, prompt: str = "", practice_id: str | None = None, kind: EntryKind = EntryKind.PAGE) -> None:
        """A new page, ready to be written on; nothing is stored before there is a word."""
        self._desk.lay_new(prompt, practice_id, kind)
        self._halves.show_page()
        self.page.text.setFocus()

    def write_about(self, body_map: BodyMap) -> None:
        """Write on the page of a body map, or on a new one that it then belongs to."""
        self._desk.lay_about(body_map)

    def speak_on(self, entry: Entry) -> None:
        """Record a voice note on a page, which may be one that is nowhere yet."""
        self._desk.lay_begun(entry)
        self._halves.show_page()
        self._speaking.begin()

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
        self._speaking.forget()
        self._finder.clear()
        self._rows.forget()
        self.list.forget()
        self._whole.forget()
        self._asking.forget()
        self._is_shut = False
        self._halves.clear()
        self._halves.show_list()

    def focus_search(self) -> None:
        """Go to the search."""
        if self._halves.is_one:
            self._show_list()
        self.list.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.list.search.selectAll()

    def hideEvent(self, event: QHideEvent) -> None:
        """Leaving the pane saves."""
        super().hideEvent(event)
        self._desk.leave(stays=event.spontaneous())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back to the pages where they are a page of their own."""
        if event.key() == Qt.Key.Key_Escape and self._halves.is_page_alone:
            self._show_list()
            self.list.view.setFocus()
        else:
            super().keyPressEvent(event)

    def _connect(self) -> None:
        pages, page, desk, finder, whole = self.list, self.page, self._desk, self._finder, self._whole
        pages.new_asked.connect(self.new_entry)
        pages.note_asked.connect(lambda: self.new_entry(kind=EntryKind.NOTE))
        pages.hands_asked.connect(whole.ask_hands)
        pages.kinds.share_asked.connect(self.share_asked)
        pages.wanted.connect(finder.look)
        pages.view.chosen.connect(self._choose)
        pages.view.opened.connect(self._write_on)
        pages.view.picked.connect(self._halves.show_page)
        pages.view.remove_asked.connect(self._remove)
        pages.view.near_end.connect(finder.more)
        self.empty.asked.connect(self.new_entry)
        page.remove_asked.connect(self._remove)
        page.left.connect(self._show_list)
        page.try_asked.connect(self.open)
        page.map_asked.connect(self._ask_map)
        page.practice_asked.connect(self._ask_practice)
        page.hands_asked.connect(whole.ask_hands)
        page.paper_asked.connect(whole.show_paper)
        self.hands.room_asked.connect(self.ground_asked)
        whole.taken.connect(self._give_room)
        whole.left.connect(self._leave_whole)
        whole.failed.connect(self._shut)
        self._asking.answered.connect(self._answer)
        self._asking.went.connect(self._begin_at)
        self._asking.framed.connect(self._list_pages)
        desk.laid.connect(self._laid)
        desk.cleared.connect(self._halves.clear)
        desk.to_write.connect(self._write_on)
        desk.removed.connect(self.removed)
        self._speaking.removed.connect(self.removed)
        finder.found.connect(self._found)
        finder.changed.connect(self._list_pages)
        finder.failed.connect(self._shut)
        for keys, act in (("Ctrl+N", self.new_entry), ("Ctrl+S", self.save_now), ("Ctrl+P", whole.show_paper)):
            shortcut = QShortcut(QKeySequence(keys), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)
        self._context.bridge.on(EntrySaved, self._hear_saved)
        self._context.bridge.on(EntryRemoved, lambda event: finder.forget(event.entry.id))
        self._context.bridge.on(VoiceNotesChanged, lambda event: finder.look_at(event.entry_id))

    def _found(self) -> None:
        if self._is_shut:
            self._is_shut = False
            self._desk.set_shut(None)
            (self._halves.show_list if self._desk.entry is None else self._halves.show_page)()
        if self._goes_first or (self._desk.entry is None and not self._finder.is_narrowed):
            self._open_newest()
        self.page.show_hits(self._finder.wanted.words)
        self._list_pages()

    def _open_newest(self) -> None:
        goes, self._goes_first = self._goes_first, False
        if self._finder.entries:
            self._desk.lay(self._finder.entries[0])
            if goes:
                self.list.view.setFocus(Qt.FocusReason.TabFocusReason)
        elif not goes:
            self._show_empty()

    def _show_empty(self) -> None:
        self._halves.put(self.empty)
        self._halves.show_list()

    def _list_pages(self) -> None:
        today = self._services.clock.now().date()
        items = self._rows.items(self._finder, today, self._asking.session)
        self.list.show_items(items, self._desk.entry_id)

    def _shut(self, fault: CalmroomError) -> None:
        self._is_shut = True
        self._desk.set_shut(fault)
        self._halves.put(self.page)
        self._halves.show_page()

    def _choose(self, entry_id: str) -> None:
        entry = self._finder.entry(entry_id)
        if entry is None:
            return
        if self.list.view.hasFocus() and entry.kind is EntryKind.TWO_HANDS:
            # It takes the whole room, and the list with it, from somebody on the way past: Enter opens it.
            self._halves.show_list()
        self._desk.lay(entry)

    def _found_one(self, entry: Entry | None) -> None:
        if entry is not None:
            self._desk.lay(entry)
            self._halves.show_page()

    def _laid(self, entry_id: str) -> None:
        self._halves.put(self.hands if self._desk.is_two_hands else self.page)
        self.page.show_hits(self._finder.wanted.words)
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
        if self._halves.is_empty and self.isVisible():
            self._desk.lay(event.entry)

    def _write_on(self) -> None:
        self._halves.show_page()
        (self.hands if self._desk.is_two_hands else self.page).write_on()

    def _answer(self, question: Question, answer: Answer | None) -> None:
        self._desk.lay_answer(question, answer)
        self._halves.show_page()
        self.page.text.setFocus()

    def _begin_at(self, day: date) -> None:
        """Go to the pages of a day, or the next before it."""
        self.list.show_days(on=False)
        self._goes_first = True
        choice = until(day, self._services.clock.now())
        if choice is not None:
            self.list.wishes.wish(choice)
        else:
            self.list.wishes.take_away(Wish.DAY)
            self._finder.look_again()

    def _ask_map(self) -> None:
        body_map = self._desk.belongings.map
        if body_map is not None:
            self.map_asked.emit(body_map)
        elif (entry := self._desk.begin_map()) is not None:
            self.draw_asked.emit(entry)

    def _ask_practice(self) -> None:
        record = self._desk.belongings.record
        if record is not None:
            self.practice_asked.emit(record.script_id)

    def _give_room(self, part: QWidget) -> None:
        self._halves.put(part)
        self._halves.show_page()

    def _leave_whole(self) -> None:
        """Back to the pages, the open one beside them."""
        self._desk.leave(stays=True)
        if self._desk.is_two_hands or self._desk.entry is None:
            self._halves.clear()
            self._halves.show_list()
        else:
            self._halves.put(self.page)
        self.open()
        self.list.view.setFocus()

    def _show_list(self) -> None:
        self._desk.leave(stays=True)
        self._halves.show_list()
