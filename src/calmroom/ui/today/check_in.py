"""How it is in you, before anything else; only if you feel like saying."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from calmroom.domain.check_in import CheckIn
from calmroom.ui.theme.fonts import Role
from calmroom.ui.widgets.buttons import QuietButton
from calmroom.ui.widgets.labels import TextLabel, Tone
from calmroom.ui.widgets.naming import identify
from calmroom.ui.widgets.sliders import CheckInSlider, CheckInWords

if TYPE_CHECKING:
    from calmroom.ui.theme.look import Look

SETTLED = CheckInWords("How settled is it in you?", "stirred up", "settled")
PRESENT = CheckInWords("How much are you here?", "far away", "here")


class CheckInCorner(QWidget):
    """Two sliders that are not answered yet, and a way out.

    Signals:
        changed: An answer was given or taken back.
        declined: Not today.
    """

    changed = Signal()
    declined = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        identify(self, "today.check-in", "How it is in you")
        self.settled = CheckInSlider(look, "today.settled", SETTLED)
        self.present = CheckInSlider(look, "today.present", PRESENT)
        self.not_today = QuietButton(look, "Not today", "today.not-today")
        self.not_today.clicked.connect(self.declined)
        foot = QHBoxLayout()
        if_you_like = TextLabel(look, "Only if you feel like saying.", Role.SMALL, Tone.INK2)
        if_you_like.setAlignment(Qt.AlignmentFlag.AlignVCenter)
        foot.addWidget(if_you_like, 1)
        foot.addWidget(self.not_today)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        column.addWidget(self.settled)
        column.addWidget(self.present)
        column.addLayout(foot)
        for slider in (self.settled, self.present):
            slider.answered.connect(lambda _value: self.changed.emit())
            slider.slider.cleared.connect(self.changed)

    def answers(self) -> CheckIn:
        """What was said."""
        return CheckIn(self.settled.value(), self.present.value())

    def clear(self) -> None:
        """Nothing said yet."""
        self.settled.clear()
        self.present.clear()
