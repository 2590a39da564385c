"""Keeps what is written or drawn: soon after each change, at once when asked, and again where it failed."""

from __future__ import annotations

import threading
from functools import partial
from typing import TYPE_CHECKING, Generic, Protocol, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal

if TYPE_CHECKING:
    from collections.abc import Callable

    from calmroom.domain.errors import CalmroomError
    from calmroom.ui.tasks import Tasks

SOON_MS = 800
FIRST_MS = 250
"""The first save comes sooner, so that a full disk is known after a word and not after a page."""
AGAIN_MS = 5000
PATIENCE = 20.0
"""Seconds that the end of the program waits for the disk."""


class Kept(Protocol):
    """A page, or a map."""

    @property
    def id(self) -> str:
        """What it is known by."""
        ...


KeptT = TypeVar("KeptT", bound=Kept)


class Keeper(QObject, Generic[KeptT]):
    """Holds everything that is not yet safe on disk, until it is.

    Signals:
        saved: A page or a map as it is on disk.
        failed: A ``CalmroomError``; it is tried again.

    Args:
        store: Writes one, on the worker, and gives it as it is on disk.
        tasks: The worker.
        parent: It goes with this.
    """

    saved = Signal(object)
    failed = Signal(object)

    def __init__(self, store: Callable[[KeptT], KeptT], tasks: Tasks, parent: QObject) -> None:
        super().__init__(parent)
        self._store = store
        self._tasks = tasks
        self._waiting: dict[str, KeptT] = {}
        self._was_safe = False
        self._soon = QTimer(self, singleShot=True)
        self._soon.timeout.connect(self.save_now)

    @property
    def is_dirty(self) -> bool:
        """Whether something is not yet safe on disk."""
        return bool(self._waiting)

    def latest(self, kept_id: str) -> KeptT | None:
        """One as it was last, while it is not yet safe."""
        return self._waiting.get(kept_id)

    def take(self, kept: KeptT) -> None:
        """Save one soon."""
        self._waiting[kept.id] = kept
        if not self._soon.isActive():
            self._soon.start(SOON_MS if self._was_safe else FIRST_MS)

    def drop(self, kept_id: str) -> None:
        """Do not save one after all."""
        self._waiting.pop(kept_id, None)

    def save_now(self) -> None:
        """Save all that waits."""
        self._soon.stop()
        for kept in tuple(self._waiting.values()):
            self._tasks.run(partial(self._save, kept), partial(self._keep, kept), self._refused)

    def flush(self) -> bool:
        """Save all that waits, and wait for it. Says whether everything is safe.

        It is done on the worker, so that nothing older comes after it.
        """
        self._soon.stop()
        waiting = tuple(self._waiting.values())
        if not waiting:
            return True
        done, safe = threading.Event(), list[str]()

        def work() -> None:
            try:
                for kept in waiting:
                    self._store(kept)
                    safe.append(kept.id)
            finally:
                done.set()

        self._tasks.run(work, lambda _: None, self.failed.emit)
        done.wait(PATIENCE)
        for kept_id in safe:
            self._waiting.pop(kept_id, None)
        return len(safe) == len(waiting)

    def _save(self, kept: KeptT) -> KeptT | None:
        # What has been taken back or gone on with since it was asked for is not written any more.
        return self._store(kept) if self._waiting.get(kept.id) is kept else None

    def _keep(self, kept: KeptT, saved: KeptT | None) -> None:
        if saved is None:
            return
        self._was_safe = True
        if self._waiting.get(kept.id) is kept:
            del self._waiting[kept.id]
        self.saved.emit(saved)

    def _refused(self, fault: CalmroomError) -> None:
        self._was_safe = False
        if self._waiting and not self._soon.isActive():
            self._soon.start(AGAIN_MS)
        self.failed.emit(fault)
