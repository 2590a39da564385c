"""The page that is being written on: shown, kept, left, removed, and put back."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from calmroom.ui.journal.keeper import Keeper
from calmroom.ui.journal.state import after_words, foot_words, page_heading
from calmroom.ui.notices import Removal
from calmroom.ui.widgets.naming import announce

if TYPE_CHECKING:
    from calmroom.domain.errors import CalmroomError
    from calmroom.domain.journal import Entry
    from calmroom.domain.ports import Clock
    from calmroom.domain.practice import PracticeRecord
    from calmroom.services.history import HistoryService
    from calmroom.services.journal import JournalService
    from calmroom.ui.journal.page import EntryPage
    from calmroom.ui.tasks import Tasks

SAY_SAVED_EVERY = 30.0
"""Seconds between two announcements that it is saved."""


@dataclass(frozen=True, slots=True)
class JournalServices:
    """What the Journal uses."""

    journal: JournalService
    history: HistoryService
    clock: Clock


class Desk(QObject):
    """Holds one page at a time, and lets none go before its words are on the way to the disk.

    Signals:
        laid: A page is open; its id.
        cleared: None is open any more.
        removed: A ``Removal`` that can be undone.
    """

    laid = Signal(str)
    cleared = Signal()
    removed = Signal(object)

    def __init__(self, services: JournalServices, tasks: Tasks, page: EntryPage, parent: QObject) -> None:
        super().__init__(parent)
        self._services = services
        self._tasks = tasks
        self._page = page
        self._fault: CalmroomError | None = None
        self._stored: Entry | None = None
        self._said = float("-inf")
        self.entry: Entry | None = None
        self.keeper = Keeper(services.journal, tasks, self)
        self.keeper.saved.connect(self._saved)
        self.keeper.failed.connect(self._not_saved)
        page.changed.connect(self._changed)
        page.rested.connect(self.keeper.save_now)

    @property
    def entry_id(self) -> str:
        """The id of the open page; empty where none is."""
        return self.entry.id if self.entry is not None else ""

    def lay(self, stored: Entry) -> None:
        """Open a page that is on disk, with words that are not there yet if there are any."""
        if stored.id != self.entry_id:
            self.leave()
            self._show(self.keeper.latest(stored.id) or stored, stored)

    def lay_new(self, prompt: str, practice_id: str | None) -> None:
        """Open a new page; one that is new and empty already will do."""
        self.leave()
        is_fresh = self.entry is not None and self.entry.is_empty and self._stored is None
        if not is_fresh or prompt or practice_id:
            self._show(self._services.journal.begin(prompt, practice_id), None)

    def leave(self, *, stays: bool = False) -> None:
        """Save what is open. A page that was emptied goes, with a way back, unless it ``stays`` on the screen."""
        self.keeper.save_now()
        entry, stored = self.entry, self._stored
        if entry is not None and stored is not None and entry.is_empty and not stays:
            self._take_out(stored, "Empty page removed")

    def remove(self) -> Entry | None:
        """Take the open page out, with a way back; the page that went, if one was open."""
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
        self._page.show_entry(self._services.journal.begin(), "")
        self._page.show_foot("")
        self._page.show_shut(None)
        self._page.forget()

    def set_shut(self, fault: CalmroomError | None) -> None:
        """Say that nothing can be kept, or that it can again."""
        self._fault = fault
        if fault is not None and self.entry is None:
            self._page.show_entry(self._services.journal.begin(), "")
        self._page.show_shut(fault)

    def _show(self, entry: Entry, stored: Entry | None) -> None:
        self.entry, self._stored = entry, stored
        self._page.show_entry(entry, page_heading(entry, self._services.clock.now().date()))
        self._page.show_foot(foot_words(stored))
        self._page.show_shut(self._fault)
        practice_id = entry.practice_id
        if practice_id is not None:
            history = self._services.history
            self._tasks.run(lambda: history.remembered(practice_id), partial(self._show_after, entry.id))
        self.laid.emit(entry.id)

    def _show_after(self, entry_id: str, record: PracticeRecord | None) -> None:
        if record is not None and self.entry_id == entry_id:
            self._page.show_after(after_words(record))

    def _changed(self) -> None:
        if self.entry is None:
            return
        self.entry = replace(self.entry, text=self._page.text.toPlainText(), tags=self._page.words.tags())
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
        if entry.id != self.entry_id:
            return
        self._stored = entry
        self._page.show_foot(foot_words(entry))
        now = self._services.clock.monotonic()
        if now - self._said >= SAY_SAVED_EVERY:
            self._said = now
            announce(self._page, "Saved")

    def _not_saved(self, fault: CalmroomError) -> None:
        if fault.message not in self._page.foot.text():
            announce(self._page, f"{fault.message} {fault.hint}".strip())
        self._page.show_fault(fault)
