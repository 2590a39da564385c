"""What was shared: when, with whom, on paper or sealed, and what kinds of things. Never the words."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from calmroom.ui.back import BackPage
from calmroom.ui.share.state import shared_words
from calmroom.ui.sheet import Column
from calmroom.ui.theme.fonts import Role
from calmroom.ui.theme.icons import Icon
from calmroom.ui.widgets.buttons import QuietButton
from calmroom.ui.widgets.labels import TextLabel, Tone
from calmroom.ui.widgets.laying import clear
from calmroom.ui.widgets.naming import identify
from calmroom.ui.widgets.pictures import EmptyState, EmptyWords
from calmroom.ui.widgets.surfaces import HairLine, scrolling

if TYPE_CHECKING:
    from calmroom.domain.errors import CalmroomError
    from calmroom.domain.routine.desk import Shared
    from calmroom.ui.context import Context
    from calmroom.ui.share.given import ShareServices

ABOUT: Final = (
    "When something was given, to whom, and what kind it was. What was given cannot be called back from here. "
    "You can ask whoever has it to remove it."
)
NONE: Final = EmptyWords("Nothing was shared yet", "Whatever you keep is yours.")
NAME: Final = "shared"


class SharedPane(BackPage):
    """A line for each time.

    Signals:
        left: Back to the page that is being made.
    """

    def __init__(self, services: ShareServices, context: Context) -> None:
        super().__init__()
        self.look = context.look
        self._services, self._context = services, context
        self._asked = 0
        identify(self, NAME, "What was shared")
        self.back = QuietButton(self.look, "Back", f"{NAME}.back", icon=Icon.BACK)
        self.said = TextLabel(self.look, "", Role.BODY, name=f"{NAME}.said")
        self.none = EmptyState(self.look, f"{NAME}.none", NONE)
        holder = QWidget()
        self._rows = QVBoxLayout(holder)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(10)
        self._sheet = Column(self.look, self)
        column = self._sheet.column
        column.addWidget(self.back, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(TextLabel(self.look, "What was shared", Role.TITLE))
        for part in (TextLabel(self.look, ABOUT, Role.BODY, Tone.INK2), self.said, self.none, holder):
            column.addWidget(part)
        column.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scrolling(self._sheet, f"{NAME}.page"))
        self.said.hide()
        self.none.hide()
        self.back.clicked.connect(self.left)

    def open(self) -> None:
        """Show what there is."""
        self._asked += 1
        self._context.tasks.run(self._services.sharing.shared, partial(self._show, self._asked), self._refuse)

    def forget(self) -> None:
        """Show and hold nothing of a person any more."""
        self._asked += 1
        self.said.hide()
        self.none.hide()
        clear(self._rows)

    def _show(self, asked: int, found: tuple[Shared, ...]) -> None:
        if asked != self._asked:
            return
        self.said.hide()
        self.none.setVisible(not found)
        clear(self._rows)
        now = self._services.clock.now()
        for number, shared in enumerate(found):
            when, how, what = shared_words(shared, now)
            self._rows.addWidget(HairLine(self.look))
            row = QWidget()
            identify(row, f"{NAME}.{number}", f"{when}. {how}. {what}")
            column = QVBoxLayout(row)
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(2)
            column.addWidget(TextLabel(self.look, when, Role.BODY_STRONG))
            column.addWidget(TextLabel(self.look, how, Role.BODY))
            column.addWidget(TextLabel(self.look, what, Role.SMALL, Tone.INK2))
            self._rows.addWidget(row)

    def _refuse(self, fault: CalmroomError) -> None:
        self.said.set_words(f"{fault.message} {fault.hint}".strip())
        self.said.show()
