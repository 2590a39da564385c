"""A fault told in place: what happened, what is safe, what to do."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from calmroom.ui.notices import CareIcon
from calmroom.ui.theme.fonts import Role
from calmroom.ui.widgets.buttons import QuietButton
from calmroom.ui.widgets.labels import TextLabel, Tone
from calmroom.ui.widgets.naming import announce, identify

if TYPE_CHECKING:
    from calmroom.domain.errors import CalmroomError
    from calmroom.ui.theme.look import Look


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
