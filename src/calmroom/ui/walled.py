"""A page with a wall beside it on which light falls: the first page, and the steps to a passphrase."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from calmroom.ui.corner_room import corner_room
from calmroom.ui.widgets.naming import identify
from calmroom.ui.widgets.pictures import WindowLight
from calmroom.ui.widgets.surfaces import Brand, ground, scrolling

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from calmroom.ui.theme.look import Look

WALL, ROOM_FOR_WALL = 430, 1000
SIDE, SMALL_SIDE = 84, 34
GAP = 14


@dataclass(frozen=True, slots=True)
class Measures:
    """How wide the words may be, and what stays free over them beside the wall and without it; px at 100 %."""

    words: int
    top: int
    small_top: int


class Walled(QWidget):
    """A column that scrolls, a foot under it, and the wall where there is room for it.

    Args:
        look: The window's look.
        name: What the names of its parts begin with.
        measures: How wide, and how high.

    Attributes:
        light: What falls on the wall.
        column: Takes what the page says.
        foot: Takes its buttons.
    """

    def __init__(self, look: Look, name: str, measures: Measures) -> None:
        super().__init__()
        self.look = look
        self._measures = measures
        self.light = WindowLight(look)
        self._wall = QWidget()
        self._wall.setFixedWidth(WALL)
        identify(self._wall, f"{name}.wall")
        ground(self._wall, "side")
        self._content = QWidget()
        self.column = QVBoxLayout(self._content)
        self.column.setSpacing(0)
        self.foot = QHBoxLayout()
        self.foot.setSpacing(16)
        self._lay(name)
        look.changed.connect(self._fit)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The wall is left out where there is little room."""
        super().resizeEvent(event)
        self._fit()

    def _lay(self, name: str) -> None:
        wall = QVBoxLayout(self._wall)
        wall.setContentsMargins(28, 26, 0, 0)
        wall.addWidget(Brand(self.look))
        wall.addWidget(self.light, 1)
        wall.addSpacing(92)
        right = QVBoxLayout()
        right.setSpacing(0)
        right.addWidget(scrolling(self._content, f"{name}.page"), 1)
        right.addLayout(self.foot)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._wall)
        row.addLayout(right, 1)

    def _fit(self) -> None:
        theme, measures = self.look.theme, self._measures
        wall = self.width() >= ROOM_FOR_WALL and not theme.large_text
        self._wall.setVisible(wall)
        side = SIDE if wall else SMALL_SIDE
        self.column.setContentsMargins(side, measures.top if wall else measures.small_top, side, 16)
        self._content.setMaximumWidth(round(measures.words * theme.scale) + 2 * side)
        self.foot.setContentsMargins(SIDE if wall else corner_room(self.look) + GAP, 12, side, 22)
