"""Puts the window together: rooms, keys, notices, the look, and the way through a practice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from calmroom.domain.events import NoticeRaised, PracticeBegun, PracticeEnded, SettingsChanged
from calmroom.domain.levels import levels_of
from calmroom.ui.areas import first_control, next_area
from calmroom.ui.keys import Keys
from calmroom.ui.pages import Pages
from calmroom.ui.places import Page, Room
from calmroom.ui.practising import Practising
from calmroom.ui.settings.state import TEXT

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from calmroom.domain.errors import CalmroomError
    from calmroom.services.rooms import Rooms
    from calmroom.ui.context import Context
    from calmroom.ui.dressing import Dressing
    from calmroom.ui.main_window import MainWindow


class Shell(QObject):
    """The window and everything in it.

    Args:
        rooms: The services.
        context: The worker, the bridge and the look.
        dressing: Keeps the look.
        window: Painted already.
    """

    def __init__(self, rooms: Rooms, context: Context, dressing: Dressing, window: MainWindow) -> None:
        super().__init__()
        self._rooms = rooms
        self._context = context
        self._dressing = dressing
        self._room = Room.TODAY
        self._connected: set[Room] = set()
        self.window = window
        self.pages = Pages(rooms, context)
        self.practising = Practising(rooms, self.pages, self.window)
        self.keys = Keys(self.window)
        self._connect()
        self._settings_changed(SettingsChanged(rooms.settings.current))

    def open(self) -> None:
        """Show where one begins, before anything slow is asked: Today, or the first page on the very first start."""
        if self._rooms.settings.current.window:
            self._enter(Room.TODAY)
        else:
            self._show_first_start()

    def wake(self) -> None:
        """After the first painting: see what was agreed to, and hand the person's choices to the player."""
        self._dressing.ask_desktop()
        settings, practice = self._rooms.settings.current, self._rooms.practice
        practice.set_levels(levels_of(settings))
        if settings.device:
            practice.set_device(settings.device)
        self._context.tasks.run(self._rooms.access.has_consented, self._consent_known, self._vault_shut)

    def go(self, room: Room) -> None:
        """Go to a room; from a page that takes the whole window there is no way but its own."""
        if not isinstance(self.window.place, Page):
            self._enter(room)

    def flush(self) -> None:
        """Save what is being written; used at the end."""
        if self.pages.is_made("journal"):
            self.pages.journal.flush()
        if self.pages.is_made("after") and self.window.page() is self.pages.after:
            self.pages.after.flush()

    def _enter(self, room: Room) -> None:
        self._room = room
        pane = self.pages.pane(room)
        if room not in self._connected:
            self._connected.add(room)
            self._connect_pane(room)
        self.window.show_room(room, pane)
        pane.open()

    def _connect(self) -> None:
        window, keys, bridge, notices = self.window, self.keys, self._context.bridge, self.window.notices
        window.sidebar.chosen.connect(self.go)
        window.corner.clicked.connect(self.practising.ground)
        keys.ground.connect(self.practising.ground)
        keys.room.connect(self._go_by_key)
        keys.next_area.connect(lambda: next_area(window.areas()))
        keys.search.connect(self._search)
        keys.undo.connect(notices.undo)
        keys.text_size.connect(self._change_text)
        keys.help.connect(self._help)
        keys.typing.connect(lambda typing: window.set_typing(typing=typing))
        self.practising.over.connect(lambda: self._dressing.set_resting(resting=True))
        self.practising.over.connect(notices.end_practice)
        self.practising.went_back.connect(self._come_back)
        bridge.on(PracticeBegun, lambda _event: self._dressing.set_resting(resting=False))
        bridge.on(PracticeEnded, self.practising.ended)
        bridge.on(NoticeRaised, notices.show_notice)
        bridge.on(SettingsChanged, self._settings_changed)

    def _connect_pane(self, room: Room) -> None:
        pages = self.pages
        if room is Room.TODAY:
            pages.today.begin_asked.connect(self.practising.begin)
            pages.today.library_asked.connect(lambda: self.go(Room.LIBRARY))
            pages.today.removed.connect(self.window.notices.offer_undo)
        elif room is Room.LIBRARY:
            pages.library.begin_asked.connect(self.practising.begin)
        elif room is Room.JOURNAL:
            pages.journal.removed.connect(self.window.notices.offer_undo)
        elif room is Room.HISTORY:
            pages.history.open_entry_asked.connect(self._open_entry)

    def _open_entry(self, entry_id: str) -> None:
        self.go(Room.JOURNAL)
        self.pages.journal.open_entry(entry_id)

    def _come_back(self) -> None:
        self._enter(self._room)
        self._focus(self.window.page())

    def _go_by_key(self, room: Room) -> None:
        self.go(room)
        if self.window.place is room:
            self._focus(self.window.page())

    def _focus(self, area: QWidget) -> None:
        control = first_control(area) or first_control(self.window.sidebar.item())
        if control is not None:
            control.setFocus()

    def _search(self) -> None:
        if isinstance(self.window.place, Page):
            return
        if self.window.place is not Room.JOURNAL:
            self._enter(Room.LIBRARY)
            self.pages.library.focus_search()
        else:
            self.pages.journal.focus_search()

    def _help(self) -> None:
        if not isinstance(self.window.place, Page):
            self._enter(Room.SETTINGS)
            self.pages.settings.show_keys()

    def _change_text(self, steps: int) -> None:
        now = self._rooms.settings.current.text
        self._rooms.settings.change(text=TEXT.moved(now, steps))

    def _settings_changed(self, event: SettingsChanged) -> None:
        self.keys.set_single(on=event.settings.single_keys)
        self._dressing.refresh()

    def _show_first_start(self) -> None:
        first = not self.pages.is_made("first_start")
        pane = self.pages.first_start
        if first:
            pane.gone_on.connect(lambda: self._enter(Room.TODAY))
        self.window.show_page(Page.FIRST_START, pane, "Welcome")
        pane.open()

    def _consent_known(self, given: bool) -> None:  # noqa: FBT001 - what the worker hands back
        if not given and self.window.place is not Page.FIRST_START:
            self._show_first_start()
        elif given and self.window.place is Page.FIRST_START:
            self._enter(Room.TODAY)

    def _vault_shut(self, fault: CalmroomError) -> None:
        if self.window.place is Page.FIRST_START:
            self.pages.first_start.tell(fault)
        else:
            self.window.notices.show_notice(NoticeRaised(fault.message, fault.hint))
