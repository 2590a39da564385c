"""The journal's writing field: Markdown as one types it, and an undo that waits with its page."""

from __future__ import annotations

from collections import OrderedDict
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QKeyEvent,
    QKeySequence,
    QSyntaxHighlighter,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
)
from PySide6.QtWidgets import QTextEdit

from calmroom.domain.markdown import Ink, goes_on, marked, spans
from calmroom.ui.journal.state import marks_in
from calmroom.ui.theme.fonts import Role
from calmroom.ui.widgets.fields import WritingField
from calmroom.ui.widgets.painting import tint

if TYPE_CHECKING:
    from calmroom.ui.theme.look import Look

_KEPT: Final = 12
"""Pages whose undo waits for them."""
_SIZES: Final = {Ink.TITLE: 1.3, Ink.HEADING: 1.14}
"""As many times the journal's letters; both fit its line height."""
_RETURNS: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_MOST_HITS: Final = 500
_MARKS: Final = {QKeySequence.StandardKey.Bold: "**", QKeySequence.StandardKey.Italic: "*"}


class MarkdownInk(QSyntaxHighlighter):
    """Lays the inks of ``markdown.spans`` on a document.

    Args:
        document: Whose words.
        look: The window's look.
    """

    def __init__(self, document: QTextDocument, look: Look) -> None:
        super().__init__(document)
        self._look = look
        self._inks = self._made()

    def dress(self) -> None:
        """Take the colours and sizes of the present theme."""
        self._inks = self._made()
        self.rehighlight()

    def highlightBlock(self, text: str) -> None:
        """Lay the inks on one line; Qt asks for it."""
        for span in spans(text):
            for at in range(span.start, span.start + span.count):
                laid = self.format(at)
                laid.merge(self._inks[span.ink])
                self.setFormat(at, 1, laid)

    def _made(self) -> dict[Ink, QTextCharFormat]:
        inks = {ink: QTextCharFormat() for ink in Ink}
        palette = self._look.palette
        pixels = self._look.theme.font(Role.JOURNAL).pixelSize()
        for ink, times in _SIZES.items():
            inks[ink].setProperty(QTextCharFormat.Property.FontPixelSize, round(pixels * times))
            inks[ink].setFontWeight(QFont.Weight.DemiBold)
        inks[Ink.MARK].setForeground(QColor(palette.ink3))
        inks[Ink.BULLET].setForeground(QColor(palette.lake))
        inks[Ink.BULLET].setFontWeight(QFont.Weight.DemiBold)
        inks[Ink.QUOTE].setForeground(QColor(palette.ink2))
        inks[Ink.QUOTE].setFontItalic(True)
        inks[Ink.BOLD].setFontWeight(QFont.Weight.DemiBold)
        inks[Ink.LEANING].setFontItalic(True)
        return inks


class JournalField(WritingField):
    """Ctrl+B and Ctrl+I mark words, Enter goes on with a list, and a page that is opened again can still be undone.

    Args:
        look: The window's look.
        name: Object name and accessible identifier.
        spoken: The accessible name.
        placeholder: What stands there while it is empty.
    """

    def __init__(self, look: Look, name: str, spoken: str, placeholder: str = "") -> None:
        super().__init__(look, name, spoken, placeholder)
        # A document that is a child of the field itself would go with the next one that is shown.
        self._shelf = QObject(self)
        self._pages: OrderedDict[str, QTextDocument] = OrderedDict()
        self._inks: dict[QTextDocument, MarkdownInk] = {}
        self._put(self._blank())

    def show_page(self, page: str, text: str) -> None:
        """Show the words of a page; where they are as they were left, what was typed there can still be undone."""
        document = self._pages.get(page)
        if document is None or document.toPlainText() != text:
            document = self._blank()
        before = self._pages.pop(page, None)
        self._pages[page] = document
        self._put(document)
        if before is not None and before is not document:
            self._drop(before)
        if document.toPlainText() != text:
            self.set_words(text)
        while len(self._pages) > _KEPT:
            self._drop(self._pages.popitem(last=False)[1])
        self.worded.emit()

    def mark_hits(self, sought: str) -> None:
        """Mark the words that are looked for: laid over the page, so that nothing of it changes or moves."""
        laid = []
        for start, length in marks_in(self.toPlainText(), sought)[:_MOST_HITS]:
            one = QTextEdit.ExtraSelection()
            cursor = QTextCursor(self.document())
            cursor.setPosition(start)
            cursor.setPosition(start + length, QTextCursor.MoveMode.KeepAnchor)
            hit = QTextCharFormat()
            hit.setBackground(tint(self.look.palette.lake, 0.18))
            hit.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SingleUnderline)
            hit.setUnderlineColor(QColor(self.look.palette.lake))
            one.cursor, one.format = cursor, hit
            laid.append(one)
        self.over.lay("hits", laid)

    def forget_pages(self) -> None:
        """Hold nothing of any page any more."""
        self._put(self._blank())
        while self._pages:
            self._drop(self._pages.popitem()[1])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The keys that write Markdown; every other is the field's."""
        mark = next((mark for key, mark in _MARKS.items() if event.matches(key)), "")
        if mark:
            self._mark(mark)
        elif event.key() not in _RETURNS or event.modifiers() or not self._go_on():
            super().keyPressEvent(event)

    def _mark(self, mark: str) -> None:
        cursor = self.textCursor()
        if not cursor.hasSelection():
            cursor.select(QTextCursor.SelectionType.WordUnderCursor)
        if not cursor.hasSelection():
            cursor.insertText(mark * 2)
            cursor.movePosition(QTextCursor.MoveOperation.Left, n=len(mark))
            self.setTextCursor(cursor)
            return
        start = cursor.selectionStart()
        # Qt has a sign of its own between two lines; each line is marked by itself.
        lines = cursor.selectedText().split("\u2029")
        cursor.insertText("\n".join(marked(line, mark) for line in lines))
        cursor.setPosition(start, QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)

    def _go_on(self) -> bool:
        cursor = self.textCursor()
        if cursor.hasSelection() or not cursor.atBlockEnd():
            return False
        begins = goes_on(cursor.block().text())
        if begins is None:
            return False
        cursor.beginEditBlock()
        if begins:
            cursor.insertText(f"\n{begins}")
        else:
            cursor.select(QTextCursor.SelectionType.BlockUnderCursor)
            # What is chosen takes the break before it along, except on the first line.
            has_break = cursor.selectedText().startswith("\u2029")
            cursor.insertText("\n" if has_break else "")
        cursor.endEditBlock()
        self.ensureCursorVisible()
        return True

    def _put(self, document: QTextDocument) -> None:
        shown = self.document()
        if shown is document:
            return
        self.over.clear()
        blocked = self.blockSignals(True)  # noqa: FBT003 - Qt's signature
        self.setDocument(document)
        self.blockSignals(blocked)
        if shown in self._inks and shown not in self._pages.values():
            self._drop(shown)

    def _blank(self) -> QTextDocument:
        document = QTextDocument(self._shelf)
        document.setDefaultFont(self.font())
        document.setDocumentMargin(0)
        self._inks[document] = MarkdownInk(document, self.look)
        return document

    def _drop(self, document: QTextDocument) -> None:
        self._inks.pop(document, None)
        document.clear()
        document.deleteLater()

    def _dress(self) -> None:
        super()._dress()
        for ink in getattr(self, "_inks", {}).values():
            ink.dress()
