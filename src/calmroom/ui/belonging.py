"""A practice, its body map and its page belong together: the ways from each to the others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from calmroom.domain.body.body_map import When
from calmroom.ui.places import Room

if TYPE_CHECKING:
    from collections.abc import Callable

    from calmroom.domain.body.body_map import BodyMap
    from calmroom.domain.journal.journal import Entry
    from calmroom.services.rooms import Rooms
    from calmroom.ui.after.state import Drawing
    from calmroom.ui.pages import Pages


class Belonging:
    """Goes to a room, and there to what is meant; a locked room asks for the passphrase, and no more.

    Args:
        rooms: The services.
        pages: The panes.
        go: Goes to a room from another one.
        enter: Goes to a room from anywhere.
    """

    def __init__(self, rooms: Rooms, pages: Pages, go: Callable[[Room], None], enter: Callable[[Room], None]) -> None:
        self._lock = rooms.lock
        self._pages = pages
        self._go = go
        self._enter = enter

    def open_entry(self, entry_id: str) -> None:
        """A page of the journal."""
        if self._is_in(Room.JOURNAL):
            self._pages.journal.open_entry(entry_id)

    def write_about(self, body_map: BodyMap) -> None:
        """The page of a map, or a new one."""
        if self._is_in(Room.JOURNAL):
            self._pages.journal.write_about(body_map)

    def open_practice(self, script_id: str) -> None:
        """The practice that a page follows; back leads to the page."""
        self._go(Room.LIBRARY)
        self._pages.library.show_practice(script_id, "Your page")

    def open_map(self, body_map: BodyMap) -> None:
        """A map that is on disk."""
        if self._is_in(Room.BODY):
            self._pages.body.open_map(body_map)

    def draw_for(self, entry: Entry) -> None:
        """A new map, which belongs to a page."""
        if self._is_in(Room.BODY):
            self._pages.body.new_map(When.ANY, entry.practice_id, entry.id)

    def draw_after(self, drawing: Drawing) -> None:
        """A map of a practice: the one there is, or a new one, which belongs to it and to its page."""
        self._enter(Room.BODY)
        if self._lock.is_locked:
            return
        if drawing.body_map is not None:
            self._pages.body.open_map(drawing.body_map)
        else:
            self._pages.body.new_map(When.AFTER, drawing.practice_id, drawing.entry_id)

    def speak_after(self, entry: Entry) -> None:
        """A voice note on the page of a practice, which begins at once."""
        self._enter(Room.JOURNAL)
        if not self._lock.is_locked:
            self._pages.journal.speak_on(entry)

    def _is_in(self, room: Room) -> bool:
        self._go(room)
        return not self._lock.is_locked
