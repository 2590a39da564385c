"""A row of a list: cover, title, one line about it, and how long it is."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton, QSizePolicy

from calmroom.ui.theme.fonts import Role
from calmroom.ui.widgets.covers import CoverArt, CoverSize, cover_pixmap
from calmroom.ui.widgets.naming import identify
from calmroom.ui.widgets.painting import draw_words, fill_round, open_painter, stroke_round, tint
from calmroom.ui.widgets.turning import Turning
from calmroom.ui.widgets.typeset import Typeset, Words

if TYPE_CHECKING:
    from calmroom.ui.theme.look import Look

PAD = 14.0
RADIUS = 12.0


@dataclass(frozen=True, slots=True)
class RowWords:
    """What a row says, and how it is read out where that is not title, line and length."""

    title: str
    line: str = ""
    right: str = ""
    spoken: str = ""
    above: str = ""


class ListRow(Turning, QPushButton):
    """The whole row is the target. Chosen rows have a lake wash.

    Args:
        look: The window's look.
        name: Object name and accessible identifier.
        words: What it says.
        art: The cover, or None for a row without one.
    """

    def __init__(self, look: Look, name: str, words: RowWords, art: CoverArt | None = None) -> None:
        super().__init__()
        self.look = look
        self._words, self._art = words, art
        self._dimmed = False
        self._title: Typeset | None = None
        self._line: Typeset | None = None
        identify(self, name)
        self.setCheckable(True)
        self.stay()
        self.setProperty("ring", "inside")
        self.setProperty("ringRadius", RADIUS)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.set_words(words)
        look.changed.connect(self._dress)

    def set_words(self, words: RowWords) -> None:
        """Says something else."""
        self._words = words
        said = ", ".join(part for part in (words.above, words.title, words.right) if part)
        self.setAccessibleName(words.spoken or said)
        self.setAccessibleDescription(words.line)
        self._dress()

    def set_art(self, art: CoverArt | None) -> None:
        """Shows another cover, or none."""
        self._art = art
        self._dress()

    def set_dimmed(self, *, dimmed: bool) -> None:
        """Sets it back, for something that is put aside for now; its words say why."""
        self._dimmed = dimmed
        self.update()

    def _dress(self) -> None:
        theme = self.look.theme
        title = Role.ITEM if self._art is not None or self._words.right else Role.BODY
        self._title = Typeset(Words(self._words.title), theme.font(title), theme.line_height(title))
        self._line = Typeset(Words(self._words.line), theme.font(Role.SMALL), theme.line_height(Role.SMALL))
        self.updateGeometry()
        self.update()

    def _shows_cover(self) -> bool:
        return self._art is not None and not self.look.theme.large_text

    def _left(self) -> float:
        return PAD + (CoverSize.SMALL.size[0] + 16 if self._shows_cover() else 0)

    def _right_width(self) -> float:
        if not self._words.right:
            return 0.0
        return QFontMetricsF(self.look.theme.font(Role.SMALL)).horizontalAdvance(self._words.right) + 18

    def _lay(self, width: float) -> float:
        """Lays title and line; returns the height of the words, in px."""
        room = width - self._left() - PAD - self._right_width()
        height = self.look.theme.line_height(Role.SMALL) if self._words.above else 0.0
        for text, typeset in ((self._words.title, self._title), (self._words.line, self._line)):
            if text and typeset is not None:
                typeset.lay(room)
                height += typeset.height
        return height

    def hasHeightForWidth(self) -> bool:
        """Its words wrap."""
        return True

    def heightForWidth(self, width: int) -> int:
        """70 px with a cover, more where the words need it."""
        least = CoverSize.SMALL.size[1] + 14 if self._shows_cover() else 44
        return max(least, math.ceil(self._lay(width) + self.look.theme.space(20)))

    def sizeHint(self) -> QSize:
        """As high as its width asks for."""
        return QSize(300, self.heightForWidth(max(300, self.width())))

    def minimumSizeHint(self) -> QSize:
        """A narrow list."""
        return QSize(180, 44)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Wash, cover, words."""
        painter, palette = open_painter(self), self.look.palette
        box, on = QRectF(self.rect()), self.isChecked()
        if on or self.isDown() or self.underMouse():
            fill_round(painter, box, RADIUS, tint(palette.lake_wash, 1.0 if on or self.isDown() else 0.5))
        if on and palette.outlined:
            stroke_round(painter, box, RADIUS, QPen(QColor(palette.lake), 2.0))
        if self._shows_cover() and self._art is not None:
            painter.setOpacity(0.5 if self._dimmed else 1.0)
            pixmap = cover_pixmap(self.look, self._art, CoverSize.SMALL.size, self.devicePixelRatioF())
            painter.drawPixmap(QPointF(PAD, (box.height() - CoverSize.SMALL.size[1]) / 2), pixmap)
            painter.setOpacity(1.0)
        self._paint_words(painter, box)

    def _paint_words(self, painter: QPainter, box: QRectF) -> None:
        palette, theme = self.look.palette, self.look.theme
        top = (box.height() - self._lay(box.width())) / 2
        pale = QColor(palette.ink3 if self._dimmed else palette.ink2)
        painter.setFont(theme.font(Role.SMALL))
        painter.setPen(pale)
        if self._words.right:
            draw_words(painter, self._words.right, box.width() - PAD - self._right_width() + 18, box)
        if self._words.above:
            line = theme.line_height(Role.SMALL)
            draw_words(painter, self._words.above, self._left(), QRectF(0, top, box.width(), line))
            top += line
        if self._title is not None:
            self._title.draw(painter, QPointF(self._left(), top), QColor(palette.ink3 if self._dimmed else palette.ink))
            top += self._title.height
        if self._line is not None and self._words.line:
            self._line.draw(painter, QPointF(self._left(), top), pale)
