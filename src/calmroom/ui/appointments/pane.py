"""Sessions, painted: the span, those to come, those that were, a form, and a calendar file in and out."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication, QEvent, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from calmroom.domain.events import AppointmentsChanged
from calmroom.domain.sessions.span import span_of
from calmroom.ui.appointments.acts import SessionActs
from calmroom.ui.appointments.bringing import NO_NEWS, Bringing, left_out_words
from calmroom.ui.appointments.files import FileRow
from calmroom.ui.appointments.form import SessionForm
from calmroom.ui.appointments.listing import Listing
from calmroom.ui.appointments.looking import Known, Reaching, known_at
from calmroom.ui.appointments.state import form_of, new_form
from calmroom.ui.back import BackPage
from calmroom.ui.fault import FaultRow, FaultWords
from calmroom.ui.theme.fonts import Role
from calmroom.ui.theme.icons import Icon
from calmroom.ui.widgets.boxes import in_column
from calmroom.ui.widgets.buttons import OutlineButton, QuietButton
from calmroom.ui.widgets.labels import TextLabel, Tone
from calmroom.ui.widgets.naming import announce, identify
from calmroom.ui.widgets.span import SpanPicture
from calmroom.ui.widgets.surfaces import scrolling

if TYPE_CHECKING:
    from collections.abc import Callable

    from calmroom.domain.errors import CalmroomError
    from calmroom.domain.ports import Clock
    from calmroom.domain.sessions.appointments import Occurrence
    from calmroom.domain.sessions.calendar_file import IcsFound
    from calmroom.services.appointments import AppointmentService
    from calmroom.ui.appointments.bringing import Looked
    from calmroom.ui.appointments.state import Form, SessionRow
    from calmroom.ui.context import Context

NONE: Final = "No session is written down yet. With one, calmroom knows what lies between."
FAULT: Final = FaultWords("Practices play all the same.", "Try again")


@dataclass(frozen=True, slots=True)
class SessionServices:
    """What the page of sessions uses."""

    appointments: AppointmentService
    clock: Clock


class SessionsPane(BackPage):
    """Add, change, repeat and remove sessions; each removal can be undone.

    Signals:
        removed: A ``Removal``.
        left: Back to where one came from.
    """

    removed = Signal(object)

    def __init__(self, services: SessionServices, context: Context) -> None:
        super().__init__()
        self._services = services
        self._context = context
        self._known: Known | None = None
        self._reaching = Reaching()
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
        work = partial(known_at, self._services.appointments, self._services.clock.now(), self._reaching)
        self._context.tasks.run(work, partial(self._found, self._asked), self._fail)

    def forget(self) -> None:
        """Show and hold nothing of a person any more."""
        self._known = self._changing = self._keeping = None
        self._asked += 1
        self._reaching = Reaching()
        self.form.forget()
        self.bringing.forget()
        self.picture.show_span(None)
        self.sentence.set_words("")
        self.said.set_words("")
        self.listing.forget()

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
        self.listing = Listing(look)
        self.to_come, self.were = self.listing.to_come, self.listing.were
        self.bringing = Bringing(look)
        self.files = FileRow(look)
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
        column.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeft)
        under: tuple[QWidget, ...] = (self.form, self.fault, self.listing, self.bringing, self.files)
        for part in under:
            column.addWidget(part)
        column.addStretch(1)
        self._area = scrolling(content, "sessions.page")
        # Under the page and not on it: whoever did something at its lower end reads there what came of it.
        self.said.setContentsMargins(48, 8, 48, 12)
        whole = in_column(self)
        whole.addWidget(self._area, 1)
        whole.addWidget(self.said)

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
        self.listing.reach_asked.connect(self._reach)
        self.files.read_asked.connect(self.acts.look_at)
        self.files.write_asked.connect(self.acts.write)
        self.acts.looked.connect(self._looked)
        self.bringing.agreed.connect(self._bring)
        self.bringing.left.connect(self._leave_file)
        self.acts.kept.connect(self._kept)
        self.acts.not_kept.connect(self._not_kept)
        self.acts.done.connect(self._done)
        self.acts.removed.connect(self.removed)
        self.acts.failed.connect(self._refuse)
        self._context.bridge.on(AppointmentsChanged, lambda _event: self.open() if self.isVisible() else None)

    def _found(self, asked: int, known: Known) -> None:
        if asked != self._asked:
            return
        self._known = known
        now = self._services.clock.now()
        span = span_of(known.around, now)
        self.fault.hide()
        self.picture.show_span(span)
        self.sentence.set_words(span.sentence if span is not None else NONE)
        self.listing.show_known(known)
        self.files.write.setVisible(known.last is not None)

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

    def _reach(self, reaching: Reaching) -> None:
        self._reaching = reaching
        self.open()

    def _looked(self, looked: Looked) -> None:
        if not looked.news:
            self.bringing.forget()
            self._say(" ".join((NO_NEWS, *left_out_words(looked.found))))
            return
        self._say("")
        self._leave_form()
        self.bringing.tell(looked, self._services.clock.now())
        self._bring_into_sight(self.bringing)

    def _bring(self, found: IcsFound) -> None:
        self._leave_file()
        self.acts.bring(found)

    def _leave_file(self) -> None:
        self.files.bring.setFocus()
        self.bringing.forget()

    def _begin(self) -> None:
        self._changing = self._keeping = None
        before = self._known.last if self._known is not None else None
        self.form.ask("A session", new_form(self._services.clock.now(), before), is_one_of_many=False)
        self._bring_into_sight(self.form)

    def _change(self, row: SessionRow) -> None:
        self._changing, self._keeping = row.occurrence, None
        form = form_of(row.occurrence.appointment, row.occurrence, self._services.clock.now().tzinfo)
        self.form.ask("Change the session", form, is_one_of_many=row.repeats)
        self._bring_into_sight(self.form)

    def _bring_into_sight(self, card: QWidget) -> None:
        # It has its place only when all is laid out.
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
        self._area.ensureWidgetVisible(card)
        focus = card.focusWidget()
        if focus is not None:
            self._area.ensureWidgetVisible(focus)

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
