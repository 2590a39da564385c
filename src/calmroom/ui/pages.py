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
    from calmroom.ui.lock.page import PassphrasePage
    from calmroom.ui.lock.pane import LockPane
    from calmroom.ui.player.pane import PlayerPane
    from calmroom.ui.room_check.pane import RoomCheckPane
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

    def forget(self) -> None:
        """Have every page that was visited show and hold nothing of a person any more."""
        for name in ("today", "journal", "history", "after", "settings", "lock", "passphrase"):
            if self.is_made(name):
                getattr(self, name).forget()

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
        services = LibraryServices(
            rooms.practice, rooms.settings, rooms.export, rooms.facts.narrators, rooms.facts.beds
        )
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
        services = SettingsServices(
            settings=rooms.settings,
            sound=rooms.sound,
            practice=rooms.practice,
            access=rooms.access,
            keys=rooms.keys,
            facts=rooms.facts,
            backups=rooms.backups,
            clock=rooms.world.clock,
            leaving=rooms.leaving,
        )
        return SettingsPane(services, self._context)

    @cached_property
    def first_start(self) -> FirstStartPane:
        """The first page a person ever sees."""
        from calmroom.ui.first_start.pane import FirstStartPane

        return FirstStartPane(self._rooms.access, self._rooms.settings, self._context)

    @cached_property
    def player(self) -> PlayerPane:
        """The player."""
        from calmroom.ui.player.pane import PlayerPane, PlayerServices

        rooms = self._rooms
        services = PlayerServices(rooms.practice, rooms.settings, rooms.sound)
        return PlayerPane(services, rooms.facts.narrators, self._context)

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

    @cached_property
    def room_check(self) -> RoomCheckPane:
        """The room check."""
        from calmroom.ui.room_check.pane import RoomCheckPane

        return RoomCheckPane(self._rooms.room_check, self._rooms.settings, self._context)

    @cached_property
    def lock(self) -> LockPane:
        """Where the passphrase is asked for."""
        from calmroom.ui.lock.pane import LockPane

        return LockPane(self._rooms.lock, self._context)

    @cached_property
    def passphrase(self) -> PassphrasePage:
        """Where a passphrase and a recovery sheet are made."""
        from calmroom.ui.lock.page import PassphrasePage

        return PassphrasePage(self._rooms.keys, self._rooms.world.clock, self._context)
