"""A short notice at the foot of the window, with Undo."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QRectF, QTimer, Signal
from PySide6.QtGui import QColor, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from calmroom.ui.theme.fonts import Role
from calmroom.ui.widgets.labels import LinkButton, TextLabel, Tone
from calmroom.ui.widgets.naming import announce, identify
from calmroom.ui.widgets.painting import fill_round, open_painter, stroke_round

if TYPE_CHECKING:
    from calmroom.ui.theme.look import Look

STAYS_MS = 30_000
FOOT = 24
GROUND_ME_END = 14 + 180 + 16
"""Left edge it keeps to, so that it never lies over Ground me."""


class Toast(QFrame):
    """Ink fill, bottom centre; it does not move and stays for 30 seconds.

    ``undone`` is sent when Undo is pressed.

    Args:
        look: The window's look.
        window: The top-level widget it lies over.
    """

    undone = Signal()

    def __init__(self, look: Look, window: QWidget) -> None:
        super().__init__(window)
        self.look = look
        identify(self, "toast")
        self._words = TextLabel(look, "", Role.BODY)
        self._words.set_tone(Tone.INVERSE)
        self.undo = LinkButton(look, "Undo", "toast.undo", Tone.INVERSE)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(STAYS_MS)
        self._timer.timeout.connect(self.hide)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(18, 14, 18, 14)
        self._row.setSpacing(24)
        self._row.addWidget(self._words, 1)
        self._row.addWidget(self.undo)
        self.undo.clicked.connect(self._undo)
        window.installEventFilter(self)
        self.hide()

    def tell(self, words: str, *, undo: bool = False) -> None:
        """Shows a notice, and says it to a screen reader."""
        self._words.set_words(words)
        self.undo.setVisible(undo)
        self.undo.setAccessibleName(f"Undo: {words}" if undo else "Undo")
        self._place()
        self.show()
        self.raise_()
        self._timer.start()
        announce(self, f"{words}. Undo is there for half a minute." if undo else words)

    def text(self) -> str:
        """What it says while it is shown, else an empty string."""
        return self._words.text() if self.isVisible() else ""

    def hideEvent(self, _event: object) -> None:
        """Lets its clock rest; where the window alone went, it goes on."""
        if self.isHidden():
            self._timer.stop()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Keeps its place when the window changes size."""
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return False

    def _undo(self) -> None:
        self.hide()
        self.undone.emit()

    def _place(self) -> None:
        window = self.parentWidget()
        if window is None:
            return
        room = window.width() - GROUND_ME_END - FOOT
        width = min(room, self._row.sizeHint().width())
        height = self._row.heightForWidth(width)
        left = max(GROUND_ME_END, (window.width() - width) // 2)
        self.setGeometry(left, window.height() - height - FOOT, width, height)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """An ink plate; an outlined one in high contrast."""
        painter, palette = open_painter(self), self.look.palette
        fill_round(painter, QRectF(self.rect()), 12.0, QColor(palette.ink))
        if palette.outlined:
            stroke_round(painter, QRectF(self.rect()), 12.0, QPen(QColor(palette.lake), 3.0))
