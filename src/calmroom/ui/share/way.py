"""The ways to what is given and to what came back, beside the sidebar, and back to the room one was in."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Qt, Signal

from calmroom.domain.routine.handover import SHARE_SUFFIX
from calmroom.ui.asking import PathQuestion
from calmroom.ui.dropping import Dropping, shared_page
from calmroom.ui.entering import may_enter
from calmroom.ui.places import Page, Room

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from calmroom.domain.routine.desk import Returned
    from calmroom.services.rooms import Rooms
    from calmroom.ui.context import Context
    from calmroom.ui.desk.returned import ReturnedPane
    from calmroom.ui.main_window import MainWindow
    from calmroom.ui.share.opening import Reading
    from calmroom.ui.share.pane import SharePane
    from calmroom.ui.share.shared_pane import SharedPane

FILES: Final = f"Sealed pages (*{SHARE_SUFFIX})"
SHARE, SHARED, READING = "What my therapist will see", "What was shared", "A returned page"


class ShareWay(QObject):
    """Leads to each page and away from it. Pages to give stand in the place of the Journal, read ones in their own.

    Signals:
        left: Back to where one was.
        removed: A ``Removal`` that can be undone.
        unlock_asked: The vault is to be opened.
        is_routine: The Path that was opened is that of a routine.
    """

    left = Signal()
    removed = Signal(object)
    unlock_asked = Signal()
    is_routine = Signal(object)

    def __init__(self, rooms: Rooms, window: MainWindow, context: Context) -> None:
        super().__init__(window)
        self._rooms, self._window, self._context = rooms, window, context
        self._waiting: Path | None = None
        self._way_back: Callable[[], None] = self.left.emit
        self._question = PathQuestion(window, "Open a page that came back", FILES)
        self._question.chosen.connect(self.open_file)
        self._dropping = Dropping(window, lambda: isinstance(window.place, Room), shared_page)
        self._dropping.dropped.connect(self.open_file)

    @cached_property
    def pages(self) -> tuple[SharePane, SharedPane]:
        """What the client gives, made the first time it is asked for."""
        from calmroom.ui.share.given import ShareServices  # noqa: PLC0415 - a page nobody visits costs the start nothing
        from calmroom.ui.share.pane import SharePane  # noqa: PLC0415
        from calmroom.ui.share.shared_pane import SharedPane  # noqa: PLC0415

        rooms = self._rooms
        services = ShareServices(
            rooms.sharing, rooms.plan, rooms.appointments, rooms.settings, rooms.world.clock, rooms.spelling
        )
        share, shared = SharePane(services, self._context), SharedPane(services, self._context)
        share.left.connect(self._go_back)
        share.shared_asked.connect(self.show_shared)
        shared.left.connect(self._come_back)
        return share, shared

    @cached_property
    def reading(self) -> Reading:
        """What a therapist reads."""
        from calmroom.ui.share.opening import Reading  # noqa: PLC0415 - as above

        rooms = self._rooms
        reading = Reading(rooms.sharing, rooms.desk, rooms.world.clock, self._context)
        reading.left.connect(self.left)
        reading.removed.connect(self.removed)
        reading.locked.connect(self._ask_to_unlock)
        reading.is_routine.connect(self.is_routine)
        reading.page.file_asked.connect(self.ask_file)
        return reading

    def join(self, pane: ReturnedPane) -> None:
        """Lead where the room of returned pages asks to."""
        pane.read_asked.connect(self.read)
        pane.file_asked.connect(self.ask_file)
        pane.offer_reading()

    def show_share(self, way_back: Callable[[], None] | None = None) -> None:
        """What my therapist will see; nothing is ticked.

        Args:
            way_back: Leads to the page it is asked from, where that is no room.
        """
        if self._may_go():
            self._way_back = way_back or self.left.emit
            pane = self.pages[0]
            self._show(Room.JOURNAL, pane, SHARE)
            pane.open()
            pane.side.back.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_shared(self) -> None:
        """What was shared."""
        if self._may_go():
            pane = self.pages[1]
            self._show(Room.JOURNAL, pane, SHARED)
            pane.open()
            pane.back.setFocus(Qt.FocusReason.OtherFocusReason)

    def ask_file(self) -> None:
        """Ask which file is to be opened."""
        if not isinstance(self._window.place, Page):
            self._question.ask(Path.home())

    def open_file(self, path: Path) -> None:
        """Read what is in a file, now or as soon as one is in a room again."""
        self._waiting = path
        self.go_on()

    def go_on(self) -> None:
        """One is in a room: open the file that waits."""
        path = self._waiting
        if path is not None and self._may_go():
            self._waiting = None
            self._show_reading()
            self.reading.open(path)

    def read(self, returned: Returned) -> None:
        """Read a page that is kept here."""
        if self._may_go():
            self._show_reading()
            self.reading.read(returned)

    def forget(self) -> None:
        """Show and hold nothing of a person any more."""
        if "pages" in self.__dict__:
            for pane in self.pages:
                pane.forget()
        if "reading" in self.__dict__:
            self.reading.forget()

    def _show_reading(self) -> None:
        # Whoever has no desk stays in their own rooms.
        is_therapist = self._rooms.settings.current.works_with_clients
        self.reading.page.back.set_text("Returned pages" if is_therapist else "Back")
        self._show(Room.RETURNED if is_therapist else Room.JOURNAL, self.reading.page, READING)
        self.reading.page.back.setFocus(Qt.FocusReason.OtherFocusReason)

    def _go_back(self) -> None:
        self._way_back()

    def _come_back(self) -> None:
        """From what was shared to the page that is being made, with all its ticks."""
        share = self.pages[0]
        self._show(Room.JOURNAL, share, SHARE)
        share.side.shared.setFocus(Qt.FocusReason.OtherFocusReason)

    def _may_go(self) -> bool:
        return may_enter(self._window, self._rooms, self.unlock_asked.emit)

    def _show(self, room: Room, pane: QWidget, title: str) -> None:
        self._window.show_room(room, pane, title)

    def _ask_to_unlock(self, path: Path) -> None:
        self._waiting = path
        self.unlock_asked.emit()


def is_share(path: Path) -> bool:
    """Whether a file is a sealed page by its name."""
    return path.name.lower().endswith(SHARE_SUFFIX)
