"""The routine on paper, as it will come out: looked at, printed, or saved as a PDF."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout

from calmroom.ui.back import BackPage
from calmroom.ui.paper.view import PaperView
from calmroom.ui.paper.ways import PaperWays
from calmroom.ui.theme.fonts import Role
from calmroom.ui.theme.icons import Icon
from calmroom.ui.widgets.buttons import QuietButton
from calmroom.ui.widgets.labels import TextLabel, Tone
from calmroom.ui.widgets.naming import identify

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from calmroom.domain.paper import Document
    from calmroom.ui.context import Context

NAME: Final = "desk.paper"
ABOUT: Final = "For a client without the program: the plan, your words, and where to hear each practice."
ROOM_FOR_TWO: Final = 720


class PaperPage(BackPage):
    """Shows a handout.

    Signals:
        left: Back to the composer.
    """

    def __init__(self, context: Context) -> None:
        super().__init__()
        look = context.look
        self.look = look
        identify(self, NAME, "The routine on paper")
        self.back = QuietButton(look, "Back to the plan", f"{NAME}.back", icon=Icon.BACK)
        self.view = PaperView(look, NAME)
        self.ways = PaperWays(self.view, context, NAME, "calmroom routine.pdf")
        words = QVBoxLayout()
        words.setSpacing(12)
        words.addWidget(TextLabel(look, "On paper", Role.TITLE))
        words.addWidget(TextLabel(look, ABOUT, Role.BODY, Tone.INK2))
        words.addWidget(self.ways.buttons)
        words.addWidget(self.ways.said)
        words.addStretch(1)
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._box.setContentsMargins(28, 6, 28, 20)
        self._box.setSpacing(28)
        self._box.addLayout(words, 2)
        self._box.addWidget(self.view, 3)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(14, 12, 0, 0)
        whole.addWidget(self.back, 0, Qt.AlignmentFlag.AlignLeft)
        whole.addLayout(self._box, 1)
        self.back.clicked.connect(self.left)

    def show_document(self, document: Document | None) -> None:
        """Show a handout from its first page, or nothing."""
        self.view.show_document(document)
        self.ways.begin()
        if document is not None:
            self.back.setFocus(Qt.FocusReason.TabFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Words beside the page, or over it."""
        super().resizeEvent(event)
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._box.setDirection(across if self.width() >= ROOM_FOR_TWO * self.look.theme.scale else down)
