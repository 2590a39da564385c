"""Whether one may go on to a page that shows what a person keeps."""

from __future__ import annotations

from typing import TYPE_CHECKING

from calmroom.ui.places import Page

if TYPE_CHECKING:
    from collections.abc import Callable

    from calmroom.services.rooms import Rooms
    from calmroom.ui.main_window import MainWindow


def may_enter(window: MainWindow, rooms: Rooms, ask_to_unlock: Callable[[], None]) -> bool:
    """Whether one is in a room, and the vault is not locked; a locked one asks for its passphrase."""
    if isinstance(window.place, Page):
        return False
    if rooms.lock.is_locked:
        ask_to_unlock()
        return False
    return True
