"""History, painted: four weeks at a time."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from calmroom.domain.events import EntryRemoved, EntrySaved, PracticeRemembered
from calmroom.services.history import WEEKS, HistoryService, Period
from calmroom.ui.fault import FaultRow, FaultWords
from calmroom.ui.history.calendar import Calendar
from calmroom.ui.history.chart import BeforeAndAfter
from calmroom.ui.history.lists import NO_PAIRS, PracticeLines, WordLines
from calmroom.ui.history.state import HistoryState, history_state
from calmroom.ui.theme.fonts import Role
from calmroom.ui.theme.icons import Icon
from calmroom.ui.widgets.buttons import QuietButton
from calmroom.ui.widgets.labels import TextLabel, Tone
from calmroom.ui.widgets.naming import announce, identify
from calmroom.ui.widgets.pictures import EmptyState, EmptyWords
from calmroom.ui.widgets.surfaces import HairLine, scrolling

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from calmroom.domain.errors import CalmroomError
    from calmroom.domain.ports import Clock
    from calmroom.ui.context import Context

EMPTY = EmptyWords("Nothing here yet.", "This fills by itself, slowly.")
FAULT = FaultWords("Practices play all the same.", "Try again")
GAP, SIDE = 48, 48
ROOM_FOR_THREE, ROOM_FOR_TWO = 252 + 330 + 180 + 2 * GAP, 252 + 300 + GAP


@dataclass(frozen=True, slots=True)
class HistoryServices:
    """What History uses."""

    history: HistoryService
    clock: Clock


class HistoryPane(QWidget):
    """Days, before and after, words, practices.

    Signals:
        open_entry_asked: The id of a page of the journal.
    """

    open_entry_asked = Signal(str)

    def __init__(self, services: HistoryServices, context: Context) -> None:
        super().__init__()
        self._services = services
        self._context = context
        self._weeks_back = 0
        self._asked = 0
        identify(self, "history", "History")
        self._make()
        self._lay()
        self._connect()

    def open(self) -> None:
        """Show these weeks as they are now."""
        self._asked += 1
        asked, history, back = self._asked, self._services.history, self._weeks_back
        work = lambda: (asked, history.period(back), history.is_any())  # noqa: E731 - one call for the worker
        self._context.tasks.run(work, self._found, self._fail)

    def forget(self) -> None:
        """Show and hold nothing of a person any more."""
        self._asked += 1
        self._paint(HistoryState("", "", (), (), (), (), is_empty=True))
        self._stack.setCurrentIndex(0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Three columns, two, or one."""
        super().resizeEvent(event)
        self._fit()

    def _make(self) -> None:
        look = self._context.look
        self.title = TextLabel(look, "", Role.TITLE, name="history.title")
        self.earlier = QuietButton(look, "", "history.earlier", icon=Icon.BACK)
        self.earlier.setAccessibleName("Four weeks earlier")
        self.later = QuietButton(look, "", "history.later", icon=Icon.NEXT)
        self.later.setAccessibleName("Four weeks later")
        self.days = Calendar(look)
        self.pairs = BeforeAndAfter(look)
        self.no_pairs = TextLabel(look, NO_PAIRS, Role.SMALL, Tone.INK2, name="history.no-pairs")
        self.words = WordLines(look)
        self.practices = PracticeLines(look)
        self.fault = FaultRow(look, "history.fault", FAULT)
        self.empty = EmptyState(look, "history.empty", EMPTY)
        self.fault.hide()

    def _lay(self) -> None:
        content = QWidget()
        self._page = QVBoxLayout(content)
        self._page.setSpacing(0)
        self._page.addWidget(self._head())
        self._page.addWidget(self.fault)
        self._blocks = QWidget()
        under = QVBoxLayout(self._blocks)
        under.setContentsMargins(0, 30, 0, 0)
        under.setSpacing(36)
        across = QBoxLayout.Direction.LeftToRight
        self._outer, self._inner = QBoxLayout(across), QBoxLayout(across)
        for box in (self._outer, self._inner):
            box.setSpacing(GAP)
        self._inner.addWidget(self._block("Days", self.days), 0, Qt.AlignmentFlag.AlignTop)
        settled = self._block("How settled, before and after", self.no_pairs, self.pairs)
        self._inner.addWidget(settled, 1, Qt.AlignmentFlag.AlignTop)
        self._outer.addLayout(self._inner, 3)
        self._outer.addWidget(self._block("Words that came back", self.words), 1, Qt.AlignmentFlag.AlignTop)
        under.addLayout(self._outer)
        self._list = self._block("Practices", HairLine(self._context.look), self.practices)
        under.addWidget(self._list)
        self._page.addWidget(self._blocks)
        self._page.addStretch(1)
        self._stack = QStackedWidget()
        for part in (QWidget(), scrolling(content, "history.page"), self.empty):
            self._stack.addWidget(part)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._stack)

    def _head(self) -> QWidget:
        head = QWidget()
        row = QHBoxLayout(head)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.title, 1, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.earlier, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.later, 0, Qt.AlignmentFlag.AlignTop)
        return head

    def _block(self, title: str, *parts: QWidget) -> QWidget:
        block = QWidget()
        column = QVBoxLayout(block)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(TextLabel(self._context.look, title, Role.ITEM))
        for part in parts:
            column.addWidget(part)
        return block

    def _connect(self) -> None:
        self.earlier.clicked.connect(lambda: self._step(WEEKS))
        self.later.clicked.connect(lambda: self._step(-WEEKS))
        self.practices.page_asked.connect(self.open_entry_asked)
        self.fault.pressed.connect(self.open)
        self._context.look.changed.connect(self._fit)
        for kind in (PracticeRemembered, EntrySaved, EntryRemoved):
            self._context.bridge.on(kind, lambda _event: self._refresh_if_seen())

    def _fit(self) -> None:
        theme = self._context.look.theme
        small = theme.large_text or self.width() < 860
        side = 28 if small else SIDE
        self._page.setContentsMargins(side, 28 if small else 40, side, 28)
        room = self.width() - 2 * side
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._outer.setDirection(down if theme.large_text or room < ROOM_FOR_THREE * theme.scale**0.5 else across)
        self._inner.setDirection(down if theme.large_text or room < ROOM_FOR_TWO * theme.scale**0.5 else across)

    def _step(self, weeks: int) -> None:
        self._weeks_back = max(0, self._weeks_back + weeks)
        self.open()

    def _found(self, found: tuple[int, Period, bool]) -> None:
        asked, period, ever = found
        if asked == self._asked:
            self._paint(history_state(period, self._services.clock.now().date(), ever=ever))

    def _paint(self, state: HistoryState) -> None:
        is_other = self.title.text() not in {"", state.title}
        self.fault.hide()
        self._blocks.show()
        self.title.set_words(state.title)
        self.title.setAccessibleDescription(state.summary)
        self.later.setEnabled(self._weeks_back > 0)
        self.days.table.show_weeks(state.weeks)
        self.days.table.setAccessibleDescription(state.summary)
        self.pairs.show_pairs(state.pairs)
        self.pairs.setVisible(bool(state.pairs))
        self.no_pairs.setVisible(not state.pairs)
        self.words.show_words(state.words)
        self.practices.show_practices(state.practices)
        self._list.setVisible(bool(state.practices))
        self._stack.setCurrentIndex(2 if state.is_empty and not self._weeks_back else 1)
        if is_other:
            announce(self, f"{state.title}. {state.summary}")

    def _fail(self, fault: CalmroomError) -> None:
        self.title.set_words("History")
        self.fault.tell(fault)
        self.fault.show()
        self._blocks.hide()
        self._stack.setCurrentIndex(1)

    def _refresh_if_seen(self) -> None:
        if self.isVisible():
            self.open()
