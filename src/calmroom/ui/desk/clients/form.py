"""One client: initials, how they are greeted, and the code that files are sealed to."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from calmroom.domain.routine.desk import MOST_INITIALS
from calmroom.ui.desk.clients.state import SEALED, UNSEALED, words_of
from calmroom.ui.theme.fonts import Role
from calmroom.ui.widgets.buttons import OutlineButton, PrimaryButton, QuietButton
from calmroom.ui.widgets.fields import TextField
from calmroom.ui.widgets.flow import FlowLayout
from calmroom.ui.widgets.labels import TextLabel, Tone
from calmroom.ui.widgets.naming import announce
from calmroom.ui.widgets.surfaces import Card

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from calmroom.domain.routine.desk import Client
    from calmroom.domain.routine.handover import PublicCode
    from calmroom.ui.theme.look import Look

NAME: Final = "desk.client"
LONGEST: Final = 40
COMPARE: Final = "Read these words to each other, in the room or by phone. If they are the same, the code is theirs."


class ClientForm(Card):
    """Asks for all that is kept of a client.

    Signals:
        kept: The initials, and how they are greeted, of a new client.
        changed: A ``Client`` as it is to be kept.
        code_given: The text of a code that is to be read.
        compared: The client's id, and the code: its words were the same. An empty code is taken back.
        left: Without anything.
    """

    kept = Signal(str, str)
    changed = Signal(object)
    code_given = Signal(str)
    compared = Signal(str, str)
    left = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__(look, NAME)
        self._client: Client | None = None
        self._code: PublicCode | None = None
        self.title = TextLabel(look, "", Role.ITEM, name=f"{NAME}.title")
        self.initials = TextField(look, f"{NAME}.initials", "Initials", "initials alone")
        self.initials.setMaxLength(MOST_INITIALS)
        self.greeting = TextField(look, f"{NAME}.greeting", "How a routine greets them", "a first name, if they like")
        self.greeting.setMaxLength(LONGEST)
        self.save = PrimaryButton(look, "Keep", f"{NAME}.save")
        self.leave = QuietButton(look, "Not now", f"{NAME}.leave")
        self.code = TextField(look, f"{NAME}.code", "Their code", "paste it, or type it")
        self.read = OutlineButton(look, "Show its words", f"{NAME}.read")
        self.known = TextLabel(look, "", Role.SMALL, Tone.INK2, name=f"{NAME}.known")
        self.words = TextLabel(look, "", Role.SECTION, name=f"{NAME}.words")
        self.about = TextLabel(look, COMPARE, Role.SMALL, Tone.INK2)
        self.same = OutlineButton(look, "The words are the same", f"{NAME}.same")
        self.other = QuietButton(look, "They are not", f"{NAME}.other")
        self.drop = QuietButton(look, "Forget their code", f"{NAME}.drop")
        self.said = TextLabel(look, "", Role.BODY, name=f"{NAME}.said")
        self._lay(look)
        self._connect()
        self.hide()

    @property
    def client(self) -> Client | None:
        """Whom it is about; ``None`` for somebody new."""
        return self._client

    def ask(self, client: Client | None) -> None:
        """Show a client, or ask for a new one."""
        is_same = client is not None and self._client is not None and client.id == self._client.id
        self._client = client
        self.title.set_words("A new client" if client is None else client.initials)
        if not is_same:
            self.initials.setText("" if client is None else client.initials)
            self.greeting.setText("" if client is None else client.greeting)
        self.code.clear()
        self.refuse("")
        self._show_code(None)
        self._codes.setVisible(client is not None)
        has_code = client is not None and bool(client.code)
        self.known.set_words(SEALED if has_code else UNSEALED)
        self.drop.setVisible(has_code)
        self.show()
        self.initials.setFocus(Qt.FocusReason.TabFocusReason)

    def controls(self) -> tuple[QWidget, ...]:
        """What the keyboard goes through."""
        code = (self.code, self.read, self.drop, self.same, self.other)
        return (self.initials, self.greeting, *code, self.save, self.leave)

    def show_words(self, code: PublicCode) -> None:
        """Its words are to be compared."""
        self.refuse("")
        self._show_code(code)
        announce(self, ", ".join(code.words))
        self.same.setFocus()

    def refuse(self, words: str) -> None:
        """Say what went wrong, or nothing."""
        self.said.set_words(words)
        self.said.setVisible(bool(words))
        if words:
            announce(self, words)

    def forget(self) -> None:
        """Hold nothing."""
        self._client = self._code = None
        for field in (self.initials, self.greeting, self.code):
            field.clear()
        for label in (self.title, self.words, self.said):
            label.set_words("")
        self.hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter in a field keeps, or reads the code; Esc leaves."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.code.hasFocus():
            self.read.click()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.focusWidget() in {
            self.initials,
            self.greeting,
        }:
            self.save.click()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _lay(self, look: Look) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(10)
        column.addWidget(self.title)
        fields = _row(_named(look, "Initials", self.initials), _named(look, "How a routine greets them", self.greeting))
        column.addWidget(fields)
        column.addWidget(self.said)
        self._codes = QWidget()
        codes = QVBoxLayout(self._codes)
        codes.setContentsMargins(0, 4, 0, 4)
        codes.setSpacing(8)
        codes.addWidget(self.known)
        codes.addWidget(_named(look, "Their code, from their Settings", self.code))
        codes.addWidget(_row(self.read, self.drop))
        codes.addWidget(self.words)
        codes.addWidget(self.about)
        codes.addWidget(_row(self.same, self.other))
        column.addWidget(self._codes)
        column.addWidget(_row(self.save, self.leave))

    def _connect(self) -> None:
        self.save.clicked.connect(self._keep)
        self.leave.clicked.connect(self.left)
        self.read.clicked.connect(lambda: self.code_given.emit(self.code.text()))
        self.same.clicked.connect(self._agree)
        self.other.clicked.connect(self._disagree)
        self.drop.clicked.connect(self._drop)

    def _keep(self) -> None:
        initials, greeting = " ".join(self.initials.text().split()), " ".join(self.greeting.text().split())
        if self._client is not None and self.code.text().strip():
            # A code is kept by comparing it; it is not to be lost by pressing this first.
            self.code_given.emit(self.code.text())
        elif self._client is None:
            self.kept.emit(initials, greeting)
        else:
            self.changed.emit(replace(self._client, initials=initials, greeting=greeting))

    def _agree(self) -> None:
        if self._client is not None and self._code is not None:
            self.compared.emit(self._client.id, self._code.text)

    def _disagree(self) -> None:
        self._show_code(None)
        self.code.clear()
        self.refuse("Then it is not their code, and nothing was kept. Ask them for it once more.")
        self.code.setFocus()

    def _drop(self) -> None:
        if self._client is not None:
            self.compared.emit(self._client.id, "")

    def _show_code(self, code: PublicCode | None) -> None:
        self._code = code
        self.words.set_words("" if code is None else words_of(code.words))
        for part in (self.words, self.about, self.same, self.other):
            part.setVisible(code is not None)


def _named(look: Look, words: str, field: QWidget) -> QWidget:
    whole = QWidget()
    column = QVBoxLayout(whole)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(4)
    column.addWidget(TextLabel(look, words, Role.SMALL, Tone.INK2))
    column.addWidget(field)
    field.setMinimumWidth(round(look.theme.space(230)))
    return whole


def _row(*parts: QWidget) -> QWidget:
    whole = QWidget()
    flow = FlowLayout(gap=12)
    whole.setLayout(flow)
    for part in parts:
        flow.addWidget(part)
    return whole
