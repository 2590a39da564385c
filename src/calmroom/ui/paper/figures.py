"""Body maps on paper: front and back of each in one row, with a word under each pair."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter

from calmroom.domain.body.body import View
from calmroom.domain.paper import Style
from calmroom.ui.paper.setting import INK2, LETTERS, font_of
from calmroom.ui.theme.tokens import DAWN
from calmroom.ui.widgets.map_picture import ROOM, paint_side

if TYPE_CHECKING:
    from calmroom.domain.paper import Figures
    from calmroom.ui.theme.look import Look

HIGH: Final = 236.0
"""Px of a figure where there is room for four of them."""
WORD: Final = 24.0
BESIDE: Final = 10.0
"""Px between front and back."""
APART: Final = 26.0
"""Px between one map and the next."""
LEAST_WORDS: Final = 150.0
"""Px of width that a side takes where it is told by names."""


def paper_look(look: Look) -> Look:
    """A look of its own for paper: Dawn at its true size, whatever the window wears."""
    paper = look.own()
    dress_paper(paper, look)
    return paper


def dress_paper(paper: Look, look: Look) -> None:
    """Wear the letters and the kind of figure that the window has now."""
    paper.set_theme(replace(look.theme, palette=DAWN, factor=1.0))


class Row:
    """Figures laid into a column.

    Args:
        figures: The maps.
        look: A look for paper.
        width: Of the column, in px.
    """

    def __init__(self, figures: Figures, look: Look, width: float) -> None:
        self._figures, self._look = figures, look
        sides, gaps = 2 * len(figures.maps), len(figures.maps) - 1
        room = (width - gaps * APART - (sides - gaps - 1) * BESIDE) / max(1, sides)
        self._high = min(HIGH, room * ROOM.height() / ROOM.width())
        self._wide = self._high * ROOM.width() / ROOM.height()
        if not look.theme.has_figure:
            self._wide = max(self._wide, min(room, LEAST_WORDS))
        self._has_words = any(word for word, _ in figures.maps)

    @property
    def height(self) -> float:
        """Of the whole row, in px."""
        return self._high + (WORD if self._has_words else 0.0)

    def draw(self, painter: QPainter, top: float) -> None:
        """Draw the row from a height on."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        left = 0.0
        for word, body_map in self._figures.maps:
            begin = left
            for view in (View.FRONT, View.BACK):
                box = QRectF(left, top, self._wide, self._high)
                paint_side(painter, self._look, DAWN, view, (box, body_map, ()))
                left += self._wide + BESIDE
            left += APART - BESIDE
            self._draw_word(painter, word, QRectF(begin, top + self._high, 2 * self._wide + BESIDE, WORD))
        painter.restore()

    def _draw_word(self, painter: QPainter, word: str, box: QRectF) -> None:
        if word:
            painter.setFont(font_of(self._look.theme, LETTERS[Style.SMALL]))
            painter.setPen(QColor(INK2))
            painter.drawText(box, int(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignBottom), word)
