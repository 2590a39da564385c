"""The room Returned pages: what clients gave back and was opened here, by client."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget
from shiboken6 import isValid

from calmroom.domain.dates import clock_time, full_day
from calmroom.domain.events import DeskChanged
from calmroom.ui.beside import Beside
from calmroom.ui.notices import Removal
from calmroom.ui.share.reading_state import NOBODY
from calmroom.ui.sheet import Column
from calmroom.ui.theme.fonts import Role
from calmroom.ui.theme.icons import Icon
from calmroom.ui.widgets.buttons import OutlineButton, PrimaryButton, QuietButton
from calmroom.ui.widgets.flow import FlowLayout
from calmroom.ui.widgets.labels import TextLabel, Tone
from calmroom.ui.widgets.laying import clear
from calmroom.ui.widgets.naming import identify
from calmroom.ui.widgets.pictures import EmptyState, EmptyWords
from calmroom.ui.widgets.surfaces import Card, HairLine, scrolling

if TYPE_CHECKING:
    from collections.abc import Callable

    from calmroom.domain.errors import CalmroomError
    from calmroom.domain.ports import Clock
    from calmroom.domain.routine.desk import Client, Returned
    from calmroom.services.desk import DeskService
    from calmroom.ui.context import Context

NAME: Final = "desk.returned"
ABOUT: Final = "What a client chose to give you, sealed to your key. It is opened here and nowhere else."
EMPTY: Final = EmptyWords("Nothing has come back yet", "Whatever a client keeps is theirs.")


class ReturnedPane(QWidget):
    """A card for each client who gave something back.

    Signals:
        removed: A ``Removal``.
        read_asked: A ``Returned`` that is to be read.
        file_asked: A file is to be opened.
    """

    removed = Signal(object)
    read_asked = Signal(object)
    file_asked = Signal()

    def __init__(self, desk: DeskService, clock: Clock, context: Context) -> None:
        super().__init__()
        look = context.look
        self.look = look
        self._desk, self._clock, self._context = desk, clock, context
        self._asked = 0
        self._is_read = False
        identify(self, NAME, "Returned pages")
        self.file = PrimaryButton(look, "Open a page", f"{NAME}.file", icon=Icon.FOLDER)
        self.file.clicked.connect(self.file_asked)
        self.file.hide()
        self.said = TextLabel(look, "", Role.BODY, name=f"{NAME}.said")
        self.said.hide()
        self.empty = EmptyState(look, f"{NAME}.empty", EMPTY)
        self.empty.hide()
        holder = QWidget()
        self._cards = QVBoxLayout(holder)
        self._cards.setContentsMargins(0, 0, 0, 0)
        self._cards.setSpacing(14)
        self._sheet = Column(look, self)
        self._title = TextLabel(look, "Returned pages", Role.TITLE)
        for part in (self._title, TextLabel(look, ABOUT, Role.BODY, Tone.INK2), _row(self.file), self.said):
            self._sheet.column.addWidget(part)
        self._sheet.column.addWidget(self.empty)
        self._sheet.column.addWidget(holder)
        self._sheet.column.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scrolling(self._sheet, f"{NAME}.page"))
        context.bridge.on(DeskChanged, lambda _event: self._refresh_if_seen())

    def offer_reading(self) -> None:
        """Somebody listens to ``read_asked`` and ``file_asked``: what asks for them is shown."""
        self._is_read = True
        self.file.show()

    def open(self) -> None:
        """See what there is."""
        self._asked += 1
        desk = self._desk
        self._context.tasks.run(
            lambda: (desk.clients(), desk.returned()), partial(self._show, self._asked), self._refuse
        )

    def forget(self) -> None:
        """Show and hold nothing."""
        self._asked += 1
        self.said.hide()
        self.empty.hide()
        clear(self._cards)

    def _show(self, asked: int, found: tuple[tuple[Client, ...], tuple[Returned, ...]]) -> None:
        if asked != self._asked:
            return
        clients, pages = found
        names = {client.id: client.initials for client in clients}
        self.said.hide()
        self.empty.setVisible(not pages)
        clear(self._cards)
        groups = dict.fromkeys(page.client_id for page in pages)
        for number, key in enumerate(sorted(groups, key=lambda one: names.get(one, "\uffff").casefold())):
            mine = [page for page in pages if page.client_id == key]
            self._cards.addWidget(self._card(names.get(key, NOBODY), mine, f"{NAME}.{number}"))

    def _card(self, title: str, pages: list[Returned], name: str) -> QWidget:
        card = Card(self.look, name)
        column = QVBoxLayout(card)
        column.setContentsMargins(20, 14, 12, 10)
        column.setSpacing(6)
        column.addWidget(TextLabel(self.look, title, Role.ITEM))
        for at, page in enumerate(pages):
            column.addWidget(HairLine(self.look))
            column.addWidget(self._line(page, f"{name}.{at}"))
        return card

    def _line(self, page: Returned, name: str) -> QWidget:
        now = self._clock.now()
        opened = page.opened.astimezone(now.tzinfo)
        words = f"Opened on {full_day(opened.date(), now.date())}, {clock_time(opened)}"
        buttons: list[QWidget] = []
        if self._is_read:
            read = OutlineButton(self.look, "Read", f"{name}.read")
            read.setAccessibleName(f"Read what was {words[:1].lower()}{words[1:]}")
            read.clicked.connect(partial(self._tell_read, page))
            buttons.append(read)
        remove = QuietButton(self.look, "Remove", f"{name}.remove")
        remove.setAccessibleName(f"Remove what was {words[:1].lower()}{words[1:]}")
        remove.clicked.connect(partial(self._remove, page))
        label = TextLabel(self.look, words, Role.BODY)
        label.setAlignment(Qt.AlignmentFlag.AlignVCenter)
        return Beside(self.look, label, _row(*buttons, remove))

    def _tell_read(self, page: Returned) -> None:
        self.read_asked.emit(page)

    def _remove(self, page: Returned) -> None:
        back = partial(self._run, partial(self._desk.keep_returned, page))
        self._run(lambda: self._desk.remove_returned(page.id), lambda: self.removed.emit(Removal("Page removed", back)))

    def _run(self, work: Callable[[], object], then: Callable[[], None] = lambda: None) -> None:
        self._context.tasks.run(work, lambda _done: then(), self._refuse)

    def _refresh_if_seen(self) -> None:
        if isValid(self) and self.isVisible():
            self.open()

    def _refuse(self, fault: CalmroomError) -> None:
        self.said.set_words(f"{fault.message} {fault.hint}".strip())
        self.said.show()


def _row(*parts: QWidget) -> QWidget:
    whole = QWidget()
    flow = FlowLayout(gap=8)
    whole.setLayout(flow)
    for part in parts:
        flow.addWidget(part)
    return whole
