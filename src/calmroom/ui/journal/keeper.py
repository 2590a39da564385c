"""Keeps what is written: soon after typing, at once when asked, and again where it failed."""

from __future__ import annotations

import threading
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from calmroom.domain.journal import Entry

if TYPE_CHECKING:
    from calmroom.domain.errors import CalmroomError
    from calmroom.services.journal import JournalService
    from calmroom.ui.tasks import Tasks

SOON_MS = 800
FIRST_MS = 250
"""The first save comes sooner, so that a full disk is known after a word and not after a page."""
AGAIN_MS = 5000
PATIENCE = 20.0
"""Seconds that the end of the program waits for the disk."""


class Keeper(QObject):
    """Holds every page that is not yet safe on disk, until it is.

    Signals:
        saved: An ``Entry`` as it is on disk.
        failed: A ``CalmroomError``; the page is tried again.
    """

    saved = Signal(object)
    failed = Signal(object)

    def __init__(self, journal: JournalService, tasks: Tasks, parent: QObject) -> None:
        super().__init__(parent)
        self._journal = journal
        self._tasks = tasks
        self._waiting: dict[str, Entry] = {}
        self._was_safe = False
        self._soon = QTimer(self, singleShot=True)
        self._soon.timeout.connect(self.save_now)

    @property
    def is_dirty(self) -> bool:
        """Whether something written is not yet safe on disk."""
        return bool(self._waiting)

    def latest(self, entry_id: str) -> Entry | None:
        """A page as it was last written, while it is not yet safe."""
        return self._waiting.get(entry_id)

    def take(self, entry: Entry) -> None:
        """Save a page soon."""
        self._waiting[entry.id] = entry
        if not self._soon.isActive():
            self._soon.start(SOON_MS if self._was_safe else FIRST_MS)

    def drop(self, entry_id: str) -> None:
        """Do not save a page after all."""
        self._waiting.pop(entry_id, None)

    def save_now(self) -> None:
        """Save all that waits."""
        self._soon.stop()
        for entry in tuple(self._waiting.values()):
            self._tasks.run(partial(self._save, entry), partial(self._kept, entry), self._refused)

    def flush(self) -> bool:
        """Save all that waits, and wait for it. Says whether everything is safe.

        It is done on the worker, so that nothing older comes after it.
        """
        self._soon.stop()
        waiting = tuple(self._waiting.values())
        if not waiting:
            return True
        done, safe = threading.Event(), list[Entry]()

        def work() -> None:
            try:
                safe.extend(map(self._journal.save, waiting))
            finally:
                done.set()

        self._tasks.run(work, lambda _: None, self.failed.emit)
        done.wait(PATIENCE)
        for entry in safe:
            self._waiting.pop(entry.id, None)
        return len(safe) == len(waiting)

    def _save(self, entry: Entry) -> Entry | None:
        # What has been taken back or written on since it was asked for is not written any more.
        return self._journal.save(entry) if self._waiting.get(entry.id) is entry else None

    def _kept(self, entry: Entry, saved: Entry | None) -> None:
        if saved is None:
            return
        self._was_safe = True
        if self._waiting.get(entry.id) is entry:
            del self._waiting[entry.id]
        self.saved.emit(saved)

    def _refused(self, fault: CalmroomError) -> None:
        self._was_safe = False
        if self._waiting and not self._soon.isActive():
            self._soon.start(AGAIN_MS)
        self.failed.emit(fault)
