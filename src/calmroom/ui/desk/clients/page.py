"""The room Routines, painted: clients by initials, and what is being written for each."""

from __future__ import annotations

from functools import partial
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from calmroom.ui.beside import Beside
from calmroom.ui.desk.clients.form import ClientForm
from calmroom.ui.desk.compose.listing import show_up_to
from calmroom.ui.sheet import Column
from calmroom.ui.theme.fonts import Role
from calmroom.ui.theme.icons import Icon
from calmroom.ui.widgets.buttons import OutlineButton, PrimaryButton, QuietButton
from calmroom.ui.widgets.coats import Kind
from calmroom.ui.widgets.flow import FlowLayout
from calmroom.ui.widgets.labels import LinkButton, TextLabel, Tone
from calmroom.ui.widgets.laying import clear
from calmroom.ui.widgets.naming import announce, identify
from calmroom.ui.widgets.pictures import EmptyState, EmptyWords
from calmroom.ui.widgets.surfaces import Card, HairLine, scrolling

if TYPE_CHECKING:
    from calmroom.domain.routine.desk import Client, Draft
    from calmroom.ui.desk.clients.state import ClientGroup, DraftRow
    from calmroom.ui.theme.look import Look

NAME: Final = "desk.routines"
ABOUT: Final = (
    "Clients by their initials, and what you write for each. It stays on this computer: words in your vault, "
    "recordings in a folder beside it."
)
EMPTY: Final = EmptyWords("No routine yet", "Add a client, or begin one for nobody in particular.")


class RoutinesPage(QWidget):
    """Everybody, one card each.

    Signals:
        new_asked: A new routine: the client's id, or nothing.
        draft_asked: A ``Draft`` to work on.
        draft_removed: A ``Draft``.
        client_asked: A ``Client`` to be changed.
        client_removed: A ``Client``.
        code_asked: One's own code.
    """

    new_asked = Signal(str)
    draft_asked = Signal(object)
    draft_removed = Signal(object)
    client_asked = Signal(object)
    client_removed = Signal(object)
    code_asked = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.look = look
        self._groups: tuple[ClientGroup, ...] | None = None
        self._expected = ("", "")
        identify(self, NAME, "Routines")
        self.add = OutlineButton(look, "Add a client", f"{NAME}.add", icon=Icon.ADD)
        self.new = PrimaryButton(look, "New routine", f"{NAME}.new", icon=Icon.JOURNAL)
        self.code = LinkButton(look, "Your code, for your clients", f"{NAME}.code")
        self.said = TextLabel(look, "", Role.BODY, name=f"{NAME}.said")
        self.form = ClientForm(look)
        self.empty = EmptyState(look, f"{NAME}.empty", EMPTY)
        self._list = QWidget()
        self._cards = QVBoxLayout(self._list)
        self._cards.setContentsMargins(0, 0, 0, 0)
        self._cards.setSpacing(14)
        self._sheet = Column(look, self)
        column = self._sheet.column
        column.addWidget(TextLabel(look, "Routines", Role.TITLE))
        column.addWidget(TextLabel(look, ABOUT, Role.BODY, Tone.INK2))
        column.addWidget(_row(self.new, self.add))
        for part in (self.said, self.form, self.empty, self._list):
            column.addWidget(part)
        column.addWidget(self.code, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scrolling(self._sheet, f"{NAME}.page"))
        self.said.hide()
        self.empty.hide()
        self.new.clicked.connect(lambda: self.new_asked.emit(""))
        self.add.clicked.connect(lambda: self.ask(None))
        self.code.clicked.connect(self.code_asked)
        self.form.left.connect(self.leave_form)
        self._order()

    def show_groups(self, groups: tuple[ClientGroup, ...]) -> None:
        """Show these."""
        self.empty.setVisible(not groups)
        if groups == self._groups:
            return
        held = next((b.objectName() for b in self._list.findChildren(QWidget) if b.hasFocus()), "")
        self._groups = groups
        clear(self._cards)
        for number, group in enumerate(groups):
            self._cards.addWidget(self._card(group, number))
        self._order()
        found = self._list.findChild(QWidget, held) if held else None
        if self._find(*self._expected) is not None:
            self._go_to(*self._expected)
        elif isinstance(found, QWidget):
            show_up_to(found, self)
            found.setFocus()
        elif held:
            self.new.setFocus()

    def ask(self, client: Client | None) -> None:
        """Ask about a client, or for a new one; one filled button is enough, and it is the form's."""
        self.form.ask(client)
        self.new.set_kind(Kind.OUTLINE)

    def leave_form(self, client_id: str = "") -> None:
        """Put the form away; the keyboard goes to what comes next for whoever was added, else back."""
        changed = self.form.client
        self.form.forget()
        self.new.set_kind(Kind.PRIMARY)
        key = client_id or ("" if changed is None else changed.id)
        self._go_to(key, "new" if client_id else "change")

    def say(self, words: str) -> None:
        """Say something under the heading, or nothing."""
        self.said.set_words(words)
        self.said.setVisible(bool(words))
        if words:
            announce(self, words)

    def forget(self) -> None:
        """Show and hold nothing."""
        self._groups = None
        self._expected = ("", "")
        self.new.set_kind(Kind.PRIMARY)
        clear(self._cards)
        self.say("")
        self.form.forget()
        self.empty.hide()

    def _go_to(self, client_id: str, what: str) -> None:
        """The keyboard goes to a button of a client, now or once they are shown."""
        found = self._find(client_id, what)
        self._expected = ("", "") if found is not None else (client_id, what)
        if found is None:
            self.add.setFocus()
        else:
            show_up_to(found, self)
            found.setFocus()

    def _find(self, client_id: str, what: str) -> QWidget | None:
        shown = enumerate(self._groups or ())
        at = next((number for number, one in shown if one.client is not None and one.client.id == client_id), None)
        return None if at is None else self._list.findChild(QWidget, f"{NAME}.{at}.{what}")

    def _order(self) -> None:
        """Tab goes through all of it from above."""
        cards = self._list.findChildren(QPushButton)
        for before, after in pairwise([self.new, self.add, *self.form.controls(), *cards, self.code]):
            QWidget.setTabOrder(before, after)

    def _card(self, group: ClientGroup, number: int) -> QWidget:
        card = Card(self.look, f"{NAME}.{number}")
        column = QVBoxLayout(card)
        column.setContentsMargins(20, 14, 12, 10)
        column.setSpacing(8)
        column.addWidget(self._head(group, number))
        for at, row in enumerate(group.rows):
            column.addWidget(HairLine(self.look))
            column.addWidget(self._draft(row, f"{NAME}.{number}.{at}"))
        return card

    def _head(self, group: ClientGroup, number: int) -> QWidget:
        words = QWidget()
        column = QVBoxLayout(words)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(1)
        column.addWidget(TextLabel(self.look, group.title, Role.ITEM))
        if group.line:
            column.addWidget(TextLabel(self.look, group.line, Role.SMALL, Tone.INK2))
        client = group.client
        if client is None:
            return words
        new = OutlineButton(self.look, "New routine", f"{NAME}.{number}.new")
        change = QuietButton(self.look, "Change", f"{NAME}.{number}.change")
        remove = QuietButton(self.look, "Remove", f"{NAME}.{number}.remove")
        for button, verb in ((new, "New routine for"), (change, "Change"), (remove, "Remove")):
            button.setAccessibleName(f"{verb} {client.initials}")
        new.clicked.connect(partial(self._tell_new, client.id))
        change.clicked.connect(partial(self._tell, self.client_asked, client))
        remove.clicked.connect(partial(self._tell, self.client_removed, client))
        return Beside(self.look, words, _row(new, change, remove))

    def _draft(self, row: DraftRow, name: str) -> QWidget:
        words = QWidget()
        column = QVBoxLayout(words)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(1)
        column.addWidget(TextLabel(self.look, row.title, Role.BODY_STRONG))
        column.addWidget(TextLabel(self.look, row.line, Role.SMALL, Tone.INK2))
        go_on = OutlineButton(self.look, "Open", f"{name}.open")
        remove = QuietButton(self.look, "Remove", f"{name}.remove")
        go_on.setAccessibleName(f"Open {row.title}")
        remove.setAccessibleName(f"Remove {row.title}")
        go_on.clicked.connect(partial(self._tell, self.draft_asked, row.draft))
        remove.clicked.connect(partial(self._tell, self.draft_removed, row.draft))
        return Beside(self.look, words, _row(go_on, remove))

    def _tell_new(self, client_id: str) -> None:
        self.new_asked.emit(client_id)

    def _tell(self, signal: SignalInstance, value: Draft | Client) -> None:
        signal.emit(value)


def _row(*parts: QWidget) -> QWidget:
    whole = QWidget()
    flow = FlowLayout(gap=8)
    whole.setLayout(flow)
    for part in parts:
        flow.addWidget(part)
    return whole
