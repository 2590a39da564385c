"""One map, or two laid over each other: front and back, to be looked at."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, QRectF, QSize, QSizeF
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget

from calmroom.domain.body.body import View
from calmroom.ui.widgets.figure_paint import blank_pixmap
from calmroom.ui.widgets.map_picture import ROOM, paint_side
from calmroom.ui.widgets.painting import open_painter

if TYPE_CHECKING:
    from calmroom.domain.body.body_map import BodyMap, Mark
    from calmroom.ui.theme.look import Look

HEIGHT: Final = 330


class PairPicture(QWidget):
    """The newer of two maps in full, and dotted what was on the older one alone; the list beside it says the same."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.look = look
        self._shown: tuple[BodyMap, tuple[Mark, ...]] | None = None
        self._kept: QPixmap | None = None
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

    def resizeEvent(self, _event: object) -> None:
        """Painted anew."""
        self._kept = None

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The picture that is kept."""
        if self._shown is None:
            return
        ratio = self.devicePixelRatioF()
        if self._kept is None or self._kept.devicePixelRatioF() != ratio:
            self._kept = self._painted(ratio, *self._shown)
        open_painter(self).drawPixmap(QPointF(0, 0), self._kept)

    def _painted(self, ratio: float, body_map: BodyMap, gone: tuple[Mark, ...]) -> QPixmap:
        kept = blank_pixmap(QSizeF(self.size()), ratio)
        painter = QPainter(kept)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        half = self.width() / 2
        for number, view in enumerate(View):
            box = QRectF(number * half, 0, half, self.height())
            paint_side(painter, self.look, self.look.palette, view, (box, body_map, gone))
        painter.end()
        return kept

    def _forget(self) -> None:
        self._kept = None
        self.update()
