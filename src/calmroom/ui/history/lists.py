"""Words that came back, and the practices one by one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from calmroom.ui.beside import Beside
from calmroom.ui.theme.fonts import Role
from calmroom.ui.widgets.labels import LinkButton, TextLabel, Tone
from calmroom.ui.widgets.naming import identify
from calmroom.ui.widgets.surfaces import HairLine

if TYPE_CHECKING:
    from calmroom.ui.history.state import PracticeLine, WordLine
    from calmroom.ui.theme.look import Look

NO_WORDS = "Words that stand on more than one page come here."
NO_PAIRS = "Where you say how settled you are before and after, it stands here."


class Lines(QWidget):
    """Rows with a hair line under each, made anew when they change."""

    def __init__(self, look: Look, name: str, spoken: str) -> None:
        super().__init__()
        self.look = look
        self._rows: list[QWidget] = []
        identify(self, name, spoken)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addStretch(1)

    def clear(self) -> None:
        """Take all rows out."""
        for row in self._rows:
            self._column.removeWidget(row)
            row.hide()
            row.setParent(None)
            row.deleteLater()
        self._rows = []

    def add(self, row: QWidget) -> None:
        """Add a row and its line."""
        for part in (row, HairLine(self.look)):
            self._rows.append(part)
            self._column.insertWidget(self._column.count() - 1, part)
            part.show()


class WordLines(Lines):
    """The words, in the person's own serif."""

    def __init__(self, look: Look) -> None:
        super().__init__(look, "history.words", "Words that came back")
        self._shown: tuple[WordLine, ...] | None = None

    def show_words(self, words: tuple[WordLine, ...]) -> None:
        """Show other words."""
        if words == self._shown:
            return
        self._shown = words
        self.clear()
        for word in words:
            self.add(self._row(word))
        if not words:
            label = TextLabel(self.look, NO_WORDS, Role.SMALL, Tone.INK2)
            self._rows.append(label)
            self._column.insertWidget(0, label)

    def _row(self, word: WordLine) -> QWidget:
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 6, 0, 6)
        said = TextLabel(self.look, word.word, Role.PROMPT)
        count = TextLabel(self.look, word.count, Role.SMALL, Tone.INK2)
        said.setAccessibleName(word.spoken)
        line.addWidget(said, 1, Qt.AlignmentFlag.AlignVCenter)
        line.addWidget(count, 0, Qt.AlignmentFlag.AlignVCenter)
        return row


class PracticeLines(Lines):
    """The practices, newest first, each told alike.

    Signals:
        page_asked: The id of a page of the journal.
    """

    page_asked = Signal(str)

    def __init__(self, look: Look) -> None:
        super().__init__(look, "history.practices", "Practices")
        self._shown: tuple[PracticeLine, ...] | None = None

    def show_practices(self, practices: tuple[PracticeLine, ...]) -> None:
        """Show other practices."""
        if practices != self._shown:
            self._shown = practices
            self.clear()
            for number, practice in enumerate(practices):
                self.add(self._row(practice, number))

    def _row(self, practice: PracticeLine, number: int) -> QWidget:
        words = QWidget()
        column = QVBoxLayout(words)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(1)
        column.addWidget(TextLabel(self.look, practice.title, Role.BODY_STRONG))
        column.addWidget(TextLabel(self.look, practice.line, Role.SMALL, Tone.INK2))
        link = LinkButton(self.look, "Read the page", f"history.page.{number}")
        link.setAccessibleName(practice.spoken)
        if not practice.entry_id:
            link.hide()
        link.clicked.connect(lambda: self.page_asked.emit(practice.entry_id))
        row = Beside(self.look, words, link)
        row.box.setContentsMargins(0, 9, 0, 9)
        return row
