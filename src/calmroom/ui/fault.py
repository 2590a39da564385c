"""A fault told in place: what happened, what is safe, what to do."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from calmroom.ui.notices import CareIcon
from calmroom.ui.theme.fonts import Role
from calmroom.ui.theme.icons import Icon, draw_icon
from calmroom.ui.widgets.buttons import QuietButton
from calmroom.ui.widgets.labels import TextLabel, Tone
from calmroom.ui.widgets.naming import announce, identify
from calmroom.ui.widgets.painting import open_painter

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from calmroom.domain.errors import CalmroomError
    from calmroom.ui.theme.look import Look

SIDE, GAP = 20, 10


@dataclass(frozen=True, slots=True)
class FaultWords:
    """What is safe all the same, and the verb of the button."""

    safe: str
    button: str


class FaultRow(QWidget):
    """A sentence with the care icon, and one way on.

    Args:
        look: The window's look.
        name: Object name, such as ``today.fault``.
        words: What is said beside the fault.
    """

    pressed = Signal()

    def __init__(self, look: Look, name: str, words: FaultWords) -> None:
        super().__init__()
        identify(self, name)
        self.message = TextLabel(look, "", Role.BODY_STRONG, name=f"{name}.message")
        self.hint = TextLabel(look, "", Role.SMALL, Tone.INK2, name=f"{name}.hint")
        self.button = QuietButton(look, words.button, f"{name}.button")
        self.button.clicked.connect(self.pressed)
        column = QVBoxLayout()
        column.setSpacing(2)
        for label in (self.message, self.hint, TextLabel(look, words.safe, Role.SMALL, Tone.INK2)):
            column.addWidget(label)
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        row = QHBoxLayout(self)
        row.setContentsMargins(2, 8, 2, 0)
        row.setSpacing(14)
        row.addWidget(CareIcon(look), 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(column, 1)

    def tell(self, fault: CalmroomError) -> None:
        """Show a fault, and say it."""
        if fault.message != self.message.text():
            announce(self, f"{fault.message} {fault.hint}".strip())
        self.message.set_words(fault.message)
        self.hint.set_words(fault.hint)
        self.hint.setVisible(bool(fault.hint))


class FaultLine(TextLabel):
    """A plain sentence with the care icon, at the place where it went wrong; hidden while all is well."""

    def __init__(self, look: Look, name: str) -> None:
        super().__init__(look, "", Role.BODY, name=name)
        self.setContentsMargins(round(look.theme.space(SIDE)) + GAP, 0, 0, 0)
        self.hide()

    def show_fault(self, words: str) -> None:
        """Say what happened, what is safe, and what to do."""
        self.set_words(words)
        self.setVisible(True)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The icon in clay, then the words in ink."""
        super().paintEvent(event)
        side = self.look.theme.space(SIDE)
        top = (self.look.theme.line_height(Role.BODY) - side) / 2
        draw_icon(open_painter(self), Icon.CARE, QRectF(0, top, side, side), QColor(self.look.palette.caution))


class Care(QWidget):
    """Something to be heeded: the care icon, a sentence, and what to do.

    Args:
        look: The window's look.
        name: Object name; its parts are called ``name.words`` and ``name.hint``.
    """

    def __init__(self, look: Look, name: str) -> None:
        super().__init__()
        identify(self, name)
        self.words = TextLabel(look, "", Role.BODY_STRONG, name=f"{name}.words")
        self.hint = TextLabel(look, "", Role.BODY, Tone.INK2, name=f"{name}.hint")
        column = QVBoxLayout()
        column.setSpacing(2)
        column.addWidget(self.words)
        column.addWidget(self.hint)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(14)
        icon = CareIcon(look)
        row.addWidget(icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(column, 1)
        self.hide()

    def say(self, words: str, hint: str = "") -> None:
        """Say it; nothing where there is nothing to say."""
        self.words.set_words(words)
        self.hint.set_words(hint)
        self.hint.setVisible(bool(hint))
        self.setVisible(bool(words))
