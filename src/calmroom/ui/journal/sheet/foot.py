"""The foot of a page: where its words are, and what else can be done with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from calmroom.ui.beside import Beside
from calmroom.ui.journal.state import HELD
from calmroom.ui.notices import CareIcon
from calmroom.ui.theme.fonts import Role
from calmroom.ui.theme.icons import Icon
from calmroom.ui.widgets.buttons import QuietButton
from calmroom.ui.widgets.flow import FlowLayout
from calmroom.ui.widgets.icon_mark import IconMark
from calmroom.ui.widgets.labels import TextLabel, Tone
from calmroom.ui.widgets.surfaces import HairLine

if TYPE_CHECKING:
    from calmroom.domain.errors import CalmroomError
    from calmroom.ui.theme.look import Look


class PageFoot(QWidget):
    """A line, a lock or the care icon, a sentence, and quiet buttons."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.said = TextLabel(look, "", Role.SMALL, Tone.INK2, name="journal.foot")
        self.hands = QuietButton(look, "Two hands", "journal.two-hands", icon=Icon.TWO_HANDS)
        self.paper = QuietButton(look, "Print", "journal.print", icon=Icon.PRINT)
        self.remove = QuietButton(look, "Remove", "journal.remove")
        self.remove.setAccessibleName("Remove this page")
        self._lock = IconMark(look, Icon.LOCK, 16, lambda palette: palette.ink2, line=Role.SMALL)
        self._care = CareIcon(look)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._line = QVBoxLayout()
        self._line.addWidget(HairLine(look))
        said = QWidget()
        row = QHBoxLayout(said)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        for part in (self._lock, self._care):
            row.addWidget(part, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.said, 1, Qt.AlignmentFlag.AlignVCenter)
        ways = QWidget()
        flow = FlowLayout(gap=0)
        ways.setLayout(flow)
        for button in self.controls():
            flow.addWidget(button)
        under = Beside(look, said, ways)
        self._row = under.box
        column.addLayout(self._line)
        column.addWidget(under)
        self._care.hide()

    def controls(self) -> tuple[QWidget, ...]:
        """Every button, in reading order."""
        return (self.hands, self.paper, self.remove)

    def say(self, words: str) -> None:
        """Say where the words are."""
        self.said.set_words(words)
        self._show_care(care=False)

    def say_fault(self, fault: CalmroomError) -> None:
        """Say that the words are not safe yet, and why."""
        self.said.set_words(f"**{fault.message}** {fault.hint} {HELD}".replace("  ", " "))
        self._show_care(care=True)

    def set_side(self, side: int) -> None:
        """How much stands free at both sides, in px."""
        self._row.setContentsMargins(side, 10, side - 14, 12)
        self._line.setContentsMargins(side, 0, side, 0)

    def _show_care(self, *, care: bool) -> None:
        self._lock.setVisible(not care)
        self._care.setVisible(care)
