"""Paints covers one after the other while nothing else is to be done: a list need not wait for its pictures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from calmroom.ui.widgets.covers import CoverArt, CoverSize, cover_pixmap

if TYPE_CHECKING:
    from calmroom.ui.theme.look import Look


class CoverQueue(QObject):
    """Small covers that are wanted; none is painted once its owner is gone.

    Signals:
        painted: One more is there.
    """

    painted = Signal()

    def __init__(self, look: Look, owner: QObject | None = None) -> None:
        super().__init__(owner)
        self._look = look
        self._wanted: dict[tuple[CoverArt, float], None] = {}
        self._next = QTimer(self, singleShot=True, interval=0)
        self._next.timeout.connect(self._paint)

    def want(self, art: CoverArt, ratio: float) -> None:
        """Have a cover painted soon, for a screen with so many device pixels to a logical one."""
        self._wanted[art, ratio] = None
        self._next.start()

    def rest(self) -> None:
        """Paint nothing more: nobody looks."""
        self._wanted.clear()
        self._next.stop()

    def _paint(self) -> None:
        art, ratio = next(iter(self._wanted))
        del self._wanted[art, ratio]
        cover_pixmap(self._look, art, CoverSize.SMALL.size, ratio)
        self.painted.emit()
        if self._wanted:
            self._next.start()
