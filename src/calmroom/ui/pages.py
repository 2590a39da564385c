"""Makes each page the first time it is visited, and imports it then."""
# ruff: noqa: PLC0415 - a page that is not visited costs the start nothing

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, TypeAlias

from calmroom.ui.places import Room
from calmroom.ui.today.pane import TodayPane, TodayServices

if TYPE_CHECKING:
    from collections.abc import Callable

    from calmroom.services.rooms import Rooms
    from calmroom.ui.after.pane import AfterPane
    from calmroom.ui.context import Context
    from calmroom.ui.first_start.pane import FirstStartPane
    from calmroom.ui.ground.pane import GroundPane
    from calmroom.ui.history.pane import HistoryPane
    from calmroom.ui.journal.pane import JournalPane
    from calmroom.ui.library.pane import LibraryPane
    from calmroom.ui.player.pane import PlayerPane
    from calmroom.ui.settings.pane import SettingsPane

    Pane: TypeAlias = TodayPane | LibraryPane | JournalPane | HistoryPane | SettingsPane


class Pages:
    """Every page of the window, each given the services it uses."""

    def __init__(self, rooms: Rooms, context: Context) -> None:
        self._rooms = rooms
        self._context = context

    def is_made(self, name: str) -> bool:
        """Whether a page has been visited."""
        return name in self.__dict__

    def pane(self, room: Room) -> Pane:
        """The pane of a room."""
        panes: dict[Room, Callable[[], Pane]] = {
            Room.TODAY: lambda: self.today,
            Room.LIBRARY: lambda: self.library,
            Room.JOURNAL: lambda: self.journal,
            Room.HISTORY: lambda: self.history,
            Room.SETTINGS: lambda: self.settings,
        }
        return panes[room]()

    @cached_property
    def today(self) -> TodayPane:
        """Today."""
        rooms = self._rooms
        services = TodayServices(
            rooms.practice, rooms.safety, rooms.history, rooms.settings, rooms.world.clock, rooms.facts.narrators
        )
        return TodayPane(services, self._context)

    @cached_property
    def library(self) -> LibraryPane:
        """Library."""
        from calmroom.ui.library.pane import LibraryPane, LibraryServices

        rooms = self._rooms
        services = LibraryServices(rooms.practice, rooms.settings, rooms.facts.narrators, rooms.facts.beds)
        return LibraryPane(services, self._context)

    @cached_property
    def journal(self) -> JournalPane:
        """Journal."""
        from calmroom.ui.journal.pane import JournalPane, JournalServices

        rooms = self._rooms
        return JournalPane(JournalServices(rooms.journal, rooms.history, rooms.world.clock), self._context)

    @cached_property
    def history(self) -> HistoryPane:
        """History."""
        from calmroom.ui.history.pane import HistoryPane, HistoryServices

        return HistoryPane(HistoryServices(self._rooms.history, self._rooms.world.clock), self._context)

    @cached_property
    def settings(self) -> SettingsPane:
        """Settings."""
        from calmroom.ui.settings.pane import SettingsPane, SettingsServices

        rooms = self._rooms
        return SettingsPane(SettingsServices(rooms.settings, rooms.practice, rooms.access, rooms.facts), self._context)

    @cached_property
    def first_start(self) -> FirstStartPane:
        """The first page a person ever sees."""
        from calmroom.ui.first_start.pane import FirstStartPane

        return FirstStartPane(self._rooms.access, self._rooms.settings, self._context)

    @cached_property
    def player(self) -> PlayerPane:
        """The player."""
        from calmroom.ui.player.pane import PlayerPane

        rooms = self._rooms
        return PlayerPane(rooms.practice, rooms.settings, rooms.facts.narrators, self._context)

    @cached_property
    def after(self) -> AfterPane:
        """After a practice."""
        from calmroom.ui.after.pane import AfterPane

        return AfterPane(self._rooms.practice, self._rooms.journal, self._context)

    @cached_property
    def ground(self) -> GroundPane:
        """Ground me."""
        from calmroom.ui.ground.pane import GroundPane

        rooms = self._rooms
        return GroundPane(rooms.practice, rooms.settings, rooms.world.clock, self._context)
