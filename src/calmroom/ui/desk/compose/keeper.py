"""Keeps a draft soon after each change, and holds every step, to go back to."""

from __future__ import annotations

import threading
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Signal

from calmroom.domain.routine.composing import Changes, as_saved

if TYPE_CHECKING:
    from calmroom.domain.errors import CalmroomError
    from calmroom.domain.routine.desk import Draft
    from calmroom.services.desk import DeskService
    from calmroom.ui.tasks import Tasks

SOON_MS: Final = 2000
AGAIN_MS: Final = 5000
PATIENCE: Final = 20.0
"""Seconds that the end of the program waits for the disk."""


class DraftKeeper(QObject):
    """One draft at a time.

    Signals:
        changed: The ``Draft`` as it stands now.
        kept: It is safe in the vault.
        failed: A ``CalmroomError``; it is tried again.
    """

    changed = Signal(object)
    kept = Signal()
    failed = Signal(object)

    def __init__(self, desk: DeskService, tasks: Tasks, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._tasks = tasks
        self._changes: Changes | None = None
        self._waiting: Draft | None = None
        self._soon = QTimer(self, singleShot=True)
        self._soon.timeout.connect(self.keep_now)

    @property
    def draft(self) -> Draft | None:
        """As it stands."""
        return self._changes.now if self._changes is not None else None

    @property
    def can_undo(self) -> bool:
        """Whether there is a step to take back."""
        return self._changes is not None and bool(self._changes.before)

    @property
    def is_dirty(self) -> bool:
        """Whether something is not safe in the vault yet."""
        return self._waiting is not None

    def begin(self, draft: Draft) -> None:
        """Another draft; the one before is kept at once."""
        self.keep_now()
        self._changes = Changes(draft)
        self.changed.emit(draft)

    def change(self, draft: Draft, key: str = "") -> None:
        """One step; those with the same key are one."""
        if self._changes is not None:
            self._go(self._changes.changed(draft, key))

    def undo(self) -> bool:
        """One step back. Says whether there was one."""
        return self._changes is not None and self._go(self._changes.undone())

    def redo(self) -> bool:
        """One step forward again. Says whether there was one."""
        return self._changes is not None and self._go(self._changes.redone())

    def saved_as_file(self, draft: Draft) -> None:
        """It was written to a file: that is no step. What was changed while it was written stays, and is kept again."""
        if self._changes is None or self._changes.now.id != draft.id:
            return
        now = as_saved(self._changes.now, draft)
        self._changes = self._changes.kept(now)
        if now != draft:
            self._waiting = now
            self._soon.start(SOON_MS)
        self.changed.emit(now)

    def keep_now(self) -> None:
        """Write what waits."""
        self._soon.stop()
        draft = self._waiting
        if draft is not None:
            self._tasks.run(lambda: self._desk.save_draft(draft), partial(self._kept, draft), self._refused)

    def flush(self) -> bool:
        """Write what waits, and wait for it. Says whether it is safe."""
        self._soon.stop()
        draft = self._waiting
        if draft is None:
            return True
        done, safe = threading.Event(), list[object]()

        def work() -> None:
            try:
                safe.append(self._desk.save_draft(draft))
            finally:
                done.set()

        self._tasks.run(work, lambda _: None, self.failed.emit)
        done.wait(PATIENCE)
        if safe and self._waiting is draft:
            self._waiting = None
        return bool(safe)

    def forget(self) -> None:
        """Hold nothing of anybody; what waits to be written waits no more."""
        self._soon.stop()
        self._changes = self._waiting = None

    def _go(self, changes: Changes) -> bool:
        if changes is self._changes:
            return False
        self._changes = changes
        self._waiting = changes.now
        if not self._soon.isActive():
            self._soon.start(SOON_MS)
        self.changed.emit(changes.now)
        return True

    def _kept(self, draft: Draft, _saved: object) -> None:
        if self._waiting is draft:
            self._waiting = None
            self.kept.emit()

    def _refused(self, fault: CalmroomError) -> None:
        if self._waiting is not None:
            self._soon.start(AGAIN_MS)
        self.failed.emit(fault)
