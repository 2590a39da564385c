"""Locking and hiding, from the window's side: what is saved, what is forgotten, and when."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from calmroom.domain.events import Locked, MachineSlept, NoticeRaised
from calmroom.domain.player import PlayState
from calmroom.ui.lock.desktop_lock import DesktopLock
from calmroom.ui.lock.state import GOES_ON, HELD_WORDS, LOCKED, NOTHING_TO_LOCK
from calmroom.ui.lock.watch import Watch
from calmroom.ui.places import Page
from calmroom.ui.widgets.naming import announce

if TYPE_CHECKING:
    from calmroom.services.rooms import Rooms
    from calmroom.ui.context import Context
    from calmroom.ui.main_window import MainWindow
    from calmroom.ui.pages import Pages

SOUNDING = frozenset({PlayState.WAITING, PlayState.PLAYING, PlayState.EASING, PlayState.RESTING})


class Locking(QObject):
    """Closes the vault for a person, after a while, and after sleep. A practice that sounds goes on.

    Signals:
        shut: Nothing of a person is shown any more; carries whether somebody asked for it now.
        saving: What is being written is to be on its way to the disk when this returns.
    """

    shut = Signal(bool)
    saving = Signal()

    def __init__(self, rooms: Rooms, pages: Pages, window: MainWindow, context: Context) -> None:
        super().__init__(window)
        self._rooms = rooms
        self._pages = pages
        self._window = window
        self._context = context
        self._asked = False
        self._watch = Watch(window, rooms.lock.touch)
        self._watch.looked.connect(self._look)
        self._desktop = DesktopLock(self)
        self._desktop.locked.connect(lambda: self.lock(asked=False))
        window.hidden.back.connect(self.come_back)
        context.bridge.on(Locked, lambda _event: self._forget())
        context.bridge.on(MachineSlept, lambda _event: self.lock(asked=False))

    def watch(self) -> None:
        """See from now on whether anybody is there."""
        self._watch.begin()
        self._desktop.begin()

    def lock(self, *, asked: bool = True) -> None:
        """Save what is being written, then close the vault and show nothing of it."""
        self._asked = asked
        if self._rooms.lock.is_locked:
            self.shut.emit(asked)
            return
        if not self.save() and self._rooms.access.is_open:
            self._window.notices.show_notice(NoticeRaised(*HELD_WORDS))
        self._context.tasks.run(self._rooms.lock.lock, partial(self._tried, asked=asked))

    def save(self) -> bool:
        """Save what is being written, and wait for it. Says whether all of it is safe."""
        self.saving.emit()
        pages = self._pages
        is_safe = not pages.is_made("journal") or pages.journal.flush()
        if pages.is_made("body"):
            is_safe = pages.body.flush() and is_safe
        if pages.is_made("routines"):
            is_safe = pages.routines.flush() and is_safe
        if pages.is_made("after"):
            is_safe = pages.after.flush() and is_safe
        return is_safe

    def hide(self) -> None:
        """Show nothing at once. What sounds pauses: a voice says as much as a page."""
        practice = self._rooms.practice
        if practice.playing is not None and practice.playhead().state in SOUNDING:
            practice.pause_or_go_on()
        self._window.cover()

    def come_back(self) -> None:
        """Show again; what was locked meanwhile asks for its passphrase."""
        self._window.uncover()

    def _look(self) -> None:
        if self._rooms.lock.is_due():
            self.lock(asked=False)

    def _tried(self, is_locked: bool, *, asked: bool) -> None:  # noqa: FBT001 - what the worker hands back
        if asked and not is_locked:
            self._window.notices.show_notice(NoticeRaised(*NOTHING_TO_LOCK))

    def _forget(self) -> None:
        window = self._window
        window.notices.forget()
        self._pages.forget()
        if window.place in {Page.PLAYER, Page.GROUND, Page.ROOM_CHECK}:
            if self._asked:
                window.notices.tell(GOES_ON)
        else:
            announce(window, LOCKED)
        self.shut.emit(self._asked)
        self._asked = False
