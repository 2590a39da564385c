"""The words, how much, how deep, and what the pointer does: chosen here, or by key."""

from __future__ import annotations

import math
from dataclasses import replace
from functools import partial
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QPaintEvent, QPen
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QHBoxLayout, QRadioButton, QSizePolicy, QVBoxLayout, QWidget

from calmroom.domain.body.sensation import Depth, Quality, Strength
from calmroom.ui.body.brushes import BrushChoice
from calmroom.ui.body.touch import Brush, Tool, Touch
from calmroom.ui.theme.fonts import Role
from calmroom.ui.widgets.labels import TextLabel, Tone
from calmroom.ui.widgets.naming import identify
from calmroom.ui.widgets.painting import draw_words, fill_round, open_painter, stroke_round, tint
from calmroom.ui.widgets.segments import SegmentedChoice
from calmroom.ui.widgets.textures import paint_swatch
from calmroom.ui.widgets.turning import Turning

if TYPE_CHECKING:
    from calmroom.ui.theme.look import Look

RADIUS: Final = 10.0
PAD: Final = 10.0
SWATCH: Final = (34.0, 22.0)
TIGHT: Final = 12.0
"""What stands free beside the words of an answer, in px at 100 %."""
TOOLS: Final = (Tool.PLACES, Tool.BRUSH, Tool.ERASE)


class WordButton(Turning, QRadioButton):
    """One word for a sensation, with its colour and its texture."""

    def __init__(self, look: Look, quality: Quality, number: int) -> None:
        super().__init__(quality.value)
        self.look = look
        self.quality = quality
        identify(self, f"body.word.{quality}", quality.value)
        self.setAccessibleDescription(f"Key {number}")
        self.setProperty("ring", "inside")
        self.setProperty("ringRadius", RADIUS)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._dress()
        look.changed.connect(self._dress)

    def hitButton(self, pos: object) -> bool:
        """All of it can be pressed."""
        del pos
        return True

    def sizeHint(self) -> QSize:
        """38 px high at 100 %."""
        theme = self.look.theme
        words = QFontMetricsF(theme.font(Role.BODY, strong=True)).horizontalAdvance(self.text())
        return QSize(math.ceil(words + SWATCH[0] + 2 * PAD + theme.space(12)), theme.control(38))

    def minimumSizeHint(self) -> QSize:
        """Never narrower than its word."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Wash, swatch, word."""
        painter, palette, theme = open_painter(self), self.look.palette, self.look.theme
        box, on = QRectF(self.rect()), self.isChecked()
        if on or self.underMouse():
            fill_round(painter, box, RADIUS, tint(palette.lake_wash, 1.0 if on else 0.5))
        if on and palette.outlined:
            stroke_round(painter, box, RADIUS, QPen(QColor(palette.lake), 2.0))
        swatch = QRectF(PAD, (box.height() - SWATCH[1]) / 2, *SWATCH)
        paint_swatch(painter, self.quality, palette, swatch)
        painter.setFont(theme.font(Role.BODY, strong=on))
        painter.setPen(QColor(palette.lake_ink if on else palette.ink))
        draw_words(painter, self.text(), PAD + SWATCH[0] + theme.space(12), box)

    def _dress(self) -> None:
        self.setFont(self.look.theme.font(Role.BODY))
        self.updateGeometry()
        self.update()


class Palette(QWidget):
    """What the next mark says.

    Signals:
        touched: The ``Touch`` that was chosen.
        tool_chosen: The ``Tool``.
    """

    touched = Signal(object)
    tool_chosen = Signal(object)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.look = look
        self._touch = Touch()
        identify(self, "body.palette", "What is it like?")
        self._words = [WordButton(look, quality, number) for number, quality in enumerate(Quality, start=1)]
        self._group = QButtonGroup(self)
        for number, word in enumerate(self._words):
            self._group.addButton(word, number)
            word.clicked.connect(partial(self._choose_word, word.quality))
        self.much = self._segments("strength", "How much?", [(each.word, each.word) for each in Strength])
        self.deep = self._segments("depth", "Where in depth?", [(each.value, each.value) for each in Depth])
        self.tool = self._segments("tool", "By place, or with the brush?", [(each.value, each.value) for each in TOOLS])
        self.broad = BrushChoice(look)
        self.much.chosen.connect(lambda word: self._choose(replace(self._touch, strength=Strength[word.upper()])))
        self.deep.chosen.connect(lambda word: self._choose(replace(self._touch, depth=Depth(word))))
        self.broad.chosen.connect(lambda brush: self._choose(replace(self._touch, brush=brush)))
        self.tool.chosen.connect(lambda word: self._take(Tool(word)))
        self._lay()
        self.tool.set_value(Tool.PLACES)
        self.broad.hide()
        look.changed.connect(self._fit)
        self._fit()
        self.show_touch(self._touch)

    @property
    def touch(self) -> Touch:
        """What is chosen."""
        return self._touch

    def order_tabs(self) -> None:
        """Have Tab go down the palette; to be called once it stands in its window."""
        answers = [
            each
            for choice in (self.much, self.deep, self.tool, self.broad)
            for each in choice.findChildren(QRadioButton)
        ]
        for before, after in pairwise([*self._words, *answers]):
            self.setTabOrder(before, after)

    def show_touch(self, touch: Touch) -> None:
        """Show a choice that was made elsewhere, and tell nobody."""
        self._touch = touch
        for word in self._words:
            word.setChecked(word.quality is touch.quality)
        self.much.set_value(touch.strength.word)
        self.deep.set_value(touch.depth)
        self.broad.set_value(touch.brush)

    def choose_word(self, number: int) -> None:
        """The key of a word, from 1."""
        self._choose_word(list(Quality)[number - 1])

    def choose_strength(self, number: int) -> None:
        """The key of a strength, from 1."""
        self._choose(replace(self._touch, strength=Strength(number)))

    def next_depth(self) -> None:
        """The key that goes through the depths."""
        depths = list(Depth)
        self._choose(replace(self._touch, depth=depths[(depths.index(self._touch.depth) + 1) % len(depths)]))

    def step_brush(self, step: int) -> Brush:
        """The keys for a broader or a finer brush."""
        self._choose(replace(self._touch, brush=self._touch.brush.beside(step)))
        return self._touch.brush

    def set_columns(self, columns: int) -> None:
        """Set the words in so many columns, and what stands under them beside each other where there are two."""
        for number, word in enumerate(self._words):
            rows = math.ceil(len(self._words) / columns)
            self._grid.addWidget(word, number % rows, number // rows)

    def _choose_word(self, quality: Quality, _on: bool = False) -> None:  # noqa: FBT001, FBT002 - of the signal
        self._choose(replace(self._touch, quality=quality))

    def _choose(self, touch: Touch) -> None:
        self.show_touch(touch)
        self.touched.emit(touch)

    def _fit(self) -> None:
        """Names are pressed, not painted on."""
        self._how.setVisible(self.look.theme.has_figure)

    def _take(self, tool: Tool) -> None:
        self.broad.setVisible(tool is Tool.BRUSH)
        self.tool_chosen.emit(tool)

    def _segments(self, name: str, spoken: str, choices: list[tuple[str, str]]) -> SegmentedChoice:
        return SegmentedChoice(self.look, f"body.{name}", spoken, choices, TIGHT)

    def _lay(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        words = QWidget()
        self._grid = QGridLayout(words)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(0)
        column.addWidget(self._label("What is it like?"))
        column.addSpacing(5)
        column.addWidget(words)
        column.addWidget(self._answer("How much?", self.much))
        column.addWidget(self._answer("Where in depth?", self.deep))
        self._how = self._answer("How to mark", self.tool, self.broad)
        column.addWidget(self._how)
        self.set_columns(1)

    def _answer(self, label: str, choice: SegmentedChoice, more: QWidget | None = None) -> QWidget:
        block = QWidget()
        column = QVBoxLayout(block)
        column.setContentsMargins(0, 14, 0, 0)
        column.setSpacing(5)
        head = QHBoxLayout()
        head.addWidget(self._label(label), 1)
        if more is not None:
            head.addWidget(more)
        column.addLayout(head)
        row = QWidget()
        inner = QVBoxLayout(row)
        inner.setContentsMargins(round(PAD), 0, 0, 0)
        inner.addWidget(choice)
        column.addWidget(row)
        return block

    def _label(self, words: str) -> TextLabel:
        label = TextLabel(self.look, words, Role.SMALL_STRONG, Tone.INK2)
        label.setContentsMargins(round(PAD), 0, 0, 0)
        return label
