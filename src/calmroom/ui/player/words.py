"""Read the words: every line of the practice, with the present one marked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from calmroom.ui.theme.fonts import Role
from calmroom.ui.widgets.labels import TextLabel, Tone
from calmroom.ui.widgets.naming import identify
from calmroom.ui.widgets.surfaces import ground, scrolling

if TYPE_CHECKING:
    from calmroom.ui.theme.look import Look

WIDTH = 360
MARGIN = 90
"""So much of what stands around the present line is kept in view, in px."""


class WordsDrawer(QWidget):
    """The words beside the stage."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._lines: list[TextLabel] = []
        self._present = -1
        identify(self, "player.transcript", "The words of this practice")
        ground(self, "surface")
        self.setFixedWidth(round(WIDTH * look.theme.scale**0.5))
        self._page = QWidget()
        self._column = QVBoxLayout(self._page)
        self._column.setContentsMargins(28, 24, 24, 24)
        self._column.setSpacing(12)
        self._scroll = scrolling(self._page, "player.transcript.scroll")
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._scroll)

    def set_words(self, lines: tuple[str, ...]) -> None:
        """Show the lines of another practice."""
        while (item := self._column.takeAt(0)) is not None:
            if (label := item.widget()) is not None:
                label.deleteLater()
        self._lines = [TextLabel(self._look, line, Role.NOTE, Tone.INK2) for line in lines]
        for label in self._lines:
            self._column.addWidget(label)
        self._column.addStretch(1)
        self._present = -1

    @property
    def present(self) -> int:
        """The index of the marked line; -1 for none."""
        return self._present

    def show_line(self, index: int) -> None:
        """Mark the line that is spoken, and bring it into view when it is another one."""
        if index == self._present or not self.isVisible():
            return
        for number, tone in ((self._present, Tone.INK2), (index, Tone.INK)):
            if 0 <= number < len(self._lines):
                self._lines[number].set_tone(tone)
        self._present = index
        if 0 <= index < len(self._lines):
            self._scroll.ensureWidgetVisible(self._lines[index], 0, MARGIN)
