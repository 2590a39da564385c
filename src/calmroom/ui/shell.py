"""Puts the window together: rooms, keys, notices, the look, and the way through a practice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from calmroom.domain.events import NoticeRaised, PracticeBegun, PracticeEnded, SettingsChanged
from calmroom.domain.vault.backups import VaultBegun
from calmroom.domain.vault.leaving import Erased
from calmroom.domain.vault.vault import VaultLocked
from calmroom.ui.areas import first_control, next_area
from calmroom.ui.belonging import Belonging
from calmroom.ui.keys import Keys
from calmroom.ui.library.own.dropping import Dropping
from calmroom.ui.lock.locking import Locking
from calmroom.ui.lock.purpose import Purpose
from calmroom.ui.lock.state import BEGUN, UNSAVED
from calmroom.ui.pages import Pages, warm
from calmroom.ui.places import DESK_ROOMS, PERSONAL_ROOMS, Page, Room
from calmroom.ui.plan.way import PlanWay
from calmroom.ui.practising import Practising
from calmroom.ui.reading.way import ReadingWay
from calmroom.ui.settings.leaving_state import left_words
from calmroom.ui.settings.state import TEXT
from calmroom.ui.share.way import ShareWay, is_share

if TYPE_CHECKING:
    from pathlib import Path

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
        self._connected: set[str] = set()
        self._is_first_due = False
        self._was_warned = False
        self.window = window
        self.pages = Pages(rooms, context)
        self.practising = Practising(rooms, self.pages, self.window)
        self.belonging = Belonging(rooms, self.pages, self.go, self._enter)
        self.locking = Locking(rooms, self.pages, self.window, context)
        self.reading = ReadingWay(rooms, self.window, context)
        self.keys = Keys(self.window)
        self.dropping = Dropping(window, lambda: isinstance(window.place, Room))
        self.plan = PlanWay(rooms, window, context)
        self.share = ShareWay(rooms, window, context)
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
        self._rooms.sound.wake()
        self.locking.watch()
        self.plan.reminding.begin()
        self._context.tasks.run(self._rooms.access.has_consented, self._consent_known, self._vault_shut)
        # What hinders it hinders the question above too, which says so.
        self._context.tasks.run(self._rooms.settings.read_private, lambda _done: None, lambda _fault: None)
        self._context.tasks.later(self._rooms.backups.watch)
        self._context.tasks.later(warm)

    def open_file(self, path: Path) -> None:
        """Show a file that was opened on the desktop."""
        (self.share if is_share(path) else self.plan).open_file(path)

    def go(self, room: Room) -> None:
        """Go to a room; from a page that takes the whole window there is no way but its own."""
        is_there = room not in DESK_ROOMS or self._rooms.settings.current.works_with_clients
        if is_there and not isinstance(self.window.place, Page):
            self._enter(room)

    def flush(self) -> bool:
        """Save what is being written; used at the end. Says whether all of it is safe."""
        return self.locking.save()

    def may_close(self) -> bool:
        """Save what is being written; where that fails the window stays open, and says so, once."""
        if self.flush():
            self._was_warned = False
            return True
        if self._was_warned:
            return True
        self._was_warned = True
        self.window.notices.show_notice(NoticeRaised(*UNSAVED))
        return False

    def _enter(self, room: Room) -> None:
        if room in PERSONAL_ROOMS and self._rooms.lock.is_locked:
            self._ask_passphrase(room)
            return
        self._room = room
        pane = self.pages.pane(room)
        if room not in self._connected:
            self._connected.add(room)
            self._connect_pane(room)
        self.window.show_room(room, pane)
        pane.open()
        self.plan.go_on()
        self.share.go_on()

    def _ask_passphrase(self, room: Room) -> None:
        """Show the way to open the vault in the place of a room; opened, one is in that room."""
        self._room = room
        pane = self.pages.lock
        if "lock" not in self._connected:
            self._connected.add("lock")
            pane.opened.connect(self._opened)
            pane.library_asked.connect(lambda: self.go(Room.LIBRARY))
        if self.window.page() is not pane:
            pane.open()
        self.window.show_room(room, pane, "")
        pane.setFocus()

    def _opened(self, by_recovery: bool) -> None:  # noqa: FBT001 - the signature of the signal
        self._context.tasks.run(self._rooms.access.has_consented, self._consent_known, self._vault_shut)
        self._enter(self._room)
        self._focus(self.window.page())
        if by_recovery:
            self._make_passphrase(Purpose.FORGOTTEN)
        elif self.pages.is_made("after") and self.pages.after.is_dirty:
            # What could not be saved before it was locked is still there.
            self.window.show_page(Page.AFTER, self.pages.after, "After")

    def _make_passphrase(self, purpose: Purpose) -> None:
        first = not self.pages.is_made("passphrase")
        page = self.pages.passphrase
        if first:
            page.done.connect(self._come_back)
        self.window.show_page(Page.OPENING, page, "Privacy")
        page.begin(purpose)

    def _shut(self, asked: bool) -> None:  # noqa: FBT001 - the signature of the signal
        """What was shown is forgotten: stay where nothing of a person is, and else ask for the passphrase."""
        place = self.window.place
        if place in {Page.AFTER, Page.OPENING, Page.FIRST_START}:
            self._enter(Room.TODAY)
        elif isinstance(place, Room) and (asked or place in PERSONAL_ROOMS):
            self._ask_passphrase(place)
        elif place is Room.TODAY:
            self._enter(Room.TODAY)

    def _connect(self) -> None:
        window, keys, bridge, notices = self.window, self.keys, self._context.bridge, self.window.notices
        window.sidebar.chosen.connect(self.go)
        window.sidebar.lock_asked.connect(self.locking.lock)
        window.corner.clicked.connect(self.practising.ground)
        self.dropping.dropped.connect(self._bring)
        keys.ground.connect(self.practising.ground)
        keys.room.connect(self._go_by_key)
        keys.next_area.connect(lambda: next_area(window.areas()))
        keys.search.connect(self._search)
        keys.undo.connect(notices.undo)
        keys.text_size.connect(self._change_text)
        keys.help.connect(self._help)
        keys.read.connect(lambda: self.reading.read("effects"))
        self.reading.left.connect(self._come_back)
        self.reading.removed.connect(notices.offer_undo)
        self.reading.unlock_asked.connect(lambda: self._ask_passphrase(self._room))
        self._connect_plan()
        self._connect_share()
        keys.lock.connect(self.locking.lock)
        keys.hide.connect(self.locking.hide)
        self.locking.shut.connect(self._shut)
        self.locking.shut.connect(lambda _asked: self.reading.forget())
        self.locking.shut.connect(lambda _asked: self.practising.forget())
        keys.typing.connect(lambda typing: window.set_typing(typing=typing))
        self.practising.over.connect(lambda: self._dressing.set_resting(resting=True))
        self.practising.over.connect(notices.end_practice)
        self.practising.went_back.connect(self._come_back)
        self.practising.draw_asked.connect(self.belonging.draw_after)
        bridge.on(PracticeBegun, lambda _event: self._dressing.set_resting(resting=False))
        bridge.on(PracticeEnded, self.practising.ended)
        bridge.on(NoticeRaised, notices.show_notice)
        bridge.on(SettingsChanged, self._settings_changed)
        bridge.on(Erased, lambda event: self._begin_anew(left_words(event.left)))
        bridge.on(VaultBegun, lambda _event: self._begin_anew(BEGUN))

    def _connect_plan(self) -> None:
        plan = self.plan
        self.keys.open_file.connect(plan.ask_file)
        self.window.sidebar.file_asked.connect(plan.ask_file)
        plan.left.connect(self._come_back)
        plan.taken.connect(lambda: self._go_by_key(Room.TODAY))
        plan.removed.connect(self.window.notices.offer_undo)
        plan.unlock_asked.connect(lambda: self._ask_passphrase(self._room))
        plan.reminding.said.connect(self._remind)
        self.locking.saving.connect(plan.save_now)
        self.locking.shut.connect(lambda _asked: plan.forget())

    def _connect_share(self) -> None:
        share = self.share
        self.plan.share_asked.connect(share.show_share)
        share.left.connect(self._come_back)
        share.removed.connect(self.window.notices.offer_undo)
        share.unlock_asked.connect(lambda: self._ask_passphrase(self._room))
        self.locking.shut.connect(lambda _asked: share.forget())

    def _remind(self, words: str) -> None:
        self.pages.today.page.reminded.tell(words)

    def _connect_pane(self, room: Room) -> None:
        pages = self.pages
        if room is Room.TODAY:
            pages.today.begin_asked.connect(self.practising.begin)
            pages.today.library_asked.connect(lambda: self.go(Room.LIBRARY))
            pages.today.room_check_asked.connect(self.practising.check_room)
            pages.today.unlock_asked.connect(lambda: self._ask_passphrase(Room.TODAY))
            pages.today.removed.connect(self.window.notices.offer_undo)
            pages.today.ground_asked.connect(self.practising.ground)
            pages.today.sessions_asked.connect(lambda: self._open_sessions(Room.TODAY))
            pages.today.night_asked.connect(self.practising.ask_about_night)
            pages.today.plan_asked.connect(self.plan.show_plan)
            pages.today.file_asked.connect(self.plan.ask_file)
            pages.today.practice_asked.connect(self._show_practice)
        elif room is Room.LIBRARY:
            pages.library.begin_asked.connect(self.practising.begin)
            pages.library.read_asked.connect(self.reading.read)
            pages.library.left.connect(lambda: self._go_by_key(Room.JOURNAL))
        elif room is Room.JOURNAL:
            pages.journal.removed.connect(self.window.notices.offer_undo)
            pages.journal.ground_asked.connect(self.practising.ground)
            pages.journal.map_asked.connect(self.belonging.open_map)
            pages.journal.draw_asked.connect(self.belonging.draw_for)
            pages.journal.practice_asked.connect(self.belonging.open_practice)
            pages.journal.share_asked.connect(self.share.show_share)
        elif room is Room.BODY:
            pages.body.removed.connect(self.window.notices.offer_undo)
            pages.body.write_asked.connect(self.belonging.write_about)
        elif room is Room.HISTORY:
            pages.history.open_entry_asked.connect(self.belonging.open_entry)
            pages.history.sessions_asked.connect(lambda: self._open_sessions(Room.HISTORY))
            pages.history.removed.connect(self.window.notices.offer_undo)
            pages.history.share_asked.connect(self.share.show_share)
        elif room in DESK_ROOMS:
            self._connect_desk(room)
        elif room is Room.SETTINGS:
            pages.settings.room_check_asked.connect(self.practising.check_room)
            pages.settings.unlock_asked.connect(lambda: self._ask_passphrase(Room.SETTINGS))
            pages.settings.read_asked.connect(self.reading.read)
            pages.settings.first_pages_asked.connect(lambda: self._show_first_start(again=True))
            pages.settings.passphrase_asked.connect(self._make_passphrase)
            self.plan.join(pages.settings.plan)

    def _show_practice(self, script_id: str) -> None:
        self.go(Room.LIBRARY)
        self.pages.library.show_practice(script_id)

    def _connect_desk(self, room: Room) -> None:
        notices = self.window.notices
        if room is Room.ROUTINES:
            self.pages.routines.removed.connect(notices.offer_undo)
            self.pages.routines.told.connect(notices.show_notice)
        else:
            self.pages.returned.removed.connect(notices.offer_undo)
            self.share.join(self.pages.returned)

    def _bring(self, paths: tuple[Path, ...]) -> None:
        self.go(Room.LIBRARY)
        self.pages.library.bring(paths)

    def _open_sessions(self, room: Room) -> None:
        """Show the sessions in the place of a room; back leads to that room."""
        if self._rooms.lock.is_locked:
            self._ask_passphrase(Room.HISTORY)
            return
        pane = self.pages.sessions
        if "sessions" not in self._connected:
            self._connected.add("sessions")
            pane.left.connect(self._come_back)
            pane.removed.connect(self.window.notices.offer_undo)
        self._room = room
        self.window.show_room(Room.HISTORY, pane, "Sessions")
        pane.open()
        self._focus(pane)

    def _come_back(self) -> None:
        if self._is_first_due:
            self._is_first_due = False
            self._show_first_start()
            return
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
        elif not self._rooms.lock.is_locked:
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
        self.window.sidebar.set_therapist(event.settings.therapist_name, works=event.settings.works_with_clients)
        self._dressing.refresh()

    def _begin_anew(self, said: str) -> None:
        """Everything is erased, or the vault is an empty one: forget what was shown, and be as on the first start."""
        self.window.notices.forget()
        self.pages.forget()
        self.reading.forget()
        self.plan.forget()
        self.share.forget()
        self._show_first_start()
        self.window.notices.tell(said)

    def _show_first_start(self, *, again: bool = False) -> None:
        self._room = self._room if again else Room.TODAY
        self.plan.wait()
        first = not self.pages.is_made("first_start")
        pane = self.pages.first_start
        if first:
            pane.gone_on.connect(self._come_back)
            pane.close_asked.connect(self.window.close)
        self.window.show_page(Page.FIRST_START, pane, "Welcome")
        pane.open(again=again)

    def _consent_known(self, given: bool) -> None:  # noqa: FBT001 - what the worker hands back
        if not given and self.window.place is Page.GROUND:
            # Nobody is taken out of Ground me. Where it began on the first pages, they are what it leads back to.
            self._is_first_due = not self.pages.is_made("first_start")
        elif not given and self.window.place is not Page.FIRST_START:
            self._show_first_start()
        elif given and self.window.place is Page.FIRST_START:
            self._enter(Room.TODAY)

    def _vault_shut(self, fault: CalmroomError) -> None:
        if isinstance(fault, VaultLocked):
            # Whoever set a passphrase has been here before.
            self._shut(asked=False)
            if self.window.place is Page.FIRST_START:
                self._enter(Room.TODAY)
        elif self.window.place is Page.FIRST_START:
            self.pages.first_start.tell(fault)
        else:
            self.window.notices.show_notice(NoticeRaised(fault.message, fault.hint))
