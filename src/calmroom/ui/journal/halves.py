"""The list and the page: beside each other, or one after the other where there is little room."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from calmroom.ui.widgets.surfaces import HairLine

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QResizeEvent

    from calmroom.ui.journal.listing.entries import EntryList
    from calmroom.ui.journal.sheet.page import EntryPage
    from calmroom.ui.theme.look import Look

ROOM_FOR_TWO = 296 + 440


class Halves(QWidget):
    """One part at a time stands beside the list; some take the whole room.

    Args:
        look: The window's look.
        pages: The list.
        page: A page, which is told whether it stands alone.
        empty: What stands beside the list, or under it, where there is no page.
        whole: What takes the whole room.
    """

    def __init__(self, look: Look, pages: EntryList, page: EntryPage, empty: QWidget, whole: Sequence[QWidget]) -> None:
        super().__init__()
        self._look = look
        self._list, self._page, self._empty, self._whole = pages, page, empty, tuple(whole)
        self._is_opened = self.is_one = False
        self._edge = HairLine(look, upright=True)
        self._right = QStackedWidget()
        for part in (QWidget(), empty, page, *self._whole):
            self._right.addWidget(part)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(pages)
        row.addWidget(self._edge)
        row.addWidget(self._right, 1)
        look.changed.connect(self._fit)

    @property
    def is_empty(self) -> bool:
        """Whether it says that there is no page."""
        return self._right.currentWidget() is self._empty

    @property
    def is_page_alone(self) -> bool:
        """Whether what is open hides the list."""
        return self.is_one and self._is_opened

    def put(self, part: QWidget) -> None:
        """Put a part in its place, whether it is in sight or not."""
        self._right.setCurrentWidget(part)
        self._fit()

    def clear(self) -> None:
        """Nothing is open."""
        self._right.setCurrentIndex(0)

    def show_page(self) -> None:
        """Have what is open in sight."""
        self._is_opened = True
        self._fit()

    def show_list(self) -> None:
        """Have the list in sight."""
        self._is_opened = False
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Side by side, or one after the other."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        theme = self._look.theme
        one = theme.large_text or self.width() < ROOM_FOR_TWO * max(1.0, theme.scale**0.5)
        self.is_one = one = one or self._right.currentWidget() in self._whole
        self._list.set_side(is_page=one)
        self._page.set_page(is_page=one)
        is_page_shown = self._is_opened or self.is_empty
        self._list.setVisible(not one or not is_page_shown)
        self._right.setVisible(not one or is_page_shown)
        self._edge.setVisible(not one)
