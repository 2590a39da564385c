"""Two small pages of the room Routines, painted: what to begin from, and one's own code."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from calmroom.ui.back import BackPage
from calmroom.ui.beside import Beside
from calmroom.ui.desk.clients.state import words_of
from calmroom.ui.sheet import Column
from calmroom.ui.theme.fonts import Role
from calmroom.ui.theme.icons import Icon
from calmroom.ui.widgets.buttons import OutlineButton, QuietButton
from calmroom.ui.widgets.labels import TextLabel, Tone
from calmroom.ui.widgets.laying import clear
from calmroom.ui.widgets.naming import announce, identify
from calmroom.ui.widgets.squares import SquaresPicture
from calmroom.ui.widgets.surfaces import Card, HairLine, scrolling

if TYPE_CHECKING:
    from calmroom.domain.routine.handover import PublicCode
    from calmroom.ui.desk.clients.state import BeginRow
    from calmroom.ui.theme.look import Look
    from calmroom.ui.widgets.squares import Squares

ABOUT_CODE: Final = (
    "Give this code to your clients. Pages they seal to it are opened here and nowhere else. When a client has typed "
    "it in, read the words to each other once: if they are the same, it arrived whole and is yours."
)


class UnderPage(BackPage):
    """A page under the list, with a way back.

    Signals:
        left: Back.
    """

    def __init__(self, look: Look, name: str, title: str) -> None:
        super().__init__()
        self.look = look
        identify(self, name, title)
        self.back = QuietButton(look, "Routines", f"{name}.back", icon=Icon.BACK)
        self.back.clicked.connect(self.left)
        self.title = TextLabel(look, title, Role.TITLE, name=f"{name}.title")
        sheet = Column(look)
        self.column = sheet.column
        self.column.addWidget(self.title)
        self.area = scrolling(sheet, f"{name}.page")
        whole = QVBoxLayout(self)
        whole.setContentsMargins(14, 12, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.back, 0, Qt.AlignmentFlag.AlignLeft)
        whole.addWidget(self.area, 1)

    def enter(self) -> None:
        """Take the keyboard."""
        self.area.verticalScrollBar().setValue(0)
        self.back.setFocus(Qt.FocusReason.TabFocusReason)


class BeginPage(UnderPage):
    """Routines to begin from.

    Signals:
        begun: The key of one, empty for an empty routine.
    """

    begun = Signal(str)

    def __init__(self, look: Look) -> None:
        super().__init__(look, "desk.begin", "Begin from")
        self._card = Card(look)
        self._rows = QVBoxLayout(self._card)
        self._rows.setContentsMargins(1, 1, 1, 1)
        self._rows.setSpacing(0)
        self.about = TextLabel(look, "", Role.BODY, Tone.INK2, name="desk.begin.about")
        self.column.addWidget(self.about)
        self.column.addWidget(self._card)
        self.column.addStretch(1)

    def show_rows(self, whom: str, rows: tuple[BeginRow, ...]) -> None:
        """Show these, for somebody."""
        self.about.set_words(
            f"For {whom.removesuffix('.')}. Everything in it can be changed." if whom else "All of it can be changed."
        )
        clear(self._rows)
        for number, row in enumerate(rows):
            if number:
                self._rows.addWidget(HairLine(self.look))
            self._rows.addWidget(self._row(row))

    def _row(self, row: BeginRow) -> QWidget:
        words = QWidget()
        column = QVBoxLayout(words)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(1)
        column.addWidget(TextLabel(self.look, row.title, Role.ITEM))
        column.addWidget(TextLabel(self.look, row.line, Role.SMALL, Tone.INK2))
        button = OutlineButton(self.look, "Begin from it", f"desk.begin.{row.key or 'empty'}")
        button.setAccessibleName(f"Begin from it: {row.title}")
        button.setAccessibleDescription(row.line)
        button.clicked.connect(partial(self._tell, row.key))
        whole = Beside(self.look, words, button)
        whole.box.setContentsMargins(20, 12, 16, 12)
        return whole

    def _tell(self, key: str) -> None:
        self.begun.emit(key)


class CodePage(UnderPage):
    """The code and its words."""

    def __init__(self, look: Look) -> None:
        super().__init__(look, "desk.code", "Your code")
        self.code = TextLabel(look, "", Role.BODY_STRONG, name="desk.code.text")
        self.code.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByKeyboard)
        self.words = TextLabel(look, "", Role.SECTION, name="desk.code.words")
        self.squares = SquaresPicture(look, "desk.code.squares", "The code, for a camera")
        self.copy = OutlineButton(look, "Copy the code", "desk.code.copy")
        self.said = TextLabel(look, "", Role.SMALL, Tone.INK2, name="desk.code.said")
        card = Card(look)
        column = QVBoxLayout(card)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(10)
        column.addWidget(TextLabel(look, "Its words", Role.SMALL, Tone.INK2))
        column.addWidget(self.words)
        column.addWidget(TextLabel(look, "The code", Role.SMALL, Tone.INK2))
        column.addWidget(self.code)
        column.addWidget(self.squares, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.copy, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.said)
        self.column.addWidget(TextLabel(look, ABOUT_CODE, Role.BODY, Tone.INK2))
        self.column.addWidget(card)
        self.column.addStretch(1)
        self.copy.clicked.connect(self._copy)

    def show_code(self, code: PublicCode, squares: Squares = ()) -> None:
        """Show it."""
        self.code.set_words(code.text)
        self.words.set_words(words_of(code.words))
        self.squares.show_squares(squares)
        self.said.set_words("")

    def forget(self) -> None:
        """Hold nothing."""
        self.code.set_words("")
        self.words.set_words("")

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.code.text())
        self.said.set_words("Copied.")
        announce(self, "Copied")
