"""Under the frame: the days, before and after, words, minutes for those who ask, and the practices."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QWidget

from calmroom.ui.history.calendar import Calendar
from calmroom.ui.history.chart import Chart
from calmroom.ui.history.figures import MINUTES, SETTLED, minutes_figure, settled_figure
from calmroom.ui.history.lists import NO_PAIRS, PracticeLines, WordLines
from calmroom.ui.history.tables import minutes_table, settled_table
from calmroom.ui.theme.fonts import Role
from calmroom.ui.widgets.boxes import in_column, in_row
from calmroom.ui.widgets.labels import LinkButton, TextLabel, Tone
from calmroom.ui.widgets.surfaces import HairLine

if TYPE_CHECKING:
    from calmroom.ui.history.state import HistoryState
    from calmroom.ui.theme.look import Look

GAP: Final = 48
ROOM_FOR_THREE: Final = 252 + 330 + 180 + 2 * GAP
ROOM_FOR_TWO: Final = 252 + 300 + GAP


class Blocks(QWidget):
    """Beside each other where there is room, else under each other."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.look = look
        self.days = Calendar(look)
        self.days_said = TextLabel(look, "", Role.SMALL, Tone.INK2, name="history.days-said")
        self.pairs = Chart(look, "history.settled", SETTLED, (("before", False), ("after", True)))
        self.no_pairs = TextLabel(look, NO_PAIRS, Role.SMALL, Tone.INK2, name="history.no-pairs")
        self.words = WordLines(look)
        self.minutes_link = LinkButton(look, "Show minutes by week", "history.show-minutes")
        self.minutes = Chart(look, "history.minutes", MINUTES)
        self.practices = PracticeLines(look)
        self.practices_title = TextLabel(look, "Practices", Role.ITEM)
        self.minutes.hide()
        self._lay()
        self.minutes_link.clicked.connect(self._turn_minutes)

    def show_blocks(self, state: HistoryState) -> None:
        """Show what was on these days."""
        self.days.show_weeks(state.weeks, are_many=state.is_many)
        self.days.table.setAccessibleDescription(state.summary)
        self.days_said.set_words(state.summary)
        has_pairs = bool(state.pairs)
        draw = partial(settled_figure, state.pairs, state.settled)
        self.pairs.show_chart(draw if has_pairs else None, settled_table(state.pairs), state.settled)
        self.pairs.setVisible(has_pairs)
        self.no_pairs.setVisible(not has_pairs)
        self.words.show_words(state.words)
        has_minutes = any(week.minutes for week in state.minutes)
        figure = partial(minutes_figure, state.minutes, state.minutes_said)
        self.minutes.show_chart(figure if has_minutes else None, minutes_table(state.minutes), state.minutes_said)
        self._minutes_block.setVisible(has_minutes)
        self.practices.show_practices(state.practices)
        self._list.setVisible(bool(state.practices))

    def fit(self, room: float) -> None:
        """Beside or under each other in so many px."""
        theme = self.look.theme
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._outer.setDirection(down if theme.large_text or room < ROOM_FOR_THREE * theme.scale**0.5 else across)
        self._inner.setDirection(down if theme.large_text or room < ROOM_FOR_TWO * theme.scale**0.5 else across)

    def _lay(self) -> None:
        under = in_column(self, 32)
        under.setContentsMargins(0, 12, 0, 0)
        top = Qt.AlignmentFlag.AlignTop
        self._outer, self._inner = in_row(gap=GAP), in_row(gap=GAP)
        self._inner.addWidget(self._block("Days", self.days, self.days_said), 0, top)
        self._inner.addWidget(self._block(SETTLED, self.no_pairs, self.pairs), 1, top)
        self._outer.addLayout(self._inner, 3)
        self._outer.addWidget(self._block("Words that came back", self.words), 1, top)
        under.addLayout(self._outer)
        self._minutes_block = QWidget()
        minutes = in_column(self._minutes_block, 6)
        minutes.addWidget(self.minutes_link, 0, Qt.AlignmentFlag.AlignLeft)
        minutes.addWidget(self.minutes)
        under.addWidget(self._minutes_block)
        self._list = QWidget()
        lines = in_column(self._list, 10)
        parts: tuple[QWidget, ...] = (self.practices_title, HairLine(self.look), self.practices)
        for part in parts:
            lines.addWidget(part)
        under.addWidget(self._list)

    def _block(self, title: str, *parts: QWidget) -> QWidget:
        block = QWidget()
        whole = in_column(block, 10)
        whole.addWidget(TextLabel(self.look, title, Role.ITEM))
        for part in parts:
            whole.addWidget(part)
        return block

    def _turn_minutes(self) -> None:
        to_shown = not self.minutes.isVisible()
        self.minutes.setVisible(to_shown)
        self.minutes_link.setText("Put the minutes away" if to_shown else "Show minutes by week")
        self.minutes_link.setAccessibleName(self.minutes_link.text())
        self.minutes_link.updateGeometry()
