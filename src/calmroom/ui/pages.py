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
    from calmroom.ui.appointments.pane import SessionsPane
    from calmroom.ui.body.room import BodyRoom
    from calmroom.ui.context import Context
    from calmroom.ui.desk.pane import DeskPane
    from calmroom.ui.desk.returned import ReturnedPane
    from calmroom.ui.first_start.pane import FirstStartPane
    from calmroom.ui.ground.pane import GroundPane
    from calmroom.ui.history.pane import HistoryPane
    from calmroom.ui.journal.pane import JournalPane
    from calmroom.ui.library.pane import LibraryPane
    from calmroom.ui.library.parts import LibraryParts
    from calmroom.ui.lock.page import PassphrasePage
    from calmroom.ui.lock.pane import LockPane
    from calmroom.ui.player.pane import PlayerPane
    from calmroom.ui.room_check.pane import RoomCheckPane
    from calmroom.ui.settings.pane import SettingsPane

    Pane: TypeAlias = (
        TodayPane | LibraryPane | JournalPane | BodyRoom | HistoryPane | DeskPane | ReturnedPane | SettingsPane
    )


def warm() -> None:
    """Read what the Library is made of, so that it opens at once. Called on the worker, while Today is looked at."""
    import calmroom.ui.library.pane  # noqa: F401


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
            Room.BODY: lambda: self.body,
            Room.HISTORY: lambda: self.history,
            Room.ROUTINES: lambda: self.routines,
            Room.RETURNED: lambda: self.returned,
            Room.SETTINGS: lambda: self.settings,
        }
        return panes[room]()

    def forget(self) -> None:
        """Have every page that was visited show and hold nothing of a person any more."""
        rooms = ("today", "library", "journal", "body", "history", "sessions", "routines", "returned", "settings")
        for name in (*rooms, "first_start", "after", "ground", "lock", "passphrase"):
            if self.is_made(name):
                getattr(self, name).forget()

    @cached_property
    def today(self) -> TodayPane:
        """Today."""
        rooms = self._rooms
        facts, clock = rooms.facts, rooms.world.clock
        services = TodayServices(
            practice=rooms.practice,
            safety=rooms.safety,
            history=rooms.history,
            settings=rooms.settings,
            clock=clock,
            narrators=facts.narrators,
            calling=rooms.calling,
            appointments=rooms.appointments,
            plan=rooms.plan,
        )
        return TodayPane(services, self._context)

    @cached_property
    def library_parts(self) -> LibraryParts:
        """What the Library is made of."""
        from calmroom.ui.library.parts import LibraryParts

        facts = self._rooms.facts
        return LibraryParts(self._context.look, facts.narrators, facts.beds)

    @cached_property
    def library(self) -> LibraryPane:
        """Library."""
        from calmroom.ui.library.pane import LibraryPane, LibraryServices

        rooms = self._rooms
        services = LibraryServices(
            practice=rooms.practice,
            settings=rooms.settings,
            sound=rooms.sound,
            export=rooms.export,
            safety=rooms.safety,
            knowledge=rooms.knowledge,
            personal=rooms.personal,
            narrators=rooms.facts.narrators,
            beds=rooms.facts.beds,
        )
        return LibraryPane(services, self._context, self.library_parts)

    @cached_property
    def journal(self) -> JournalPane:
        """Journal."""
        from calmroom.ui.journal.pane import JournalPane, JournalServices

        rooms = self._rooms
        services = JournalServices(
            journal=rooms.journal,
            history=rooms.history,
            safety=rooms.safety,
            body=rooms.body,
            appointments=rooms.appointments,
            practice=rooms.practice,
            settings=rooms.settings,
            spelling=rooms.spelling,
            voices=rooms.voices,
            listening=rooms.listening,
            recording=rooms.recording,
            clock=rooms.world.clock,
        )
        return JournalPane(services, self._context)

    @cached_property
    def body(self) -> BodyRoom:
        """Body map."""
        from calmroom.ui.body.room import BodyRoom, BodyServices

        rooms = self._rooms
        services = BodyServices(rooms.body, rooms.appointments, rooms.settings, rooms.world.clock)
        return BodyRoom(services, self._context)

    @cached_property
    def history(self) -> HistoryPane:
        """History."""
        from calmroom.ui.history.pane import HistoryPane, HistoryServices

        rooms = self._rooms
        services = HistoryServices(rooms.history, rooms.corrections, rooms.settings, rooms.world.clock)
        return HistoryPane(services, self._context)

    @cached_property
    def routines(self) -> DeskPane:
        """Routines: the therapist's desk."""
        from calmroom.ui.desk.pane import DeskPane, DeskServices

        rooms = self._rooms
        services = DeskServices(rooms.desk, rooms.practice, rooms.listening, rooms.world.clock, rooms.facts.narrators)
        return DeskPane(services, self._context)

    @cached_property
    def returned(self) -> ReturnedPane:
        """Pages that clients gave back."""
        from calmroom.ui.desk.returned import ReturnedPane

        return ReturnedPane(self._rooms.desk, self._rooms.world.clock, self._context)

    @cached_property
    def sessions(self) -> SessionsPane:
        """Sessions with the therapist."""
        from calmroom.ui.appointments.pane import SessionServices, SessionsPane

        return SessionsPane(SessionServices(self._rooms.appointments, self._rooms.world.clock), self._context)

    @cached_property
    def settings(self) -> SettingsPane:
        """Settings."""
        from calmroom.ui.settings.pane import SettingsPane, SettingsServices

        rooms = self._rooms
        services = SettingsServices(
            settings=rooms.settings,
            sound=rooms.sound,
            practice=rooms.practice,
            keys=rooms.keys,
            facts=rooms.facts,
            backups=rooms.backups,
            clock=rooms.world.clock,
            leaving=rooms.leaving,
            safety=rooms.safety,
            spelling=rooms.spelling,
        )
        return SettingsPane(services, self._context)

    @cached_property
    def first_start(self) -> FirstStartPane:
        """The first page a person ever sees."""
        from calmroom.ui.first_start.pane import FirstServices, FirstStartPane

        rooms = self._rooms
        return FirstStartPane(FirstServices(rooms.safety, rooms.settings, rooms.calling), self._context)

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
        from calmroom.ui.after.pane import AfterPane, AfterServices

        rooms = self._rooms
        services = AfterServices(
            rooms.practice, rooms.journal, rooms.settings, rooms.calling, rooms.body, rooms.spelling
        )
        return AfterPane(services, self._context)

    @cached_property
    def ground(self) -> GroundPane:
        """Ground me."""
        from calmroom.ui.ground.pane import GroundPane, GroundServices

        rooms = self._rooms
        services = GroundServices(rooms.practice, rooms.settings, rooms.calling, rooms.world.clock)
        return GroundPane(services, self._context)

    @cached_property
    def room_check(self) -> RoomCheckPane:
        """The room check."""
        from calmroom.ui.room_check.pane import RoomCheckPane

        return RoomCheckPane(self._rooms.room_check, self._rooms.settings, self._context)

    @cached_property
    def lock(self) -> LockPane:
        """Where the passphrase is asked for."""
        from calmroom.ui.lock.pane import LockPane

        return LockPane(self._rooms.lock, self._rooms.backups, self._context)

    @cached_property
    def passphrase(self) -> PassphrasePage:
        """Where a passphrase and a recovery sheet are made."""
        from calmroom.ui.lock.page import PassphrasePage

        return PassphrasePage(self._rooms.keys, self._rooms.world.clock, self._context)
