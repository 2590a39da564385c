"""What lies on the page of History, one part under the other."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication, QWidget

from calmroom.ui.fault import FaultRow, FaultWords
from calmroom.ui.history.blocks import Blocks
from calmroom.ui.history.frame import Frame
from calmroom.ui.history.head import Head
from calmroom.ui.theme.fonts import Role
from calmroom.ui.widgets.boxes import in_column
from calmroom.ui.widgets.labels import TextLabel, Tone
from calmroom.ui.widgets.pictures import EmptyState, EmptyWords

if TYPE_CHECKING:
    from calmroom.ui.history.state import HistoryState
    from calmroom.ui.theme.look import Look

EMPTY: Final = EmptyWords("Nothing here yet.", "This fills by itself, slowly.")
FAULT: Final = FaultWords("Practices play all the same.", "Try again")
SIDE, NARROW_SIDE, NARROW = 48, 28, 860


class HistoryPage(QWidget):
    """Head, what was said last, the form of a practice, what frames the days, and the days.

    Args:
        look: The window's look.
        form: Asks for a practice; out of sight until it does.
    """

    def __init__(self, look: Look, form: QWidget) -> None:
        super().__init__()
        self.look = look
        self.head = Head(look)
        self.frame = Frame(look)
        self.blocks = Blocks(look)
        self.said = TextLabel(look, "", Role.SMALL, Tone.INK2, name="history.said")
        self.fault = FaultRow(look, "history.fault", FAULT)
        self.empty = EmptyState(look, "history.empty", EMPTY)
        self._column = in_column(self, 14)
        for part in (self.head, self.said, form, self.fault, self.frame, self.blocks):
            self._column.addWidget(part)
        self._column.addStretch(1)
        # Where there is nothing yet, a session or a practice can still be written down.
        self._column.addWidget(self.empty)
        self._column.addStretch(1)
        for hidden in (self.fault, self.said, self.empty):
            hidden.hide()

    def show_state(self, state: HistoryState, *, has_later: bool) -> None:
        """Show these days."""
        self._put_away()
        self.fault.hide()
        self.head.show_head(state, has_later=has_later)
        for button in (self.head.export, self.head.print_button):
            button.setEnabled(not state.is_empty)
        self.frame.show_frame(state)
        self.blocks.show_blocks(state)
        self.blocks.setVisible(not state.is_empty)
        self.empty.setVisible(state.is_empty)
        # One frame, and no second one of another height a moment later.
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)

    def show_fault(self) -> None:
        """Show what went wrong, and no days."""
        self.head.title.set_words("History")
        self.head.frame.set_words("")
        self.fault.show()
        for part in (self.blocks, self.frame, self.empty):
            part.hide()

    def fit(self, width: int) -> None:
        """Three columns, two, or one, in so many px."""
        small = self.look.theme.large_text or width < NARROW
        side = NARROW_SIDE if small else SIDE
        self._column.setContentsMargins(side, 28 if small else 40, side, 28)
        self.blocks.fit(width - 2 * side)

    def _put_away(self) -> None:
        """Out of sight for the moment, so that all is laid out once and not for each part that comes or goes."""
        focus = QApplication.focusWidget()
        for part in (self.frame, self.blocks):
            if focus is None or not part.isAncestorOf(focus):
                part.hide()
