"""History on paper: look at it, print it, or save it as a PDF."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout

from calmroom.ui.back import BackPage
from calmroom.ui.beside import Beside
from calmroom.ui.history.paper import history_document
from calmroom.ui.paper.view import PaperView
from calmroom.ui.paper.ways import PaperWays
from calmroom.ui.theme.icons import Icon
from calmroom.ui.widgets.buttons import QuietButton
from calmroom.ui.widgets.naming import identify

if TYPE_CHECKING:
    from calmroom.ui.context import Context
    from calmroom.ui.history.state import HistoryState

FILE_NAME: Final = "calmroom history.pdf"


class HistoryPaper(BackPage):
    """These days as they will come out.

    Signals:
        left: Back to History.
    """

    def __init__(self, context: Context) -> None:
        super().__init__()
        look = context.look
        identify(self, "history.paper", "History on paper")
        self.back = QuietButton(look, "History", "history.paper.back", icon=Icon.BACK)
        self.view = PaperView(look, "history.paper.view")
        self.ways = PaperWays(self.view, context, "history.paper", FILE_NAME)
        column = QVBoxLayout(self)
        column.setContentsMargins(44, 18, 44, 16)
        column.setSpacing(12)
        column.addWidget(self.back, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.view, 1)
        column.addWidget(Beside(look, self.ways.said, self.ways.buttons))
        self.back.clicked.connect(self.left)

    def open(self, state: HistoryState) -> None:
        """Show these days."""
        self.ways.begin()
        self.view.show_document(history_document(state))
        self.view.sheet.setFocus(Qt.FocusReason.TabFocusReason)

    def forget(self) -> None:
        """Show and hold nothing of a person any more."""
        self.view.show_document(None)
