"""Looks through the folder for scripts of one's own, shows one, and takes it in when somebody agrees."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from calmroom.domain.events import LibraryChanged
from calmroom.domain.timeline import choices_of
from calmroom.ui.library.own.state import groups_of, own_words, preview_of
from calmroom.ui.widgets.naming import announce

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from calmroom.domain.errors import CalmroomError
    from calmroom.domain.library.personal import PersonalScript, Preview
    from calmroom.domain.timeline import Choices
    from calmroom.services.personal import PersonalService
    from calmroom.services.settings import SettingsService
    from calmroom.ui.context import Context
    from calmroom.ui.library.own.page import OwnPage


class Owning(QObject):
    """Joins the folder to its page. Everything that reads a file is done on the worker.

    Signals:
        told: What the Library says of them: a line, and the words of the link that opens the page.
        taken: Practices came or went.
    """

    told = Signal(str, str)
    taken = Signal()

    def __init__(self, personal: PersonalService, settings: SettingsService, page: OwnPage, context: Context) -> None:
        super().__init__(page)
        self._personal = personal
        self._settings = settings
        self._page = page
        self._context = context
        self._found: tuple[PersonalScript, ...] = ()
        page.look_asked.connect(self._look_at)
        page.agreed.connect(self._agree)
        page.out_asked.connect(self._take_out)
        context.bridge.on(LibraryChanged, lambda _event: self.taken.emit())

    def look(self) -> None:
        """See what is in the folder now."""
        self._run(self._personal.look, self._show)

    def bring(self, paths: tuple[Path, ...]) -> None:
        """Take files into the folder, where they wait to be seen like all others."""
        self._run(lambda: self._personal.bring(paths), self._show)

    def _show(self, found: tuple[PersonalScript, ...]) -> None:
        self._found = found
        self._page.show_groups(groups_of(found))
        self.told.emit(*own_words(found))

    def _look_at(self, name: str) -> None:
        script = next((one.script for one in self._found if one.name == name), None)
        if script is None:
            return
        choices: Choices = choices_of(self._settings.current, script.minutes.usual)
        self._page.show_waiting()
        self._run(lambda: self._personal.preview(name, choices), self._show_preview)

    def _show_preview(self, seen: Preview) -> None:
        shown = preview_of(seen)
        if shown is None:
            self.look()
        else:
            self._page.show_preview(shown)

    def _agree(self, name: str, mark: str) -> None:
        self._run(lambda: self._personal.agree(name, mark), lambda _done: self._is_in())

    def _is_in(self) -> None:
        announce(self._page, "It is in your library now.")
        self._page.show_list()
        self.look()

    def _take_out(self, name: str) -> None:
        self._run(lambda: self._personal.withdraw(name), lambda _done: self.look())

    def _run(self, work: Callable[[], object], then: Callable[..., None]) -> None:
        self._context.tasks.run(work, then, self._say)

    def _say(self, fault: CalmroomError) -> None:
        """What hindered it is said on the page, and the folder is looked through anew."""
        self._page.show_list()
        self._page.show_groups(groups_of(self._found), f"{fault.message} {fault.hint}".strip())
        announce(self._page, fault.message)
