"""The first frame: the greeting, where Today will say it, before anything else is known."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from calmroom.ui.greeting import greeting, sentence
from calmroom.ui.theme.fonts import Role
from calmroom.ui.widgets.labels import TextLabel
from calmroom.ui.widgets.surfaces import ground

if TYPE_CHECKING:
    from datetime import datetime

    from PySide6.QtGui import QResizeEvent

    from calmroom.ui.theme.look import Look

MARGINS, SMALL_MARGINS, SMALL_WINDOW = (52, 48, 48, 48), (34, 28, 34, 28), 860
SENTENCE_MEASURE = 760.0


class Threshold(QWidget):
    """Stands for less than a blink, then Today stands in its place with the same words."""

    def __init__(self, look: Look, now: datetime, name: str) -> None:
        super().__init__()
        ground(self, "bg")
        column = QVBoxLayout(self)
        self._look, self._column = look, column
        column.setSpacing(14)
        said = TextLabel(look, sentence(now), Role.SECTION_LIGHT)
        said.set_measure(SENTENCE_MEASURE)
        column.addWidget(TextLabel(look, greeting(now, name), Role.GREETING))
        column.addWidget(said)
        column.addStretch(1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The margins that Today will have."""
        super().resizeEvent(event)
        small = self.width() < SMALL_WINDOW or self._look.theme.large_text
        self._column.setContentsMargins(*(SMALL_MARGINS if small else MARGINS))
