"""The list of pages: moved through by keys, opened by Enter or a press."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QModelIndex, Qt, Signal
from PySide6.QtWidgets import QListView

from calmroom.ui.journal.listing.rows import EntryDelegate, EntryModel
from calmroom.ui.widgets.naming import identify

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QResizeEvent

    from calmroom.ui.journal.state import Item
    from calmroom.ui.theme.look import Look

NEAR = 400
"""Px from the end of the list at which more pages are fetched."""
OPENING = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})


class EntryView(QListView):
    """The list itself.

    Signals:
        chosen: The id of a page, when a person moves to it.
        opened: Enter: go on to its words.
        picked: A click: show it, where it is not in sight.
        remove_asked: Delete was pressed.
        near_end: More pages are wanted.
    """

    chosen = Signal(str)
    opened = Signal()
    picked = Signal()
    remove_asked = Signal()
    near_end = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._is_marking = False
        self.entries = EntryModel()
        self.rows = EntryDelegate(look)
        identify(self, "journal.list", "Pages")
        self.setModel(self.entries)
        self.setItemDelegate(self.rows)
        self.setProperty("ring", "inside")
        self.setProperty("ringRadius", 10.0)
        self.setProperty("kind", "plain")
        self.setMouseTracking(True)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.verticalScrollBar().setSingleStep(24)
        self.verticalScrollBar().valueChanged.connect(self._ask_for_more)
        self.clicked.connect(lambda _index: self.picked.emit())
        self.selectionModel().currentChanged.connect(self._move)
        look.changed.connect(self._lay_again)

    def show_items(self, items: tuple[Item, ...], entry_id: str) -> None:
        """Show another list, with one page marked as the one that is open."""
        at = self.verticalScrollBar().value()
        if self.entries.set_items(items):
            self.verticalScrollBar().setValue(at)
        self.mark(entry_id)

    def mark(self, entry_id: str) -> None:
        """Mark a page as the one that is open, without telling."""
        row = self.entries.row_of(entry_id)
        self._is_marking = True
        if row < 0:
            self.selectionModel().clear()
        elif row != self.currentIndex().row() or not self.selectionModel().hasSelection():
            self.setCurrentIndex(self.entries.index(row))
        self._is_marking = False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes to the words, Delete removes; the rest is as in any list."""
        key = Qt.Key(event.key())
        if key in OPENING and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.opened.emit()
        elif key == Qt.Key.Key_Delete:
            self.remove_asked.emit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Rows wrap in the new width."""
        self.rows.width = self.viewport().width()
        super().resizeEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """A new style sheet changes the room there is."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange:
            self._lay_again()

    def _move(self, current: QModelIndex) -> None:
        entry_id = self.entries.entry_id(current)
        if entry_id and not self._is_marking:
            self.chosen.emit(entry_id)

    def _lay_again(self) -> None:
        self.rows.width = self.viewport().width()
        self.scheduleDelayedItemsLayout()

    def _ask_for_more(self, value: int) -> None:
        if value > self.verticalScrollBar().maximum() - NEAR:
            self.near_end.emit()
