"""What the page after a practice is given of a house."""

from __future__ import annotations

from typing import TYPE_CHECKING

from calmroom.ui.after.pane import AfterServices

if TYPE_CHECKING:
    from calmroom.services.rooms import Rooms


def services_of(rooms: Rooms) -> AfterServices:
    """The services that it uses."""
    return AfterServices(
        practice=rooms.practice,
        journal=rooms.journal,
        settings=rooms.settings,
        calling=rooms.calling,
        body=rooms.body,
        spelling=rooms.spelling,
    )
