"""How words are set on paper, and one paragraph laid into lines."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QTextCharFormat, QTextLayout, QTextOption

from calmroom.domain.markdown import Ink
from calmroom.domain.paper import Style, Words
from calmroom.ui.theme.fonts import Role

if TYPE_CHECKING:
    from calmroom.ui.theme.theme import Theme

INK, INK2, HAIR = "#1A2829", "#455556", "#C9D2CF"
"""Paper is white in every theme."""
LEAST_LINES: Final = 2
"""Of a paragraph that goes over to the next page, at the foot of one and at the head of the other."""


@dataclass(frozen=True, slots=True)
class Letters:
    """The letters of a style: a role of the theme, px of 1/96 inch, and their colour."""

    role: Role
    size: int
    line: float
    colour: str = INK


LETTERS: Final = {
    Style.TITLE: Letters(Role.BODY_STRONG, 24, 32.0),
    Style.HEADING: Letters(Role.BODY_STRONG, 16, 23.0),
    Style.BODY: Letters(Role.BODY, 14, 21.0),
    Style.LARGE: Letters(Role.BODY, 17, 26.0),
    Style.SMALL: Letters(Role.BODY, 12, 17.0, INK2),
    Style.OWN: Letters(Role.JOURNAL, 15, 24.0),
    Style.OWN_HEADING: Letters(Role.JOURNAL, 18, 27.0),
    Style.QUESTION: Letters(Role.JOURNAL, 15, 23.0, INK2),
}


def font_of(theme: Theme, letters: Letters) -> QFont:
    """The theme's own letters at their size on paper, at their true distances."""
    font = QFont(theme.font(letters.role))
    font.setPixelSize(letters.size)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return font


class Lines:
    """A paragraph laid into lines; any stretch of them can be drawn by itself.

    Args:
        words: The paragraph.
        theme: Whose letters.
        width: Of the page's column, in px.
    """

    def __init__(self, words: Words, theme: Theme, width: float) -> None:
        self._words = words
        self._letters = LETTERS[words.style]
        self._font = font_of(theme, self._letters)
        if words.style is Style.OWN_HEADING:
            self._font.setWeight(QFont.Weight.DemiBold)
        self._layout = QTextLayout(words.text.replace("\n", "\u2028"), self._font)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self._layout.setTextOption(option)
        self._layout.setFormats([_range(run.start, run.count, run.ink) for run in words.runs])
        self._layout.beginLayout()
        while (line := self._layout.createLine()).isValid():
            line.setLineWidth(max(40.0, width - words.indent))
        self._layout.endLayout()

    @property
    def count(self) -> int:
        """How many lines."""
        return self._layout.lineCount()

    @property
    def line_height(self) -> float:
        """Of one line, in px."""
        return self._letters.line

    def draw(self, painter: QPainter, top: float, first: int, last: int) -> None:
        """Draw the lines from ``first`` up to but not with ``last``, the first of them at ``top``."""
        painter.setPen(QColor(self._letters.colour))
        painter.setFont(self._font)
        if first == 0 and self._words.bullet:
            metrics = QFontMetricsF(self._font)
            left = self._words.indent - metrics.horizontalAdvance(self._words.bullet) - 7.0
            base = top + (self._letters.line - metrics.height()) / 2 + metrics.ascent()
            painter.drawText(QPointF(max(0.0, left), base), self._words.bullet)
        for number in range(first, last):
            line = self._layout.lineAt(number)
            free = (self._letters.line - line.height()) / 2
            down = top + (number - first) * self._letters.line + free - line.y()
            line.draw(painter, QPointF(self._words.indent, down))


def _range(start: int, count: int, ink: Ink) -> QTextLayout.FormatRange:
    made, look = QTextLayout.FormatRange(), QTextCharFormat()
    if ink is Ink.BOLD:
        look.setFontWeight(QFont.Weight.DemiBold)
    else:
        look.setFontItalic(True)
    made.start, made.length, made.format = start, count, look
    return made
