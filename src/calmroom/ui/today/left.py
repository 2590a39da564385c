"""The one practice left unfinished: go on with it, or let it go."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from calmroom.ui.beside import Beside
from calmroom.ui.theme.fonts import Role
from calmroom.ui.widgets.buttons import OutlineButton, QuietButton
from calmroom.ui.widgets.labels import TextLabel
from calmroom.ui.widgets.naming import identify

if TYPE_CHECKING:
    from calmroom.ui.theme.look import Look
    from calmroom.ui.today.state import Left


class LeftRow(Beside):
    """Says what was left and where.

    Signals:
        continued: Go on with it.
        let_go: Do not offer it again.
    """

    continued = Signal()
    let_go = Signal()

    def __init__(self, look: Look) -> None:
        self.words = TextLabel(look, "", Role.SMALL, name="today.left.words")
        self.words.setAlignment(Qt.AlignmentFlag.AlignVCenter)
        self.go = QuietButton(look, "Let it go", "today.let-go")
        self.on = OutlineButton(look, "Continue", "today.continue")
        buttons = QWidget()
        pair = QHBoxLayout(buttons)
        pair.setContentsMargins(0, 0, 0, 0)
        pair.setSpacing(8)
        pair.addWidget(self.go)
        pair.addWidget(self.on)
        super().__init__(look, self.words, buttons)
        identify(self, "today.left")
        self.box.setContentsMargins(2, 0, 2, 0)
        self.go.clicked.connect(self.let_go)
        self.on.clicked.connect(self.continued)

    def forget(self) -> None:
        """Hold no practice any more."""
        self.words.set_words("")
        self.go.setAccessibleName(self.go.text())
        self.on.setAccessibleName(self.on.text())
        self.hide()

    def show_left(self, left: Left) -> None:
        """Show what was left."""
        self.words.set_words(f"**{left.title}** {left.words}")
        self.go.setAccessibleName(f"Let it go: {left.title}")
        self.on.setAccessibleName(f"Continue {left.title}, {left.words}")
