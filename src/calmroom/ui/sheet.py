"""The ground of a page that scrolls."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, QSize
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

if TYPE_CHECKING:
    from calmroom.ui.theme.look import Look

MEASURE: Final = 720
"""Px at 100 % that a page's column may be wide."""
SMALL_WINDOW: Final = 860
"""Px of a page under which its margins are small."""


class Sheet(QWidget):
    """What is scrolled: as high as its words are at its width, and no higher.

    Without this the area keeps the height that the words would need in a narrower column, and ends in emptiness.
    """

    def event(self, event: QEvent) -> bool:
        """What is on it became higher or lower: the area is told, which Qt leaves out while no least size changes."""
        done = super().event(event)
        if event.type() is QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return done

    def minimumSizeHint(self) -> QSize:
        """Nothing; the layout's height for the width decides."""
        return QSize(0, 0)


class Column(Sheet):
    """The ground of a page: one column, no wider than can be read, with margins for the room there is.

    Args:
        look: The window's look.
        page: The page it is the ground of; where that is small, so are the margins.
    """

    def __init__(self, look: Look, page: QWidget | None = None) -> None:
        super().__init__()
        self.look = look
        self._page = page
        self._side = QHBoxLayout(self)
        inner = QWidget()
        self._inner = inner
        self._side.addWidget(inner, 100)
        self._side.addStretch(1)
        self.column = QVBoxLayout(inner)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(14)
        look.changed.connect(self._fit)
        if page is not None:
            page.installEventFilter(self)
        self._fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The page has another size."""
        if event.type() is QEvent.Type.Resize:
            self._fit()
        return super().eventFilter(watched, event)

    def _fit(self) -> None:
        theme = self.look.theme
        small = self._page is not None and self._page.width() < SMALL_WINDOW
        side, top = (34, 20) if small or theme.large_text else (52, 24)
        self._side.setContentsMargins(side, top, side, 28)
        self._inner.setMaximumWidth(round(MEASURE * max(1.0, theme.scale)))
