"""History, painted: from one session to the next, four weeks at a time, or years."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from calmroom.domain.body.body import is_region, places_of
from calmroom.domain.events import (
    AppointmentsChanged,
    BodyMapRemoved,
    BodyMapSaved,
    EntryRemoved,
    EntrySaved,
    PracticeRemembered,
    PracticeRemoved,
)
from calmroom.domain.sessions.stretch import Reach, later
from calmroom.ui.history.correcting import PracticeForm
from calmroom.ui.history.exporting import HistoryExport
from calmroom.ui.history.page import HistoryPage
from calmroom.ui.history.printing import HistoryPaper
from calmroom.ui.history.state import HistoryState, history_state
from calmroom.ui.widgets.boxes import in_column
from calmroom.ui.widgets.naming import announce, identify
from calmroom.ui.widgets.surfaces import scrolling

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from calmroom.domain.errors import CalmroomError
    from calmroom.domain.ports import Clock
    from calmroom.domain.practice import PracticeRecord
    from calmroom.services.corrections import CorrectionService
    from calmroom.services.history import HistoryService, Period
    from calmroom.services.settings import SettingsService
    from calmroom.ui.context import Context

CHANGES = (
    *(PracticeRemembered, PracticeRemoved, EntrySaved, EntryRemoved),
    *(AppointmentsChanged, BodyMapSaved, BodyMapRemoved),
)


@dataclass(frozen=True, slots=True)
class HistoryServices:
    """What History uses."""

    history: HistoryService
    corrections: CorrectionService
    settings: SettingsService
    clock: Clock


class HistoryPane(QWidget):
    """What frames the days, the days, before and after, words, practices.

    Signals:
        open_entry_asked: The id of a page of the journal.
        sessions_asked: The page of sessions is wanted.
        share_asked: Something is to be given back.
        removed: A ``Removal``.
    """

    open_entry_asked = Signal(str)
    sessions_asked = Signal()
    share_asked = Signal()
    removed = Signal(object)

    def __init__(self, services: HistoryServices, context: Context) -> None:
        super().__init__()
        self._services = services
        self._context = context
        self._is_anew = True
        self._steps = 0
        """Asked for since the days that are shown."""
        self._reach = Reach.SPAN
        self._asked = 0
        self._state = HistoryState()
        identify(self, "history", "History")
        self._make()
        self._lay()
        self._connect()

    def open(self) -> None:
        """Show these days as they are now."""
        self._asked += 1
        history, stretch = self._services.history, self._state.stretch
        if self._reach is not Reach.SPAN:
            work = partial(history.years, self._reach)
        elif stretch is None or self._is_anew:
            work = partial(history.period)
        else:
            work = partial(history.stepped, stretch, self._steps)
        self._context.tasks.run(work, partial(self._found, self._asked), self._fail)

    def forget(self) -> None:
        """Show and hold nothing of a person any more."""
        self._asked += 1
        self._is_anew, self._reach, self._steps = True, Reach.SPAN, 0
        self.head.reach.set_value(Reach.SPAN.value)
        self._paint(HistoryState())
        self.form.forget()
        self.paper.forget()
        self.exporting.forget()
        self._stack.setCurrentIndex(0)

    @property
    def shown_reach(self) -> Reach | None:
        """How far back the days that are shown reach."""
        return self._state.stretch.reach if self._state.stretch is not None else None

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Three columns, two, or one."""
        super().resizeEvent(event)
        self._fit()

    def _make(self) -> None:
        services = self._services
        self.form = PracticeForm(services.corrections, services.clock, self._context)
        self.page = HistoryPage(self._context.look, self.form)
        self.head, self.frame, self.blocks = self.page.head, self.page.frame, self.page.blocks
        self.title, self.said = self.head.title, self.page.said
        self.fault, self.empty = self.page.fault, self.page.empty
        self.exporting = HistoryExport(self.head.export, self._context)
        self.paper = HistoryPaper(self._context)

    def _lay(self) -> None:
        self._stack = QStackedWidget()
        for page in (QWidget(), scrolling(self.page, "history.page"), self.paper):
            self._stack.addWidget(page)
        in_column(self).addWidget(self._stack)

    def _connect(self) -> None:
        head, practices = self.head, self.blocks.practices
        head.earlier.clicked.connect(lambda: self._step(-1))
        head.later.clicked.connect(lambda: self._step(1))
        head.reach_asked.connect(self._choose_reach)
        head.sessions.clicked.connect(self.sessions_asked)
        head.share.clicked.connect(self.share_asked)
        head.add.clicked.connect(self.form.ask_new)
        head.export.clicked.connect(lambda: self.exporting.offer(self._state))
        head.print_button.clicked.connect(self._show_paper)
        self.paper.left.connect(self._leave_paper)
        self.exporting.written.connect(lambda name: self._say(f"Saved as {name}."))
        self.exporting.failed.connect(self._refuse)
        practices.page_asked.connect(self.open_entry_asked)
        practices.change_asked.connect(self.form.ask)
        practices.remove_asked.connect(self._remove)
        self.form.done.connect(self._done)
        self.form.left.connect(self.head.add.setFocus)
        self.form.removed.connect(self.removed)
        self.fault.pressed.connect(self.open)
        self._context.look.changed.connect(self._fit)
        for kind in CHANGES:
            self._context.bridge.on(kind, lambda _event: self._refresh_if_seen())

    def _fit(self) -> None:
        self.page.fit(self.width())

    def _step(self, way: int) -> None:
        self._steps += way
        self._is_anew = False
        self.open()

    def _choose_reach(self, value: str) -> None:
        self._reach, self._is_anew, self._steps = Reach(value), True, 0
        self.open()

    def _found(self, asked: int, period: Period) -> None:
        if asked == self._asked:
            left_out = self._services.settings.current.left_out
            hidden = {place for region in left_out if is_region(region) for place in places_of(region)}
            # Where the present days are shown, they are the present ones tomorrow too.
            self._is_anew = later(period.stretch, self._services.clock.now()) is None
            self._paint(history_state(period, self._services.clock.now(), frozenset(hidden)))
            if self._stack.currentWidget() is not self.paper:
                self._stack.setCurrentIndex(1)

    def _paint(self, state: HistoryState) -> None:
        is_other = self.title.text() not in {"", state.title}
        self._state, self._steps = state, 0
        has_later = state.stretch is not None and later(state.stretch, self._services.clock.now()) is not None
        self.page.show_state(state, has_later=has_later)
        if is_other and state.title:
            announce(self, f"{state.title}, {state.frame}. {state.summary}")

    def _show_paper(self) -> None:
        self._stack.setCurrentWidget(self.paper)
        self.paper.open(self._state)

    def _leave_paper(self) -> None:
        self._stack.setCurrentIndex(1)
        self.head.print_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _remove(self, record: PracticeRecord) -> None:
        # Its row goes, so the keyboard goes where it stays.
        self.head.add.setFocus()
        self.form.remove(record)

    def _done(self, words: str) -> None:
        self.head.add.setFocus()
        self._say(words)
        self.open()

    def _say(self, words: str) -> None:
        self.said.set_words(words)
        self.said.setVisible(bool(words))
        if words:
            announce(self, words)

    def _refuse(self, fault: CalmroomError) -> None:
        self._say(f"{fault.message} {fault.hint}".strip())

    def _fail(self, fault: CalmroomError) -> None:
        self.fault.tell(fault)
        self.page.show_fault()
        self._stack.setCurrentIndex(1)

    def _refresh_if_seen(self) -> None:
        if self.isVisible():
            self.open()
