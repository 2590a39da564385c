"""A plain page to write a script on: its text, and what speaks against it while it is written."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from calmroom.ui.beside import Beside
from calmroom.ui.desk.material.state import problem_lines, summary
from calmroom.ui.sheet import Sheet
from calmroom.ui.theme.fonts import Role
from calmroom.ui.widgets.buttons import PrimaryButton, QuietButton
from calmroom.ui.widgets.labels import TextLabel, Tone
from calmroom.ui.widgets.naming import announce, identify
from calmroom.ui.widgets.surfaces import scrolling

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent, QResizeEvent

    from calmroom.domain.errors import Problem
    from calmroom.ui.theme.look import Look

NAME: Final = "desk.script"
SOON_MS: Final = 800
ROOM_FOR_TWO: Final = 720


class ScriptEditor(QWidget):
    """One script.

    Signals:
        wanted: Its name and text: what speaks against it?
        kept: Its name and text.
        left: Without keeping what was changed.
    """

    wanted = Signal(str, str)
    kept = Signal(str, str)
    left = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.look = look
        self._name = ""
        identify(self, NAME, "A script")
        self.title = TextLabel(look, "", Role.TITLE, name=f"{NAME}.title")
        self.text = QPlainTextEdit()
        self.text.setTabChangesFocus(True)
        self.text.setProperty("ringRadius", 11.0)
        identify(self.text, f"{NAME}.text", "The text of the script")
        self.said = TextLabel(look, "", Role.BODY_STRONG, name=f"{NAME}.said")
        self.problems = TextLabel(look, "", Role.SMALL, Tone.INK2, name=f"{NAME}.problems")
        self.keep = PrimaryButton(look, "Keep it in the routine", f"{NAME}.keep")
        self.leave = QuietButton(look, "Leave it as it was", f"{NAME}.leave")
        self._soon = QTimer(self, singleShot=True)
        self._soon.timeout.connect(self._want)
        self._lay()
        self.text.textChanged.connect(lambda: self._soon.start(SOON_MS))
        self.keep.clicked.connect(lambda: self.kept.emit(self._name, self.text.toPlainText()))
        self.leave.clicked.connect(self.left)
        look.changed.connect(self._dress)
        self._dress()

    def open(self, name: str, title: str, text: str) -> None:
        """Write on a script."""
        self._name = name
        self.title.set_words(title)
        self.text.setPlainText(text)
        self.text.moveCursor(QTextCursor.MoveOperation.Start)
        self.show_problems(())
        self.said.set_words("")
        self._soon.stop()
        self._want()
        self.text.setFocus()

    def show_problems(self, problems: Sequence[Problem]) -> None:
        """Say what speaks against it."""
        words = summary(problems)
        if words != self.said.text():
            announce(self, words)
        self.said.set_words(words)
        self.problems.set_words("\n".join(problem_lines(problems)))
        self.problems.setVisible(bool(problems))

    def refuse(self, words: str) -> None:
        """It could not be kept, and why."""
        self.said.set_words(words)
        announce(self, words)

    def forget(self) -> None:
        """Hold nothing."""
        self.text.setPlainText("")
        self._soon.stop()
        self.title.set_words("")
        self.problems.set_words("")
        self.said.set_words("")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leaves; with something changed, it goes to that button first."""
        if event.key() == Qt.Key.Key_Escape and self.text.document().isModified() and not self.leave.hasFocus():
            self.leave.setFocus()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Problems beside the text, or under it."""
        super().resizeEvent(event)
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._box.setDirection(across if self.width() >= ROOM_FOR_TWO * self.look.theme.scale else down)

    def _lay(self) -> None:
        beside = Sheet()
        words = QVBoxLayout(beside)
        words.setContentsMargins(0, 0, 12, 0)
        words.addWidget(self.said)
        words.addWidget(self.problems)
        words.addStretch(1)
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._box.setSpacing(24)
        self._box.addWidget(self.text, 3)
        self._box.addWidget(scrolling(beside, f"{NAME}.beside"), 2)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(34, 24, 24, 20)
        whole.setSpacing(12)
        whole.addWidget(self.title)
        whole.addLayout(self._box, 1)
        whole.addWidget(Beside(self.look, QWidget(), _pair(self.keep, self.leave)))

    def _want(self) -> None:
        self.wanted.emit(self._name, self.text.toPlainText())

    def _dress(self) -> None:
        self.text.setFont(self.look.theme.font(Role.BODY))


def _pair(one: QWidget, other: QWidget) -> QWidget:
    whole = QWidget()
    row = QBoxLayout(QBoxLayout.Direction.LeftToRight, whole)
    row.setContentsMargins(0, 0, 0, 0)
    row.addWidget(other)
    row.addWidget(one)
    return whole
