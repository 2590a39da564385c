"""The way to a page to read, beside the sidebar, and back to the room one was in."""
# ruff: noqa: PLC0415 - a page that nobody reads costs the start nothing

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from calmroom.domain.care.knowledge import PageId
from calmroom.ui.places import Page, Room
from calmroom.ui.reading.frame import CALL, OFFERED

if TYPE_CHECKING:
    from calmroom.services.rooms import Rooms
    from calmroom.ui.calling.pane import WhoToCallPane
    from calmroom.ui.context import Context
    from calmroom.ui.main_window import MainWindow
    from calmroom.ui.reading.pane import ReadingPane


class ReadingWay(QObject):
    """Makes each page the first time it is asked for.

    Signals:
        left: Back to where one was.
        removed: A ``Removal`` that can be undone.
        unlock_asked: The vault is to be opened.
    """

    left = Signal()
    removed = Signal(object)
    unlock_asked = Signal()

    def __init__(self, rooms: Rooms, window: MainWindow, context: Context) -> None:
        super().__init__(window)
        self._rooms, self._window, self._context = rooms, window, context
        self._pages: dict[str, ReadingPane | WhoToCallPane] = {}
        self._call: WhoToCallPane | None = None

    def read(self, page_id: str) -> None:
        """Show a page; from one that takes the whole window there is no way but its own."""
        place = self._window.place
        if isinstance(place, Page) or page_id not in dict(OFFERED):
            return
        pane = self._pages.get(page_id) or self._make(page_id)
        self._window.show_room(Room(place), pane, dict(OFFERED)[page_id])
        pane.open()
        pane.setFocus()

    def forget(self) -> None:
        """Show nothing of a person any more."""
        if self._call is not None:
            self._call.forget()

    def _make(self, page_id: str) -> ReadingPane | WhoToCallPane:
        pane = self._make_call() if page_id == CALL else self._make_page(page_id)
        pane.left.connect(self.left)
        pane.read_asked.connect(self.read)
        self._pages[page_id] = pane
        return pane

    def _make_call(self) -> WhoToCallPane:
        from calmroom.ui.calling.pane import WhoToCallPane

        self._call = WhoToCallPane(self._rooms.calling, self._context)
        self._call.removed.connect(self.removed)
        self._call.unlock_asked.connect(self.unlock_asked)
        return self._call

    def _make_page(self, page_id: str) -> ReadingPane:
        from calmroom.ui.reading.pane import ReadingPane

        return ReadingPane(PageId(page_id), self._rooms.knowledge, self._rooms.facts, self._context)
