"""The places a person can be in the window."""

from __future__ import annotations

from enum import StrEnum


class Room(StrEnum):
    """A pane beside the sidebar."""

    TODAY = "today"
    LIBRARY = "library"
    JOURNAL = "journal"
    BODY = "body"
    HISTORY = "history"
    ROUTINES = "routines"
    RETURNED = "returned pages"
    SETTINGS = "settings"

    @property
    def words(self) -> str:
        """The word on the sidebar and in the window's title."""
        return "Body map" if self is Room.BODY else self.value.capitalize()

    @property
    def short(self) -> str:
        """The word where there is little room."""
        return "Returned" if self is Room.RETURNED else self.words


MAIN_ROOMS = (Room.TODAY, Room.LIBRARY, Room.JOURNAL, Room.BODY, Room.HISTORY)
"""The rooms of the sidebar's upper part, in the order of Ctrl+1 to 5."""
DESK_ROOMS = (Room.ROUTINES, Room.RETURNED)
"""The rooms of a therapist's desk, in the order of Ctrl+6 and 7; the Library belongs to both sides."""
PERSONAL_ROOMS = frozenset({Room.JOURNAL, Room.BODY, Room.HISTORY, *DESK_ROOMS})
"""The rooms that show nothing while the vault is locked but the way to open it."""


class Page(StrEnum):
    """A page that takes the whole window."""

    FIRST_START = "first start"
    PLAYER = "player"
    AFTER = "after"
    GROUND = "ground"
    ROOM_CHECK = "room check"
    OPENING = "opening"
    """Where a passphrase and a recovery sheet are made."""
