"""From Begin to the room again: which page a practice is on, and what becomes of it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from calmroom.domain.care.aftercare import asks_next_morning
from calmroom.domain.care.safety import GROUND_ID
from calmroom.domain.errors import CalmroomError
from calmroom.domain.events import NoticeRaised, PracticeEnded
from calmroom.domain.units import to_frames
from calmroom.services.practice import Beginning
from calmroom.ui.places import Page
from calmroom.ui.today.state import choices_again

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from calmroom.domain.practice import PracticeRecord
    from calmroom.services.rooms import Rooms
    from calmroom.ui.main_window import MainWindow
    from calmroom.ui.pages import Pages

KEEP_MS = 15_000
"""How often what was heard is written down while a practice sounds."""


class Practising(QObject):
    """Takes a person through a practice.

    Signals:
        over: Nothing sounds any more, and the pages of a practice are left.
        went_back: A person is back where they were.
        draw_asked: A ``Drawing``: a body map after a practice.
        speak_asked: The ``Entry`` that a voice note after a practice is spoken on.
    """

    over = Signal()
    went_back = Signal()
    draw_asked = Signal(object)
    speak_asked = Signal(object)

    def __init__(self, rooms: Rooms, pages: Pages, window: MainWindow) -> None:
        super().__init__(window)
        self._rooms = rooms
        self._pages = pages
        self._window = window
        self._left = ""
        self._asleep: PracticeRecord | None = None
        self._before_ground: tuple[Page, QWidget, str] | None = None
        self._keeping = QTimer(self)
        self._keeping.setInterval(KEEP_MS)
        self._keeping.timeout.connect(self.keep)

    @property
    def under_way(self) -> bool:
        """Whether a practice sounds, or waits for its sound."""
        return self._rooms.practice.playing is not None

    def begin(self, beginning: Beginning) -> None:
        """Begin a practice and show the player."""
        rooms = self._rooms
        delay = to_frames(float(rooms.settings.current.lie_down))
        rooms.sound.prepare()
        before = beginning.before
        if not before.is_answered and self._pages.is_made("today"):
            # Said on Today, and then something else was chosen in the library.
            before = self._pages.today.take_answers()
        try:
            playing = rooms.practice.begin(replace(beginning, delay=delay, before=before))
        except CalmroomError as fault:
            self._window.notices.show_notice(NoticeRaised(fault.message, fault.hint))
            return
        rooms.settings.change(room_offered=True)
        first = not self._pages.is_made("player")
        player = self._pages.player
        if first:
            player.left.connect(self._leave)
            player.woken.connect(self._wake)
            player.look_changed.connect(self._window.wear)
        self._keeping.start()
        self._window.show_page(Page.PLAYER, player, playing.script.title)
        player.follow(playing)
        player.setFocus()

    def ground(self) -> None:
        """Two minutes back to the room, from wherever one is."""
        if self._window.place is Page.GROUND:
            return
        first = not self._pages.is_made("ground")
        pane = self._pages.ground
        if first:
            pane.here.connect(self._come_back)
            pane.again_asked.connect(self._go_on_with)
        try:
            pane.begin()
        except CalmroomError as fault:
            self._window.notices.show_notice(NoticeRaised(fault.message, fault.hint))
            return
        window = self._window
        place = window.place
        self._before_ground = None
        if isinstance(place, Page) and place is not Page.PLAYER:
            self._before_ground = (place, window.page(), window.title)
        window.show_page(Page.GROUND, pane, "Ground me")
        pane.setFocus()

    def forget(self) -> None:
        """It is locked: Ground me leads back to a room, or to a page that holds what could not be saved."""
        before = self._before_ground
        if before is not None and not (before[0] is Page.AFTER and self._pages.after.is_dirty):
            self._before_ground = None

    def check_room(self) -> None:
        """Half a minute by ear; afterwards one is back where one was."""
        first = not self._pages.is_made("room_check")
        pane = self._pages.room_check
        if first:
            pane.done.connect(self._go_back)
        pane.open()
        self._window.show_page(Page.ROOM_CHECK, pane, "Room check")
        pane.setFocus()

    def ended(self, event: PracticeEnded) -> None:
        """The sound has come to its end: ask how it is now, or go back."""
        if self.under_way:
            # Another one has begun meanwhile.
            return
        record = event.record
        self._keeping.stop()
        if self._window.place is Page.PLAYER and record.id != self._left and self._pages.player.wait_for_a_key():
            # Somebody may be asleep: nothing comes up by itself.
            self._asleep = record
        else:
            self._finish(record)

    def _wake(self) -> None:
        record, self._asleep = self._asleep, None
        if record is not None:
            self._finish(record)

    def _finish(self, record: PracticeRecord) -> None:
        self.over.emit()
        if record.id == self._left or self._window.place is not Page.PLAYER:
            self._left = ""
        elif record.script_id == GROUND_ID or asks_next_morning(record.script_id):
            self._go_back()
        else:
            self._ask_after(record)

    def ask_about_night(self, record: PracticeRecord) -> None:
        """The morning after: ask how it was now."""
        self._ask_after(record, by_day=True)

    def _ask_after(self, record: PracticeRecord, *, by_day: bool = False) -> None:
        first = not self._pages.is_made("after")
        pane = self._pages.after
        if first:
            pane.done.connect(lambda _record: self._go_back())
            pane.ground_asked.connect(self.ground)
            pane.begin_asked.connect(self.begin)
            pane.draw_asked.connect(self.draw_asked)
            pane.speak_asked.connect(self.speak_asked)
            pane.look_changed.connect(self._window.wear)
        pane.wear(dim=not by_day and self._pages.player.is_dim)
        pane.show_for(record)
        self._window.show_page(Page.AFTER, pane, "After")
        pane.setFocus()

    def _leave(self) -> None:
        playing = self._rooms.practice.playing
        self._left = playing.record.id if playing is not None else ""
        self._go_back()

    def _come_back(self) -> None:
        before, self._before_ground = self._before_ground, None
        if before is None or (before[0] is Page.AFTER and not self._pages.after.is_asking):
            self._go_back()
        else:
            self._window.show_page(*before)
            before[1].setFocus()

    def _go_on_with(self, record: PracticeRecord) -> None:
        choices = choices_again(record, self._rooms.settings.current)
        self.begin(Beginning(record.script_id, choices, continued=record))

    def _go_back(self) -> None:
        self.went_back.emit()

    def keep(self) -> None:
        """Write down how far it has come, if there is anything to write into."""
        if self._rooms.access.is_open or self._rooms.access.is_locked:
            self._rooms.practice.keep()
