"""The room Routines at work: clients are written down, changed and taken out, and so are their drafts."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from shiboken6 import isValid

from calmroom.domain.events import DeskChanged
from calmroom.ui.desk.clients.state import beginnings, groups_of
from calmroom.ui.notices import Removal

if TYPE_CHECKING:
    from collections.abc import Callable

    from calmroom.domain.errors import CalmroomError
    from calmroom.domain.ports import Clock
    from calmroom.domain.routine.desk import Client, Draft
    from calmroom.domain.routine.handover import PublicCode
    from calmroom.services.desk import DeskService
    from calmroom.ui.context import Context
    from calmroom.ui.desk.clients.page import RoutinesPage
    from calmroom.ui.desk.clients.pages import BeginPage, CodePage
    from calmroom.ui.widgets.squares import Squares


class Clients(QObject):
    """Joins the list to the vault.

    Signals:
        removed: A ``Removal``.
        draft_made: A ``Draft`` that was begun.
        begin_asked: The page with what to begin from is wanted.
        code_asked: The page with one's own code is wanted.
    """

    removed = Signal(object)
    draft_made = Signal(object)
    begin_asked = Signal()
    code_asked = Signal()

    def __init__(self, desk: DeskService, clock: Clock, page: RoutinesPage, context: Context) -> None:
        super().__init__(page)
        self._desk, self._clock, self._page, self._context = desk, clock, page, context
        self._clients: tuple[Client, ...] = ()
        self._for = ""
        self._asked = 0
        page.new_asked.connect(self._ask_beginning)
        page.draft_removed.connect(self._remove_draft)
        page.client_removed.connect(self._remove_client)
        page.client_asked.connect(page.ask)
        page.code_asked.connect(self.code_asked)
        page.form.kept.connect(self._add)
        page.form.changed.connect(self._change)
        page.form.code_given.connect(self._read_code)
        page.form.compared.connect(self._set_code)
        context.bridge.on(DeskChanged, lambda _event: self._refresh_if_seen())

    def refresh(self) -> None:
        """See who is there, and what is written."""
        self._asked += 1
        desk = self._desk
        self._context.tasks.run(lambda: (desk.clients(), desk.drafts()), partial(self._show, self._asked), self._refuse)

    def client_of(self, draft: Draft) -> Client | None:
        """Whom a draft is for."""
        return next((one for one in self._clients if one.id == draft.client_id), None)

    def fill_beginnings(self, page: BeginPage) -> None:
        """What a routine can begin from."""
        whom = next((one.greeting or one.initials for one in self._clients if one.id == self._for), "")
        page.show_rows(whom, beginnings(self._desk.starting_points()))

    def fill_code(self, page: CodePage) -> None:
        """One's own code."""
        desk = self._desk

        def work() -> tuple[PublicCode, Squares]:
            code = desk.code()
            return code, desk.squares(code.text)

        self._context.tasks.run(work, lambda found: page.show_code(*found), self._refuse)

    def begin(self, key: str) -> None:
        """A new routine."""
        whom = self._for
        self._context.tasks.run(lambda: self._desk.new_draft(whom, key), self.draft_made.emit, self._refuse)

    def forget(self) -> None:
        """Show and hold nothing."""
        self._asked += 1
        self._clients = ()
        self._for = ""
        self._page.forget()

    def _show(self, asked: int, found: tuple[tuple[Client, ...], tuple[Draft, ...]]) -> None:
        if asked == self._asked:
            self._clients = found[0]
            self._page.show_groups(groups_of(*found, self._clock.now()))

    def _refresh_if_seen(self) -> None:
        if isValid(self._page) and self._page.isVisible():
            self.refresh()

    def _ask_beginning(self, client_id: str) -> None:
        self._for = client_id
        self.begin_asked.emit()

    def _add(self, initials: str, greeting: str) -> None:
        def work() -> Client:
            client = self._desk.new_client(initials)
            if greeting:
                self._desk.save_client(_greeted(client, greeting))
            return client

        self._context.tasks.run(work, lambda client: self._page.leave_form(client.id), self._refuse_form)

    def _change(self, client: Client) -> None:
        self._run(lambda: self._desk.save_client(client), self._page.leave_form)

    def _read_code(self, text: str) -> None:
        self._context.tasks.run(lambda: self._desk.read_code(text), self._show_words, self._refuse_form)

    def _show_words(self, code: PublicCode) -> None:
        if self._page.form.client is not None:
            self._page.form.show_words(code)

    def _set_code(self, client_id: str, text: str) -> None:
        self._context.tasks.run(lambda: self._desk.set_code(client_id, text), self._page.form.ask, self._refuse_form)

    def _remove_client(self, client: Client) -> None:
        self._page.add.setFocus()
        back = partial(self._run, partial(self._desk.save_client, client))
        self._run(
            lambda: self._desk.remove_client(client.id),
            lambda: self.removed.emit(Removal(f"{client.initials} is removed", back)),
        )

    def _remove_draft(self, draft: Draft) -> None:
        self._page.new.setFocus()
        back = partial(self._run, partial(self._desk.put_back, draft))
        self._run(
            lambda: self._desk.remove_draft(draft.id), lambda: self.removed.emit(Removal("Routine removed", back))
        )

    def _run(self, work: Callable[[], object], then: Callable[[], None] = lambda: None) -> None:
        self._context.tasks.run(work, lambda _done: then(), self._refuse)

    def _refuse(self, fault: CalmroomError) -> None:
        self._page.say(f"{fault.message} {fault.hint}".strip())

    def _refuse_form(self, fault: CalmroomError) -> None:
        self._page.form.refuse(f"{fault.message} {fault.hint}".strip())


def _greeted(client: Client, greeting: str) -> Client:
    return replace(client, greeting=greeting)
