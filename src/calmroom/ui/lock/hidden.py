"""Hidden: a plain page over everything, until a key or a click."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from calmroom.ui.theme.fonts import Role
from calmroom.ui.widgets.labels import TextLabel, Tone
from calmroom.ui.widgets.naming import identify
from calmroom.ui.widgets.surfaces import ground

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QMouseEvent

    from calmroom.ui.theme.look import Look

WORDS = "Any key or a click brings it back."
HELD_KEYS = frozenset(
    {
        Qt.Key.Key_Control,
        Qt.Key.Key_Shift,
        Qt.Key.Key_Alt,
        Qt.Key.Key_AltGr,
        Qt.Key.Key_Meta,
        Qt.Key.Key_Super_L,
        Qt.Key.Key_Super_R,
        Qt.Key.Key_CapsLock,
        Qt.Key.Key_NumLock,
    }
)
"""Keys that are held down for others; alone they bring nothing back."""


class HiddenPage(QWidget):
    """Says nothing of anybody.

    Signals:
        back: Somebody wants to see again.
    """

    back = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        identify(self, "hidden", "Hidden")
        self.setAccessibleDescription(WORDS)
        ground(self, "bg")
        self.setProperty("ring", "none")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        words = TextLabel(look, WORDS, Role.SMALL, Tone.INK3, name="hidden.words")
        words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        words.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 28)
        column.addStretch(1)
        column.addWidget(words)
        self.hide()

    def event(self, event: QEvent) -> bool:
        """Every key comes here, before any of the window's own is heard."""
        if event.type() is QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return super().event(event)

    def focusNextPrevChild(self, _next: bool) -> bool:  # noqa: FBT001, N802 - Qt's signature
        """Tab is a key as any other."""
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A key that is still held down from hiding does not count."""
        if not event.isAutoRepeat() and event.key() not in HELD_KEYS:
            self.back.emit()

    def mousePressEvent(self, _event: QMouseEvent) -> None:
        """A click."""
        self.back.emit()
