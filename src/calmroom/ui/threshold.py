"""The window itself, and its first frame: the ground and the greeting, before anything else is read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication, QLabel, QVBoxLayout, QWidget

from calmroom.ui.forms import WIDTHS, form_for
from calmroom.ui.greeting import greeting, sentence
from calmroom.ui.theme.fonts import Role

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from PySide6.QtGui import QCloseEvent, QKeyEvent, QPaintEvent, QResizeEvent

    from calmroom.ui.theme.theme import Theme

WIDTH, HEIGHT = 1180, 760
LEAST_WIDTH, LEAST_HEIGHT = 480, 400
MARGINS, SMALL_MARGINS, SMALL_PANE = (52, 48), (34, 28), 860
GAP = 14
GROUND_KEY = ord("G")
ROLES = (Role.GREETING, Role.SECTION_LIGHT)


class Threshold(QWidget):
    """The window on the desktop. Its first frame is its own; then the rooms are set into it.

    It is made of plain labels and palettes: the first call of a painter, or of any ``Qt.`` name, reads the whole
    namespace, which costs as much as all the rest of this frame.

    Signals:
        painted: The first time it is on the screen.
        closing: A person closes it.

    Args:
        theme: How the first frame looks.
        greet: The moment and the name it greets; ``None`` for an empty first frame.
    """

    painted = Signal()
    closing = Signal()

    def __init__(self, theme: Theme, greet: tuple[datetime, str] | None) -> None:
        super().__init__()
        self._theme = theme
        self._side = QWidget(self)
        self._lines: tuple[tuple[QLabel, Role], ...] = ()
        self._inside: QWidget | None = None
        self._was_painted = False
        self._early: set[str] = set()
        self._may_close: Callable[[], bool] = lambda: True
        self.setObjectName("window")
        self.setAccessibleName("calmroom")
        self.setAccessibleIdentifier("window")
        self.setWindowTitle("calmroom")
        self.resize(WIDTH, HEIGHT)
        self.setMinimumSize(LEAST_WIDTH, LEAST_HEIGHT)
        _colour(self, theme.palette.bg)
        if greet is not None:
            _colour(self._side, theme.palette.side)
            words = greeting(*greet), sentence(greet[0])
            self._lines = tuple((QLabel(said, self), role) for said, role in zip(words, ROLES, strict=True))
            for line, role in self._lines:
                line.setFont(theme.font(role))
                _colour(line, theme.palette.ink, QPalette.ColorRole.WindowText)

    def wanted_ground(self, *, single_keys: bool) -> bool:
        """Whether somebody asked for Ground me before it was there."""
        return "ControlModifier" in self._early or (single_keys and "NoModifier" in self._early)

    def furnish(self, inside: QWidget, may_close: Callable[[], bool] = lambda: True) -> None:
        """Fill the window; ``may_close`` is asked when a person closes it."""
        self._inside = inside
        self._may_close = may_close
        for first in (self._side, *(line for line, _ in self._lines)):
            first.hide()
            first.deleteLater()
        self._lines = ()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(inside)
        inside.show()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Puts the words of the first frame where Today will say them."""
        super().resizeEvent(event)
        if self._inside is not None:
            return
        theme = self._theme
        side = WIDTHS[form_for(self.width(), large_text=theme.large_text)]
        self._side.setGeometry(0, 0, side, self.height())
        small = self.width() - side < SMALL_PANE or theme.large_text
        left, top = SMALL_MARGINS if small else MARGINS
        for line, role in self._lines:
            height = round(theme.line_height(role))
            line.setGeometry(side + left, top, self.width() - side - 2 * left, height)
            top += height + GAP

    def paintEvent(self, event: QPaintEvent) -> None:
        """Tells of the first painting."""
        super().paintEvent(event)
        if not self._was_painted:
            self._was_painted = True
            self.painted.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """What is pressed before there is anybody to hear it, and later what no control wanted."""
        if self._inside is None:
            self._early |= {str(event.modifiers().name)} if event.key() == GROUND_KEY else set()
        elif QApplication.focusWidget() is None:
            self._inside.keyPressEvent(event)
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Tells of it, then closes; stays where something is not safe yet."""
        if not self._may_close():
            event.ignore()
            return
        self.closing.emit()
        super().closeEvent(event)


def _colour(widget: QWidget, colour: str, role: QPalette.ColorRole = QPalette.ColorRole.Window) -> None:
    palette = QPalette()
    palette.setColor(role, QColor(colour))
    widget.setPalette(palette)
    widget.setAutoFillBackground(role == QPalette.ColorRole.Window)
