"""Rows and columns that lie within each other many times over, for pages of wrapped text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QBoxLayout

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


class Box(QBoxLayout):
    """A row or a column, without margins, that remembers how high it is in each width.

    Qt remembers the last width alone, and asks for three at every level; so the lowest of five levels would be laid out
    some hundred times for one frame.

    Args:
        direction: Which way it goes.
        parent: What it lies in; ``None`` for one that is added to another layout.
        gap: Between two things, in px.
    """

    def __init__(self, direction: QBoxLayout.Direction, parent: QWidget | None = None, gap: int = 0) -> None:
        super().__init__(direction, parent)
        self._heights: dict[int, tuple[int, int]] = {}
        self.setContentsMargins(0, 0, 0, 0)
        self.setSpacing(gap)

    def invalidate(self) -> None:
        """Something in it is other than before."""
        self._heights.clear()
        super().invalidate()

    def heightForWidth(self, width: int) -> int:
        """Height in a width, in px."""
        return self._known(width)[0]

    def minimumHeightForWidth(self, width: int) -> int:  # noqa: N802 - Qt's own
        """The least height in a width, in px."""
        return self._known(width)[1]

    def _known(self, width: int) -> tuple[int, int]:
        if width not in self._heights:
            height = super().heightForWidth(width)
            # Qt answers the second for the width that the first was asked for last, and asks the first once more.
            self._heights[width] = height, height
            self._heights[width] = height, super().minimumHeightForWidth(width)
        return self._heights[width]


def in_column(parent: QWidget | None = None, gap: int = 0) -> Box:
    """From the top down."""
    return Box(QBoxLayout.Direction.TopToBottom, parent, gap)


def in_row(parent: QWidget | None = None, gap: int = 0) -> Box:
    """From the left to the right."""
    return Box(QBoxLayout.Direction.LeftToRight, parent, gap)
