"""The room of the body map: the map that is drawn, and the maps of before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from calmroom.ui.body.desk import BodyServices
from calmroom.ui.body.maps import MapsPage
from calmroom.ui.body.pane import BodyPane
from calmroom.ui.widgets.naming import identify
from calmroom.ui.widgets.surfaces import scrolling

if TYPE_CHECKING:
    from calmroom.domain.body.body_map import BodyMap, When
    from calmroom.ui.context import Context

__all__ = ["BodyRoom", "BodyServices"]


class BodyRoom(QWidget):
    """One map at a time, and the way to the others and back.

    Signals:
        removed: A ``Removal`` that can be undone.
        write_asked: The ``BodyMap`` that somebody wants to write about; it is on its way to the disk.
    """

    removed = Signal(object)
    write_asked = Signal(object)

    def __init__(self, services: BodyServices, context: Context) -> None:
        super().__init__()
        identify(self, "body.room", "Body map")
        self.pane = BodyPane(services, context)
        self.maps = MapsPage(services, context)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.pane)
        self._stack.addWidget(scrolling(self.maps, "maps.page"))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._stack)
        self.pane.removed.connect(self.removed)
        self.pane.write_asked.connect(self.write_asked)
        self.pane.desk.put_back.connect(self._refresh_maps)
        self.pane.maps_asked.connect(self._show_maps)
        self.maps.left.connect(self._show_pane)
        self.maps.open_asked.connect(self._open)
        self.maps.remove_asked.connect(self._remove)

    @property
    def is_dirty(self) -> bool:
        """Whether something drawn is not yet safe on disk."""
        return self.pane.is_dirty

    def open(self) -> None:
        """Show the map of just now, or a new one."""
        self._stack.setCurrentIndex(0)
        self.pane.open()

    def open_map(self, body_map: BodyMap) -> None:
        """Show a map that is on disk."""
        self._stack.setCurrentIndex(0)
        self.pane.open_map(body_map)
        self.pane.board.stage.take_keyboard()

    def new_map(self, when: When, practice_id: str | None = None, entry_id: str | None = None) -> None:
        """Begin a map that belongs to a practice or to a page of the journal."""
        self._stack.setCurrentIndex(0)
        self.pane.new_map(when, practice_id, entry_id)
        self.pane.board.stage.take_keyboard()

    def save_now(self) -> None:
        """Save without waiting for a pause."""
        self.pane.save_now()

    def flush(self) -> bool:
        """Save everything and wait for it, at the end. Says whether it is safe."""
        return self.pane.flush()

    def forget(self) -> None:
        """Show and hold nothing of a person any more, but what is not safe on disk yet."""
        self.pane.forget()
        self.maps.forget()
        self._stack.setCurrentIndex(0)

    def _show_maps(self) -> None:
        self.pane.save_now()
        self._stack.setCurrentIndex(1)
        self.maps.open()
        self.maps.board.back.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_pane(self) -> None:
        self._stack.setCurrentIndex(0)
        self.pane.open()
        self.pane.board.maps.setFocus(Qt.FocusReason.OtherFocusReason)

    def _open(self, body_map: BodyMap) -> None:
        self._stack.setCurrentIndex(0)
        self.pane.open_map(body_map)
        self.pane.board.maps.setFocus(Qt.FocusReason.OtherFocusReason)

    def _refresh_maps(self) -> None:
        if self._stack.currentIndex() == 1:
            self.maps.refresh()

    def _remove(self, body_map: BodyMap) -> None:
        self.pane.desk.take_out(body_map)
        self.maps.refresh()
