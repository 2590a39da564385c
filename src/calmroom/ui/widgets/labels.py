"""Text on the window: labels with a line height, and words that can be pressed."""

from __future__ import annotations

import math
from enum import StrEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPaintEvent, QPen, QTextCharFormat
from PySide6.QtWidgets import QLabel, QPushButton, QSizePolicy

from calmroom.ui.theme.fonts import Role
from calmroom.ui.widgets.naming import identify
from calmroom.ui.widgets.painting import draw_words, open_painter
from calmroom.ui.widgets.typeset import Typeset, Words, read_words

if TYPE_CHECKING:
    from calmroom.ui.theme.look import Look
    from calmroom.ui.theme.tokens import Palette

MEASURE = 560.0


class Tone(StrEnum):
    """What a text is to the reader, and so its colour."""

    INK = "ink"
    INK2 = "ink2"
    INK3 = "ink3"
    LAKE = "lake"
    LAMP = "lamp"
    CLAY = "clay"
    CAUTION = "caution"
    INVERSE = "inverse"


def colour_of(tone: Tone, palette: Palette) -> str:
    """The token of a tone in one palette."""
    return {
        Tone.INK: palette.ink,
        Tone.INK2: palette.ink2,
        Tone.INK3: palette.ink3,
        Tone.LAKE: palette.lake_ink,
        Tone.LAMP: palette.lamp_ink,
        Tone.CLAY: palette.clay,
        Tone.CAUTION: palette.caution,
        Tone.INVERSE: palette.bg,
    }[tone]


class TextLabel(QLabel):
    """A label that wraps with the line height of its role.

    Args:
        look: The window's look.
        text: The words; ``**so**`` sets a part one weight up.
        role: What the text is for.
        tone: What it is to the reader.
        name: Object name, where something must find it.
    """

    def __init__(self, look: Look, text: str, role: Role = Role.BODY, tone: Tone = Tone.INK, name: str = "") -> None:
        super().__init__()
        self.look = look
        self._role, self._tone, self._measure = role, tone, MEASURE
        self._strong_tone: Tone | None = None
        self._words = Words("")
        self._set: Typeset | None = None
        if name:
            identify(self, name)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self.setWordWrap(True)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.set_words(text)
        look.changed.connect(self._dress)

    def set_words(self, text: str) -> None:
        """Changes the words."""
        self._words = read_words(text)
        self.setText(self._words.text)
        self._dress()

    def set_tone(self, tone: Tone) -> None:
        """Changes the colour."""
        self._tone = tone
        self.update()

    def set_role(self, role: Role) -> None:
        """Changes size and face."""
        self._role = role
        self._dress()

    def set_strong_tone(self, tone: Tone) -> None:
        """Gives the parts in ``**marks**`` a colour of their own."""
        self._strong_tone = tone
        self._dress()

    def set_measure(self, pixels: float) -> None:
        """Changes the width it asks for before it wraps, in px at 100 %."""
        self._measure = pixels
        self.updateGeometry()

    def _dress(self) -> None:
        self._set = None
        self.setFont(self.look.theme.font(self._role))
        self.updateGeometry()
        self.update()

    def _typeset(self) -> Typeset:
        if self._set is None:
            theme = self.look.theme
            self._set = Typeset(self._words, theme.font(self._role), theme.line_height(self._role), self._strong())
        return self._set

    def _strong(self) -> QTextCharFormat:
        form = QTextCharFormat()
        form.setFontWeight(self.look.theme.font(self._role, strong=True).weight())
        if self._strong_tone is not None:
            form.setForeground(QColor(colour_of(self._strong_tone, self.look.palette)))
        return form

    def hasHeightForWidth(self) -> bool:
        """It wraps."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Height of the lines in a width, in px."""
        margins = self.contentsMargins()
        height = self._typeset().height_in(width - margins.left() - margins.right())
        return math.ceil(height) + margins.top() + margins.bottom()

    def sizeHint(self) -> QSize:
        """One line if it fits the measure, else the measure."""
        margins = self.contentsMargins()
        room = self._measure * self.look.theme.scale
        width = math.ceil(min(self._typeset().widest() + 1, room)) + margins.left() + margins.right()
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Room for the longest word."""
        metrics = QFontMetricsF(self.font())
        longest = max((metrics.horizontalAdvance(word) for word in self._words.text.split()), default=0.0)
        return QSize(math.ceil(min(longest + 2, 300.0)), round(self.look.theme.line_height(self._role)))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The lines, from the top left."""
        painter = open_painter(self)
        box = self.contentsRect()
        self._typeset().lay(box.width())
        spare = box.height() - self._typeset().height
        top = box.top() + (max(0.0, spare) / 2 if self.alignment() & Qt.AlignmentFlag.AlignVCenter else 0.0)
        left = float(box.left())
        if self.alignment() & Qt.AlignmentFlag.AlignHCenter:
            left += (box.width() - self._typeset().natural_width) / 2
        elif self.alignment() & Qt.AlignmentFlag.AlignRight:
            left += box.width() - self._typeset().natural_width
        self._typeset().draw(painter, QPointF(left, top), QColor(colour_of(self._tone, self.look.palette)))


class LinkButton(QPushButton):
    """Underlined words that open something near.

    Args:
        look: The window's look.
        text: The words.
        name: Object name and accessible identifier.
        tone: The colour; lamp on a wash.
    """

    def __init__(self, look: Look, text: str, name: str, tone: Tone = Tone.LAKE) -> None:
        super().__init__(text)
        self.look = look
        self._tone = tone
        identify(self, name, text)
        self.setProperty("ringRadius", 4.0)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._dress()
        look.changed.connect(self._dress)

    def set_words(self, text: str, spoken: str = "") -> None:
        """Lead somewhere else; ``spoken`` is the accessible name, where that says more."""
        self.setText(text)
        self.setAccessibleName(spoken or text)
        self._dress()

    def _dress(self) -> None:
        self.setFont(self.look.theme.font(Role.SMALL))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """The words, and never under 24 px high."""
        width = QFontMetricsF(self.font()).horizontalAdvance(self.text())
        return QSize(math.ceil(width) + 2, max(24, round(self.look.theme.line_height(Role.SMALL) + 6)))

    def minimumSizeHint(self) -> QSize:
        """Never narrower than its words."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The words and a thin line under them; a thicker one under the pointer."""
        painter = open_painter(self)
        colour = QColor(colour_of(self._tone, self.look.palette))
        painter.setFont(self.font())
        painter.setPen(colour)
        box = QRectF(self.rect())
        draw_words(painter, self.text(), 1.0, box)
        under = box.center().y() + QFontMetricsF(self.font()).ascent() / 2 + 3.5
        painter.setPen(QPen(colour, 2.0 if self.underMouse() or self.isDown() else 1.2))
        painter.drawLine(QPointF(1.0, under), QPointF(box.width() - 1.0, under))
