"""What each room asks for, and where that leads: joined when a room is entered for the first time."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from calmroom.ui.places import Room

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from calmroom.ui.belonging import Belonging
    from calmroom.ui.lock.purpose import Purpose
    from calmroom.ui.notices import Notices
    from calmroom.ui.pages import Pages
    from calmroom.ui.plan.way import PlanWay
    from calmroom.ui.practising import Practising
    from calmroom.ui.reading.way import ReadingWay
    from calmroom.ui.share.way import ShareWay
    from calmroom.ui.walking import Walking


@dataclass(frozen=True, slots=True)
class Ways:
    """Where a room can lead.

    Attributes:
        first_pages: Shows the first pages once more.
        passphrase: Leads through making a passphrase.
    """

    pages: Pages
    notices: Notices
    walking: Walking
    practising: Practising
    belonging: Belonging
    reading: ReadingWay
    plan: PlanWay
    share: ShareWay
    first_pages: Callable[[], None]
    passphrase: Callable[[Purpose], None]


def join(room: Room, ways: Ways) -> None:
    """Lead where the pane of a room asks to."""
    _JOINTS[room](ways)


def _join_today(ways: Ways) -> None:
    pane, walking = ways.pages.today, ways.walking
    pane.begin_asked.connect(ways.practising.begin)
    pane.library_asked.connect(lambda: walking.go(Room.LIBRARY))
    pane.room_check_asked.connect(ways.practising.check_room)
    pane.unlock_asked.connect(lambda: walking.ask_passphrase(Room.TODAY))
    pane.removed.connect(ways.notices.offer_undo)
    pane.ground_asked.connect(ways.practising.ground)
    pane.sessions_asked.connect(lambda: walking.open_sessions(Room.TODAY))
    pane.night_asked.connect(ways.practising.ask_about_night)
    pane.plan_asked.connect(ways.plan.show_plan)
    pane.file_asked.connect(ways.plan.ask_file)
    pane.practice_asked.connect(walking.show_practice)


def _join_library(ways: Ways) -> None:
    pane = ways.pages.library
    pane.begin_asked.connect(ways.practising.begin)
    pane.read_asked.connect(ways.reading.read)
    pane.left.connect(lambda: ways.walking.go_by_key(Room.JOURNAL))


def _join_journal(ways: Ways) -> None:
    pane = ways.pages.journal
    pane.removed.connect(ways.notices.offer_undo)
    pane.ground_asked.connect(ways.practising.ground)
    pane.map_asked.connect(ways.belonging.open_map)
    pane.draw_asked.connect(ways.belonging.draw_for)
    pane.practice_asked.connect(ways.belonging.open_practice)
    pane.share_asked.connect(ways.share.show_share)


def _join_body(ways: Ways) -> None:
    pane = ways.pages.body
    pane.removed.connect(ways.notices.offer_undo)
    pane.write_asked.connect(ways.belonging.write_about)


def _join_history(ways: Ways) -> None:
    pane = ways.pages.history
    pane.open_entry_asked.connect(ways.belonging.open_entry)
    pane.sessions_asked.connect(lambda: ways.walking.open_sessions(Room.HISTORY))
    pane.removed.connect(ways.notices.offer_undo)
    pane.share_asked.connect(ways.share.show_share)


def _join_routines(ways: Ways) -> None:
    pane = ways.pages.routines
    pane.removed.connect(ways.notices.offer_undo)
    pane.settled.connect(ways.notices.withdraw)
    pane.told.connect(ways.notices.show_notice)


def _join_returned(ways: Ways) -> None:
    pane = ways.pages.returned
    pane.removed.connect(ways.notices.offer_undo)
    ways.share.join(pane)


def _join_settings(ways: Ways) -> None:
    pane = ways.pages.settings
    pane.room_check_asked.connect(ways.practising.check_room)
    pane.unlock_asked.connect(lambda: ways.walking.ask_passphrase(Room.SETTINGS))
    pane.read_asked.connect(ways.reading.read)
    pane.first_pages_asked.connect(ways.first_pages)
    pane.passphrase_asked.connect(ways.passphrase)
    pane.desk.desk_asked.connect(lambda: ways.walking.go(Room.ROUTINES))
    ways.plan.join(pane.plan)


_JOINTS: Final[Mapping[Room, Callable[[Ways], None]]] = {
    Room.TODAY: _join_today,
    Room.LIBRARY: _join_library,
    Room.JOURNAL: _join_journal,
    Room.BODY: _join_body,
    Room.HISTORY: _join_history,
    Room.ROUTINES: _join_routines,
    Room.RETURNED: _join_returned,
    Room.SETTINGS: _join_settings,
}
