"""Over History: which days, what frames them, the steps, and what can be done with them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractButton, QWidget

from calmroom.domain.sessions.stretch import Reach
from calmroom.ui.beside import Beside
from calmroom.ui.theme.fonts import Role
from calmroom.ui.theme.icons import Icon
from calmroom.ui.widgets.boxes import in_column, in_row
from calmroom.ui.widgets.buttons import QuietButton
from calmroom.ui.widgets.flow import FlowLayout
from calmroom.ui.widgets.labels import TextLabel, Tone
from calmroom.ui.widgets.segments import TabStrip

if TYPE_CHECKING:
    from calmroom.ui.history.state import HistoryState
    from calmroom.ui.theme.look import Look

FRAMED, UNFRAMED = "Session to session", "Four weeks"
REACHES: Final = (
    (Reach.SPAN.value, FRAMED),
    (Reach.TWO_YEARS.value, "Two years"),
    (Reach.ALL.value, "Everything"),
)


class Head(QWidget):
    """Title and steps, then how far, and the ways to sessions and to a practice that was done without calmroom.

    Signals:
        reach_asked: A ``Reach``.
    """

    reach_asked = Signal(str)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.title = TextLabel(look, "", Role.TITLE, name="history.title")
        self.frame = TextLabel(look, "", Role.SMALL, Tone.INK2, name="history.frame-words")
        self.earlier = QuietButton(look, "", "history.earlier", icon=Icon.BACK)
        self.later = QuietButton(look, "", "history.later", icon=Icon.NEXT)
        self.print_button = QuietButton(look, "Print", "history.print", icon=Icon.PRINT)
        self.export = QuietButton(look, "Export", "history.export", icon=Icon.EXPORT)
        self.reach = TabStrip(look, "history.reach", "How far back", REACHES)
        self.sessions = QuietButton(look, "Sessions", "history.sessions", icon=Icon.HISTORY)
        self.add = QuietButton(look, "Add a practice", "history.add", icon=Icon.ADD)
        self.share = QuietButton(look, "For my therapist", "history.share", icon=Icon.JOURNAL)
        self.share.setAccessibleDescription("Choose line by line what your therapist will see")
        self.reach.set_value(Reach.SPAN.value)
        self.reach.chosen.connect(self.reach_asked)
        words = QWidget()
        said = in_column(words, 2)
        said.addWidget(self.title)
        said.addWidget(self.frame)
        steps = QWidget()
        line = in_row(steps, 6)
        for button in (self.earlier, self.later, self.print_button, self.export):
            line.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        acts = QWidget()
        flow = FlowLayout(gap=6)
        acts.setLayout(flow)
        for each in (self.reach, self.sessions, self.add, self.share):
            flow.addWidget(each)
        whole = in_column(self, 8)
        whole.addWidget(Beside(look, words, steps))
        whole.addWidget(acts)

    def show_head(self, state: HistoryState, *, has_later: bool) -> None:
        """Show which days they are."""
        self.title.set_words(state.title)
        self.title.setAccessibleDescription(state.summary)
        self.frame.set_words(state.frame)
        is_framed = state.is_framed
        span = self.reach.findChild(QAbstractButton, f"history.reach.{Reach.SPAN}")
        if isinstance(span, QAbstractButton):
            span.setText(FRAMED if is_framed else UNFRAMED)
            span.setAccessibleName(span.text())
            span.updateGeometry()
        self.earlier.setAccessibleName("The span before" if is_framed else "Four weeks earlier")
        self.later.setAccessibleName("The span after" if is_framed else "Four weeks later")
        self.earlier.setEnabled(not state.is_many)
        self.later.setEnabled(has_later and not state.is_many)
