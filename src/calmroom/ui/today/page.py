"""What stands on Today, and where."""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from calmroom.ui.fault import FaultRow, FaultWords
from calmroom.ui.theme.fonts import Role
from calmroom.ui.today.between import BetweenRow
from calmroom.ui.today.check_in import CheckInCorner
from calmroom.ui.today.left import LeftRow
from calmroom.ui.today.locked import LockedRow
from calmroom.ui.today.night import NightRow
from calmroom.ui.today.plan import Asides, SaidWords, WashCard
from calmroom.ui.today.plan_state import WHOLE
from calmroom.ui.today.reminded import RemindedRow
from calmroom.ui.today.row import PracticeRow
from calmroom.ui.today.state import LOOK_AROUND, TodayState
from calmroom.ui.widgets.flow import FlowLayout
from calmroom.ui.widgets.labels import LinkButton, TextLabel, Tone
from calmroom.ui.widgets.pictures import EmptyState, EmptyWords
from calmroom.ui.widgets.surfaces import Card, HairLine, scrolling

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from calmroom.ui.theme.look import Look

GAP, ASIDE, LEAST_COLUMN, SMALL_WINDOW = 36, 292, 380, 860
OPEN_FILE = "Open a routine file"
FAULT = FaultWords("Practices play all the same. Nothing is remembered until this is mended.", "Try again")
BEGIN = ("today.begin", "today.begin-second", "today.begin-third")
EMPTY = EmptyWords("There is no practice here.", "Settings shows where the files lie.")


class TodayPage(QWidget):
    """Greeting, offers, what was left, the wash card and the check-in: in two columns, or one."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.look = look
        self._make(look)
        self._lay()
        look.changed.connect(self._fit)

    def greet(self, greeting: str, sentence: str) -> None:
        """Say hello."""
        self._greeting.set_words(greeting)
        self._sentence.set_words(sentence)

    def show_state(self, state: TodayState) -> None:
        """Show what is known."""
        for part, row in zip_longest(self.rows, state.rows[: len(self.rows)]):
            part.setVisible(row is not None)
            if row is not None:
                part.show_row(row)
        for number, line in enumerate(self._lines, start=1):
            line.setVisible(number < len(state.rows))
        self._card.setVisible(bool(state.rows))
        self._show_plan(state)
        self._empty.setVisible(not state.rows and not state.plan.rests)
        self.library.setVisible(bool(state.rows or state.plan.has_plan))
        self.library.setText(state.library_words)
        self.library.setAccessibleName(state.library_words)
        self.library.updateGeometry()
        self.set_aside.set_words(state.set_aside)
        self.set_aside.setVisible(bool(state.set_aside))
        self.night.setVisible(state.night is not None)
        self.room.setVisible(state.offers_room)
        self.left.setVisible(state.left is not None)
        if state.left is not None:
            self.left.show_left(state.left)
        self.fault.setVisible(state.fault is not None)
        if state.fault is not None:
            self.fault.tell(state.fault)
        self.locked.setVisible(state.is_locked)
        self.check_in.setVisible(state.asks)

    def forget_plan(self) -> None:
        """Hold nothing that a therapist said."""
        self._show_plan(TodayState())
        self.reminded.hide()

    def put_first(self, widget: QWidget) -> None:
        """Show something before all that can be begun."""
        self._plan.insertWidget(0, widget)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Two columns, or one."""
        super().resizeEvent(event)
        self._fit()

    def _show_plan(self, state: TodayState) -> None:
        plan = state.plan
        self._plenty.setVisible(len(state.rows) > 1 and not plan.said)
        self.said.show_plan(plan)
        self.asides.show_plan(plan)
        self.wash.show_card(plan.card)
        words = WHOLE if plan.has_plan else OPEN_FILE
        self.plan_link.setText(words)
        self.plan_link.setAccessibleName(words)
        self.plan_link.setAccessibleDescription("" if plan.has_plan else "Key Ctrl+O")
        self.plan_link.updateGeometry()
        self.plan_link.setVisible(not state.is_locked)

    def _make(self, look: Look) -> None:
        self._greeting = TextLabel(look, "", Role.GREETING, name="today.greeting")
        self._sentence = TextLabel(look, "", Role.SECTION_LIGHT, name="today.sentence")
        self._sentence.set_measure(760)
        self._plenty = TextLabel(look, "One of these is plenty.", Role.SMALL_STRONG, Tone.INK2)
        self.rows = tuple(PracticeRow(look, name, primary=name == BEGIN[0]) for name in BEGIN)
        self._lines = tuple(HairLine(look) for _ in BEGIN[1:])
        self._card = Card(look, "today.offers")
        self.left = LeftRow(look)
        self.locked = LockedRow(look)
        self.fault = FaultRow(look, "today.fault", FAULT)
        self._empty = EmptyState(look, "today.empty", EMPTY)
        self.night = NightRow(look)
        self.set_aside = TextLabel(look, "", Role.SMALL, Tone.INK2, name="today.set-aside")
        self.library = LinkButton(look, LOOK_AROUND, "today.library")
        self.room = LinkButton(look, "Hear first how it sounds here, half a minute", "today.room-check")
        self.check_in = CheckInCorner(look)
        self.between = BetweenRow(look)
        self.said, self.asides, self.wash = SaidWords(look), Asides(look), WashCard(look)
        self.reminded = RemindedRow(look)
        self.plan_link = LinkButton(look, OPEN_FILE, "today.plan")
        self._parts: tuple[QWidget, ...] = (
            *(self.reminded, self.night, self.said, self._plenty, self._card, self.asides, self._empty),
            *(self.set_aside, self.left, self.locked, self.fault),
        )
        self.links = (self.library, self.plan_link, self.room, self.between.link)
        for part in (*self._parts, *self.links, self.check_in):
            part.hide()

    def _lay(self) -> None:
        rows = QVBoxLayout(self._card)
        rows.setContentsMargins(1, 1, 1, 1)
        rows.setSpacing(0)
        rows.addWidget(self.rows[0])
        for line, row in zip(self._lines, self.rows[1:], strict=True):
            rows.addWidget(line)
            rows.addWidget(row)
        self._plan = plan = QVBoxLayout()
        plan.setSpacing(12)
        for part in self._parts:
            plan.addWidget(part)
        links = QWidget()
        flow = FlowLayout(gap=20)
        links.setLayout(flow)
        for link in self.links:
            flow.addWidget(link)
        plan.addWidget(links)
        plan.addStretch(1)
        aside = QVBoxLayout()
        aside.setSpacing(18)
        aside.addWidget(self.wash)
        aside.addWidget(self.check_in)
        aside.addStretch(1)
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._columns.setSpacing(GAP)
        self._columns.addLayout(plan, 1)
        self._columns.addLayout(aside)
        content = QWidget()
        self._page = QVBoxLayout(content)
        self._page.setSpacing(0)
        self._page.addWidget(self._greeting)
        self._page.addSpacing(14)
        self._page.addWidget(self._sentence)
        self._page.addWidget(self.between)
        self._page.addSpacing(28)
        self._page.addLayout(self._columns)
        self._page.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scrolling(content, "today.page"))

    def _fit(self) -> None:
        theme = self.look.theme
        small = self.width() < SMALL_WINDOW or theme.large_text
        side, top = (34, 28) if small else (52, 48)
        self._page.setContentsMargins(side, top, side if small else 48, top)
        aside = round(theme.space(ASIDE))
        one = theme.large_text or self.width() - side - 48 - GAP - aside < LEAST_COLUMN
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._columns.setDirection(down if one else across)
        for part in (self.wash, self.check_in):
            part.setMinimumWidth(0 if one else aside)
            part.setMaximumWidth(round(theme.space(540)) if one else aside)
