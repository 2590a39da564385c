"""The list of practices: one list, moved through by arrows, as high as what it holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QModelIndex, QRect, Qt, Signal
from PySide6.QtWidgets import QFrame, QListView, QSizePolicy

from calmroom.ui.library.rows import PracticeDelegate, PracticeModel
from calmroom.ui.widgets.naming import identify

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent, QHideEvent, QKeyEvent, QMouseEvent, QResizeEvent

    from calmroom.ui.library.state import Group
    from calmroom.ui.theme.look import Look

STEPS = {
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_PageUp: -5,
    Qt.Key.Key_PageDown: 5,
    Qt.Key.Key_Home: -(10**6),
    Qt.Key.Key_End: 10**6,
}
OPENING = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
BY_KEYS = frozenset(
    {
        Qt.FocusReason.TabFocusReason,
        Qt.FocusReason.BacktabFocusReason,
        Qt.FocusReason.ShortcutFocusReason,
        Qt.FocusReason.OtherFocusReason,
    }
)


class Shelf(QListView):
    """Practices of which one is chosen. The page around it scrolls, and not the list.

    Signals:
        chosen: The id of a practice, each time another one is chosen.
        opened: A practice was opened, by Enter or a click.
        digit_typed: A key event with a digit, meant for the minutes.
        moved: Where the chosen row is, in the list's own px, so that it can be brought into view.
    """

    chosen = Signal(str)
    opened = Signal()
    digit_typed = Signal(object)
    moved = Signal(QRect)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.look = look
        self._now = ""
        self._is_marking = False
        self.practices = PracticeModel()
        self.rows = PracticeDelegate(look, self)
        identify(self, "library.list", "Practices")
        self.setModel(self.practices)
        self.setItemDelegate(self.rows)
        self.setProperty("kind", "plain")
        self.setProperty("ring", "none")
        self.setMouseTracking(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.clicked.connect(self._click)
        self.rows.covers.painted.connect(self.viewport().update)
        self.selectionModel().currentChanged.connect(self._move)
        look.changed.connect(self._lay_again)

    @property
    def now(self) -> str:
        """The id of the chosen practice; empty if none is shown."""
        return self._now

    def show_groups(self, groups: tuple[Group, ...]) -> None:
        """Show these practices; what was chosen stays so while it is among them, else the first one is."""
        if self.practices.set_groups(groups):
            self._lay_again()
        ids = self.practices.ids()
        self._mark(self._now if self._now in ids else next(iter(ids), ""))

    def choose(self, script_id: str) -> None:
        """Choose a practice and tell of it."""
        self._mark(script_id)

    def box_of(self, script_id: str) -> QRect:
        """Where the row of a practice is, in the list's own px."""
        return self.visualRect(self.practices.index(self.practices.row_of(script_id)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows, Home and End move, Enter opens, digits are minutes; letters are the window's own keys."""
        self._ring(on=True)
        key, plain = Qt.Key(event.key()), not event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if key in STEPS and plain:
            self._step(STEPS[key])
        elif key in OPENING and plain:
            self.opened.emit()
        elif plain and event.text().isdecimal():
            self.digit_typed.emit(event)
        else:
            event.ignore()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """The pointer needs no ring."""
        self._ring(on=False)
        super().mousePressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """A ring round the chosen row, where keys brought one here."""
        super().focusInEvent(event)
        self._ring(on=event.reason() in BY_KEYS)
        if event.reason() in BY_KEYS and self._now:
            self.moved.emit(self.box_of(self._now))

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """No ring any more."""
        super().focusOutEvent(event)
        self._ring(on=False)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Rows wrap in the new width."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._lay_again()

    def changeEvent(self, event: QEvent) -> None:
        """A new style sheet changes the room there is."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange:
            self._lay_again()

    def hideEvent(self, event: QHideEvent) -> None:
        """No picture is painted that nobody sees."""
        super().hideEvent(event)
        self.rows.covers.rest()

    def _step(self, by: int) -> None:
        ids = self.practices.ids()
        if ids:
            here = ids.index(self._now) if self._now in ids else 0
            there = ids[max(0, min(len(ids) - 1, here + by))]
            self.setCurrentIndex(self.practices.index(self.practices.row_of(there)))

    def _click(self, index: QModelIndex) -> None:
        if self.practices.id_at(index):
            self.opened.emit()

    def _move(self, current: QModelIndex) -> None:
        script_id = self.practices.id_at(current)
        if script_id and script_id != self._now:
            self._now = script_id
            if not self._is_marking:
                self.moved.emit(self.visualRect(current))
            self.chosen.emit(script_id)

    def _mark(self, script_id: str) -> None:
        row = self.practices.row_of(script_id)
        self._is_marking = True
        if row >= 0:
            self.setCurrentIndex(self.practices.index(row))
        else:
            self.selectionModel().clear()
            if self._now != script_id:
                self._now = script_id
                self.chosen.emit(script_id)
        self._is_marking = False

    def _ring(self, *, on: bool) -> None:
        if on != self.rows.rings:
            self.rows.rings = on
            self.viewport().update()

    def _lay_again(self) -> None:
        """Be as high as everything in it."""
        high = self.rows.measure(self.practices.items, float(self.viewport().width()))
        self.setFixedHeight(max(1, high))
        self.doItemsLayout()
