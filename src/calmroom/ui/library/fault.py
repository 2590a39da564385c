"""Why a practice cannot last as long as wished, said in place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from calmroom.ui.notices import CareIcon
from calmroom.ui.theme.fonts import Role
from calmroom.ui.widgets.labels import TextLabel, Tone
from calmroom.ui.widgets.naming import announce, identify

if TYPE_CHECKING:
    from calmroom.domain.errors import CalmroomError
    from calmroom.ui.theme.look import Look


class Refusal(QWidget):
    """The sentence, and what to do where Begin cannot offer another length."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        identify(self, "library.fault")
        self.message = TextLabel(look, "", Role.SMALL_STRONG, name="library.fault.message")
        self.hint = TextLabel(look, "", Role.SMALL, Tone.INK2, name="library.fault.hint")
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self.message)
        words.addWidget(self.hint)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(CareIcon(look), 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        self.hide()

    def show_fault(self, fault: CalmroomError | None, begin: str) -> None:
        """Show a fault, or nothing; the hint is left out where Begin does what it says."""
        if fault is not None:
            if fault.message != self.message.text() or self.isHidden():
                announce(self, fault.message)
            self.message.set_words(fault.message)
            self.hint.set_words(fault.hint)
            self.hint.setVisible(bool(fault.hint) and not begin)
        self.setVisible(fault is not None)
