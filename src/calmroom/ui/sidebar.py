"""The way between the rooms: a sidebar, a rail in a small window, and a menu where the text is large."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QMenu, QVBoxLayout, QWidget

from calmroom.ui.forms import FOOT, MARGINS, WIDTHS, Form
from calmroom.ui.places import DESK_ROOMS, MAIN_ROOMS, Room
from calmroom.ui.theme.fonts import Role
from calmroom.ui.theme.icons import Icon
from calmroom.ui.widgets.labels import TextLabel, Tone
from calmroom.ui.widgets.naming import identify
from calmroom.ui.widgets.navigation import NavItem
from calmroom.ui.widgets.surfaces import Brand

if TYPE_CHECKING:
    from calmroom.ui.theme.look import Look

ICONS = {
    Room.TODAY: Icon.TODAY,
    Room.LIBRARY: Icon.LIBRARY,
    Room.JOURNAL: Icon.JOURNAL,
    Room.BODY: Icon.BODY,
    Room.HISTORY: Icon.HISTORY,
    Room.ROUTINES: Icon.JOURNAL,
    Room.RETURNED: Icon.FOLDER,
    Room.SETTINGS: Icon.SETTINGS,
}
ORDER = (Room.TODAY, *DESK_ROOMS, Room.LIBRARY, Room.JOURNAL, Room.BODY, Room.HISTORY)
"""From above; on each of the two sides some of them are not there."""
ON_DESK = (*DESK_ROOMS, Room.LIBRARY)


class Sidebar(QWidget):
    """One item a room, and Lock; the space for Ground me is left free at its foot.

    Whoever works with clients has two sides of it, their own and the therapist's desk, with a door from each to each.

    Signals:
        chosen: The room that was asked for.
        lock_asked: Lock now.
        file_asked: A routine file is to be opened; from the menu.
    """

    chosen = Signal(object)
    lock_asked = Signal()
    file_asked = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.look = look
        self.form = Form.WIDE
        identify(self, "sidebar", "Rooms")
        self._brand = Brand(look)
        self._items = {room: NavItem(look, room.words, f"nav.{room}", ICONS[room]) for room in Room}
        self._works = self._at_desk = False
        self._who = TextLabel(look, "", Role.SMALL_STRONG, name="sidebar.therapist")
        self._what = TextLabel(look, "therapist's desk", Role.SMALL, Tone.INK2)
        self._door = NavItem(look, "Your desk", "nav.door", Icon.DESK, checkable=False)
        self._back = NavItem(look, "Your own rooms", "nav.own", Icon.TODAY, checkable=False)
        self._door.clicked.connect(lambda: self.chosen.emit(Room.ROUTINES))
        self._back.clicked.connect(lambda: self.chosen.emit(Room.TODAY))
        self._places = QButtonGroup(self)
        self._places.setExclusive(False)
        self._menu_item = NavItem(look, "Menu", "nav.menu", Icon.MENU, checkable=False)
        self._menu_item.mark()
        self._menu_item.clicked.connect(self._open_menu)
        self._lock = NavItem(look, "Lock", "nav.lock", Icon.LOCK, checkable=False)
        self._lock.setAccessibleDescription("Key Ctrl+L")
        self._lock.clicked.connect(self.lock_asked)
        for small in (self._items[Room.SETTINGS], self._lock):
            small.set_small(small=True)
        self._foot = QWidget()
        self._lay()
        for room, item in self._items.items():
            self._places.addButton(item)
            item.clicked.connect(lambda _checked=False, room=room: self.chosen.emit(room))
        look.changed.connect(self.update)
        self.set_form(Form.WIDE, 0)

    def set_form(self, form: Form, ground_width: int) -> int:
        """Take a form, wide enough for its words and for Ground me where that lies down; gives the width in px."""
        self.form = form
        self._column.setContentsMargins(MARGINS[form], 16, MARGINS[form], 0)
        rail = form is not Form.WIDE
        self._brand.set_rail(rail=rail)
        for item in (*self._items.values(), self._door, self._back, self._lock):
            item.set_rail(rail=rail)
        self._items[Room.RETURNED].setText(Room.RETURNED.short if rail else Room.RETURNED.words)
        self._back.setText("Your own" if rail else "Your own rooms")
        self._items[Room.SETTINGS].setToolTip(Room.SETTINGS.words if rail else "")
        self._lock.setToolTip("Lock" if rail else "")
        self._menu_item.set_rail(rail=True)
        self._show_side()
        doors = (self._back,) if self._at_desk else (self._door,) if self._works else ()
        rooms = (self._menu_item,) if form is Form.MENU else (*(self._items[room] for room in self.rooms), *doors)
        pair = (self._items[Room.SETTINGS], self._lock)
        foot = 0 if form is Form.MENU else sum(item.sizeHint().width() for item in pair)
        words = max(foot, *(item.sizeHint().width() for item in rooms))
        needed = max(words, ground_width if form is Form.WIDE else 0) + 2 * MARGINS[form]
        self.setFixedWidth(max(WIDTHS[form], needed))
        return self.width()

    @property
    def rooms(self) -> tuple[Room, ...]:
        """The rooms of the side that is shown."""
        return ON_DESK if self._at_desk else MAIN_ROOMS

    def set_therapist(self, name: str, *, works: bool) -> None:
        """Whether somebody works with clients here, and what they are called."""
        self._works = works
        self._at_desk = self._at_desk and works
        self._who.set_words(name)
        self._show_side()

    def set_foot(self, height: int) -> None:
        """Keep so many px free for Ground me."""
        self._foot.setFixedHeight(height + FOOT + 8)

    def set_room(self, room: Room) -> None:
        """Mark where one is, on the side it belongs to; the Library and Settings are on both."""
        if room not in {Room.LIBRARY, Room.SETTINGS}:
            self._at_desk = room in DESK_ROOMS
        self._show_side()
        for each, item in self._items.items():
            item.setChecked(each is room)

    def item(self) -> QWidget:
        """The item the keyboard lands on when it comes here."""
        if self.form is Form.MENU:
            return self._menu_item
        first = self._items[self.rooms[0]]
        return next((item for item in self._items.values() if item.isChecked() and not item.isHidden()), first)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The ground, and a line where outlines stand in for tones."""
        painter, palette = QPainter(self), self.look.palette
        painter.fillRect(self.rect(), QColor(palette.side))
        if palette.outlined:
            painter.fillRect(self.width() - 1, 0, 1, self.height(), QColor(palette.edge))

    def _show_side(self) -> None:
        menu = self.form is Form.MENU
        for room, item in self._items.items():
            item.setVisible(not menu and (room in self.rooms or room is Room.SETTINGS))
        self._lock.setVisible(not menu)
        self._menu_item.setVisible(menu)
        self._door.setVisible(not menu and self._works and not self._at_desk)
        self._back.setVisible(not menu and self._at_desk)
        for label in (self._who, self._what):
            label.setVisible(self._at_desk and self.form is Form.WIDE and bool(label.text()))

    def _lay(self) -> None:
        self._column = column = QVBoxLayout(self)
        column.setSpacing(2)
        column.addWidget(self._brand)
        for label in (self._who, self._what):
            label.setContentsMargins(13, 0, 0, 0)
            column.addWidget(label)
        column.addSpacing(18)
        column.addWidget(self._menu_item)
        for room in ORDER:
            column.addWidget(self._items[room])
        column.addSpacing(8)
        column.addWidget(self._door)
        column.addWidget(self._back)
        column.addStretch(1)
        pair = QHBoxLayout()
        pair.setSpacing(0)
        pair.addWidget(self._items[Room.SETTINGS])
        pair.addWidget(self._lock)
        column.addLayout(pair)
        column.addWidget(self._foot)

    def _open_menu(self) -> None:
        menu = QMenu(self)
        identify(menu, "nav.menu.list", "Rooms")
        menu.setFont(self._menu_item.font())
        desk = DESK_ROOMS if self._works else ()
        for room in (*MAIN_ROOMS, *desk, Room.SETTINGS):
            action = QAction(room.words, menu)
            action.triggered.connect(lambda _checked=False, room=room: self.chosen.emit(room))
            menu.addAction(action)
        for words, asked in (("Open a routine file", self.file_asked), ("Lock", self.lock_asked)):
            act = QAction(words, menu)
            act.triggered.connect(asked)
            menu.addAction(act)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self._menu_item.mapToGlobal(self._menu_item.rect().topRight()))
