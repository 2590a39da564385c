"""Finds pages: the newest, those with certain words, and more of them when the list is near its end."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from calmroom.services.journal import PAGE, JournalService
from calmroom.ui.journal.state import with_entry, without

if TYPE_CHECKING:
    from calmroom.domain.journal import Entry
    from calmroom.ui.tasks import Tasks


class Finder(QObject):
    """Holds the pages that are listed. An answer to an older question is dropped.

    Signals:
        found: The pages asked for are here.
        changed: A page came, went, or was written on.
        failed: A ``CalmroomError``; nothing could be read.
    """

    found = Signal()
    changed = Signal()
    failed = Signal(object)

    def __init__(self, journal: JournalService, tasks: Tasks, parent: QObject) -> None:
        super().__init__(parent)
        self._journal = journal
        self._tasks = tasks
        self._asked = 0
        self._is_asking = False
        self._has_more = False
        self._is_known = False
        self.words = ""
        self.entries: tuple[Entry, ...] = ()

    def entry(self, entry_id: str) -> Entry | None:
        """A listed page."""
        return next((entry for entry in self.entries if entry.id == entry_id), None)

    def look(self, words: str) -> None:
        """Look for pages with these words; for all where there are none."""
        self.words = words.strip()
        asked = self._ask()
        self._tasks.run(lambda: self._journal.search(words), partial(self._hear, asked), self._fail)

    def more(self) -> None:
        """Fetch the next pages, if there are any."""
        if self._has_more and not self._is_asking:
            asked, offset = self._ask(), len(self.entries)
            self._tasks.run(lambda: self._journal.newest(PAGE, offset), partial(self._hear_more, asked), self._fail)

    def keep(self, entry: Entry) -> None:
        """A page is as given now; a new one is listed where all are."""
        if self._is_known and (not self.words or self.entry(entry.id) is not None):
            self.entries = with_entry(self.entries, entry)
            self.changed.emit()

    def forget(self, entry_id: str) -> None:
        """A page is gone."""
        self.entries = without(self.entries, entry_id)
        self.changed.emit()

    def clear(self) -> None:
        """Hold nothing any more; an answer on its way is dropped."""
        self._asked += 1
        self._is_asking = self._has_more = self._is_known = False
        self.words, self.entries = "", ()

    def _ask(self) -> int:
        self._asked += 1
        self._is_asking = True
        return self._asked

    def _hear(self, asked: int, entries: tuple[Entry, ...]) -> None:
        if asked == self._asked:
            self._is_asking = False
            self._is_known = True
            self._has_more = len(entries) == PAGE and not self.words
            self.entries = entries
            self.found.emit()

    def _hear_more(self, asked: int, entries: tuple[Entry, ...]) -> None:
        if asked == self._asked:
            self._is_asking = False
            self._has_more = len(entries) == PAGE
            known = {entry.id for entry in self.entries}
            self.entries = (*self.entries, *(entry for entry in entries if entry.id not in known))
            self.changed.emit()

    def _fail(self, fault: object) -> None:
        self._is_asking = False
        self.failed.emit(fault)
