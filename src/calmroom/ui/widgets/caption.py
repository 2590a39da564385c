"""The caption: the line that is spoken, in a serif, balanced; the one before it above, paler."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QEasingCurve, QPointF, QSize
from PySide6.QtWidgets import QSizePolicy, QWidget

from calmroom.ui.theme.fonts import Role
from calmroom.ui.widgets.motion import Glide
from calmroom.ui.widgets.naming import identify
from calmroom.ui.widgets.painting import blend, open_painter
from calmroom.ui.widgets.typeset import Typeset, Words

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter, QPaintEvent

    from calmroom.ui.theme.look import Look

OUT_MS = 500
IN_MS = 700
LATER_MS = 250
"""The new line begins to come in this long after the old one began to go, so that no letters lie on letters."""
WHOLE_MS = LATER_MS + IN_MS
PICTURES = 24
"""From one caption to the next; more would not be seen, and each costs as much as a second of the pacer."""
_EASE = QEasingCurve(QEasingCurve.Type.InOutSine)


@dataclass(frozen=True, slots=True)
class Shown:
    """What a caption says: the line, the one before it, and the part and place."""

    current: str = ""
    before: str = ""
    place: str = ""


@dataclass(frozen=True, slots=True)
class _Block:
    """Three laid texts and their heights in px, from the top."""

    place: Typeset
    before: Typeset
    current: Typeset


class CaptionLabel(QWidget):
    """Shows captions; the voice already speaks them, so they are not announced.

    Args:
        look: The window's look.
        name: Object name and accessible identifier.
        role: ``Role.CAPTION``, or ``Role.CAPTION_DARK`` on the dark page.
    """

    def __init__(self, look: Look, name: str, role: Role = Role.CAPTION) -> None:
        super().__init__()
        self.look = look
        self._role = role
        self._lines = 3
        self._shown, self._former = Shown(), Shown()
        self._blocks: dict[tuple[Shown, int], _Block] = {}
        self._share = Glide(self, self.update, QEasingCurve.Type.Linear, 1 / PICTURES)
        self._share.jump(1.0)
        identify(self, name, "Captions")
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        look.changed.connect(self._dress)

    def text(self) -> str:
        """The line that is shown, or an empty string."""
        return self._shown.current

    def show_caption(self, current: str, before: str = "", place: str = "") -> None:
        """Shows a line; the same again changes nothing.

        Args:
            current: The line that is spoken; empty for none.
            before: The line before it.
            place: Part and place, such as ``Body. Back of the ribs``.
        """
        shown = Shown(current, before, place)
        if shown == self._shown:
            return
        self._former, self._shown = self._shown, shown
        self._share.jump(0.0)
        self._share.go(1.0, self.look.theme.milliseconds(WHOLE_MS) if self.isVisible() else 0)
        self.updateGeometry()

    def set_reserved_lines(self, lines: int) -> None:
        """Keeps room for a number of lines, so that what stands below does not move."""
        if lines != self._lines:
            # Said without need, who lays this out would be asked to do so again, and again.
            self._lines = lines
            self.updateGeometry()

    def _dress(self) -> None:
        self._blocks.clear()
        self.updateGeometry()
        self.update()

    def _block(self, shown: Shown, width: int) -> _Block:
        block = self._blocks.get((shown, width))
        if block is None:
            if len(self._blocks) > 4:
                self._blocks.clear()
            block = _Block(
                self._typeset(shown.place, Role.SMALL_STRONG),
                self._typeset(shown.before, Role.CAPTION_BEFORE),
                self._typeset(shown.current, self._role),
            )
            block.place.lay(width)
            block.before.lay_balanced(width)
            block.current.lay_balanced(width)
            self._blocks[shown, width] = block
        return block

    def _typeset(self, text: str, role: Role) -> Typeset:
        theme = self.look.theme
        return Typeset(Words(text), theme.font(role), theme.line_height(role))

    def _tops(self, block: _Block) -> tuple[float, float]:
        """Top of the line before and of the current line; the room of both is kept where they are empty."""
        theme = self.look.theme
        if self._role is Role.CAPTION_DARK:
            return 0.0, 0.0
        before = theme.line_height(Role.SMALL_STRONG) + theme.space(20)
        return before, before + max(block.before.height, theme.line_height(Role.CAPTION_BEFORE)) + theme.space(16)

    def hasHeightForWidth(self) -> bool:
        """It wraps."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Height of the whole block in a width, in px."""
        return math.ceil(self._height(self._block(self._shown, width)))

    def _height(self, block: _Block) -> float:
        room = self._lines * self.look.theme.line_height(self._role)
        return self._tops(block)[1] + max(block.current.height, room)

    def sizeHint(self) -> QSize:
        """520 px wide."""
        return QSize(520, self.heightForWidth(max(self.width(), 240)))

    def minimumSizeHint(self) -> QSize:
        """A few words."""
        return QSize(240, round(self.look.theme.line_height(self._role)))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The former caption as it goes, then this one as it comes; both stand on the lower edge, so neither jumps."""
        painter = open_painter(self)
        at = self._share.value * WHOLE_MS
        if at < OUT_MS and self._share.moving:
            self._paint(painter, self._former, 1.0 - _EASE.valueForProgress(at / OUT_MS))
        coming = min(1.0, max(0.0, (at - LATER_MS) / IN_MS))
        self._paint(painter, self._shown, _EASE.valueForProgress(coming))

    def _paint(self, painter: QPainter, shown: Shown, strength: float) -> None:
        palette, block = self.look.palette, self._block(shown, self.width())
        before, current = self._tops(block)
        rise = 0.0 if self._role is Role.CAPTION_DARK else self.height() - self._height(block)
        still = self._former.place == self._shown.place
        if self._role is not Role.CAPTION_DARK:
            place = strength if not still else float(shown is self._shown)
            self._draw(painter, block.place, QPointF(0, rise), (palette.ink2, place))
            self._draw(painter, block.before, QPointF(0, rise + before), (palette.ink3, strength))
        self._draw(painter, block.current, QPointF(0, rise + current), (palette.ink, strength))

    def _draw(self, painter: QPainter, words: Typeset, at: QPointF, ink: tuple[str, float]) -> None:
        """Draw in ink of a strength of 0 to 1, mixed with the page: see-through letters cost five times as much."""
        if ink[1] > 0:
            words.draw(painter, at, blend(self.look.palette.bg, *ink))
