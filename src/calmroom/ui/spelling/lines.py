"""The lines of a field that can be seen, in whole letters, and the way from them back to places in it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPoint
from PySide6.QtGui import QTextBlock, QTextCursor

if TYPE_CHECKING:
    from PySide6.QtWidgets import QTextEdit

    from calmroom.domain.journal.spelling import Word

_MOST: Final = 200
_LONG: Final = 2000
"""Letters; of a longer line only what is seen is looked at."""
_MORE: Final = 80
"""Letters beyond what is seen of a long line, so that no word is cut."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line, or what is seen of a long one.

    Attributes:
        block: It, in the document.
        offset: Where in the block the text begins, as Qt counts.
        text: What is written there.
        whole: All of the block.
    """

    block: QTextBlock
    offset: int
    text: str = field(repr=False)
    whole: str = field(repr=False)

    @property
    def is_same(self) -> bool:
        """Whether it still says the same."""
        return self.block.isValid() and self.block.text() == self.whole

    def cursor(self, word: Word) -> QTextCursor:
        """A word, selected; it stays as it is where something is typed behind it."""
        begin = self.block.position() + self.offset + _units(self.text[: word.start])
        made = QTextCursor(self.block)
        made.setPosition(begin)
        made.setPosition(begin + _units(word.text), QTextCursor.MoveMode.KeepAnchor)
        made.setKeepPositionOnInsert(True)
        return made


def seen(field: QTextEdit) -> tuple[Line, ...]:
    """The lines that can be seen, the newest state of each."""
    part = field.viewport().visibleRegion().boundingRect()
    if part.isEmpty():
        return ()
    top = field.cursorForPosition(QPoint(part.left(), part.top()))
    foot = field.cursorForPosition(QPoint(part.right(), part.bottom()))
    last, found = foot.block(), list[Line]()
    block = top.block()
    while block.isValid() and block.blockNumber() <= last.blockNumber() and len(found) < _MOST:
        begin = top.positionInBlock() if block == top.block() else 0
        end = foot.positionInBlock() if block == last else block.length()
        found.append(_cut(block, begin, end))
        block = block.next()
    return tuple(found)


def line_of(cursor: QTextCursor) -> tuple[Line, int]:
    """The part of a line around a place, and that place within its text."""
    line = _cut(cursor.block(), cursor.positionInBlock(), cursor.positionInBlock())
    return line, len(_letters(line.text, cursor.positionInBlock() - line.offset))


def from_here(field: QTextEdit) -> tuple[Line, ...]:
    """All lines, those from the cursor on first: the rest of its own line is the first, the begin of it the last."""
    cursor = field.textCursor()
    here, at = cursor.block(), max(cursor.selectionEnd() - cursor.block().position(), 0)
    text = here.text()
    head = _letters(text, at)
    lines = [Line(here, at, text[len(head) :], text)]
    block = here.next()
    while block.isValid():
        lines.append(_whole(block))
        block = block.next()
    block = field.document().begin()
    while block.isValid() and block != here:
        lines.append(_whole(block))
        block = block.next()
    return (*lines, Line(here, 0, head, text))


def _cut(block: QTextBlock, begin: int, end: int) -> Line:
    text = block.text()
    if len(text) <= _LONG:
        return _whole(block)
    first, last = len(_letters(text, begin)), len(_letters(text, end))
    first = text.rfind(" ", 0, max(first - _MORE, 0)) + 1
    blank = text.find(" ", last + _MORE)
    return Line(block, _units(text[:first]), text[first : blank if blank >= 0 else len(text)], text)


def _whole(block: QTextBlock) -> Line:
    return Line(block, 0, block.text(), block.text())


def _units(text: str) -> int:
    """How many letters that is for Qt, for which those beyond the first 65,536 are two."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


def _letters(text: str, units: int) -> str:
    """The letters before a place that Qt counted."""
    if text.isascii():
        return text[:units]
    return text.encode("utf-16-le", "surrogatepass")[: 2 * units].decode("utf-16-le", "ignore")
