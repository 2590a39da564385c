"""One map, or two laid over each other: front and back, to be looked at."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtWidgets import QSizePolicy, QWidget

from calmroom.ui.widgets.kept import Kept
from calmroom.ui.widgets.map_picture import ROOM, paint_both
from calmroom.ui.widgets.painting import open_painter

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter, QPaintEvent

    from calmroom.domain.body.body_map import BodyMap, Mark
    from calmroom.ui.theme.look import Look

HEIGHT: Final = 330


class PairPicture(QWidget):
    """The newer of two maps in full, and dotted what was on the older one alone; the list beside it says the same."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.look = look
        self._shown: tuple[BodyMap, tuple[Mark, ...]] | None = None
        self._kept = Kept(self, self._paint)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        look.changed.connect(self._forget)

    def show_map(self, body_map: BodyMap | None, gone: tuple[Mark, ...] = ()) -> None:
        """Show a map, and what is gone from it; None for nothing."""
        self._shown = (body_map, gone) if body_map is not None else None
        self._forget()

    def sizeHint(self) -> QSize:
        """Two figures beside each other."""
        return QSize(round(2 * HEIGHT * ROOM.width() / ROOM.height()), HEIGHT)

    def minimumSizeHint(self) -> QSize:
        """All of it."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The picture that is kept."""
        if self._shown is not None:
            open_painter(self).drawPixmap(QPointF(0, 0), self._kept.picture())

    def _paint(self, painter: QPainter) -> None:
        if self._shown is not None:
            paint_both(painter, self.look, QRectF(self.rect()), *self._shown)

    def _forget(self) -> None:
        self._kept.forget()
        self.update()
