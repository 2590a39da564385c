"""Beside the plus: the other kinds of page, in a small menu."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QMenu

from calmroom.ui.theme.fonts import Role
from calmroom.ui.theme.icons import Icon
from calmroom.ui.widgets.buttons import QuietButton

if TYPE_CHECKING:
    from calmroom.ui.theme.look import Look


class KindButton(QuietButton):
    """Opens the menu; a press or an arrow and Enter begin a page.

    Signals:
        page_asked: A page.
        note_asked: A note for the therapist.
        hands_asked: A page in two hands.
        share_asked: Something is to be given back.
    """

    page_asked = Signal()
    note_asked = Signal()
    hands_asked = Signal()
    share_asked = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__(look, "", "journal.kinds", icon=Icon.DOWN)
        self.setAccessibleName("Begin another kind of page")
        self.menu_of_kinds = QMenu(self)
        self.menu_of_kinds.setObjectName("journal.kinds.menu")
        self.menu_of_kinds.setAccessibleName("Kinds of page")
        for words, signal in (
            ("A page", self.page_asked),
            ("A note for my therapist", self.note_asked),
            ("Two hands", self.hands_asked),
        ):
            self.menu_of_kinds.addAction(words).triggered.connect(signal)
        self.menu_of_kinds.addSeparator()
        self.menu_of_kinds.addAction("What my therapist will see").triggered.connect(self.share_asked)
        self.clicked.connect(self._open)

    def _open(self) -> None:
        self.menu_of_kinds.setFont(self.look.theme.font(Role.BODY))
        self.menu_of_kinds.popup(self.mapToGlobal(QPoint(0, self.height())))
