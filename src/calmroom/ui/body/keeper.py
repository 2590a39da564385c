"""Keeps a map: soon after each change, at once when asked, and again where it failed."""

from __future__ import annotations

import threading
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

if TYPE_CHECKING:
    from calmroom.domain.body_map import BodyMap
    from calmroom.domain.errors import CalmroomError
    from calmroom.services.body import BodyService
    from calmroom.services.settings import SettingsService
    from calmroom.ui.tasks import Tasks

SOON_MS = 800
AGAIN_MS = 5000
PATIENCE = 20.0
"""Seconds that the end of the program waits for the disk."""


class MapKeeper(QObject):
    """Holds every map that is not yet safe on disk, until it is.

    Signals:
        saved: A ``BodyMap`` as it is on disk.
        failed: A ``CalmroomError``; the map is tried again.
    """

    saved = Signal(object)
    failed = Signal(object)

    def __init__(self, body: BodyService, settings: SettingsService, tasks: Tasks, parent: QObject) -> None:
        super().__init__(parent)
        self._body = body
        self._settings = settings
        self._tasks = tasks
        self._waiting: dict[str, BodyMap] = {}
        self._soon = QTimer(self, singleShot=True)
        self._soon.timeout.connect(self.save_now)

    @property
    def is_dirty(self) -> bool:
        """Whether something drawn is not yet safe on disk."""
        return bool(self._waiting)

    def latest(self, map_id: str) -> BodyMap | None:
        """A map as it was last drawn, while it is not yet safe."""
        return self._waiting.get(map_id)

    def take(self, body_map: BodyMap) -> None:
        """Save a map soon."""
        self._waiting[body_map.id] = body_map
        if not self._soon.isActive():
            self._soon.start(SOON_MS)

    def drop(self, map_id: str) -> None:
        """Do not save a map after all."""
        self._waiting.pop(map_id, None)

    def save_now(self) -> None:
        """Save all that waits."""
        self._soon.stop()
        for body_map in tuple(self._waiting.values()):
            self._tasks.run(partial(self._save, body_map), partial(self._kept, body_map), self._refused)

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
                for body_map in waiting:
                    self._store(body_map)
                    safe.append(body_map.id)
            finally:
                done.set()

        self._tasks.run(work, lambda _: None, self.failed.emit)
        done.wait(PATIENCE)
        for map_id in safe:
            self._waiting.pop(map_id, None)
        return len(safe) == len(waiting)

    def _store(self, body_map: BodyMap) -> BodyMap:
        return self._body.save(body_map, self._settings.current.left_out)

    def _save(self, body_map: BodyMap) -> BodyMap | None:
        # What has been taken back or drawn on since it was asked for is not written any more.
        return self._store(body_map) if self._waiting.get(body_map.id) is body_map else None

    def _kept(self, body_map: BodyMap, saved: BodyMap | None) -> None:
        if saved is None:
            return
        if self._waiting.get(body_map.id) is body_map:
            del self._waiting[body_map.id]
        self.saved.emit(saved)

    def _refused(self, fault: CalmroomError) -> None:
        if self._waiting and not self._soon.isActive():
            self._soon.start(AGAIN_MS)
        self.failed.emit(fault)
