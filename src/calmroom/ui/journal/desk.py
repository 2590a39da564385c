"""The page that is being written on: shown, kept, left, removed, and put back."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from calmroom.domain.errors import CalmroomError
from calmroom.domain.journal.journal import EntryKind
from calmroom.domain.wall_clock import in_the_past, on_day
from calmroom.ui.journal.belongings import Belongings, belongings_of, told
from calmroom.ui.journal.linking import Linking
from calmroom.ui.journal.state import foot_words, page_heading
from calmroom.ui.keeping import Keeper
from calmroom.ui.notices import Removal
from calmroom.ui.widgets.naming import announce

if TYPE_CHECKING:
    from calmroom.domain.body.body_map import BodyMap
    from calmroom.domain.journal.journal import Entry
    from calmroom.domain.journal.questions import Answer, Question
    from calmroom.ui.journal.given import JournalServices, Leaves
    from calmroom.ui.tasks import Tasks

SAY_SAVED_EVERY = 30.0
"""Seconds between two announcements that it is saved."""


class Desk(QObject):
    """Holds one page at a time, and lets none go before its words are on the way to the disk.

    Signals:
        laid: A page is open; its id.
        cleared: None is open any more.
        to_write: A page that was asked for is open, to be written on.
        removed: A ``Removal`` that can be undone.
        leaving: The open page is about to be left, hidden or taken out.
    """

    laid = Signal(str)
    cleared = Signal()
    to_write = Signal()
    removed = Signal(object)
    leaving = Signal()

    def __init__(self, services: JournalServices, tasks: Tasks, leaves: Leaves, parent: QObject) -> None:
        super().__init__(parent)
        self._services = services
        self._tasks = tasks
        self._page, self._hands = leaves.page, leaves.hands
        self._fault: CalmroomError | None = None
        self._stored: Entry | None = None
        self._said = float("-inf")
        self.belongings = Belongings()
        self.entry: Entry | None = None
        self.keeper = Keeper(services.journal.save, tasks, self)
        self._linking = Linking(services, tasks, self.look_again)
        self.keeper.saved.connect(self._saved)
        self.keeper.failed.connect(self._not_saved)
        self._page.changed.connect(self._changed)
        self._page.moved.connect(lambda day: self.put_on(date(day.year(), day.month(), day.day())))
        self._page.rested.connect(self.keeper.save_now)
        self._hands.changed.connect(self._changed)

    @property
    def entry_id(self) -> str:
        """The id of the open page; empty where none is."""
        return self.entry.id if self.entry is not None else ""

    def lay(self, stored: Entry) -> None:
        """Open a page that is on disk, with words that are not there yet if there are any."""
        if stored.id == self.entry_id:
            self.laid.emit(stored.id)
        else:
            self.leave()
            self._show(self.keeper.latest(stored.id) or stored, stored)

    @property
    def is_two_hands(self) -> bool:
        """Whether the open page is one in two hands."""
        return self.entry is not None and self.entry.kind is EntryKind.TWO_HANDS

    def lay_new(self, prompt: str = "", practice_id: str | None = None, kind: EntryKind = EntryKind.PAGE) -> None:
        """Open a new page; one that is new and empty already will do."""
        self.leave()
        is_fresh = self.entry is not None and self.entry.is_empty and self._stored is None
        if not is_fresh or prompt or practice_id or (self.entry is not None and self.entry.kind is not kind):
            self._show(self._services.journal.begin(prompt, practice_id, kind=kind), None)

    def lay_begun(self, entry: Entry) -> None:
        """Open a page that was begun elsewhere; one with words is on disk already."""
        if entry.is_empty:
            self.leave()
            self._show(entry, None)
        else:
            self.lay(entry)

    def lay_answer(self, question: Question, answer: Answer | None) -> None:
        """Open a new page that answers a question; said in one word, it is kept at once."""
        self.leave()
        self._show(replace(self._services.journal.begin(question=question), answer=answer), None)
        self._keep()

    def lay_about(self, body_map: BodyMap) -> None:
        """Open the page of a map; where it has none, a new one, which the map belongs to from its first word on."""
        self._tasks.run(partial(self._linking.page_of, body_map.id), partial(self._lay_about, body_map))

    def put_on(self, day: date) -> None:
        """Put the open page on another day, at the same hour; where that is still to come, it stays."""
        if self.entry is None:
            return
        now = self._services.clock.now()
        try:
            moment = in_the_past(on_day(day, self.entry.written), now)
        except CalmroomError as fault:
            self._page.day.say(fault)
            return
        self.entry = replace(self.entry, written=moment)
        self._page.day.show_day(page_heading(self.entry, now.date()), day)
        self._page.day.other.setFocus()
        self._keep()
        self.keeper.save_now()

    def begin_map(self) -> Entry | None:
        """The open page, kept even where it is empty, so that a map can belong to it."""
        if self.entry is not None and self._stored is None:
            self.keeper.take(self.entry)
            self.keeper.save_now()
        return self.entry

    def look_again(self) -> None:
        """Find what belongs to the open page, as it is now."""
        if self.entry is not None:
            entry = self.entry
            self._tasks.run(partial(belongings_of, entry, self._services), partial(self._found, entry.id))

    def leave(self, *, stays: bool = False) -> None:
        """Save what is open. A page that was emptied goes, with a way back, unless it ``stays`` on the screen."""
        self.leaving.emit()
        self.keeper.save_now()
        entry, stored = self.entry, self._stored
        if entry is not None and stored is not None and entry.is_empty and not stays:
            self._clear()
            self._tasks.run(partial(self._drop_empty, entry, stored), partial(self._dropped, stored))

    def remove(self) -> Entry | None:
        """Take the open page out, with a way back; the page that went, if one was open."""
        self.leaving.emit()
        entry = self.entry
        if entry is None:
            return None
        self.keeper.drop(entry.id)
        kept = self._stored if entry.is_empty else entry
        if kept is not None:
            self._take_out(kept, "Entry removed")
        else:
            self._clear()
        return entry

    def forget(self) -> None:
        """Show and hold nothing any more; what is not safe yet stays with the keeper."""
        self.entry = self._stored = self._fault = None
        self.belongings = Belongings()
        self._page.show_entry(self._services.journal.begin(), "")
        self._page.foot.say("")
        self._page.show_shut(None)
        self._page.forget()
        self._hands.forget()
        self._linking.forget()

    def set_shut(self, fault: CalmroomError | None) -> None:
        """Say that nothing can be kept, or that it can again."""
        self._fault = fault
        if fault is not None and self.entry is None:
            self._page.show_entry(self._services.journal.begin(), "")
        self._page.show_shut(fault)

    def _lay_about(self, body_map: BodyMap, page: Entry | None) -> None:
        if page is not None:
            self.lay(page)
        else:
            self.leave()
            entry = self._services.journal.begin(practice_id=body_map.practice_id)
            self._linking.hold(entry.id, body_map)
            self._show(entry, None)
        self.to_write.emit()

    def _show(self, entry: Entry, stored: Entry | None) -> None:
        self.entry, self._stored = entry, stored
        self.belongings = Belongings()
        if entry.kind is EntryKind.TWO_HANDS:
            self._hands.show_page(entry.text)
        else:
            self._page.show_entry(entry, page_heading(entry, self._services.clock.now().date()))
        self._show_foot(foot_words(stored))
        self._page.show_shut(self._fault)
        self.look_again()
        self.laid.emit(entry.id)

    def _found(self, entry_id: str, found: Belongings) -> None:
        if self.entry is not None and self.entry_id == entry_id:
            self.belongings = found = self._linking.with_map(entry_id, found)
            left_out = self._services.settings.current.left_out
            said = told(self.entry, found, left_out, self._services.clock.now().date())
            self._page.show_after(said)
            self._page.show_map(said.map, said.map_words, said.spoken)

    def _drop_empty(self, entry: Entry, stored: Entry) -> bool:
        """Done on the worker: a page without a word may still have a map or a voice note; then it stays without."""
        journal = self._services.journal
        if journal.attached((entry,)):
            journal.save(entry)
            return False
        journal.remove(stored)
        return True

    def _dropped(self, entry: Entry, is_gone: bool) -> None:  # noqa: FBT001 - what the worker found
        if is_gone:
            self.removed.emit(Removal("Empty page removed", lambda: self._put_back(entry)))

    def _changed(self) -> None:
        if self.entry is None:
            return
        if self.is_two_hands:
            self.entry = replace(self.entry, text=self._hands.page())
        else:
            page = self._page
            self.entry = replace(self.entry, text=page.text.toPlainText(), tags=page.words.tags(), answer=page.answer())
        self._keep()

    def _keep(self) -> None:
        if self.entry is None:
            return
        if self.entry.is_empty:
            self.keeper.drop(self.entry.id)
        else:
            self.keeper.take(self.entry)

    def _clear(self) -> None:
        self.entry = self._stored = None
        self.cleared.emit()

    def _take_out(self, entry: Entry, message: str) -> None:
        self._clear()
        self._tasks.later(lambda: self._services.journal.remove(entry))
        self.removed.emit(Removal(message, lambda: self._put_back(entry)))

    def _put_back(self, entry: Entry) -> None:
        work = partial(self._services.journal.put_back, entry)
        self._tasks.run(work, lambda _: self.lay(entry), partial(self._hold, entry))

    def _hold(self, entry: Entry, fault: CalmroomError) -> None:
        """A page that could not be put back on the disk stays on the screen, and is tried again."""
        self.leave()
        self._show(entry, None)
        self.keeper.take(entry)
        self._not_saved(fault)

    def _saved(self, entry: Entry) -> None:
        self._linking.saved(entry.id)
        if entry.id != self.entry_id:
            return
        self._stored = entry
        self._show_foot(foot_words(entry))
        now = self._services.clock.monotonic()
        if now - self._said >= SAY_SAVED_EVERY:
            self._said = now
            announce(self._page, "Saved")

    def _not_saved(self, fault: CalmroomError) -> None:
        if fault.message not in self._page.foot.said.text():
            announce(self._page, f"{fault.message} {fault.hint}".strip())
        self._page.show_fault(fault)
        self._hands.show_foot(self._page.foot.said.text())

    def _show_foot(self, words: str) -> None:
        self._page.foot.say(words)
        self._hands.show_foot(words)
