"""What fills the window: a sidebar, a pane beside it, full pages over both, and Ground me in its corner."""

from __future__ import annotations

from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QHBoxLayout, QVBoxLayout, QWidget

from calmroom.ui.corner import CornerButton
from calmroom.ui.forms import FOOT, MARGINS, Form, form_for
from calmroom.ui.lock.hidden import HiddenPage
from calmroom.ui.notices import Notices
from calmroom.ui.places import Page, Room
from calmroom.ui.sidebar import Sidebar
from calmroom.ui.stage import Stage
from calmroom.ui.widgets.focus_ring import FocusRing
from calmroom.ui.widgets.surfaces import ground

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QResizeEvent

    from calmroom.ui.theme.look import Look

NAME = "calmroom"


class MainWindow(QWidget):
    """Shows what it is given; it decides nothing."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.look = look
        self.place: Room | Page = Room.TODAY
        self.title = Room.TODAY.words
        ground(self, "bg")
        self.notices = Notices(look, self)
        self.sidebar = Sidebar(look)
        self._panes = Stage(look, "panes")
        self._home = QWidget()
        self._whole = Stage(look, "pages")
        self._lay()
        self.corner = CornerButton(look)
        self.corner.setParent(self)
        self.hidden = HiddenPage(look)
        self._under.addWidget(self.hidden, 1)
        self._was_on: QWidget | None = None
        self._ring = FocusRing(look, self)
        look.changed.connect(self._fit)

    def show_room(self, room: Room, pane: QWidget, title: str | None = None) -> None:
        """Show a pane beside the sidebar; with an empty ``title`` the window's own says nothing of it."""
        self.place = room
        self.sidebar.set_room(room)
        # The keyboard may rest on a page itself; a ring round all of it says nothing.
        pane.setProperty("ring", "none")
        self._panes.show_page(pane)
        self._whole.show_page(self._home)
        self._arrive(room.words if title is None else title)

    def hold(self, pane: QWidget) -> None:
        """Take in a pane that may be shown later."""
        self._panes.hold(pane)

    def show_page(self, page: Page, widget: QWidget, title: str) -> None:
        """Show a page over the whole window."""
        self.place = page
        widget.setProperty("ring", "none")
        self._whole.show_page(widget)
        self._arrive(title)

    def cover(self) -> None:
        """Show nothing of anybody, at once."""
        self._was_on = QApplication.focusWidget()
        self._set_covered(covered=True)
        self.hidden.setFocus()

    def uncover(self) -> None:
        """Show again what there is, with the keyboard where it was."""
        self._set_covered(covered=False)
        was, self._was_on = self._was_on, None
        if was is not None and shiboken6.isValid(was) and was.isVisible():
            was.setFocus()

    def page(self) -> QWidget:
        """The pane or page that is on the screen."""
        return (self._panes if isinstance(self.place, Room) else self._whole).page()

    def areas(self) -> tuple[QWidget, ...]:
        """The areas that F6 goes through."""
        return tuple(area for area in (self.sidebar, self.page(), self.corner, self.notices.bar) if area.isVisible())

    def set_typing(self, *, typing: bool) -> None:
        """Show the key of Ground me that works now."""
        self.corner.set_typing(typing=typing)
        self._fit()

    def wear(self, look: Look) -> None:
        """Let what lies over the page wear the look of the page."""
        if look is not self.corner.look:
            self.corner.set_look(look)
            self.notices.wear(look)
            self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Takes the form there is room for."""
        super().resizeEvent(event)
        self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """What nothing else wanted: Esc closes a notice, Enter presses, the player hears its keys from the corner."""
        focus = QApplication.focusWidget()
        if event.key() == Qt.Key.Key_Escape and self.notices.close_notice():
            return
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and isinstance(focus, QAbstractButton):
            focus.click()
        elif self.place is Page.PLAYER and focus is not None and not self.page().isAncestorOf(focus):
            self.page().keyPressEvent(event)
        else:
            super().keyPressEvent(event)

    def _set_covered(self, *, covered: bool) -> None:
        # The last words are gone before the plain page comes.
        self.hidden.setVisible(False)
        for part in (self._whole, self.notices.bars):
            part.setVisible(not covered)
        self.hidden.setVisible(covered)
        self.notices.hold(held=covered)
        self._arrive(self.title)

    def _lay(self) -> None:
        beside = QHBoxLayout(self._home)
        self._under = under = QVBoxLayout(self)
        for layout in (beside, under):
            layout.setContentsMargins(0, 0, 0, 0)
            layout.setSpacing(0)
        beside.addWidget(self.sidebar)
        beside.addWidget(self._panes, 1)
        self._whole.addWidget(self._home)
        under.addWidget(self.notices.bars)
        under.addWidget(self._whole, 1)

    def _arrive(self, title: str) -> None:
        self.title = title
        is_covered = not self.hidden.isHidden()
        self.window().setWindowTitle(f"{title} - {NAME}" if title and not is_covered else NAME)
        self.corner.setVisible(self.place is not Page.GROUND and not is_covered)
        self._fit()

    def _fit(self) -> None:
        form = form_for(self.width(), large_text=self.look.theme.large_text)
        beside = form if isinstance(self.place, Room) else Form.WIDE
        width = self.sidebar.set_form(form, self.corner.resting_width())
        rail = 0 if beside is Form.WIDE else width - 2 * MARGINS[beside]
        self.sidebar.set_foot(self.corner.stand(QPoint(MARGINS[beside], FOOT), rail))
