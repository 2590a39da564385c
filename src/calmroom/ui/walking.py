"""From room to room: where one is, what stands in the place of a locked room, and the way back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from calmroom.ui.areas import first_control
from calmroom.ui.places import DESK_ROOMS, PERSONAL_ROOMS, Page, Room

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from calmroom.services.rooms import Rooms
    from calmroom.ui.main_window import MainWindow
    from calmroom.ui.pages import Pages


class Walking(QObject):
    """Shows rooms. From a page that takes the whole window there is no way but its own.

    Attributes:
        room: Where one is, or was before such a page.
        instead: What coming back leads to, once, in the place of that room.

    Signals:
        entered: One is in a room.
        unlocked: The vault was opened where it was asked for; carries whether by the recovery key.
        removed: A ``Removal`` that can be undone.

    Args:
        rooms: The services.
        pages: The panes.
        window: Shows them.
        join: Called with each room before it is entered for the first time.
    """

    entered = Signal()
    unlocked = Signal(bool)
    removed = Signal(object)

    def __init__(self, rooms: Rooms, pages: Pages, window: MainWindow, join: Callable[[Room], None]) -> None:
        super().__init__(window)
        self._lock, self._settings = rooms.lock, rooms.settings
        self._pages = pages
        self._window = window
        self._join = join
        self._joined: set[str] = set()
        self.room = Room.TODAY
        self.instead: Callable[[], None] | None = None

    def go(self, room: Room) -> None:
        """Go to a room from another one."""
        is_there = room not in DESK_ROOMS or self._settings.current.works_with_clients
        if is_there and not isinstance(self._window.place, Page):
            self.enter(room)

    def go_by_key(self, room: Room) -> None:
        """The same, and to the first thing in it."""
        self.go(room)
        if self._window.place is room:
            self.focus(self._window.page())

    def enter(self, room: Room) -> None:
        """Go to a room from anywhere; where it is locked, the passphrase is asked for."""
        if room in PERSONAL_ROOMS and self._lock.is_locked:
            self.ask_passphrase(room)
            return
        self.room = room
        pane = self._pages.pane(room)
        if self._is_new(room):
            self._join(room)
        self._window.show_room(room, pane)
        pane.open()
        self.entered.emit()

    def come_back(self) -> None:
        """Back to where one was."""
        if self.instead is not None:
            lead, self.instead = self.instead, None
            lead()
            return
        self.enter(self.room)
        self.focus(self._window.page())

    def focus(self, area: QWidget) -> None:
        """Put the keyboard to the first control of an area."""
        control = first_control(area) or first_control(self._window.sidebar.item())
        if control is not None:
            control.setFocus()

    def ask_passphrase(self, room: Room) -> None:
        """Show the way to open the vault in the place of a room; opened, one is in that room."""
        self.room = room
        pane = self._pages.lock
        if self._is_new("lock"):
            pane.opened.connect(self.unlocked)
            pane.library_asked.connect(lambda: self.go(Room.LIBRARY))
        if self._window.page() is not pane:
            pane.open()
        self._window.show_room(room, pane, "")
        pane.setFocus()

    def ask_passphrase_here(self) -> None:
        """The same in the place of the room one is in."""
        self.ask_passphrase(self.room)

    def open_sessions(self, room: Room) -> None:
        """Show the sessions in the place of a room; back leads to that room."""
        if self._lock.is_locked:
            self.ask_passphrase(Room.HISTORY)
            return
        pane = self._pages.sessions
        if self._is_new("sessions"):
            pane.left.connect(self.come_back)
            pane.removed.connect(self.removed)
        self.room = room
        self._window.show_room(Room.HISTORY, pane, "Sessions")
        pane.open()
        self.focus(pane)

    def show_practice(self, script_id: str) -> None:
        """A practice, in the Library."""
        self.go(Room.LIBRARY)
        self._pages.library.show_practice(script_id)

    def bring(self, paths: tuple[Path, ...]) -> None:
        """Scripts that were dropped on the window, to the Library."""
        self.go(Room.LIBRARY)
        self._pages.library.bring(paths)

    def search(self) -> None:
        """To the words that are looked for: in the Journal its own, and elsewhere those of the Library."""
        if isinstance(self._window.place, Page):
            return
        if self._window.place is not Room.JOURNAL:
            self.enter(Room.LIBRARY)
            self._pages.library.focus_search()
        elif not self._lock.is_locked:
            self._pages.journal.focus_search()

    def help(self) -> None:
        """To the list of the keys."""
        if not isinstance(self._window.place, Page):
            self.enter(Room.SETTINGS)
            self._pages.settings.show_keys()

    def _is_new(self, name: str) -> bool:
        if name in self._joined:
            return False
        self._joined.add(name)
        return True
