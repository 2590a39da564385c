"""Read the words: all that will be said, before one begins."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QTextBlockFormat, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit

from calmroom.ui.theme.fonts import Role
from calmroom.ui.widgets.naming import identify

if TYPE_CHECKING:
    from calmroom.ui.library.detail_state import Chapter
    from calmroom.ui.theme.look import Look


class Transcript(QTextEdit):
    """The words as one page that can be scrolled, selected and read out.

    Args:
        look: The window's look.
        name: Object name and accessible identifier.
    """

    def __init__(self, look: Look, name: str) -> None:
        super().__init__()
        self.look = look
        self._chapters: tuple[Chapter, ...] = ()
        identify(self, name, "The words of this practice")
        self.setProperty("kind", "writing")
        self.setProperty("ringRadius", 8.0)
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        self.setUndoRedoEnabled(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        look.changed.connect(self._set)

    def show_chapters(self, chapters: tuple[Chapter, ...]) -> None:
        """Show the words of a practice, from the top."""
        if chapters != self._chapters:
            self._chapters = chapters
            self._set()

    def _set(self) -> None:
        self.clear()
        cursor = QTextCursor(self.document())
        for number, chapter in enumerate(self._chapters):
            self._write(cursor, chapter.title, Role.SMALL_STRONG, 18.0 if number else 0.0)
            for line in chapter.lines:
                self._write(cursor, line, Role.NOTE, 8.0)
        self.moveCursor(QTextCursor.MoveOperation.Start)

    def _write(self, cursor: QTextCursor, words: str, role: Role, above: float) -> None:
        theme = self.look.theme
        block = QTextBlockFormat()
        block.setTopMargin(theme.space(above))
        block.setLineHeight(theme.line_height(role), QTextBlockFormat.LineHeightTypes.FixedHeight.value)
        letters = QTextCharFormat()
        letters.setFont(QFont(theme.font(role)))
        if cursor.atStart() and not self.document().toPlainText():
            cursor.setBlockFormat(block)
        else:
            cursor.insertBlock(block)
        cursor.insertText(words, letters)
