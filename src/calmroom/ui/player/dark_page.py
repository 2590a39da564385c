"""Lights down: the stage on black, and which keys there are."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QVBoxLayout, QWidget

from calmroom.ui.corner_room import corner_middle, corner_room
from calmroom.ui.player.stage import Stage
from calmroom.ui.theme.fonts import Role
from calmroom.ui.theme.qss import apply
from calmroom.ui.widgets.naming import identify
from calmroom.ui.widgets.painting import draw_key, draw_words, key_size, open_painter
from calmroom.ui.widgets.surfaces import ground

if TYPE_CHECKING:
    from calmroom.ui.player.transport import Transport
    from calmroom.ui.theme.look import Look

GAP, LEAST_GAP = 44, 12
SIDE = 6
BETWEEN = 9


class KeyButton(QPushButton):
    """A key and what it does; pressing it does the same."""

    def __init__(self, look: Look, key: str, words: str, name: str) -> None:
        super().__init__(words)
        self.look = look
        self._key = key
        self._cap = True
        identify(self, name, words)
        self.setProperty("ringRadius", 8.0)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setFont(look.theme.font(Role.CONTROL))

    def set_words(self, words: str) -> None:
        """Change what it does."""
        if words != self.text():
            self.setText(words)
            self.setAccessibleName(words)
            self.updateGeometry()

    def set_cap(self, *, shown: bool) -> None:
        """Show the key, or only the words, where the key does nothing."""
        self._cap = shown
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Cap and words, 44 px high."""
        theme = self.look.theme
        words = QFontMetricsF(self.font()).horizontalAdvance(self.text())
        cap = key_size(theme, self._key).width() + BETWEEN if self._cap else 0.0
        return QSize(math.ceil(words + cap + 2 * SIDE), theme.control(44))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Cap, then words; a little brighter under the pointer."""
        painter, theme, palette = open_painter(self), self.look.theme, self.look.palette
        colour = QColor(palette.ink if self.underMouse() or self.isDown() else palette.ink2)
        left = float(SIDE)
        if self._cap:
            cap = key_size(theme, self._key)
            draw_key(painter, theme, self._key, QRectF(QPointF(left, (self.height() - cap.height()) / 2), cap), colour)
            left += cap.width() + BETWEEN
        painter.setFont(self.font())
        painter.setPen(colour)
        draw_words(painter, self.text(), left, QRectF(self.rect()))


class DarkPage(QWidget):
    """For closed eyes in a dark room. It has a look of its own, dressed once."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.look = look
        apply(self, look.theme)
        ground(self, "bg")
        self._top, self._foot = QWidget(), QWidget()
        self.stage = Stage(look, "player.dark", dark=True)
        self.pause = KeyButton(look, "Space", "pause", "player.dark.pause")
        self.hold = KeyButton(look, "H", "hold here", "player.dark.hold")
        self.ease_off = KeyButton(look, "E", "ease off", "player.dark.ease_off")
        self.lights = KeyButton(look, "L", "lights up", "player.dark.lights")
        for button in self._buttons:
            button.setParent(self._foot)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self._top)
        whole.addWidget(self.stage, 1)
        whole.addWidget(self._foot)

    def frame(self, top: int, foot: int) -> None:
        """Leave as much room above and below the stage as the light page does, in px."""
        self._top.setFixedHeight(top)
        self._foot.setFixedHeight(foot)
        self._place()

    def set_letters(self, *, on: bool) -> None:
        """Say whether single letters are switched on."""
        for button in (self.hold, self.ease_off, self.lights):
            button.set_cap(shown=on)
        self._place()

    def show_transport(self, transport: Transport) -> None:
        """Name the keys after what they do now."""
        before = [(button.text(), button.isHidden()) for button in self._buttons]
        self.pause.set_words(transport.pause.lower())
        self.hold.set_words(transport.hold.lower())
        self.ease_off.set_words(transport.ease.lower())
        self.pause.setVisible(transport.can_pause)
        self.lights.setVisible(transport.can_pause)
        self.hold.setVisible(transport.can_hold)
        self.ease_off.setVisible(transport.can_ease and transport.can_pause)
        if before != [(button.text(), button.isHidden()) for button in self._buttons]:
            self._place()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the keys in their row."""
        super().resizeEvent(event)
        self._place()

    @property
    def _buttons(self) -> tuple[KeyButton, ...]:
        return (self.pause, self.hold, self.ease_off, self.lights)

    def _place(self) -> None:
        left = corner_room(self.look) + LEAST_GAP
        row = [button for button in self._buttons if not button.isHidden()]
        widths = [button.sizeHint().width() for button in row]
        spare = self.width() - left - sum(widths)
        gap = max(4, min(GAP, spare // (len(widths) + 1)))
        left += max(0, (spare - gap * (len(widths) - 1)) // 2)
        for button, width in zip(row, widths, strict=True):
            high = button.sizeHint().height()
            button.setGeometry(left, round(self._foot.height() - corner_middle(self.look) - high / 2), width, high)
            left += width + gap
