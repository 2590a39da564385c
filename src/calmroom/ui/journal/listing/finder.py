"""Finds pages: the newest, those with certain words, and more of them when the list is near its end."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal

from calmroom.domain.journal.journal import Wanted
from calmroom.services.journal import PAGE, JournalService
from calmroom.ui.journal.state import with_entry, without

if TYPE_CHECKING:
    from collections.abc import Mapping

    from calmroom.domain.journal.journal import Attached, Entry
    from calmroom.ui.tasks import Tasks

EVERYTHING: Final = Wanted()
FIRST: Final = 40
"""Pages that are shown at first: more than are in sight, and listed between two letters."""
MOMENT: Final = timedelta(milliseconds=1)
"""The vault keeps moments by the millisecond."""


@dataclass(frozen=True, slots=True)
class Answer:
    """Pages that were found, and what belongs to them."""

    entries: tuple[Entry, ...] = field(default=(), repr=False)
    attached: Mapping[str, Attached] = field(default_factory=dict, repr=False)


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
        self.wanted = EVERYTHING
        self.entries: tuple[Entry, ...] = ()
        self.attached: dict[str, Attached] = {}

    @property
    def is_narrowed(self) -> bool:
        """Whether only some pages are asked for."""
        return bool(self.wanted.words) or self.wanted.is_filtered

    def entry(self, entry_id: str) -> Entry | None:
        """A listed page."""
        return next((entry for entry in self.entries if entry.id == entry_id), None)

    def look(self, wanted: Wanted) -> None:
        """Look for pages that are all of that; for all where nothing is wanted."""
        self.wanted = wanted
        asked = self._ask()
        self._tasks.run(partial(self._find, asked, wanted, FIRST), partial(self._hear, asked), self._fail)

    def look_again(self) -> None:
        """Look for the same once more."""
        self.look(self.wanted)

    def more(self) -> None:
        """Fetch the next pages, if there are any."""
        if self._has_more and not self._is_asking and self.entries:
            asked, end = self._ask(), self.entries[-1].written + MOMENT
            older = replace(self.wanted, end=end if self.wanted.end is None else min(end, self.wanted.end))
            self._tasks.run(partial(self._find, asked, older, PAGE), partial(self._hear_more, asked), self._fail)

    def keep(self, entry: Entry) -> None:
        """A page is as given now; a new one is listed where all are."""
        if self._is_known and (not self.is_narrowed or self.entry(entry.id) is not None):
            self.entries = with_entry(self.entries, entry)
            self.changed.emit()

    def look_at(self, entry_id: str) -> None:
        """What belongs to a page is another than before."""
        entry = self.entry(entry_id)
        if entry is not None:
            work = partial(self._journal.attached, (entry,))
            self._tasks.run(work, partial(self._hear_attached, entry_id), lambda _fault: None)

    def forget(self, entry_id: str) -> None:
        """A page is gone."""
        self.entries = without(self.entries, entry_id)
        self.changed.emit()

    def clear(self) -> None:
        """Hold nothing any more; an answer on its way is dropped."""
        self._asked += 1
        self._is_asking = self._has_more = self._is_known = False
        self.wanted, self.entries, self.attached = EVERYTHING, (), {}

    def _ask(self) -> int:
        self._asked += 1
        self._is_asking = True
        return self._asked

    def _find(self, asked: int, wanted: Wanted, limit: int) -> Answer:
        # Done on the worker: whoever types fast waits for the last question alone.
        if asked != self._asked:
            return Answer()
        entries = self._journal.find(wanted, limit)
        return Answer(entries, self._journal.attached(entries))

    def _hear(self, asked: int, answer: Answer) -> None:
        if asked == self._asked:
            self._is_asking = False
            self._is_known = True
            self._has_more = len(answer.entries) == FIRST
            self.entries, self.attached = answer.entries, dict(answer.attached)
            self.found.emit()

    def _hear_more(self, asked: int, answer: Answer) -> None:
        if asked == self._asked:
            self._is_asking = False
            known = {entry.id for entry in self.entries}
            new = tuple(entry for entry in answer.entries if entry.id not in known)
            self._has_more = len(answer.entries) == PAGE and bool(new)
            self.entries = (*self.entries, *new)
            self.attached.update(answer.attached)
            self.changed.emit()

    def _hear_attached(self, entry_id: str, found: Mapping[str, Attached]) -> None:
        if self.entry(entry_id) is not None:
            self.attached.pop(entry_id, None)
            self.attached.update(found)
            self.changed.emit()

    def _fail(self, fault: object) -> None:
        self._is_asking = False
        self.failed.emit(fault)
