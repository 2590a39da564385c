"""Three dots to choose how broad the brush is."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPaintEvent, QPen
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QRadioButton, QSizePolicy, QWidget

from calmroom.ui.body.touch import Brush
from calmroom.ui.widgets.naming import identify
from calmroom.ui.widgets.painting import fill_round, open_painter, stroke_round, tint
from calmroom.ui.widgets.turning import Turning

if TYPE_CHECKING:
    from calmroom.ui.theme.look import Look

SIDE: Final = 26.0
RADIUS: Final = 8.0
DOTS: Final = {Brush.FINE: 5.0, Brush.USUAL: 10.0, Brush.BROAD: 16.0}
"""How wide each dot is, in px at 100 %."""


class BrushButton(Turning, QRadioButton):
    """A dot as broad as its brush, beside the others."""

    def __init__(self, look: Look, brush: Brush) -> None:
        super().__init__()
        self.look = look
        self.brush = brush
        identify(self, f"body.brush.{brush}", f"{brush} brush")
        self.setToolTip(f"{brush} brush")
        self.setAccessibleDescription("Keys [ and ]")
        self.setProperty("ring", "inside")
        self.setProperty("ringRadius", RADIUS)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        look.changed.connect(self._dress)

    def hitButton(self, pos: object) -> bool:
        """All of it can be pressed."""
        del pos
        return True

    def sizeHint(self) -> QSize:
        """26 px at 100 %."""
        side = round(self.look.theme.space(SIDE))
        return QSize(side, side)

    def minimumSizeHint(self) -> QSize:
        """All of it."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Wash and outline where it is chosen, then the dot."""
        painter, palette, on = open_painter(self), self.look.palette, self.isChecked()
        box = QRectF(self.rect())
        if on or self.underMouse():
            fill_round(painter, box, RADIUS, tint(palette.lake_wash, 1.0 if on else 0.5))
        if on:
            stroke_round(painter, box, RADIUS, QPen(QColor(palette.lake), 2.0 if palette.outlined else 1.2))
        wide = self.look.theme.space(DOTS[self.brush])
        dot = QRectF(box.center() - QPointF(wide, wide) / 2, box.center() + QPointF(wide, wide) / 2)
        fill_round(painter, dot, wide / 2, QColor(palette.lake_ink if on else palette.ink2))

    def _dress(self) -> None:
        self.updateGeometry()
        self.update()


class BrushChoice(QWidget):
    """The three beside each other.

    Signals:
        chosen: The ``Brush``.
    """

    chosen = Signal(object)

    def __init__(self, look: Look) -> None:
        super().__init__()
        identify(self, "body.brush", "How broad is the brush?")
        self._group = QButtonGroup(self)
        self.buttons = {brush: BrushButton(look, brush) for brush in Brush}
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        for brush, button in self.buttons.items():
            self._group.addButton(button)
            row.addWidget(button)
            button.clicked.connect(partial(self.chosen.emit, brush))
        self.set_value(Brush.USUAL)

    def set_value(self, brush: Brush) -> None:
        """Show a choice that was made elsewhere, and tell nobody."""
        self.buttons[brush].setChecked(True)
