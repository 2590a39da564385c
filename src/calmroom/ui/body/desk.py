"""Which map is on the table: the one of just now or a new one; kept, left, removed, and put back."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal

from calmroom.domain.body.body_map import BodyMap, When
from calmroom.ui.body.state import earlier_map
from calmroom.ui.keeping import Keeper
from calmroom.ui.notices import Removal

if TYPE_CHECKING:
    from calmroom.domain.ports import Clock
    from calmroom.services.appointments import AppointmentService
    from calmroom.services.body import BodyService
    from calmroom.services.settings import SettingsService
    from calmroom.ui.body.studio import Studio
    from calmroom.ui.tasks import Tasks

GOES_ON: Final = 2 * 60 * 60
"""Seconds in which the last map is gone on with; later a new one is begun."""
MANY: Final = 60
"""Maps that are looked through for the one before."""


@dataclass(frozen=True, slots=True)
class BodyServices:
    """What the body map uses."""

    body: BodyService
    appointments: AppointmentService
    settings: SettingsService
    clock: Clock


class MapDesk(QObject):
    """Lets no map go before it is on the way to the disk.

    Signals:
        laid: Another map is on the table.
        saved: The map on the table is on the disk.
        failed: A ``CalmroomError``; the map is tried again.
        removed: A ``Removal`` that can be undone.
        put_back: A removed map is on the disk again.
    """

    laid = Signal()
    saved = Signal()
    failed = Signal(object)
    removed = Signal(object)
    put_back = Signal()

    def __init__(self, services: BodyServices, tasks: Tasks, studio: Studio) -> None:
        super().__init__(studio)
        self._services = services
        self._tasks = tasks
        self._studio = studio
        self._stored: set[str] = set()
        self._is_laid = False
        self.keeper = Keeper(self._store, tasks, self)
        self.keeper.saved.connect(self._saved)
        self.keeper.failed.connect(self.failed)
        studio.drawn.connect(self._drawn)

    @property
    def is_laid(self) -> bool:
        """Whether a map is on the table."""
        return self._is_laid

    @property
    def is_stored(self) -> bool:
        """Whether the map on the table has been saved before."""
        return self._studio.map.id in self._stored

    def open(self) -> None:
        """Go on with the last map if it is of just now; else begin one. What is on the table stays there."""
        if not self._is_laid:
            self._tasks.run(lambda: self._services.body.newest(MANY), self._found, self.failed.emit)

    def begin(self, when: When = When.ANY, practice_id: str | None = None, entry_id: str | None = None) -> None:
        """Take a new map up, which is nowhere before there is something on it."""
        self.leave()
        self._lay(self._services.body.begin(when, practice_id, entry_id), ())
        self._look_for_before()

    def lay(self, body_map: BodyMap) -> None:
        """Take a map up that is on the disk."""
        if body_map.id != self._studio.map.id or not self._is_laid:
            self.leave()
            self._stored.add(body_map.id)
            self._lay(self.keeper.latest(body_map.id) or body_map, ())
            self._look_for_before()

    def leave(self) -> None:
        """Save what is on the table. A map that was emptied goes, with a way back."""
        self.keeper.save_now()
        body_map = self._studio.map
        if self._is_laid and body_map.is_empty and body_map.id in self._stored:
            self._is_laid = False
            self._tasks.run(partial(self._take_out_empty, body_map.id), self._went_empty)

    def take_out(self, body_map: BodyMap) -> None:
        """Remove a whole map, as it is on the disk, with a way back."""
        self.keeper.drop(body_map.id)
        self._tasks.later(partial(self._services.body.remove, body_map))
        self.removed.emit(Removal("Map removed", lambda: self._put_back(body_map)))
        if body_map.id == self._studio.map.id:
            self._is_laid = False
            self._studio.lay(self._services.body.begin(), None)
            self.laid.emit()

    def reload(self) -> None:
        """Take the map up again as it is on the disk: more or less of the body is shown."""
        body_map = self._studio.map
        if self._is_laid and body_map.id in self._stored:
            self.keeper.save_now()
            self._tasks.run(partial(self._services.body.get, body_map.id), self._reloaded, self.failed.emit)

    def forget(self) -> None:
        """Show and hold nothing any more; what is not safe yet stays with the keeper."""
        self._stored.clear()
        self._studio.lay(self._services.body.begin(), None)
        self._is_laid = False
        self.laid.emit()

    def _store(self, body_map: BodyMap) -> BodyMap:
        return self._services.body.save(body_map, self._services.settings.current.left_out)

    def _take_out_empty(self, map_id: str) -> BodyMap | None:
        # What is left out is not shown, and may be all there is.
        whole = self._services.body.get(map_id)
        if whole is None or not whole.is_empty:
            return None
        self._services.body.remove(whole)
        return whole

    def _went_empty(self, gone: BodyMap | None) -> None:
        if gone is not None:
            self.removed.emit(Removal("Empty map removed", lambda: self._put_back(gone)))

    def _reloaded(self, body_map: BodyMap | None) -> None:
        if body_map is not None and body_map.id == self._studio.map.id:
            self._studio.take_up(body_map)

    def _found(self, maps: tuple[BodyMap, ...]) -> None:
        self._stored.update(one.id for one in maps)
        if self._is_laid:
            return
        now = self._services.clock.now()
        last = max(maps, key=lambda one: one.made, default=None)
        if last is not None and 0 <= (now - last.changed).total_seconds() <= GOES_ON:
            self._lay(last, maps)
        else:
            self._lay(self._services.body.begin(), maps)

    def _lay(self, body_map: BodyMap, maps: tuple[BodyMap, ...]) -> None:
        self._is_laid = True
        self._studio.lay(body_map, earlier_map(body_map, maps))
        self.laid.emit()

    def _look_for_before(self) -> None:
        body_map = self._studio.map
        self._tasks.run(lambda: self._services.body.newest(MANY), partial(self._set_before, body_map), self.failed.emit)

    def _set_before(self, body_map: BodyMap, maps: tuple[BodyMap, ...]) -> None:
        self._stored.update(one.id for one in maps)
        if self._studio.map.id == body_map.id:
            self._studio.set_before(earlier_map(body_map, maps))

    def _drawn(self, body_map: BodyMap) -> None:
        if body_map.is_empty and body_map.id not in self._stored:
            self.keeper.drop(body_map.id)
        else:
            self.keeper.take(body_map)

    def _saved(self, body_map: BodyMap) -> None:
        self._stored.add(body_map.id)
        self._studio.saved(body_map)
        if body_map.id == self._studio.map.id:
            self.saved.emit()

    def _put_back(self, body_map: BodyMap) -> None:
        self._tasks.run(partial(self._services.body.put_back, body_map), lambda _done: self._lay_again(body_map))

    def _lay_again(self, body_map: BodyMap) -> None:
        if self._studio.map.is_empty:
            self.lay(body_map)
        self.put_back.emit()
