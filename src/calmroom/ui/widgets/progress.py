"""How far something is that takes a while."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QColor, QPaintEvent
from PySide6.QtWidgets import QProgressBar, QSizePolicy

from calmroom.ui.widgets.naming import identify
from calmroom.ui.widgets.painting import fill_round, open_painter

if TYPE_CHECKING:
    from calmroom.ui.theme.look import Look

HIGH = 8.0
STEPS = 1_000


class ProgressBar(QProgressBar):
    """A thin bar that fills; Qt's own underneath, so that a screen reader knows it for one.

    Args:
        look: The window's look.
        name: Object name and accessible identifier.
        spoken: The accessible name.
    """

    def __init__(self, look: Look, name: str, spoken: str) -> None:
        super().__init__()
        self.look = look
        identify(self, name, spoken)
        self.setRange(0, STEPS)
        self.setValue(0)
        self.setTextVisible(False)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        look.changed.connect(self.update)

    def set_share(self, share: float) -> None:
        """How much is done, from 0 to 1."""
        self.setValue(round(min(1.0, max(0.0, share)) * STEPS))

    def sizeHint(self) -> QSize:
        """A thin row."""
        return QSize(200, round(HIGH))

    def minimumSizeHint(self) -> QSize:
        """As low as it is."""
        return QSize(60, round(HIGH))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """What is to come in hair, what is done in lake."""
        painter, palette, box = open_painter(self), self.look.palette, QRectF(self.rect())
        fill_round(painter, box, HIGH / 2, QColor(palette.edge if palette.outlined else palette.hair))
        if self.value() > 0:
            box.setWidth(max(HIGH, box.width() * self.value() / STEPS))
            fill_round(painter, box, HIGH / 2, QColor(palette.lake))
