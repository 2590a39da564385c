"""The figure in the player: a body, and one warm light where attention rests."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEasingCurve, QPointF, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget

from calmroom.domain.body.body import View
from calmroom.ui.theme.fonts import Role
from calmroom.ui.widgets.figure_paint import Light, Pose, blank_pixmap, paint_body, paint_light, paint_lines, pose_in
from calmroom.ui.widgets.motion import Glide
from calmroom.ui.widgets.naming import identify
from calmroom.ui.widgets.painting import open_painter

if TYPE_CHECKING:
    from collections.abc import Callable

    from calmroom.ui.theme.look import Look

LIGHT_MS = 1600
PICTURES = 32
"""From one light to the next."""
_KEPT = 8
"""How many painted layers are kept; body and lines of both sides and the last lights."""


class BodyFigure(QWidget):
    """Paints the figure and moves the light from place to place.

    Args:
        look: The window's look.
        name: Object name and accessible identifier.
    """

    def __init__(self, look: Look, name: str) -> None:
        super().__init__()
        self.look = look
        self._lying = False
        self._light = Light((), View.FRONT)
        self._former = self._light
        self._words = ""
        self._layers: dict[object, QPixmap] = {}
        self._share = Glide(self, self.update, QEasingCurve.Type.InOutSine, 1 / PICTURES)
        self._share.jump(1.0)
        identify(self, name)
        self._describe("")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        look.changed.connect(self._repaint_all)

    @property
    def view(self) -> View:
        """The side that is shown."""
        return self._light.view

    @property
    def places(self) -> tuple[str, ...]:
        """The places that are lit."""
        return self._light.places

    def attend(self, places: tuple[str, ...], words: str = "") -> None:
        """Moves the light to other places, of the side that shows most of them.

        Args:
            places: Ids of the body figure; empty for no light, which leaves the side as it is.
            words: The place as it is read out, such as ``the back of the ribs``.
        """
        view = self.look.figure.view_of(places) if places else self._light.view
        light = Light(places, view)
        if light != self._light:
            self._former, self._light = self._light, light
            self._share.jump(0.0)
            self._share.go(1.0, self.look.theme.milliseconds(LIGHT_MS) if self.isVisible() else 0)
        self._describe(words)

    def set_lying(self, *, lying: bool) -> None:
        """Lays the figure down, head to the left, for a wide picture."""
        self._lying = lying
        self._repaint_all()

    def sizeHint(self) -> QSize:
        """400 px along the body."""
        return QSize(400, 166) if self._lying else QSize(166, 400)

    def minimumSizeHint(self) -> QSize:
        """Small enough to make room for words."""
        return QSize(40, 40)

    def _describe(self, words: str) -> None:
        self._words = words
        attention = f" Attention at {words}." if words else ""
        self.setAccessibleName(f"Body, {self._light.view.value}.{attention}")

    def _repaint_all(self) -> None:
        self._layers.clear()
        self.update()

    def resizeEvent(self, _event: object) -> None:
        """Paints its layers anew."""
        self._layers.clear()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Body, light, lines; two sides and two lights while one gives way to the other."""
        painter = open_painter(self)
        if not self.look.theme.has_figure:
            self._paint_words(painter)
            return
        share, turning = self._share.value, self._former.view is not self._light.view
        if turning and share < 1:
            self._paint_side(painter, self._former, 1.0, 1.0 - share)
            painter.setOpacity(share)
            self._paint_side(painter, self._light, share, share)
            return
        self._paint_base(painter, self._light.view)
        if share < 1:
            self._paint_light(painter, self._former, 1.0 - share)
        self._paint_light(painter, self._light, share)
        self._paint_lines(painter, self._light.view)

    def _paint_words(self, painter: QPainter) -> None:
        """Where no body is wanted, the place is told by its name."""
        painter.setFont(self.look.theme.font(Role.BODY))
        painter.setPen(QColor(self.look.palette.ink2))
        painter.drawText(QRectF(self.rect()), int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap), self._words)

    def _paint_side(self, painter: QPainter, light: Light, opacity: float, lit: float) -> None:
        self._paint_base(painter, light.view)
        self._paint_light(painter, light, lit * opacity)
        painter.setOpacity(opacity)
        self._paint_lines(painter, light.view)

    def _paint_base(self, painter: QPainter, view: View) -> None:
        figure, palette = self.look.figure, self.look.palette
        self._blit(painter, ("body", view), lambda p, pose: paint_body(p, figure, view, palette, pose))

    def _paint_lines(self, painter: QPainter, view: View) -> None:
        if not self.look.theme.has_lines:
            return
        figure, palette = self.look.figure, self.look.palette
        self._blit(painter, ("lines", view), lambda p, pose: paint_lines(p, figure, view, palette, pose))

    def _paint_light(self, painter: QPainter, light: Light, opacity: float) -> None:
        if not light.places or opacity <= 0:
            return
        figure, palette, before = self.look.figure, self.look.palette, painter.opacity()
        painter.setOpacity(opacity)
        self._blit(painter, light, lambda p, pose: paint_light(p, figure, light, palette, pose))
        painter.setOpacity(before)

    def _blit(self, painter: QPainter, key: object, paint: Callable[[QPainter, Pose], None]) -> None:
        kept = self._layers.get(key)
        if kept is None or kept.devicePixelRatio() != self.devicePixelRatioF():
            if len(self._layers) >= _KEPT:
                self._layers.clear()
            kept = self._layers[key] = blank_pixmap(QSizeF(self.size()), self.devicePixelRatioF())
            brush = QPainter(kept)
            brush.setRenderHint(QPainter.RenderHint.Antialiasing)
            paint(brush, pose_in(self.look.figure, QRectF(self.rect()), lying=self._lying))
            brush.end()
        painter.drawPixmap(QPointF(0, 0), kept)
