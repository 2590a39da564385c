"""A layout that sets things in rows and goes on in the next row, for chips."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem


class FlowLayout(QLayout):
    """Rows from the left, each as high as its highest thing.

    Args:
        gap: Space between things, in px.
        centred: Whether lower things stand in the middle of their row, and not at its top.
    """

    def __init__(self, gap: int = 8, *, centred: bool = False) -> None:
        super().__init__()
        self._gap = gap
        self._centred = centred
        self._items: list[QLayoutItem] = []
        self.setContentsMargins(0, 0, 0, 0)

    def set_gap(self, gap: int) -> None:
        """Changes the space between things, in px."""
        if gap != self._gap:
            self._gap = gap
            self.invalidate()

    def addItem(self, item: QLayoutItem) -> None:
        """Takes one more thing."""
        self._items.append(item)

    def count(self) -> int:
        """How many things there are."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """The thing at a place, or None."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Takes a thing out, or None."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        """It asks for no more room than it needs."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """Narrower means higher."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Height of the rows in a width, in px."""
        return self._arrange(QRect(0, 0, width, 0), move=False)

    def setGeometry(self, rect: QRect) -> None:
        """Puts everything in its place."""
        super().setGeometry(rect)
        self._arrange(rect, move=True)

    def sizeHint(self) -> QSize:
        """Everything in one row."""
        sizes = [item.sizeHint() for item in self._items if not item.isEmpty()]
        width = sum(size.width() for size in sizes) + self._gap * max(0, len(sizes) - 1)
        return QSize(width, max((size.height() for size in sizes), default=0))

    def minimumSize(self) -> QSize:
        """The largest single thing."""
        size = QSize(0, 0)
        for item in self._items:
            size = size.expandedTo(item.minimumSize())
        return size

    def _arrange(self, rect: QRect, *, move: bool) -> int:
        left, top, row = rect.left(), rect.top(), 0
        placed: list[tuple[QLayoutItem, QPoint]] = []
        for item in self._items:
            if item.isEmpty():
                continue
            size = item.sizeHint()
            if left > rect.left() and left + size.width() > rect.right() + 1:
                self._put(placed, row, move=move)
                left, top, row, placed = rect.left(), top + row + self._gap, 0, []
            placed.append((item, QPoint(left, top)))
            left += size.width() + self._gap
            row = max(row, size.height())
        self._put(placed, row, move=move)
        return top + row - rect.top()

    def _put(self, placed: list[tuple[QLayoutItem, QPoint]], high: int, *, move: bool) -> None:
        for item, at in placed if move else ():
            spare = (high - item.sizeHint().height()) // 2 if self._centred else 0
            item.setGeometry(QRect(at + QPoint(0, spare), item.sizeHint()))
