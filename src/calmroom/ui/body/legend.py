"""What the drawing of a difference means; it stands in the place of the palette."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from calmroom.domain.body.sensation import Quality, Strength
from calmroom.ui.theme.fonts import Role
from calmroom.ui.theme.sensations import OPACITY, sensation
from calmroom.ui.widgets.figure_marks import DOTS
from calmroom.ui.widgets.labels import TextLabel, Tone
from calmroom.ui.widgets.painting import draw_words, open_painter
from calmroom.ui.widgets.textures import paint_swatch

if TYPE_CHECKING:
    from calmroom.ui.theme.look import Look

SWATCH: Final = (34.0, 22.0)
WITHOUT: Final = "What is different, without saying better or worse."
MEANINGS: Final = (
    ("before, not now", None, Strength.STRONG),
    ("now", Quality.WARM, Strength.STRONG),
    ("paler is fainter", Quality.TIGHT, Strength.FAINT),
)


class Meaning(QWidget):
    """A swatch and what it means."""

    def __init__(self, look: Look, words: str, quality: Quality | None, strength: Strength) -> None:
        super().__init__()
        self.look = look
        self._words, self._quality, self._strength = words, quality, strength
        self.setAccessibleName(words)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        look.changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        """As high as a row of the palette."""
        theme = self.look.theme
        width = QFontMetricsF(theme.font(Role.SMALL)).horizontalAdvance(self._words)
        return QSize(math.ceil(SWATCH[0] + theme.space(12) + width + 12), theme.control(34))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Swatch, then words."""
        painter, palette, theme = open_painter(self), self.look.palette, self.look.theme
        box = QRectF(10, (self.height() - SWATCH[1]) / 2, *SWATCH)
        if self._quality is None:
            path = QPainterPath()
            path.addRoundedRect(box.adjusted(1, 1, -1, -1), 5.5, 5.5)
            pen = QPen(QColor(sensation(Quality.NOTHING, palette).line), 2.0)
            pen.setDashPattern(DOTS)
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
            painter.strokePath(path, pen)
        else:
            paint_swatch(painter, self._quality, palette, box, OPACITY[self._strength])
        painter.setFont(theme.font(Role.SMALL))
        painter.setPen(QColor(palette.ink2))
        draw_words(painter, self._words, 10 + SWATCH[0] + theme.space(12), QRectF(self.rect()))


class Legend(QWidget):
    """The sentence, and what dots, fills and pale fills stand for."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(4)
        words = TextLabel(look, WITHOUT, Role.BODY_STRONG, Tone.INK, name="body.without")
        words.setContentsMargins(10, 0, 0, 0)
        words.set_measure(200)
        column.addWidget(words)
        column.addSpacing(8)
        for meaning in MEANINGS:
            column.addWidget(Meaning(look, *meaning))
        column.addStretch(1)
