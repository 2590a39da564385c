"""How it is in you, before anything else; only if you feel like saying."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from calmroom.domain.care.check_in import CheckIn, Hard
from calmroom.ui.theme.fonts import Role
from calmroom.ui.widgets.buttons import QuietButton
from calmroom.ui.widgets.chips import Chip
from calmroom.ui.widgets.labels import TextLabel, Tone
from calmroom.ui.widgets.naming import identify
from calmroom.ui.widgets.segments import SegmentedChoice
from calmroom.ui.widgets.sliders import CheckInSlider, CheckInWords

if TYPE_CHECKING:
    from calmroom.ui.theme.look import Look

SETTLED = CheckInWords("How settled is it in you?", "stirred up", "settled")
PRESENT = CheckInWords("How much are you here?", "far away", "here")
HARD = "Is anything different or hard today?"
DEGREES = tuple((str(value), str(value)) for value in (Hard.NO, Hard.A_BIT, Hard.A_LOT))


class CheckInCorner(QWidget):
    """Two sliders and a question that are not answered yet, and a way out.

    Signals:
        changed: An answer was given or taken back.
        said: The question was answered; carries a ``Hard``, or ``None`` where *I may not be safe* was taken back.
        declined: Not today.
    """

    changed = Signal()
    said = Signal(object)
    declined = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        identify(self, "today.check-in", "How it is in you")
        self.settled = CheckInSlider(look, "today.settled", SETTLED)
        self.present = CheckInSlider(look, "today.present", PRESENT)
        self.degree = SegmentedChoice(look, "today.hard", HARD, DEGREES)
        self.unsafe = Chip(look, Hard.UNSAFE.value, "today.unsafe")
        self.not_today = QuietButton(look, "Not today", "today.not-today")
        self._lay(look)
        self._connect()

    @property
    def hard(self) -> Hard | None:
        """The answer to the question, where there is one."""
        if self.unsafe.isChecked():
            return Hard.UNSAFE
        degree = self.degree.value()
        return Hard(degree) if degree else None

    def answers(self) -> CheckIn:
        """What the sliders say."""
        return CheckIn(self.settled.value(), self.present.value())

    def clear(self) -> None:
        """Nothing said yet."""
        self.settled.clear()
        self.present.clear()
        self.take_back()

    def take_back(self) -> None:
        """The question is not answered any more."""
        self.degree.clear()
        self.unsafe.setChecked(False)

    def _lay(self, look: Look) -> None:
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
        asking = QVBoxLayout()
        asking.setSpacing(8)
        asking.addWidget(TextLabel(look, HARD, Role.BODY_STRONG))
        asking.addWidget(self.degree, 0, Qt.AlignmentFlag.AlignLeft)
        asking.addWidget(self.unsafe, 0, Qt.AlignmentFlag.AlignLeft)
        column.addLayout(asking)
        column.addLayout(foot)

    def _connect(self) -> None:
        for slider in (self.settled, self.present):
            slider.answered.connect(lambda _value: self.changed.emit())
            slider.slider.cleared.connect(self.changed)
        self.not_today.clicked.connect(self.declined)
        self.degree.chosen.connect(self._say_degree)
        self.unsafe.clicked.connect(self._say_unsafe)

    def _say_degree(self, _value: str) -> None:
        self.unsafe.setChecked(False)
        self.said.emit(self.hard)

    def _say_unsafe(self) -> None:
        self.degree.clear()
        self.said.emit(self.hard)
