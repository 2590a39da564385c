"""What stands beside the line: a heading, what can be chosen, and the way back to what the client will see."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from calmroom.ui.sheet import Sheet
from calmroom.ui.theme.fonts import Role
from calmroom.ui.theme.icons import Icon
from calmroom.ui.widgets.buttons import QuietButton
from calmroom.ui.widgets.labels import TextLabel, Tone
from calmroom.ui.widgets.naming import identify
from calmroom.ui.widgets.surfaces import scrolling

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from calmroom.ui.theme.look import Look

MARGIN: Final = 24


class Panel(QWidget):
    """A column of choices that hold at once.

    Signals:
        left: Done with it.
    """

    left = Signal()

    def __init__(self, look: Look, name: str, spoken: str) -> None:
        super().__init__()
        self.look = look
        identify(self, name, spoken)
        self.back = QuietButton(look, "Done", f"{name}.done", icon=Icon.BACK)
        self.back.clicked.connect(self.left)
        self.title = TextLabel(look, spoken, Role.SECTION, name=f"{name}.title")
        self.about = TextLabel(look, "", Role.SMALL, Tone.INK2, name=f"{name}.about")
        self.about.hide()
        self._content = content = Sheet()
        self.column = QVBoxLayout(content)
        self.column.setContentsMargins(MARGIN, 6, MARGIN, MARGIN)
        self.column.setSpacing(12)
        self.column.addWidget(self.title)
        self.column.addWidget(self.about)
        self.area = scrolling(content, f"{name}.page")
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 12, 0, 0)
        whole.setSpacing(2)
        whole.addWidget(self.back, 0, Qt.AlignmentFlag.AlignLeft)
        whole.addWidget(self.area, 1)

    def say(self, title: str, about: str = "") -> None:
        """What it is about."""
        self.title.set_words(title)
        self.about.set_words(about)
        self.about.setVisible(bool(about))

    def add(self, widget: QWidget, words: str = "") -> QWidget:
        """One more thing, under its words where it has any; gives all of it, to be hidden or shown."""
        if not words:
            at = Qt.AlignmentFlag.AlignLeft if isinstance(widget, QPushButton) else Qt.AlignmentFlag(0)
            self.column.addWidget(widget, 0, at)
            return widget
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        label = TextLabel(self.look, words, Role.SMALL, Tone.INK2)
        label.setBuddy(widget)
        column.addWidget(label)
        column.addWidget(widget)
        self.column.addWidget(whole)
        return whole

    def settle(self) -> None:
        """Much came or went on it: its area is told how high it is now."""
        for inner in (*self._content.findChildren(QWidget), self._content):
            layout = inner.layout()
            if layout is not None:
                layout.activate()
        self._content.updateGeometry()

    def enter(self) -> None:
        """Take the keyboard."""
        self.area.verticalScrollBar().setValue(0)
        self.back.setFocus(Qt.FocusReason.TabFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc is done."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)
