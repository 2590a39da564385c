"""Wrapped text with a line height of its own, and balanced lines: what ``QLabel`` cannot do."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QTextCharFormat, QTextLayout, QTextOption

_STRONG = re.compile(r"\*\*(.+?)\*\*")
_WIDE = 100_000.0


@dataclass(frozen=True, slots=True)
class Words:
    """Text without its ``**marks**``, and the ranges (start, length) they stood round."""

    text: str
    strong: tuple[tuple[int, int], ...] = ()


def read_words(marked: str) -> Words:
    """Takes the ``**marks**`` out of a text."""
    ranges: list[tuple[int, int]] = []
    plain = ""
    end = 0
    for found in _STRONG.finditer(marked):
        plain += marked[end : found.start()]
        ranges.append((len(plain), len(found[1])))
        plain += found[1]
        end = found.end()
    return Words(plain + marked[end:], tuple(ranges))


class Typeset:
    """Text laid into lines.

    Args:
        words: What is set.
        font: The letters.
        line_height: Height of one line, in px.
        strong: How the marked ranges look.
    """

    __slots__ = ("_heights", "_layout", "_line_height", "_widest", "_width")

    def __init__(self, words: Words, font: QFont, line_height: float, strong: QTextCharFormat | None = None) -> None:
        self._layout = QTextLayout(words.text.replace("\n", "\u2028"), font)
        self._layout.setCacheEnabled(True)
        option = QTextOption(Qt.AlignmentFlag.AlignLeft)
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self._layout.setTextOption(option)
        self._line_height = line_height
        self._width = -1.0
        self._widest = -1.0
        self._heights: dict[float, float] = {}
        if strong is not None and words.strong:
            self._layout.setFormats([_range(start, length, strong) for start, length in words.strong])

    def lay(self, width: float) -> int:
        """Lays the text into a width in px; returns the number of lines."""
        if width != self._width:
            self._width = width
            self._layout.beginLayout()
            top = 0.0
            while (line := self._layout.createLine()).isValid():
                line.setLineWidth(max(1.0, width))
                line.setPosition(QPointF(0.0, top + (self._line_height - line.height()) / 2))
                top += self._line_height
            self._layout.endLayout()
        return self._layout.lineCount()

    def lay_balanced(self, width: float) -> int:
        """Lays the text into as few lines as the width allows, and those as even as they go (by bisection)."""
        lines = self.lay(width)
        if lines < 2:
            return lines
        low, high = width / lines / 2, width
        while high - low > 2.0:
            middle = (low + high) / 2
            low, high = (low, middle) if self.lay(middle) <= lines else (middle, high)
        return self.lay(math.ceil(high))

    def height_in(self, width: float) -> float:
        """Height of all lines in a width, in px; remembered, for layouts ask for the same few widths many times."""
        if width not in self._heights:
            self._heights[width] = self.lay(width) * self._line_height
        return self._heights[width]

    @property
    def height(self) -> float:
        """Height of all lines, in px."""
        return self._layout.lineCount() * self._line_height

    @property
    def natural_width(self) -> float:
        """Width of the longest line as it lies, in px."""
        return max((self._layout.lineAt(at).naturalTextWidth() for at in range(self._layout.lineCount())), default=0.0)

    def widest(self) -> float:
        """Width of the text where nothing makes it wrap, in px."""
        if self._widest < 0:
            self.lay(_WIDE)
            self._widest = self.natural_width
        return self._widest

    def draw(self, painter: QPainter, at: QPointF, colour: QColor) -> None:
        """Draws the lines as they were last laid."""
        painter.setPen(colour)
        self._layout.draw(painter, at)


def _range(start: int, length: int, look: QTextCharFormat) -> QTextLayout.FormatRange:
    made = QTextLayout.FormatRange()
    made.start, made.length, made.format = start, length, look
    return made
