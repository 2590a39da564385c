"""How loud it is: a quiet bar that rises at once and falls slowly."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QColor, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from calmroom.ui.widgets.naming import identify
from calmroom.ui.widgets.painting import fill_round, open_painter, stroke_round, tint

if TYPE_CHECKING:
    from calmroom.ui.theme.look import Look

WIDE: Final = 120.0
HIGH: Final = 10.0
FALLS: Final = 0.12
"""By so much it falls with each level that is softer, ten of them a second."""
WORDS: Final = ((0.05, "nothing to hear"), (0.35, "soft"), (0.8, "clear"), (1.01, "loud"))


class VoiceMeter(QWidget):
    """A bar in lake; never in another colour, as nobody has to do anything about it."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.look = look
        self.value = 0.0
        identify(self, "journal.voice.meter", "How loud it is")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        look.changed.connect(self.updateGeometry)

    def show_level(self, level: float | None) -> None:
        """Show a level from 0 to 1, or none."""
        if level is None:
            self.value = 0.0
            return
        self.value = max(level, self.value - FALLS)
        self.setAccessibleDescription(next(words for under, words in WORDS if self.value < under))
        self.update()

    def sizeHint(self) -> QSize:
        """Small, beside a line of text."""
        theme = self.look.theme
        return QSize(round(theme.space(WIDE)), round(theme.space(HIGH)))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The track, and what is heard."""
        painter, palette = open_painter(self), self.look.palette
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        radius = box.height() / 2
        fill_round(painter, box, radius, tint(palette.lake_wash))
        filled = QRectF(box.left(), box.top(), max(box.height(), box.width() * self.value), box.height())
        if self.value > 0.0:
            fill_round(painter, filled, radius, QColor(palette.lake))
        stroke_round(painter, box, radius, QPen(QColor(palette.edge), 1.0))
