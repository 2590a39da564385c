"""Before a page in two hands: why it is closed, what opens it, and the way back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from calmroom.ui.gate import GateBox
from calmroom.ui.theme.fonts import Role
from calmroom.ui.theme.icons import Icon
from calmroom.ui.widgets.buttons import QuietButton
from calmroom.ui.widgets.labels import TextLabel, Tone
from calmroom.ui.widgets.naming import announce, identify
from calmroom.ui.widgets.surfaces import scrolling

if TYPE_CHECKING:
    from calmroom.domain.care.gates import Gate
    from calmroom.ui.theme.look import Look

WHAT: Final = (
    "One page, two voices: yours, and that of an image or a sensation. It is inward work, so it opens as level 3 does."
)
MEASURE: Final = 620


class HandsGate(QWidget):
    """Shows the gate of two hands.

    Signals:
        agreed: The words of every box that was ticked.
        left: Back to the pages.
    """

    agreed = Signal(object)
    left = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        identify(self, "hands.gate", "Two hands")
        self.back = QuietButton(look, "Journal", "hands.gate.back", icon=Icon.BACK)
        self.box = GateBox(look, "hands.level")
        self.box.agreed.connect(self.agreed)
        self.back.clicked.connect(self.left)
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(44, 18, 44, 16)
        column.setSpacing(14)
        column.addWidget(self.back, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(TextLabel(look, "Two hands", Role.TITLE, name="hands.gate.title"))
        column.addWidget(TextLabel(look, WHAT, Role.BODY, Tone.INK2))
        column.addWidget(self.box)
        column.addStretch(1)
        content.setMaximumWidth(round(MEASURE * 2))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scrolling(content, "hands.gate.page"))

    def show_gate(self, gate: Gate) -> None:
        """Say why it is closed."""
        self.box.show_gate(gate)
        announce(self, gate.why)
        self.back.setFocus(Qt.FocusReason.TabFocusReason)
