"""Whose a page is: said once, on purpose, and said otherwise later."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from calmroom.ui.theme.fonts import Role
from calmroom.ui.widgets.buttons import OutlineButton, QuietButton
from calmroom.ui.widgets.fields import ComboBox
from calmroom.ui.widgets.labels import LinkButton, TextLabel, Tone
from calmroom.ui.widgets.laying import row_of
from calmroom.ui.widgets.naming import identify

if TYPE_CHECKING:
    from collections.abc import Sequence

    from calmroom.domain.routine.desk import Client
    from calmroom.ui.theme.look import Look

QUESTION: Final = "Whose is it?"
CHOOSE: Final = "Choose somebody"
NOBODY: Final = "Nobody on your list"
NO_LIST: Final = "Once the client is on your list, in Routines, it can be kept with them."


class Whose(QWidget):
    """Asks where nobody is known, and offers to be asked where somebody is; to look through the names says nothing.

    Signals:
        said: The id of a client; empty for nobody on the list.
    """

    said = Signal(str)

    def __init__(self, look: Look, name: str) -> None:
        super().__init__()
        identify(self, f"{name}.asked", QUESTION)
        self._client: Client | None = None
        self._clients: tuple[Client, ...] = ()
        self.other = LinkButton(look, "It is from somebody else", f"{name}.other")
        self.box = ComboBox(look, name, QUESTION)
        self.keep = OutlineButton(look, "Keep it there", f"{name}.keep")
        self.leave = QuietButton(look, "Leave it as it is", f"{name}.leave")
        self.no_list = TextLabel(look, NO_LIST, Role.SMALL, Tone.INK2, name=f"{name}.no-list")
        self._asking = row_of(TextLabel(look, QUESTION, Role.BODY), self.box, self.keep, self.leave)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.other, 0, Qt.AlignmentFlag.AlignLeft)
        for part in (self._asking, self.no_list):
            column.addWidget(part)
        self.box.currentIndexChanged.connect(lambda _at: self._weigh())
        self.other.clicked.connect(self._ask)
        self.keep.clicked.connect(self._say)
        self.leave.clicked.connect(self._leave)

    def show_client(self, client: Client | None, clients: Sequence[Client]) -> None:
        """Whose it is now, and whose it may be."""
        self._client, self._clients = client, tuple(clients)
        is_asked = client is None and bool(self._clients)
        self.other.setVisible(client is not None)
        # Before anything goes that has the keyboard, or Qt would give it to the paper, and scroll there.
        if any(part.hasFocus() for part in (self.box, self.keep, self.leave)):
            (self.other if client is not None else self.box).setFocus(Qt.FocusReason.OtherFocusReason)
        self._asking.setVisible(is_asked)
        self._fill()
        self.leave.hide()
        self.no_list.setVisible(client is None and not self._clients)

    def _fill(self) -> None:
        self.box.clear()
        if self._client is None:
            self.box.addItem(CHOOSE, None)
        for client in self._clients:
            self.box.addItem(client.initials, client.id)
        if self._client is not None:
            self.box.addItem(NOBODY, "")
            self.box.setCurrentIndex(self.box.findData(self._client.id))
        self.box.updateGeometry()
        self._weigh()

    def _weigh(self) -> None:
        now = "" if self._client is None else self._client.id
        chosen = self.box.currentData()
        self.keep.setEnabled(chosen is not None and chosen != now)

    def _ask(self) -> None:
        self._fill()
        self._asking.show()
        self.leave.show()
        self.box.setFocus(Qt.FocusReason.TabFocusReason)
        self.other.hide()

    def _leave(self) -> None:
        self.show_client(self._client, self._clients)

    def _say(self) -> None:
        self.said.emit(str(self.box.currentData()))
