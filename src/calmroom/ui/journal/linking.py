"""Body maps that somebody writes about: each belongs to its page, from the first word of it that is kept."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from calmroom.domain.body.body_map import BodyMap
    from calmroom.domain.errors import CalmroomError
    from calmroom.domain.journal.journal import Entry
    from calmroom.ui.journal.belongings import Belongings
    from calmroom.ui.journal.given import JournalServices
    from calmroom.ui.tasks import Tasks


class Linking:
    """Knows for which new page which map waits.

    Args:
        services: The journal, and the maps.
        tasks: The worker.
        linked: Called when a map has been given to its page.
    """

    def __init__(self, services: JournalServices, tasks: Tasks, linked: Callable[[], None]) -> None:
        self._services = services
        self._tasks = tasks
        self._linked = linked
        self._waiting: dict[str, BodyMap] = {}

    def page_of(self, map_id: str) -> Entry | None:
        """The page that a map belongs to, if there is one; waits for the disk."""
        kept = self._services.body.get(map_id)
        return None if kept is None or kept.entry_id is None else self._services.journal.get(kept.entry_id)

    def hold(self, entry_id: str, body_map: BodyMap) -> None:
        """Have a map wait for the first word of its page."""
        self._waiting[entry_id] = body_map

    def with_map(self, entry_id: str, found: Belongings) -> Belongings:
        """What belongs to a page, with the map that waits for it."""
        waits = self._waiting.get(entry_id)
        return found if waits is None else replace(found, own_map=waits, map=waits)

    def saved(self, entry_id: str) -> None:
        """A page is on disk: the map is given to it."""
        waits = self._waiting.get(entry_id)
        if waits is not None:
            work = partial(self._services.body.give_to, entry_id, waits.id)
            self._tasks.run(work, partial(self._given, entry_id), self._failed)

    def forget(self) -> None:
        """Hold no map any more."""
        self._waiting.clear()

    def _given(self, entry_id: str, _given: BodyMap | None) -> None:
        self._waiting.pop(entry_id, None)
        self._linked()

    def _failed(self, _fault: CalmroomError) -> None:
        """The page says itself that nothing can be written now; the next time it is saved, the map is given again."""
