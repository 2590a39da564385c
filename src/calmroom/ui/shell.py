"""Puts the window together: rooms, keys, notices, the look, and the way through a practice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from calmroom.domain.events import NoticeRaised, PracticeBegun, PracticeEnded, SettingsChanged
from calmroom.domain.vault.backups import VaultBegun
from calmroom.domain.vault.leaving import Erased
from calmroom.domain.vault.vault import VaultLocked
from calmroom.ui.ahead import Ahead
from calmroom.ui.areas import next_area
from calmroom.ui.belonging import Belonging
from calmroom.ui.dropping import Dropping, scripts
from calmroom.ui.joints import Ways, join
from calmroom.ui.keys import Keys
from calmroom.ui.lock.locking import Locking
from calmroom.ui.lock.purpose import Purpose
from calmroom.ui.lock.state import BEGUN, UNSAVED
from calmroom.ui.pages import Pages, warm
from calmroom.ui.places import PERSONAL_ROOMS, Page, Room
from calmroom.ui.plan.way import PlanWay
from calmroom.ui.practising import Practising
from calmroom.ui.reading.way import ReadingWay
from calmroom.ui.settings.leaving_state import left_words
from calmroom.ui.settings.state import TEXT
from calmroom.ui.share.way import ShareWay, is_share
from calmroom.ui.walking import Walking

if TYPE_CHECKING:
    from pathlib import Path

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
        self._was_warned = False
        self.window = window
        self.pages = Pages(rooms, context)
        self.walking = Walking(rooms, self.pages, window, self._join)
        self.practising = Practising(rooms, self.pages, self.window)
        self.belonging = Belonging(rooms, self.pages, self.walking.go, self.walking.enter)
        self.locking = Locking(rooms, self.pages, self.window, context)
        self.reading = ReadingWay(rooms, self.window, context)
        self.keys = Keys(self.window)
        self.ahead = Ahead(self.pages, self.window)
        self.dropping = Dropping(window, lambda: isinstance(window.place, Room), scripts, is_last=True)
        self.plan = PlanWay(rooms, window, context)
        self.share = ShareWay(rooms, window, context)
        self._connect()
        self._settings_changed(SettingsChanged(rooms.settings.current))

    def open(self) -> None:
        """Show where one begins, before anything slow is asked: Today, or the first page on the very first start."""
        if self._rooms.settings.current.window:
            self.walking.enter(Room.TODAY)
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
        self._context.tasks.run(warm, lambda _done: self.ahead.begin())

    def open_file(self, path: Path) -> None:
        """Show a file that was opened on the desktop."""
        (self.share if is_share(path) else self.plan).open_file(path)

    def go(self, room: Room) -> None:
        """Go to a room; from a page that takes the whole window there is no way but its own."""
        self.walking.go(room)

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

    def _opened(self, by_recovery: bool) -> None:  # noqa: FBT001 - the signature of the signal
        self._context.tasks.run(self._rooms.access.has_consented, self._consent_known, self._vault_shut)
        self.walking.enter(self.walking.room)
        self.walking.focus(self.window.page())
        if by_recovery:
            self._make_passphrase(Purpose.FORGOTTEN)
        elif self.pages.is_made("after") and self.pages.after.is_dirty:
            # What could not be saved before it was locked is still there.
            self.window.show_page(Page.AFTER, self.pages.after, "After")

    def _make_passphrase(self, purpose: Purpose) -> None:
        first = not self.pages.is_made("passphrase")
        page = self.pages.passphrase
        if first:
            page.done.connect(self.walking.come_back)
        self.window.show_page(Page.OPENING, page, "Privacy")
        page.begin(purpose)

    def _shut(self, asked: bool) -> None:  # noqa: FBT001 - the signature of the signal
        """What was shown is forgotten: stay where nothing of a person is, and else ask for the passphrase."""
        place = self.window.place
        if place in {Page.AFTER, Page.OPENING, Page.FIRST_START}:
            self.walking.enter(Room.TODAY)
        elif isinstance(place, Room) and (asked or place in PERSONAL_ROOMS):
            self.walking.ask_passphrase(place)
        elif place is Room.TODAY:
            self.walking.enter(Room.TODAY)

    def _connect(self) -> None:
        window, keys, bridge, notices = self.window, self.keys, self._context.bridge, self.window.notices
        walking = self.walking
        walking.unlocked.connect(self._opened)
        walking.removed.connect(notices.offer_undo)
        walking.entered.connect(self.plan.go_on)
        walking.entered.connect(self.share.go_on)
        for way in (self.plan, self.share, self.reading):
            self._connect_way(way)
        window.sidebar.chosen.connect(walking.go)
        window.sidebar.lock_asked.connect(self.locking.lock)
        window.corner.clicked.connect(self.practising.ground)
        self.dropping.dropped.connect(walking.bring)
        keys.ground.connect(self.practising.ground)
        keys.room.connect(walking.go_by_key)
        keys.next_area.connect(lambda: next_area(window.areas()))
        keys.search.connect(walking.search)
        keys.undo.connect(notices.undo)
        keys.text_size.connect(self._change_text)
        keys.help.connect(walking.help)
        keys.read.connect(lambda: self.reading.read("effects"))
        self._connect_plan()
        self._connect_share()
        keys.lock.connect(self.locking.lock)
        keys.hide.connect(self.locking.hide)
        self.locking.shut.connect(self._shut)
        self.locking.shut.connect(lambda _asked: self.practising.forget())
        keys.typing.connect(lambda typing: window.set_typing(typing=typing))
        self.practising.over.connect(lambda: self._dressing.set_resting(resting=True))
        self.practising.over.connect(notices.end_practice)
        self.practising.went_back.connect(walking.come_back)
        self.practising.draw_asked.connect(self.belonging.draw_after)
        self.practising.speak_asked.connect(self.belonging.speak_after)
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
        plan.taken.connect(lambda: self.walking.go_by_key(Room.TODAY))
        plan.reminding.said.connect(self._remind)
        self.locking.saving.connect(plan.save_now)

    def _connect_share(self) -> None:
        share = self.share
        self.plan.share_asked.connect(lambda: share.show_share(self.plan.come_back))
        self.plan.is_page.connect(share.open_file)
        share.is_routine.connect(self.plan.open_file)

    def _connect_way(self, way: PlanWay | ShareWay | ReadingWay) -> None:
        way.left.connect(self.walking.come_back)
        way.removed.connect(self.window.notices.offer_undo)
        way.unlock_asked.connect(self.walking.ask_passphrase_here)
        self.locking.shut.connect(lambda _asked: way.forget())

    def _join(self, room: Room) -> None:
        ways = Ways(
            pages=self.pages,
            notices=self.window.notices,
            walking=self.walking,
            practising=self.practising,
            belonging=self.belonging,
            reading=self.reading,
            plan=self.plan,
            share=self.share,
            first_pages=lambda: self._show_first_start(again=True),
            passphrase=self._make_passphrase,
        )
        join(room, ways)

    def _remind(self, words: str) -> None:
        self.pages.today.page.reminded.tell(words)

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
        if not again:
            self.walking.room = Room.TODAY
        self.plan.wait()
        first = not self.pages.is_made("first_start")
        pane = self.pages.first_start
        if first:
            pane.gone_on.connect(self.walking.come_back)
            pane.close_asked.connect(self.window.close)
        self.window.show_page(Page.FIRST_START, pane, "Welcome")
        pane.open(again=again)

    def _consent_known(self, given: bool) -> None:  # noqa: FBT001 - what the worker hands back
        if not given and self.window.place is Page.GROUND:
            # Nobody is taken out of Ground me. Where it began on the first pages, they are what it leads back to.
            self.walking.instead = None if self.pages.is_made("first_start") else self._show_first_start
        elif not given and self.window.place is not Page.FIRST_START:
            self._show_first_start()
        elif given and self.window.place is Page.FIRST_START:
            self.walking.enter(Room.TODAY)

    def _vault_shut(self, fault: CalmroomError) -> None:
        if isinstance(fault, VaultLocked):
            # Whoever set a passphrase has been here before.
            self._shut(asked=False)
            if self.window.place is Page.FIRST_START:
                self.walking.enter(Room.TODAY)
        elif self.window.place is Page.FIRST_START:
            self.pages.first_start.tell(fault)
        else:
            self.window.notices.show_notice(NoticeRaised(fault.message, fault.hint))
