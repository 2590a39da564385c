"""A few kind words beside the form, with Ground me in reach (content/3-safety.md 3.3)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout

from calmroom.ui.after.note import TherapistNote
from calmroom.ui.after.state import CARE
from calmroom.ui.beside import Beside
from calmroom.ui.theme.fonts import Role
from calmroom.ui.theme.icons import Icon
from calmroom.ui.widgets.buttons import OutlineButton
from calmroom.ui.widgets.labels import LinkButton, TextLabel
from calmroom.ui.widgets.surfaces import Wash

if TYPE_CHECKING:
    from calmroom.ui.calling.card import CallList
    from calmroom.ui.theme.look import Look


class CareCard(Wash):
    """Never over the form, and nothing is closed by it."""

    def __init__(self, look: Look) -> None:
        super().__init__(look, "after.care")
        self.ground = OutlineButton(look, "Ground me", "after.ground", icon=Icon.GROUND)
        self.call = LinkButton(look, "Someone to call", "after.call")
        self.note = TherapistNote(look)
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 14)
        column.setSpacing(8)
        column.addWidget(Beside(look, TextLabel(look, " ".join(CARE), Role.BODY), self.ground))
        column.addWidget(self.call, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.note)
        self.people: CallList | None = None

    def offer(self, people: CallList) -> None:
        """Have the list under its link, closed."""
        self.people = people
        people.hide()
        self._column.insertWidget(self._column.indexOf(self.note), people)
        self.call.clicked.connect(self._turn)
        self.close_people()

    def close_people(self) -> None:
        """The list is closed, and names nobody."""
        if self.people is not None:
            self.people.hide()
            self.people.forget()
            self.call.setAccessibleDescription("Opens the list below")

    def _turn(self) -> None:
        if self.people is None or not self.people.isHidden():
            self.close_people()
            return
        self.people.refresh()
        self.people.show()
        self.call.setAccessibleDescription("Closes the list below")
