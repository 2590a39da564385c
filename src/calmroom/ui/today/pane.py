"""Today, painted."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from calmroom.domain.events import PracticeRemembered, SettingsChanged
from calmroom.domain.safety import offer
from calmroom.domain.vault import VaultLocked
from calmroom.services.practice import Beginning, PracticeService
from calmroom.ui.greeting import greeting, sentence
from calmroom.ui.notices import Removal
from calmroom.ui.today.page import TodayPage
from calmroom.ui.today.state import (
    Known,
    Row,
    TodayState,
    choices_again,
    choices_for,
    today_state,
)
from calmroom.ui.widgets.naming import announce, identify

if TYPE_CHECKING:
    from collections.abc import Sequence

    from calmroom.domain.check_in import CheckIn
    from calmroom.domain.errors import CalmroomError
    from calmroom.domain.ports import Clock, Voice
    from calmroom.domain.practice import PracticeRecord
    from calmroom.services.history import HistoryService
    from calmroom.services.safety import SafetyService
    from calmroom.services.settings import SettingsService
    from calmroom.ui.context import Context


@dataclass(frozen=True, slots=True)
class TodayServices:
    """What Today uses."""

    practice: PracticeService
    safety: SafetyService
    history: HistoryService
    settings: SettingsService
    clock: Clock
    narrators: Sequence[Voice]


class TodayPane(QWidget):
    """Greets, offers, keeps what was left, and asks how it is.

    Signals:
        begin_asked: A ``Beginning``.
        library_asked: The library is wanted.
        room_check_asked: The room is to be checked.
        unlock_asked: The passphrase is to be asked for.
        removed: A ``Removal`` that can be undone.
    """

    begin_asked = Signal(object)
    library_asked = Signal()
    room_check_asked = Signal()
    unlock_asked = Signal()
    removed = Signal(object)

    def __init__(self, services: TodayServices, context: Context) -> None:
        super().__init__()
        self._services = services
        self._context = context
        self._state = TodayState(None, None, None, asks=False, fault=None)
        self._asking = self._again = False
        identify(self, "today", "Today")
        self.page = TodayPage(context.look)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.page)
        self._connect()
        context.bridge.on(PracticeRemembered, lambda _event: self._refresh_if_seen())
        context.bridge.on(SettingsChanged, lambda _event: self._refresh_if_seen())

    def open(self) -> None:
        """Say what is true now."""
        self._greet()
        self._ask()

    def forget(self) -> None:
        """Show and hold nothing of a person any more."""
        self.page.check_in.clear()
        self.page.left.forget()
        self._unremembered(self.page.check_in.answers(), VaultLocked())

    def _greet(self) -> None:
        now = self._services.clock.now()
        name = "" if self._state.is_locked else self._services.settings.current.name
        self.page.greet(greeting(now, name), sentence(now))

    def _connect(self) -> None:
        self.page.first.begun.connect(lambda: self._begin(self._state.first))
        self.page.second.begun.connect(lambda: self._begin(self._state.second))
        self.page.left.continued.connect(self._go_on)
        self.page.left.let_go.connect(self._let_go)
        self.page.library.clicked.connect(self.library_asked)
        self.page.room.clicked.connect(self.room_check_asked)
        self.page.locked.unlock.clicked.connect(self.unlock_asked)
        self.page.fault.pressed.connect(self._ask)
        self.page.check_in.changed.connect(self._ask)
        self.page.check_in.declined.connect(self._decline)

    def _ask(self) -> None:
        if self._asking:
            self._again = True
            return
        self._asking = True
        services, answers = self._services, self.page.check_in.answers()
        self._context.tasks.run(
            lambda: _look(services, answers), self._answered, lambda fault: self._unremembered(answers, fault)
        )

    def _answered(self, known: Known) -> None:
        self._asking = False
        services = self._services
        now = services.clock.now()
        state = today_state(known, services.settings.shown, now, services.narrators)
        before, self._state = self._state, state
        self._greet()
        self.page.show_state(state)
        if state.first is not None and before.first is not None and state.first != before.first:
            announce(self, f"{state.first.lead}: {state.first.title}")
        if self._again:
            self._again = False
            self._ask()

    def _unremembered(self, answers: CheckIn, fault: CalmroomError) -> None:
        scripts = self._services.practice.scripts()
        self._answered(Known(scripts, offer(scripts, answers, ()), fault=fault))

    def _begin(self, row: Row | None) -> None:
        if row is not None:
            choices = choices_for(row, self._services.settings.current)
            answers = self.page.check_in.answers()
            self.page.check_in.clear()
            self.begin_asked.emit(Beginning(row.script_id, choices, answers))

    def _go_on(self) -> None:
        left = self._state.left
        if left is not None:
            choices = choices_again(left.record, self._services.settings.current)
            self.begin_asked.emit(
                Beginning(left.record.script_id, choices, self.page.check_in.answers(), continued=left.record)
            )
            self.page.check_in.clear()

    def _let_go(self) -> None:
        left = self._state.left
        if left is not None:
            self._services.practice.let_go(left.record)
            self.page.left.hide()
            self.removed.emit(Removal(f"{left.title} is let go", lambda: self._take_back(left.record)))

    def _take_back(self, record: PracticeRecord) -> None:
        self._services.practice.take_back(record)

    def _decline(self) -> None:
        self._services.settings.change(not_today=self._services.clock.now().date().isoformat())
        self.page.check_in.clear()
        self.page.check_in.hide()
        self.page.first.button.setFocus()
        self._ask()

    def _refresh_if_seen(self) -> None:
        if self.isVisible():
            self.open()


def _look(services: TodayServices, answers: CheckIn) -> Known:
    return Known(
        scripts=services.practice.scripts(),
        offer=services.safety.offer(answers),
        records=services.history.lately(),
        left=services.practice.unfinished(),
    )
