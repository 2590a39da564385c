"""Asks the vault for what the list offers: wishes, days with pages, and questions that may be answered now."""

from __future__ import annotations

from collections import Counter
from datetime import date, datetime, time, timedelta
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal

from calmroom.domain.events import AppointmentsChanged, EntryRemoved, EntrySaved
from calmroom.domain.journal.journal import Wanted
from calmroom.ui.journal.listing.days_state import turned
from calmroom.ui.journal.listing.wishes_state import Known, shelves

if TYPE_CHECKING:
    from collections.abc import Mapping

    from calmroom.domain.journal.questions import Question
    from calmroom.ui.context import Context
    from calmroom.ui.journal.given import JournalServices
    from calmroom.ui.journal.listing.entries import EntryList

TAGS: Final = 30
BACK: Final = timedelta(days=3 * 365)
"""How far back sessions are offered."""
RECENT: Final = timedelta(weeks=6)
"""How long a session frames what was written after it."""
IN_A_MONTH: Final = 2_000
"""Pages of a month that are counted."""


class Asking(QObject):
    """Keeps what is offered beside the pages as it is in the vault.

    Signals:
        answered: A ``Question``, and an ``Answer`` or None.
        went: A ``date`` to go to.
        framed: The last session is another one.
    """

    answered = Signal(object, object)
    went = Signal(object)
    framed = Signal()

    def __init__(self, services: JournalServices, context: Context, pages: EntryList, parent: QObject) -> None:
        super().__init__(parent)
        self._services = services
        self._tasks = context.tasks
        self._list = pages
        self._asked = 0
        self.session: datetime | None = None
        """When the last session with the therapist began, if it was not long ago."""
        pages.asked.answered.connect(self.answered)
        pages.days.chosen.connect(self.went)
        pages.days.month_asked.connect(self._count)
        pages.wishes.days.toggled.connect(self._open_days)
        bridge = context.bridge
        bridge.on(AppointmentsChanged, lambda _event: self._look_if_shown())
        bridge.on(EntryRemoved, lambda event: self._ask_again(event.entry.asked))
        bridge.on(EntrySaved, lambda event: self._ask_again(event.entry.asked))

    def look(self) -> None:
        """Ask for all of it."""
        self._tasks.run(self._known, partial(self._offer, self._asked), lambda _fault: None)
        self._ask()

    def forget(self) -> None:
        """An answer on its way is dropped."""
        self._asked += 1
        self.session = None

    def _look_if_shown(self) -> None:
        if self._list.isVisible():
            self.look()

    def _ask_again(self, key: str) -> None:
        if key:
            self._ask()

    def _ask(self) -> None:
        self._tasks.run(self._services.journal.questions, partial(self._show, self._asked), lambda _fault: None)

    def _known(self) -> Known:
        now = self._services.clock.now()
        begun = self._services.appointments.occurrences(now - BACK, now)
        tags = tuple(word for word, _count in self._services.journal.tags(TAGS))
        return Known(tags, tuple(one.begins for one in begun))

    def _offer(self, asked: int, known: Known) -> None:
        if asked == self._asked:
            services = self._services
            now = services.clock.now()
            today = now.date()
            left_out = services.settings.current.left_out
            self._list.wishes.offer(shelves(known, services.practice.scripts(), left_out, today))
            last = known.sessions[-1] if known.sessions else None
            session = last if last is not None and now - last < RECENT else None
            if session != self.session:
                self.session = session
                self.framed.emit()

    def _show(self, asked: int, questions: tuple[Question, ...]) -> None:
        if asked == self._asked:
            self._list.asked.show_questions(questions)

    def _open_days(self, on: bool) -> None:  # noqa: FBT001 - the signature of toggled
        if on:
            self._list.days.open(self._services.clock.now().date())

    def _count(self, first: date) -> None:
        zone = self._services.clock.now().tzinfo
        day = timedelta(days=1)
        # A day of its own zone may begin or end up to a day before or after one of another.
        begin = datetime.combine(first, time.min, zone) - day
        end = datetime.combine(turned(first, 1), time.min, zone) + day
        work = partial(self._pages_by_day, Wanted(first=begin, end=end))
        self._tasks.run(work, partial(self._counted, self._asked, first), lambda _fault: None)

    def _pages_by_day(self, wanted: Wanted) -> Mapping[date, int]:
        return Counter(entry.written.date() for entry in self._services.journal.find(wanted, IN_A_MONTH))

    def _counted(self, asked: int, first: date, pages: Mapping[date, int]) -> None:
        if asked == self._asked:
            self._list.days.show_pages(first, pages)
