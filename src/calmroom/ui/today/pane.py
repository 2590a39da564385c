"""Today, painted."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from calmroom.domain.events import AppointmentsChanged, PlansChanged, PracticeRemembered, SettingsChanged
from calmroom.domain.sessions.span import Span, span_of
from calmroom.domain.vault.vault import VaultLocked
from calmroom.services.practice import Beginning, PracticeService
from calmroom.ui.greeting import greeting, sentence, shortened
from calmroom.ui.notices import Removal
from calmroom.ui.today.page import TodayPage
from calmroom.ui.today.people import FIRST, OTHERS, PeopleFirst
from calmroom.ui.today.state import (
    Known,
    TodayState,
    choices_again,
    choices_for,
    today_state,
)
from calmroom.ui.widgets.naming import announce, identify

if TYPE_CHECKING:
    from collections.abc import Sequence

    from calmroom.domain.care.check_in import CheckIn, Hard
    from calmroom.domain.errors import CalmroomError
    from calmroom.domain.ports import Clock, Voice
    from calmroom.domain.practice import PracticeRecord
    from calmroom.services.appointments import AppointmentService
    from calmroom.services.calling import CallingService
    from calmroom.services.history import HistoryService
    from calmroom.services.plan import PlanService
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
    calling: CallingService
    appointments: AppointmentService
    plan: PlanService


@dataclass(frozen=True, slots=True)
class Said:
    """What was answered."""

    check_in: CheckIn
    hard: Hard | None


class TodayPane(QWidget):
    """Greets, offers, keeps what was left, and asks how it is.

    Signals:
        begin_asked: A ``Beginning``.
        library_asked: The library is wanted.
        room_check_asked: The room is to be checked.
        unlock_asked: The passphrase is to be asked for.
        removed: A ``Removal`` that can be undone.
        ground_asked: Ground me, from the people to call.
        sessions_asked: The page of sessions is wanted.
        night_asked: How the night was is to be said; carries the PracticeRecord.
        plan_asked: The page of the plan is wanted.
        file_asked: A routine file is to be opened.
        practice_asked: The id of a practice whose page is wanted.
    """

    begin_asked = Signal(object)
    library_asked = Signal()
    room_check_asked = Signal()
    unlock_asked = Signal()
    removed = Signal(object)
    ground_asked = Signal()
    sessions_asked = Signal()
    night_asked = Signal(object)
    plan_asked = Signal()
    file_asked = Signal()
    practice_asked = Signal(str)

    def __init__(self, services: TodayServices, context: Context) -> None:
        super().__init__()
        self._services = services
        self._context = context
        self._state = TodayState()
        self._asking = self._again = False
        self._people: PeopleFirst | None = None
        self._slept = ""
        self._opened = 0
        self._between: Span | None = None
        identify(self, "today", "Today")
        self.page = TodayPage(context.look)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.page)
        self._connect()
        context.look.changed.connect(self._greet)
        context.bridge.on(PracticeRemembered, lambda _event: self._refresh_if_seen())
        context.bridge.on(SettingsChanged, lambda _event: self._refresh_if_seen())
        context.bridge.on(AppointmentsChanged, lambda _event: self._refresh_if_seen())
        context.bridge.on(PlansChanged, lambda _event: self._refresh_if_seen())

    def open(self) -> None:
        """Say what is true now."""
        self._greet()
        self._ask()
        self._opened += 1
        self._context.tasks.run(
            self._span, partial(self._show_span, self._opened), lambda _f: self.page.between.forget()
        )

    def take_answers(self) -> CheckIn:
        """What was answered here, for a practice that is begun elsewhere; asked again the next time."""
        answers = self.page.check_in.answers()
        self.page.check_in.clear()
        return answers

    def forget(self) -> None:
        """Show and hold nothing of a person any more."""
        self.page.check_in.clear()
        self.page.left.forget()
        self._opened += 1
        self._between = None
        self.page.between.forget()
        self.page.forget_plan()
        self._unremembered(Said(self.page.check_in.answers(), None), VaultLocked())

    def _greet(self) -> None:
        now = self._services.clock.now()
        name = "" if self._state.is_locked else self._services.settings.current.name
        span = self._between if self._state.plan.has_plan else None
        between = span.sentence if span is not None else ""
        words = sentence(now, has_plan=self._state.plan.has_plan, between=between)
        if between and self._context.look.theme.large_text:
            words = shortened(between)
        self.page.greet(greeting(now, name), words)
        self.page.between.set_said_above(is_said=span is not None)

    def _span(self) -> Span | None:
        now = self._services.clock.now()
        return span_of(self._services.appointments.around(now), now)

    def _show_span(self, opened: int, span: Span | None) -> None:
        if opened == self._opened:
            self._between = span
            self._show_between()
            self._greet()

    def _show_between(self) -> None:
        plan = self._state.plan
        said = f"{plan.card.title}." if plan.card is not None and plan.is_quiet else ""
        self.page.between.show_span(self._between, plan.quiet_until, said)

    def _connect(self) -> None:
        for number, row in enumerate(self.page.rows):
            row.begun.connect(lambda number=number: self._begin(number))
        self.page.left.continued.connect(self._go_on)
        self.page.left.let_go.connect(self._let_go)
        self.page.library.clicked.connect(self.library_asked)
        self.page.room.clicked.connect(self.room_check_asked)
        self.page.between.link.clicked.connect(self.sessions_asked)
        self.page.locked.unlock.clicked.connect(self.unlock_asked)
        self.page.fault.pressed.connect(self._ask)
        self.page.check_in.changed.connect(self._ask)
        self.page.check_in.declined.connect(self._decline)
        self.page.check_in.said.connect(self._say)
        self.page.night.say.clicked.connect(lambda: self.night_asked.emit(self._state.night))
        self.page.night.no.clicked.connect(self._leave_night)
        self.page.plan_link.clicked.connect(self._ask_for_plan)
        self.page.asides.practice_asked.connect(self.practice_asked)

    def _ask(self) -> None:
        if self._asking:
            self._again = True
            return
        self._asking = True
        services, said = self._services, Said(self.page.check_in.answers(), self.page.check_in.hard)
        self._context.tasks.run(
            lambda: _look(services, said), self._answered, lambda fault: self._unremembered(said, fault)
        )

    def _answered(self, known: Known) -> None:
        self._asking = False
        services = self._services
        now = services.clock.now()
        state = today_state(known, services.settings.shown, now, services.narrators)
        if state.night is not None and state.night.id == self._slept:
            state = replace(state, night=None)
        before, self._state = self._state, state
        self._greet()
        if self._between is not None:
            self._show_between()
        self.page.show_state(state)
        self._show_people(state)
        if state.rows and before.rows and state.rows[0] != before.rows[0]:
            announce(self, f"{state.rows[0].lead}: {state.rows[0].title}")
        if self._again:
            self._again = False
            self._ask()

    def _unremembered(self, said: Said, fault: CalmroomError) -> None:
        scripts = self._services.practice.scripts()
        suggestions = self._services.safety.unremembered(said.check_in, said.hard)
        self._answered(Known(scripts, suggestions, fault=fault))

    def _show_people(self, state: TodayState) -> None:
        """Whom to call, before everything else; made the first time it is needed."""
        words = FIRST if state.calls_first else OTHERS if state.asks_for_others else None
        if words is None:
            if self._people is not None:
                self._people.forget()
            return
        if self._people is None:
            self._people = people = PeopleFirst(self._services.calling, self._context)
            people.ground.clicked.connect(self.ground_asked)
            people.safe.clicked.connect(self._take_back_unsafe)
            self.page.put_first(people)
        self._people.show_words(words)

    def _say(self, hard: Hard | None) -> None:
        self._services.safety.say(hard)
        self._ask()

    def _take_back_unsafe(self) -> None:
        self.page.check_in.take_back()
        self._say(None)
        self.page.rows[0].button.setFocus()

    def _leave_night(self) -> None:
        night = self._state.night
        self._slept = night.id if night is not None else ""
        self.page.night.hide()
        self.page.rows[0].button.setFocus()

    def _begin(self, number: int) -> None:
        if number < len(self._state.rows):
            row = self._state.rows[number]
            choices = choices_for(row, self._services.settings.current)
            self.begin_asked.emit(Beginning(row.script_id, choices, self.take_answers()))

    def _go_on(self) -> None:
        left = self._state.left
        if left is not None:
            choices = choices_again(left.record, self._services.settings.current)
            self.begin_asked.emit(Beginning(left.record.script_id, choices, self.take_answers(), continued=left.record))

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
        self.page.rows[0].button.setFocus()
        self._ask()

    def _ask_for_plan(self) -> None:
        (self.plan_asked if self._state.plan.has_plan else self.file_asked).emit()

    def _refresh_if_seen(self) -> None:
        if self.isVisible():
            self.open()


def _look(services: TodayServices, said: Said) -> Known:
    gates = services.safety.gates()
    return Known(
        scripts=services.practice.scripts(),
        suggestions=services.safety.suggest(said.check_in, said.hard),
        records=services.history.lately(),
        left=services.practice.unfinished(),
        closed=frozenset(key for key, gate in gates.items() if not gate.is_open),
        night=services.safety.night(),
        plan=services.plan.today(check_in=said.check_in, hard=said.hard),
    )
