"""The line of Ground me: its first sentence as large as there is room for, the rest smaller under it."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QSize
from PySide6.QtGui import QColor, QFont
from PySide6.QtWidgets import QLabel, QSizePolicy

from calmroom.ui.theme.fonts import Role
from calmroom.ui.widgets.naming import identify
from calmroom.ui.widgets.painting import open_painter
from calmroom.ui.widgets.typeset import Typeset, Words

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from calmroom.ui.theme.look import Look

LARGEST, LEAST, STEP = 54, 40, 2
"""Px at 100 %: so large, so small before the page scrolls, and how it goes down."""
LEADING = 67 / 54
SMALL, SMALL_LINE = 24, 33
BETWEEN = 26


class GroundLine(QLabel):
    """Two sentences in large print, balanced; read out as one text."""

    def __init__(self, look: Look, name: str) -> None:
        super().__init__()
        self._look = look
        self._large, self._small = "", ""
        self._room = 0
        self._set: tuple[int, int, Typeset, Typeset] | None = None
        identify(self, name)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        look.changed.connect(self._forget)

    def show_line(self, large: str, small: str) -> bool:
        """Show a line; whether it is another one than before."""
        if (large, small) == (self._large, self._small):
            return False
        self._large, self._small = large, small
        self.setText(f"{large} {small}".strip())
        self._forget()
        return True

    def set_room(self, height: int) -> None:
        """Say how high it may be before its letters grow smaller, in px."""
        if height != self._room:
            self._room = height
            self._forget()

    def pixels_in(self, width: int) -> int:
        """The size of its large letters in a width, in px."""
        return self._laid(width)[1]

    def hasHeightForWidth(self) -> bool:
        """It wraps."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Height of all lines in a width, in px."""
        _, _, large, small = self._laid(width)
        return math.ceil(large.height + (self._look.theme.space(BETWEEN) + small.height if self._small else 0))

    def sizeHint(self) -> QSize:
        """As wide as the page gives."""
        width = max(self.width(), 200)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """A few words."""
        return QSize(120, LEAST)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The first sentence in ink, the rest in ink 2."""
        painter, palette = open_painter(self), self._look.palette
        _, _, large, small = self._laid(self.width())
        large.draw(painter, QPointF(0, 0), QColor(palette.ink))
        small.draw(painter, QPointF(0, large.height + self._look.theme.space(BETWEEN)), QColor(palette.ink2))

    def _forget(self) -> None:
        self._set = None
        self.updateGeometry()
        self.update()

    def _laid(self, width: int) -> tuple[int, int, Typeset, Typeset]:
        if self._set is None or self._set[0] != width:
            growth = self._look.theme.font(Role.GROUND).pixelSize() / LARGEST
            small = self._typeset_small(width)
            rest = self._look.theme.space(BETWEEN) + small.height if self._small else 0
            for size in range(LARGEST, LEAST - 1, -STEP):
                pixels = round(size * growth)
                large = self._typeset_large(pixels, width)
                if not self._room or large.height + rest <= self._room:
                    break
            self._set = (width, pixels, large, small)
        return self._set

    def _typeset_large(self, pixels: int, width: int) -> Typeset:
        font = self._look.theme.font(Role.GROUND)
        font.setPixelSize(pixels)
        made = Typeset(Words(self._large), font, round(pixels * LEADING))
        made.lay_balanced(width)
        return made

    def _typeset_small(self, width: int) -> Typeset:
        theme = self._look.theme
        growth = theme.font(Role.TITLE).pixelSize() / 26
        font = theme.font(Role.TITLE)
        font.setPixelSize(round(SMALL * growth))
        font.setWeight(QFont.Weight.Normal)
        made = Typeset(Words(self._small), font, round(SMALL_LINE * growth))
        made.lay(width)
        return made
