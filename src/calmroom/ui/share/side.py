"""The left side: title, what holds here, which days, and the list."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from calmroom.ui.beside import Beside
from calmroom.ui.fault import FaultRow, FaultWords
from calmroom.ui.share.days import Days
from calmroom.ui.share.listing import TickList
from calmroom.ui.sheet import Sheet
from calmroom.ui.theme.fonts import Role
from calmroom.ui.theme.icons import Icon
from calmroom.ui.widgets.buttons import OutlineButton, QuietButton
from calmroom.ui.widgets.labels import LinkButton, TextLabel, Tone
from calmroom.ui.widgets.surfaces import scrolling

if TYPE_CHECKING:
    from calmroom.ui.theme.look import Look

TITLE: Final = "What my therapist will see"
HOLDS: Final = "Everything starts unticked. Nothing leaves this computer by itself."
FAULT: Final = FaultWords("Nothing was given.", "Try again")
MEASURE: Final = 620
SMALL: Final = 600


class Side(QWidget):
    """One column that scrolls; where there is no room for paper, a way to it at its foot."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.look = look
        self.back = QuietButton(look, "Back", "share.back", icon=Icon.BACK)
        self.title = TextLabel(look, TITLE, Role.TITLE, name="share.title")
        self.untick = LinkButton(look, "Untick all", "share.untick")
        keeps = self.untick.sizePolicy()
        keeps.setRetainSizeWhenHidden(True)
        self.untick.setSizePolicy(keeps)
        self.days = Days(look)
        self.list = TickList(look)
        self.fault = FaultRow(look, "share.fault", FAULT)
        self.shared = LinkButton(look, "What was shared", "share.shared")
        self.look_at = OutlineButton(look, "Look at it", "share.look-at", icon=Icon.JOURNAL)
        self._lay()
        self.list.listed.connect(self._order_focus)
        self.show_touched(touched=False)

    def begin(self) -> None:
        """From the top."""
        self.days.fold()
        self.area.verticalScrollBar().setValue(0)

    def forget(self) -> None:
        """Say nothing of any day."""
        self.days.words.set_words("")
        self.days.fold()
        self.fault.hide()

    def show_touched(self, *, touched: bool) -> None:
        """Whether there is anything to untick."""
        self.untick.setVisible(touched)

    def fit(self, *, alone: bool, width: int) -> None:
        """Margins for the room there is."""
        theme = self.look.theme
        side = 28 if width < SMALL or theme.large_text else 46
        self._sides.setContentsMargins(side, 22, side - 10, 24)
        self._inner.setMaximumWidth(round(MEASURE * max(1.0, theme.scale)))
        self._foot.setVisible(alone)
        self._foot_row.setContentsMargins(side, 10, side, 14)

    def _order_focus(self) -> None:
        """Boxes come later than what stands below them: Tab goes to them first all the same."""
        for before, after in pairwise((*self.days.controls(), *self.list.controls())):
            QWidget.setTabOrder(before, after)

    def _lay(self) -> None:
        content = Sheet()
        self._sides = QHBoxLayout(content)
        self._inner = QWidget()
        self._sides.addWidget(self._inner, 100)
        self._sides.addStretch(1)
        column = QVBoxLayout(self._inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.back, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.title)
        words = TextLabel(self.look, HOLDS, Role.SMALL, Tone.INK2, name="share.holds")
        holds = Beside(self.look, words, self.untick)
        for part in (holds, self.days, self.fault, self.list):
            column.addWidget(part)
        column.addSpacing(18)
        column.addWidget(self.shared, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        self.fault.hide()
        self._foot = QWidget()
        self._foot_row = QHBoxLayout(self._foot)
        self._foot_row.addStretch(1)
        self._foot_row.addWidget(self.look_at)
        self.area = scrolling(content, "share.page")
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.area, 1)
        whole.addWidget(self._foot)
        self._foot.hide()
