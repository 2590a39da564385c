"""The stage of the player: figure and pacer, caption and silence, and how far the practice has come.

The same stage stands on the light page and on the dark one, so that nothing moves when the lights go down.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRect, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QWidget

from calmroom.ui.player.face import QuietFace
from calmroom.ui.theme.fonts import Role
from calmroom.ui.widgets.caption import CaptionLabel
from calmroom.ui.widgets.labels import TextLabel, Tone
from calmroom.ui.widgets.pacer import Pacer
from calmroom.ui.widgets.parts import Part, PartsProgress
from calmroom.ui.widgets.silence import SilenceBar

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent, QResizeEvent

    from calmroom.ui.player.state import Bar, Motion, PlayerState
    from calmroom.ui.theme.look import Look

MARGIN, SMALL_MARGIN, SMALL_WINDOW = 52, 30, 1000
LEFT, FIGURE_END = 18, 0.4915
"""Where the figure's stage begins, in px, and ends, as a share of the width: 18 to 580 of 1180."""
GAP = 10
LEAST_CAPTION = 440
"""The caption keeps so many px, times the text size; the figure makes room for it."""
MOST_CAPTION = 620
LEAST_FIGURE = 240
LEAST_LETTERS = 0.5
LARGE = 1.4
"""How much larger a caption may be where nothing sounds."""
LEAST_LINES = 2
"""The parts lose their words where the caption would have less than so many lines, and half its size is not enough."""
AIR = 16
BAR_GAP = 25
DARK_DROP = 32
"""The bare bars of the dark page stand so much lower, in px."""


class Stage(QWidget):
    """Paints one moment of a practice."""

    def __init__(self, look: Look, name: str, *, dark: bool = False) -> None:
        super().__init__()
        self.look = look
        self._dark = dark
        self._captions = True
        self._most = 1.0
        self._cramped = False
        self._speaks = False
        """Whether the app's own words stand where the caption does."""
        self._letters = look.own()
        self.pacer = Pacer(look, f"{name}.figure")
        self.caption = CaptionLabel(self._letters, f"{name}.caption", Role.CAPTION_DARK if dark else Role.CAPTION)
        self.silence = SilenceBar(look, f"{name}.silence")
        self.parts = PartsProgress(look, f"{name}.parts")
        self.parts.set_bare(bare=dark)
        self.face = QuietFace(look, f"{name}.face")
        self.note = TextLabel(look, "", Role.SMALL, Tone.INK2, f"{name}.note")
        for widget in (self.pacer, self.caption, self.silence, self.parts, self.face, self.note):
            widget.setParent(self)
        self.note.hide()
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        look.changed.connect(self._place)

    def set_parts(self, parts: tuple[tuple[str, float], ...]) -> None:
        """Begin with another practice."""
        self.parts.set_parts([Part(name, share) for name, share in parts])

    def set_captions(self, *, on: bool) -> None:
        """Show the words, or only the figure."""
        self._captions = on
        self._place()

    def set_large(self, *, on: bool) -> None:
        """Larger letters, as far as there is room, where the words are all there is."""
        self._most = LARGE if on else 1.0
        self._place()

    def set_note(self, words: str) -> None:
        """Show a quiet line under the caption for a while; empty for none."""
        if words != self.note.text():
            self.note.set_words(words)
            self.note.setVisible(bool(words))
            self._place()

    def set_pacing(self, *, on: bool) -> None:
        """Show the arcs around the figure, or only the figure."""
        self.pacer.set_pacing(on=on)

    def show_state(self, state: PlayerState) -> None:
        """Paint a moment; what has not changed is not painted again."""
        if self._dark or self._cramped:
            self.caption.show_caption(state.caption)
        else:
            self.caption.show_caption(state.caption, state.before, state.place)
        self._show_aside(state)
        self._show_bar(state.bar)
        self.pacer.figure.attend(state.places, state.region)
        if state.openness is not None:
            self.pacer.set_breath(state.openness)
        self.pacer.set_word(state.breath_word)
        self.parts.set_position(state.position)
        self.parts.set_to_go(state.to_go, state.spoken)

    def show_motion(self, motion: Motion) -> None:
        """Paint what has moved since."""
        self._show_bar(motion.bar)
        if motion.breath is not None:
            self.pacer.set_breath(motion.breath.openness)
            self.pacer.set_word("in" if motion.breath.is_in else "out")

    def paintEvent(self, event: QPaintEvent) -> None:
        """The ground; what lies under the stage is not painted when something moves on it."""
        QPainter(self).fillRect(event.rect(), QColor(self.look.palette.bg))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give figure and words the room there is."""
        super().resizeEvent(event)
        self._place()

    def event(self, event: QEvent) -> bool:
        """A caption that needs more lines asks for more room."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._place()
        return super().event(event)

    def _show_aside(self, state: PlayerState) -> None:
        if state.aside is not None:
            self.face.tell(state.aside)
        if self._speaks is not (state.aside is not None):
            self._speaks = state.aside is not None
            self._place()

    def _show_bar(self, bar: Bar | None) -> None:
        if bar is None or (self._dark and not bar.held):
            self.silence.clear()
        elif bar.held:
            self.silence.show_held(bar.words)
        else:
            self.silence.show_silence(bar.share, bar.words)

    def _place(self) -> None:
        row = self._place_parts()
        large = self.look.theme.large_text
        reserved = LEAST_CAPTION * self.look.theme.scale + MARGIN
        end = min(self.width() * FIGURE_END, self.width() - reserved)
        worded = self._captions or self._speaks
        shown = not worded or (end - LEFT >= LEAST_FIGURE and row.height() >= LEAST_FIGURE and not large)
        self.pacer.setVisible(shown)
        if not worded:
            end = self.width() - LEFT
        self.caption.setVisible(self._captions and not self._speaks)
        self.face.setVisible(self._speaks)
        self.pacer.setGeometry(QRect(LEFT, row.top(), max(1, round(end) - LEFT), row.height()))
        left = round(end) + GAP if shown else self._margin()
        room = self.width() - left - self._margin() - (18 if shown else 0)
        self._fit_letters(row)
        line = self.look.theme.line_height(Role.CAPTION)
        width = round(max(160, min(room, MOST_CAPTION * max(1.0, line / 45))))
        if self._dark:
            self._place_dark(row, left, width)
        elif self._cramped:
            self._place_cramped(row, left, width)
        else:
            self._place_roomy(row, left, width)
        self._place_own_words(row, left, width)

    def _place_own_words(self, row: QRect, left: int, width: int) -> None:
        """The app's own words stand in the middle; a note where the bar of a silence is, or just above the parts."""
        high = min(self.face.height_for(width), row.height())
        self.face.setGeometry(left, row.center().y() - high // 2, width, high)
        if self._captions and not self.silence.isHidden():
            self.note.setGeometry(self.silence.geometry())
            self.silence.setVisible(self.note.isHidden())
        else:
            wide = self.width() - 2 * self._margin()
            high = self.note.heightForWidth(wide)
            self.note.setGeometry(self._margin(), max(0, self.parts.y() - high), wide, high)

    def _place_parts(self) -> QRect:
        """Put the bars in their place; what is left above them is for figure and words."""
        theme = self.look.theme
        high = 2 * theme.line_height(Role.SMALL) + 2 * theme.space(5) + 14
        room = self.height() - high
        line = theme.line_height(Role.CAPTION)
        bare = self._dark or room < LEAST_LINES * line
        self.parts.set_bare(bare=bare)
        own = self.parts.sizeHint().height()
        if bare and not self._dark:
            high = own
        middle = round(self.height() - max(0.16 * self.height() + 8, high / 2 + 8))
        top = round(min(90.0, max(4.0, AIR + (self.height() - 464) * 0.24)))
        centre = middle + (DARK_DROP if self._dark else 0)
        centre = min(centre, self.height() - own // 2)
        # The line that is spoken is worth more than the bars.
        self.parts.setVisible(self._dark or self.height() >= 2 * LEAST_LETTERS * line + own + 2 * AIR)
        self.parts.setGeometry(self._margin(), round(centre - own / 2), self.width() - 2 * self._margin(), own)
        row = QRect(0, top, self.width(), max(1, round(middle - high / 2) - AIR - top))
        self._cramped = room < self._above() + 4 * line or self._lowest(row) < self._above() + 3 * line
        return row

    def _lowest(self, row: QRect) -> float:
        """Where a caption ends at the latest, so that the bar has room under it."""
        return row.bottom() - self.silence.sizeHint().height() / 2 - BAR_GAP + AIR

    def _above(self) -> float:
        """What a caption keeps free for place and line before, in px."""
        theme = self.look.theme
        return theme.line_height(Role.SMALL_STRONG) + theme.line_height(Role.CAPTION_BEFORE) + theme.space(36)

    def _fit_letters(self, row: QRect) -> None:
        """Where four lines would not fit, the letters of the caption grow smaller, and all lines alike."""
        theme = self.look.theme
        line = theme.line_height(Role.CAPTION_DARK if self._dark else Role.CAPTION)
        share = min(self._most, max(LEAST_LETTERS, row.height() / (4 * line)))
        self._letters.set_theme(replace(theme, caption_size=theme.caption_size * share))
        self.caption.set_reserved_lines(1 if self._cramped else 3)

    def _place_roomy(self, row: QRect, left: int, width: int) -> None:
        """The caption grows upwards from where three lines end, so that the bar under it stays where it is."""
        high, last = self.caption.heightForWidth(width), self._lowest(row)
        middle = row.center().y() + 1
        bottom = middle + (self._above() + 3 * self.look.theme.line_height(Role.CAPTION)) / 2 + 1
        bottom = max(min(bottom, last), min(row.top() + high, last))
        self.caption.setGeometry(left, round(bottom - high), width, high)
        self._place_silence(left, round(bottom + BAR_GAP), width, shown=True)

    def _place_cramped(self, row: QRect, left: int, width: int) -> None:
        """The present line alone, and the bar where there is still room."""
        high, bar = self.caption.heightForWidth(width), self.silence.sizeHint().height()
        line = high - self._above()
        shown = line + AIR + bar <= row.height()
        top = row.top() + max(0.0, (row.height() - line - (AIR + bar if shown else 0)) / 2)
        self.caption.setGeometry(left, round(top - self._above()), width, high)
        self._place_silence(left, round(top + line + AIR), width, shown=shown)

    def _place_dark(self, row: QRect, left: int, width: int) -> None:
        """Four lines in the middle; fewer begin where four would."""
        line = self._letters.theme.line_height(Role.CAPTION_DARK)
        high = self.caption.heightForWidth(width)
        top = max(row.top(), round(row.center().y() - 2 * line))
        self.caption.setGeometry(left, top, width, high)
        self._place_silence(left, top + max(high, round(4 * line)) + AIR, width, shown=not self._cramped)

    def _place_silence(self, left: int, top: int, width: int, *, shown: bool) -> None:
        self.silence.setGeometry(left, top, width, self.silence.sizeHint().height())
        self.silence.setVisible(shown and self._captions and not self._speaks)

    def _margin(self) -> int:
        return MARGIN if self.width() >= SMALL_WINDOW else SMALL_MARGIN
