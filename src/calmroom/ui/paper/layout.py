"""A document laid onto pages: which lines stand where. Pages are made once and painted as often as need be."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from calmroom.domain.paper import Block, Document, Figures, Rule, Style, Words
from calmroom.ui.paper.figures import Row
from calmroom.ui.paper.setting import HAIR, INK2, LEAST_LINES, LETTERS, Lines, font_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from calmroom.ui.theme.look import Look

A4: Final = QSizeF(793.7, 1122.5)
"""Px of 1/96 inch."""
MARGIN: Final = 72.0
_HEAD: Final = 34.0
_FOOT: Final = 30.0


@dataclass(frozen=True, slots=True)
class Placed:
    """Some lines of a paragraph, a row of figures, or a rule, on a page."""

    top: float
    lines: Lines | None = None
    first: int = 0
    last: int = 0
    row: Row | None = None


class Pages:
    """All pages of a document.

    Args:
        document: What they say.
        look: Whose letters and figure; for figures it is one for paper (``paper_look``).
        size: Of a page, in px of 1/96 inch.
    """

    def __init__(self, document: Document, look: Look, size: QSizeF = A4) -> None:
        self.document = document
        self.size = size
        self._look, self._theme = look, look.theme
        self._margin = MARGIN / document.scale
        self._inner = size / document.scale
        self._width = self._inner.width() - 2 * self._margin
        self._bottom = self._inner.height() - self._margin - _FOOT
        self._pages: list[list[Placed]] = [[]]
        self._top = self._margin + _HEAD
        self._ends: list[int] = []
        laid = [self._laid(block) for block in document.blocks]
        for number, block in enumerate(document.blocks):
            self._put(block, laid[number], self._following(document.blocks, laid, number))
            self._ends.append(len(self._pages) - 1)

    @property
    def count(self) -> int:
        """How many there are, never less than one."""
        return len(self._pages)

    def number_of(self, block: int) -> int:
        """The page on which a block ends, both counted from 0."""
        return self._ends[block]

    def words_on(self, number: int) -> str:
        """All that is said on a page, as it is read out; figures in words."""
        said = (block for block, page in zip(self.document.blocks, self._ends, strict=True) if page == number)
        return "\n".join(_spoken(block) for block in said if not isinstance(block, Rule))

    def paint(self, painter: QPainter, number: int) -> None:
        """Paint a page, the first being 0, from the painter's origin; the ground is the paper's own."""
        painter.save()
        painter.scale(self.document.scale, self.document.scale)
        self._paint_frame(painter, number)
        painter.translate(self._margin, 0)
        for placed in self._pages[number]:
            if placed.lines is not None:
                placed.lines.draw(painter, placed.top, placed.first, placed.last)
            elif placed.row is not None:
                placed.row.draw(painter, placed.top)
            else:
                painter.setPen(QPen(QColor(HAIR), 1.0))
                painter.drawLine(0, round(placed.top), round(self._width), round(placed.top))
        painter.restore()

    def _laid(self, block: Block) -> Lines | Row | None:
        if isinstance(block, Figures):
            return Row(block, self._look, self._width)
        return Lines(block, self._theme, self._width) if isinstance(block, Words) else None

    def _following(self, blocks: Sequence[Block], laid: Sequence[Lines | Row | None], number: int) -> float:
        """The room that has to be left under a block that does not stand alone."""
        room = 0.0
        while number + 1 < len(blocks) and isinstance(blocks[number], Words):
            block, after, lines = blocks[number], blocks[number + 1], laid[number + 1]
            if not (isinstance(block, Words) and block.stays) or lines is None:
                break
            if isinstance(lines, Row):
                return room + after.above + lines.height
            room += after.above + min(lines.count, LEAST_LINES) * lines.line_height
            number += 1
        return room

    def _put(self, block: Block, lines: Lines | Row | None, following: float) -> None:
        is_first = not self._pages[-1]
        self._top += 0.0 if is_first else block.above
        if isinstance(lines, Row):
            self._put_row(lines)
            return
        if lines is None:
            if is_first or self._top + 60.0 > self._bottom:
                return
            self._pages[-1].append(Placed(self._top))
            return
        done = 0
        while done < lines.count:
            done = self._put_some(lines, done, following)

    def _put_row(self, row: Row) -> None:
        if self._pages[-1] and self._top + row.height > self._bottom:
            self._turn()
        self._pages[-1].append(Placed(self._top, row=row))
        self._top += row.height

    def _put_some(self, lines: Lines, done: int, following: float) -> int:
        """Put as many lines as the page takes; those that are left go over."""
        left = lines.count - done
        fit = int((self._bottom - self._top) / lines.line_height)
        keeps = fit >= left and self._top + left * lines.line_height + following <= self._bottom
        if not keeps and self._pages[-1]:
            fit = min(fit, left - LEAST_LINES) if not following else 0
            if fit < LEAST_LINES:
                self._turn()
                return done
        taken = max(1, min(fit, left))
        self._pages[-1].append(Placed(self._top, lines, done, done + taken))
        self._top += taken * lines.line_height
        if done + taken < lines.count:
            self._turn()
        return done + taken

    def _turn(self) -> None:
        self._pages.append([])
        self._top = self._margin + _HEAD

    def _paint_frame(self, painter: QPainter, number: int) -> None:
        painter.setFont(font_of(self._theme, LETTERS[Style.SMALL]))
        painter.setPen(QColor(INK2))
        margin = self._margin
        head = QRectF(margin, margin - 12, self._width, 20)
        foot = QRectF(margin, self._inner.height() - margin - 8, self._width, 20)
        left, right = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight
        room = self._width - painter.fontMetrics().horizontalAdvance(self.document.right) - 20
        said = painter.fontMetrics().elidedText(self.document.left, Qt.TextElideMode.ElideRight, round(room))
        painter.drawText(head, int(left), said)
        painter.drawText(head, int(right), self.document.right)
        painter.drawText(foot, int(left), self.document.foot)
        if self.count > 1:
            painter.drawText(foot, int(right), f"{number + 1} of {self.count}")


def _spoken(block: Words | Figures) -> str:
    if isinstance(block, Figures):
        return block.spoken
    return f"{block.bullet} {block.text}".strip()
