"""Sessions, painted: the span, those to come, those that were, a form, and a calendar file in and out."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from calmroom.domain.events import AppointmentsChanged
from calmroom.domain.span import span_of
from calmroom.ui.appointments.acts import SessionActs
from calmroom.ui.appointments.form import SessionForm
from calmroom.ui.appointments.rows import SessionRows
from calmroom.ui.appointments.state import form_of, new_form, rows_of
from calmroom.ui.asking import PathQuestion
from calmroom.ui.fault import FaultRow, FaultWords
from calmroom.ui.theme.fonts import Role
from calmroom.ui.theme.icons import Icon
from calmroom.ui.widgets.buttons import OutlineButton, QuietButton
from calmroom.ui.widgets.flow import FlowLayout
from calmroom.ui.widgets.labels import TextLabel, Tone
from calmroom.ui.widgets.naming import announce, identify
from calmroom.ui.widgets.span import SpanPicture
from calmroom.ui.widgets.surfaces import scrolling

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QKeyEvent

    from calmroom.domain.appointments import Appointment, Between, Occurrence
    from calmroom.domain.errors import CalmroomError
    from calmroom.domain.ports import Clock
    from calmroom.services.appointments import AppointmentService
    from calmroom.ui.appointments.state import Form, SessionRow
    from calmroom.ui.context import Context

AHEAD: Final = timedelta(days=184)
BEHIND: Final = timedelta(days=366)
FILES: Final = "Calendar files (*.ics)"
NAME: Final = "calmroom sessions.ics"
NONE: Final = "No session is written down yet. With one, calmroom knows what lies between."
FAULT: Final = FaultWords("Practices play all the same.", "Try again")


@dataclass(frozen=True, slots=True)
class SessionServices:
    """What the page of sessions uses."""

    appointments: AppointmentService
    clock: Clock


@dataclass(frozen=True, slots=True)
class _Known:
    around: Between
    rows: tuple[SessionRow, ...] = field(repr=False)
    last: Appointment | None


class SessionsPane(QWidget):
    """Add, change, repeat and remove sessions; each removal can be undone.

    Signals:
        removed: A ``Removal``.
        left: Back to where one came from.
    """

    removed = Signal(object)
    left = Signal()

    def __init__(self, services: SessionServices, context: Context) -> None:
        super().__init__()
        self._services = services
        self._context = context
        self._known: _Known | None = None
        self._asked = 0
        self._changing: Occurrence | None = None
        self._keeping: Form | None = None
        self.acts = SessionActs(services.appointments, services.clock, context.tasks)
        identify(self, "sessions", "Sessions")
        self._make()
        self._lay()
        self._connect()

    def open(self) -> None:
        """Show the sessions as they are now."""
        self._asked += 1
        self._context.tasks.run(partial(_look, self._services), partial(self._found, self._asked), self._fail)

    def forget(self) -> None:
        """Show and hold nothing of a person any more."""
        self._known = self._changing = self._keeping = None
        self._asked += 1
        self.form.forget()
        self.picture.show_span(None)
        self.sentence.set_words("")
        self.said.set_words("")
        for rows in (self.to_come, self.were):
            rows.show_rows(())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _make(self) -> None:
        look = self._context.look
        self.back = QuietButton(look, "Back", "sessions.back", icon=Icon.BACK)
        self.title = TextLabel(look, "Sessions with your therapist", Role.TITLE, name="sessions.title")
        self.sentence = TextLabel(look, "", Role.BODY, name="sessions.sentence")
        self.picture = SpanPicture(look, "sessions.span")
        self.add = OutlineButton(look, "Add a session", "sessions.add", icon=Icon.ADD)
        self.form = SessionForm(look)
        self.fault = FaultRow(look, "sessions.fault", FAULT)
        self.said = TextLabel(look, "", Role.SMALL, Tone.INK2, name="sessions.said")
        self.heading = TextLabel(look, "To come", Role.ITEM)
        self.to_come = SessionRows(look, "sessions.to-come", "To come")
        self.past = TextLabel(look, "Earlier", Role.ITEM)
        self.were = SessionRows(look, "sessions.were", "Earlier")
        self.bring = QuietButton(look, "Bring in a calendar file", "sessions.bring", icon=Icon.ADD)
        self.write = QuietButton(look, "Save as a calendar file", "sessions.write", icon=Icon.EXPORT)
        self._asks = PathQuestion(self.bring, "Choose a calendar file", FILES)
        self._saves = PathQuestion(self.write, "Save as a calendar file", FILES)
        for part in (self.form, self.fault, self.said):
            part.hide()

    def _lay(self) -> None:
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(48, 24, 48, 28)
        column.setSpacing(14)
        column.addWidget(self.back, 0, Qt.AlignmentFlag.AlignLeft)
        parts: tuple[QWidget, ...] = (self.title, self.sentence, self.picture)
        for part in parts:
            column.addWidget(part)
        row = QHBoxLayout()
        row.addWidget(self.add)
        row.addStretch(1)
        column.addLayout(row)
        under: tuple[QWidget, ...] = (
            *(self.form, self.fault, self.said),
            *(self.heading, self.to_come, self.past, self.were),
        )
        for part in under:
            column.addWidget(part)
        files = QWidget()
        flow = FlowLayout(gap=10)
        files.setLayout(flow)
        flow.addWidget(self.bring)
        flow.addWidget(self.write)
        column.addWidget(files)
        column.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scrolling(content, "sessions.page"))

    def _connect(self) -> None:
        self.back.clicked.connect(self.left)
        self.add.clicked.connect(self._begin)
        self.form.saved.connect(self._keep)
        self.form.left.connect(self._leave_form)
        self.fault.pressed.connect(self.open)
        for rows in (self.to_come, self.were):
            rows.change_asked.connect(self._change)
            rows.remove_asked.connect(partial(self._take_out, self.acts.remove))
            rows.end_asked.connect(partial(self._take_out, self.acts.end))
        self.bring.clicked.connect(lambda: self._asks.ask(Path.home()))
        self.write.clicked.connect(lambda: self._saves.ask_for_new(Path.home() / NAME))
        self._asks.chosen.connect(self.acts.bring)
        self._saves.chosen.connect(self.acts.write)
        self.acts.kept.connect(self._kept)
        self.acts.not_kept.connect(self._not_kept)
        self.acts.done.connect(self._done)
        self.acts.removed.connect(self.removed)
        self.acts.failed.connect(self._refuse)
        self._context.bridge.on(AppointmentsChanged, lambda _event: self.open() if self.isVisible() else None)

    def _found(self, asked: int, known: _Known) -> None:
        if asked != self._asked:
            return
        self._known = known
        now = self._services.clock.now()
        span = span_of(known.around, now)
        self.fault.hide()
        self.picture.show_span(span)
        self.sentence.set_words(span.sentence if span is not None else NONE)
        coming = [row for row in known.rows if not row.is_past]
        before = [row for row in known.rows if row.is_past]
        self.to_come.show_rows(coming)
        self.were.show_rows(before)
        self.heading.setVisible(bool(coming))
        self.past.setVisible(bool(before))
        self.write.setVisible(bool(known.rows))

    def _fail(self, fault: CalmroomError) -> None:
        self.fault.tell(fault)
        self.fault.show()

    def _done(self, words: str) -> None:
        self._say(words)
        self.open()

    def _say(self, words: str) -> None:
        self.said.set_words(words)
        self.said.setVisible(bool(words))
        if words:
            announce(self, words)

    def _begin(self) -> None:
        self._changing = self._keeping = None
        before = self._known.last if self._known is not None else None
        self.form.ask("A session", new_form(self._services.clock.now(), before), is_one_of_many=False)

    def _change(self, row: SessionRow) -> None:
        self._changing, self._keeping = row.occurrence, None
        form = form_of(row.occurrence.appointment, row.occurrence, self._services.clock.now().tzinfo)
        self.form.ask("Change the session", form, is_one_of_many=row.repeats)

    def _leave_form(self) -> None:
        self._changing = self._keeping = None
        self.form.forget()
        self.add.setFocus()

    def _keep(self, form: Form, and_later: bool) -> None:  # noqa: FBT001 - the signature of the signal
        self._keeping = form
        self.form.wait()
        if self._changing is None:
            self.acts.add(form)
        else:
            self.acts.change(self._changing, form, and_later=and_later)

    def _kept(self, form: Form) -> None:
        if form is self._keeping:
            self._leave_form()

    def _not_kept(self, form: Form) -> None:
        if form is self._keeping:
            self._keeping = None
            self.form.save.setEnabled(True)

    def _take_out(self, act: Callable[[Occurrence], None], row: SessionRow) -> None:
        # Its row goes, so the keyboard goes where it stays.
        self.add.setFocus()
        act(row.occurrence)

    def _refuse(self, fault: CalmroomError) -> None:
        self._say(f"{fault.message} {fault.hint}".strip())


def _look(services: SessionServices) -> _Known:
    now = services.clock.now()
    service = services.appointments
    around = service.around(now)
    found: tuple[Occurrence, ...] = service.occurrences(now - BEHIND, now + AHEAD)
    last = around.last or around.next
    return _Known(around, rows_of(found, now), last.appointment if last is not None else None)
