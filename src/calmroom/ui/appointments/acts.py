"""What is done with sessions, on the worker; what can be undone says how."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal

from calmroom.domain.errors import CalmroomError
from calmroom.domain.sessions.appointments import ended_before
from calmroom.ui.appointments.bringing import Looked
from calmroom.ui.appointments.state import alone, begins_of, filled, form_of, is_first, split
from calmroom.ui.notices import Removal
from calmroom.ui.paper.output import NOT_WRITTEN, save_where_asked

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from calmroom.domain.ports import Clock
    from calmroom.domain.sessions.appointments import Appointment, Occurrence
    from calmroom.domain.sessions.calendar_file import Brought, IcsFound
    from calmroom.services.appointments import AppointmentService
    from calmroom.ui.appointments.state import Form
    from calmroom.ui.tasks import Tasks

LARGEST_FILE: Final = 20_000_000
"""Bytes of a calendar file that are read; the service says what is wrong with a file that is larger."""


class SessionActs(QObject):
    """Adds, changes, takes out, ends, brings in and writes sessions.

    Signals:
        done: Something is other than before; carries what is to be said of it, or nothing.
        removed: A ``Removal``: something was taken out, or brought in, and can be undone.
        failed: A ``CalmroomError``; nothing was changed.
        kept: The ``Form`` that was added or changed; it is safe.
        not_kept: The ``Form`` that was not.
        looked: What a file would add, as ``Looked``.
    """

    done = Signal(str)
    removed = Signal(object)
    failed = Signal(object)
    kept = Signal(object)
    not_kept = Signal(object)
    looked = Signal(object)

    def __init__(self, service: AppointmentService, clock: Clock, tasks: Tasks) -> None:
        super().__init__()
        self._service = service
        self._clock = clock
        self._tasks = tasks

    def add(self, form: Form) -> None:
        """A new session."""
        service, zone = self._service, self._clock.now().tzinfo
        self._keep(lambda: service.save(filled(service.begin(), form, zone)), form)

    def change(self, one: Occurrence, form: Form, *, and_later: bool) -> None:
        """Another day, hour, name or note, for this hour alone or for those after it too."""
        service, zone = self._service, self._clock.now().tzinfo
        appointment = one.appointment

        def work() -> None:
            if appointment.repeat is None:
                service.save(filled(appointment, form, zone))
            elif and_later:
                for each in split(one, form, service.begin().id, zone):
                    service.save(each)
            else:
                own = service.move(appointment, one.day, begins_of(form, zone))[-1]
                if form != form_of(own, None, zone):
                    service.save(alone(own, form, zone))

        self._keep(work, form)

    def remove(self, one: Occurrence) -> None:
        """Take this hour out; the others stay."""
        if one.appointment.repeat is None:
            self._take_out(one.appointment)
        else:
            work = partial(self._service.leave_out, one.appointment, one.day)
            self._undoable(work, one.appointment, "Session removed")

    def end(self, one: Occurrence) -> None:
        """Take this hour out, and all that come after it."""
        if is_first(one):
            self._take_out(one.appointment)
        else:
            work = partial(self._service.save, ended_before(one.appointment, one.day))
            self._undoable(work, one.appointment, "Sessions removed")

    def look_at(self, path: Path) -> None:
        """Read a calendar file and say what it would add; nothing is changed."""
        service = self._service

        def work() -> Looked:
            found = service.read_ics(_content(path))
            return Looked(found, service.news_of(found))

        self._tasks.run(work, self.looked.emit, self.failed.emit)

    def bring(self, found: IcsFound) -> None:
        """Bring in what is in a calendar file."""
        service = self._service

        def then(brought: tuple[Brought, ...]) -> None:
            self.done.emit("")
            if brought:
                words = "1 session brought in" if len(brought) == 1 else f"{len(brought)} sessions brought in"
                back = partial(self._do, partial(service.take_back, brought), "Taken back")
                self.removed.emit(Removal(words, back))

        self._tasks.run(partial(service.bring_in, found), then, self.failed.emit)

    def write(self, path: Path) -> None:
        """Write all sessions to a calendar file that its owner alone can read."""
        service = self._service

        def work() -> None:
            save_where_asked(path, service.write_ics(), NOT_WRITTEN)

        self._tasks.run(work, lambda _: self.done.emit(f"Saved as {path.name}."), self.failed.emit)

    def _take_out(self, appointment: Appointment) -> None:
        self._undoable(partial(self._service.remove, appointment), appointment, "Session removed")

    def _undoable(self, work: Callable[[], object], before: Appointment, said: str) -> None:
        back = partial(self._do, partial(self._service.put_back, before), "Put back")

        def then(_result: object) -> None:
            self.done.emit("")
            self.removed.emit(Removal(said, back))

        self._tasks.run(work, then, self.failed.emit)

    def _keep(self, work: Callable[[], object], form: Form) -> None:
        def then(_result: object) -> None:
            self.kept.emit(form)
            self.done.emit("Kept")

        def failed(fault: CalmroomError) -> None:
            self.not_kept.emit(form)
            self.failed.emit(fault)

        self._tasks.run(work, then, failed)

    def _do(self, work: Callable[[], object], said: str) -> None:
        self._tasks.run(work, lambda _: self.done.emit(said), self.failed.emit)


def _content(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(LARGEST_FILE)
    except OSError as fault:
        raise CalmroomError("That file could not be read, so nothing was changed.", "Choose another.") from fault
