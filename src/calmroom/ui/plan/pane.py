"""The plan's page: the parts between two sessions, what can be done with them, and a note."""

from __future__ import annotations

from functools import partial
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from calmroom.domain.events import AppointmentsChanged, PlansChanged
from calmroom.ui.back import BackPage
from calmroom.ui.fault import Care, FaultRow, FaultWords
from calmroom.ui.plan.acting import PlanActs
from calmroom.ui.plan.aftercare import AftercareCard
from calmroom.ui.plan.known import look as look_at
from calmroom.ui.plan.note import NoteField
from calmroom.ui.plan.said import Lines
from calmroom.ui.plan.state import GO_ON, HALF, HALF_HINT, MISSING, PAUSE, PUT_AWAY, TAKE_OUT
from calmroom.ui.plan.timeline import Timeline
from calmroom.ui.sheet import Column
from calmroom.ui.spelling.speller import Spellers
from calmroom.ui.theme.fonts import Role
from calmroom.ui.theme.icons import Icon
from calmroom.ui.widgets.buttons import OutlineButton, QuietButton
from calmroom.ui.widgets.fields import CheckBox, ComboBox
from calmroom.ui.widgets.labels import LinkButton, TextLabel, Tone
from calmroom.ui.widgets.laying import row_of
from calmroom.ui.widgets.naming import announce, identify
from calmroom.ui.widgets.pictures import EmptyState, EmptyWords
from calmroom.ui.widgets.surfaces import scrolling

if TYPE_CHECKING:
    from calmroom.domain.errors import CalmroomError
    from calmroom.domain.plan.plan import Plan
    from calmroom.ui.context import Context
    from calmroom.ui.plan.known import Known, PlanServices
    from calmroom.ui.plan.state import Act, PlanState

FAULT: Final = FaultWords("Your plan stays as it is.", "Try again")
NONE: Final = EmptyWords(
    "No plan here yet.",
    "A routine file from your therapist opens here. Without one, nothing is missing.",
    "Open a file",
)


class PlanPane(BackPage):
    """One plan at a time.

    Signals:
        left: Back to where one came from.
        removed: A ``Removal``.
        file_asked: A routine file is to be opened.
        code_asked: One's own code is wanted.
        compare_asked: The words of whoever signed are to be compared; carries the id of the plan.
        share_asked: Something is to be given back.
    """

    removed = Signal(object)
    file_asked = Signal()
    code_asked = Signal()
    compare_asked = Signal(str)
    share_asked = Signal()

    def __init__(self, services: PlanServices, context: Context) -> None:
        super().__init__()
        self._services, self._context = services, context
        self._plan_id, self._asked = "", 0
        self._is_showing = False
        self._state: PlanState | None = None
        self.acts = PlanActs(services.plans, context.tasks)
        identify(self, "plan", "The plan")
        self._make()
        self._lay()
        self._connect()

    def open(self, plan_id: str = "") -> None:
        """Show a plan as it is now; without an id the one that was shown, or the newest."""
        self._plan_id = plan_id or self._plan_id
        self._asked += 1
        work = partial(look_at, self._services, self._plan_id)
        self._context.tasks.run(work, partial(self._found, self._asked), self._fail)

    def begin(self) -> None:
        """Show it from its top."""
        self._area.verticalScrollBar().setValue(0)
        self.open()
        self.back.setFocus(Qt.FocusReason.OtherFocusReason)

    def save_now(self) -> None:
        """Have what is being written kept."""
        self.note.save_now()

    def forget(self) -> None:
        """Show and hold nothing of a person any more."""
        self._asked += 1
        self._plan_id, self._state = "", None
        self.note.forget()
        for label in (self.title, self.whose, self.facts, self.standing, self.greeting):
            label.set_words("")
        self.timeline.show_stretches(())
        self.card.show_words("", "")
        self.rules.say(())
        self.missing.say("")
        self.which.clear()
        self._body.hide()
        self.none.hide()

    def _make(self) -> None:
        look = self._context.look
        self.back = QuietButton(look, "Back", "plan.back", icon=Icon.BACK)
        self.which = ComboBox(look, "plan.which", "Which plan")
        self.title = TextLabel(look, "", Role.TITLE, name="plan.title")
        self.whose = TextLabel(look, "", Role.BODY, name="plan.sender")
        self.facts = TextLabel(look, "", Role.SMALL, Tone.INK2, name="plan.facts")
        self.standing = TextLabel(look, "", Role.BODY_STRONG, name="plan.standing")
        self.missing = Care(look, "plan.missing")
        self.again = OutlineButton(look, "Open its file", "plan.again")
        self.greeting = TextLabel(look, "", Role.PROMPT, name="plan.greeting")
        self.half = CheckBox(look, HALF, "plan.half")
        self.half.setAccessibleDescription(HALF_HINT)
        self.pause = OutlineButton(look, PAUSE, "plan.pause")
        self.pause.keep_room_for(PAUSE, GO_ON)
        self.timeline = Timeline(look)
        self.card = AftercareCard(look, "plan.aftercare")
        self.rules = Lines(look, "plan.rules", "What holds for the whole")
        self.note = NoteField(self._services.plans, self._context)
        Spellers(self._services.spelling, self._context, self).attend(self.note.field)
        self.code = LinkButton(look, "Your code, for your therapist", "plan.code")
        self.compare = LinkButton(look, "Compare the words", "plan.compare")
        self.file = LinkButton(look, "Open a routine file", "plan.file")
        self.share = LinkButton(look, "What my therapist will see", "plan.share")
        self.away = QuietButton(look, PUT_AWAY, "plan.away")
        self.remove = QuietButton(look, "Remove the plan", "plan.remove")
        self.remove.setAccessibleDescription("What you did and wrote stays")
        self.fault = FaultRow(look, "plan.fault", FAULT)
        self.none = EmptyState(look, "plan.none", NONE)
        self.fault.hide()
        self.none.hide()

    def _lay(self) -> None:
        look = self._context.look
        self._content = Column(look, self)
        column = self._content.column
        column.addWidget(self.back, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.fault)
        column.addWidget(self.none)
        self._body = QWidget()
        inner = QVBoxLayout(self._body)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(14)
        inner.addWidget(self.which, 0, Qt.AlignmentFlag.AlignLeft)
        for part in (self.title, self.whose, self.facts, self.standing, self.missing):
            inner.addWidget(part)
        inner.addWidget(self.again, 0, Qt.AlignmentFlag.AlignLeft)
        inner.addWidget(self.greeting)
        inner.addWidget(row_of(self.half, self.pause))
        for each in (self.timeline, self.card, self.rules, self.note):
            inner.addWidget(each)
        inner.addWidget(row_of(self.share, self.compare, self.code, self.file, gap=20))
        inner.addWidget(row_of(self.away, self.remove))
        column.addWidget(self._body)
        column.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        self._area = scrolling(self._content, "plan.page")
        whole.addWidget(self._area)
        self._body.hide()

    def _connect(self) -> None:
        acts, bridge = self.acts, self._context.bridge
        self.back.clicked.connect(self.left)
        self.which.activated.connect(lambda _at: self.open(str(self.which.currentData())))
        self.half.toggled.connect(self._set_half)
        self.pause.clicked.connect(self._turn_pause)
        self.away.clicked.connect(self._turn_away)
        self.remove.clicked.connect(self._remove)
        self.code.clicked.connect(self.code_asked)
        self.compare.clicked.connect(lambda: self.compare_asked.emit(self._plan_id))
        for way in (self.file, self.again):
            way.clicked.connect(self.file_asked)
        self.share.clicked.connect(self.share_asked)
        self.none.asked.connect(self.file_asked)
        self.fault.pressed.connect(self.open)
        self.timeline.acted.connect(self._act)
        acts.failed.connect(self._fail)
        acts.removed.connect(self.removed)
        acts.gone.connect(self._is_gone)
        for event in (PlansChanged, AppointmentsChanged):
            bridge.on(event, lambda _event: self.open() if self.isVisible() else None)

    def _found(self, asked: int, known: Known) -> None:
        if asked != self._asked:
            return
        self.fault.hide()
        self._state = state = known.state
        self._body.setVisible(state is not None)
        self.none.setVisible(state is None)
        if state is not None:
            self._plan_id = state.id
            self._show_which(known.plans)
            self._show(state)

    def _show_which(self, plans: tuple[Plan, ...]) -> None:
        self.which.clear()
        for plan in plans:
            self.which.addItem(plan.routine.title or "A plan", plan.id)
        self.which.setCurrentIndex(max(0, self.which.findData(self._plan_id)))
        self.which.setVisible(len(plans) > 1)

    def _show(self, state: PlanState) -> None:
        self.title.set_words(state.title)
        self.whose.set_words(state.sender)
        self.facts.set_words(f"{state.facts} {state.trust}".strip())
        self.compare.setVisible(state.is_comparable)
        for label, words in ((self.standing, state.standing), (self.greeting, state.greeting)):
            label.set_words(words)
            label.setVisible(bool(words))
        self.missing.say(*(MISSING if state.is_missing else ("",)))
        self.again.setVisible(state.is_missing)
        self._is_showing = True
        self.half.setChecked(state.is_half)
        self._is_showing = False
        self.half.setVisible(state.is_live and state.has_half)
        self.pause.set_text(GO_ON if state.is_paused else PAUSE)
        self.pause.setVisible(state.is_live)
        self._show_stretches(state)
        self.card.show_words(state.quiet, state.aftercare)
        self.rules.say(state.rules)
        self.note.show_note(state.id, state.note_title, state.note)
        self.away.set_text(TAKE_OUT if state.is_ended else PUT_AWAY)
        self._order_focus()

    def _show_stretches(self, state: PlanState) -> None:
        """The control that was pressed may be another now: the keyboard stays where it was."""
        controls = self.timeline.controls()
        had = next((number for number, one in enumerate(controls) if one.hasFocus()), None)
        self.timeline.show_stretches(state.stretches)
        now = self.timeline.controls()
        if had is not None and now:
            now[min(had, len(now) - 1)].setFocus(Qt.FocusReason.OtherFocusReason)

    def _order_focus(self) -> None:
        order = [self.back, self.which, self.again, self.half, self.pause, *self.timeline.controls(), self.note.field]
        for before, after in pairwise([*order, self.share, self.compare, self.code, self.file, self.away, self.remove]):
            QWidget.setTabOrder(before, after)

    def _act(self, item_id: str, act: Act) -> None:
        self.acts.act(self._plan_id, item_id, act)

    def _set_half(self, is_half: bool) -> None:  # noqa: FBT001 - the signature of the signal
        if not self._is_showing:
            self.acts.set_half(self._plan_id, is_half=is_half)

    def _turn_pause(self) -> None:
        if self._state is not None:
            self.acts.set_paused(self._plan_id, is_paused=not self._state.is_paused)
            announce(self, "The plan goes on." if self._state.is_paused else "The plan is paused. It keeps its place.")

    def _turn_away(self) -> None:
        if self._state is not None:
            self.acts.set_ended(self._plan_id, is_ended=not self._state.is_ended)

    def _remove(self) -> None:
        self.note.save_now()
        self.back.setFocus(Qt.FocusReason.OtherFocusReason)
        self.acts.remove(self._plan_id)

    def _is_gone(self) -> None:
        self._plan_id = ""
        self.note.forget()
        self.open()

    def _fail(self, fault: CalmroomError) -> None:
        self.fault.tell(fault)
        self.fault.show()
