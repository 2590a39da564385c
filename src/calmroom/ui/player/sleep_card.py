"""Sleep: when everything fades out, and how long the bed goes on after the last word."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QRadioButton, QVBoxLayout, QWidget

from calmroom.domain.settings import BED_FADES, BED_STAYS
from calmroom.ui.theme.fonts import Role
from calmroom.ui.widgets.labels import TextLabel, Tone
from calmroom.ui.widgets.naming import identify
from calmroom.ui.widgets.segments import SegmentedChoice
from calmroom.ui.widgets.surfaces import Card, scrolling

if TYPE_CHECKING:
    from collections.abc import Sequence

    from calmroom.domain.settings import Settings
    from calmroom.ui.theme.look import Look

TIMERS = (0, 10, 20, 30, 45, 60)
"""Minutes of a sleep timer; 0 for none."""
PADDING, BETWEEN, CLOSE = 20, 18, 6
NO_BED = "This practice has no bed."
BED_WORDS = "Minutes that the bed stays, for falling asleep."
TIMER_WORDS = "Minutes from now until everything fades out."


class MinutesChoice(QWidget):
    """A question in minutes, what it means, and the answers in one bar; ``chosen`` carries the minutes."""

    chosen = Signal(int)

    def __init__(self, look: Look, name: str, words: tuple[str, str], minutes: Sequence[int]) -> None:
        super().__init__()
        question, hint = words
        none = "off" if name.endswith("timer") else "no"
        self.choice = SegmentedChoice(
            look, name, question, tuple((str(each), str(each) if each else none) for each in minutes)
        )
        self.hint = TextLabel(look, hint, Role.SMALL, Tone.INK2)
        for radio, each in zip(self.radios, minutes, strict=True):
            length = "1 minute" if each == 1 else f"{each} minutes"
            radio.setAccessibleName(f"{question}: {length if each else none}")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(CLOSE)
        column.addWidget(TextLabel(look, question, Role.BODY_STRONG))
        column.addWidget(self.choice, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.hint)
        self.choice.chosen.connect(lambda value: self.chosen.emit(int(value)))

    @property
    def radios(self) -> list[QRadioButton]:
        """The answers, in their order."""
        return self.choice.findChildren(QRadioButton)

    def value(self) -> int:
        """The minutes that hold."""
        return int(self.choice.value() or 0)

    def set_value(self, minutes: int) -> None:
        """Choose without telling."""
        self.choice.set_value(str(minutes))


class SleepCard(Card):
    """Laid over the stage; it can be changed while it plays, and while the bed goes on.

    Signals:
        timer_set: Carries minutes, 0 for none.
        rest_set: How long the bed stays, and how slowly it goes, in minutes.
    """

    timer_set = Signal(int)
    rest_set = Signal(int, int)

    def __init__(self, look: Look) -> None:
        super().__init__(look, "player.sleep.card")
        self.setAccessibleName("Sleep")
        self.timer = MinutesChoice(look, "player.sleep.timer", ("Sleep timer", TIMER_WORDS), TIMERS)
        self.stays = MinutesChoice(
            look, "player.sleep.stays", ("After the last word, the bed goes on", BED_WORDS), BED_STAYS
        )
        self.fades = MinutesChoice(
            look, "player.sleep.fades", ("and fades over", "Minutes, after the timer as well."), BED_FADES
        )
        self._inside = QWidget()
        column = QVBoxLayout(self._inside)
        column.setContentsMargins(PADDING, PADDING - 4, PADDING, PADDING - 4)
        column.setSpacing(BETWEEN)
        for each in (self.timer, self.stays, self.fades):
            column.addWidget(each)
        self._area = scrolling(self._inside, "player.sleep.scroll")
        identify(self._inside, "player.sleep.inside")
        whole = QVBoxLayout(self)
        whole.setContentsMargins(1, 1, 1, 1)
        whole.addWidget(self._area)
        self.timer.chosen.connect(self.timer_set)
        for each in (self.stays, self.fades):
            each.chosen.connect(lambda _minutes: self.rest_set.emit(self.stays.value(), self.fades.value()))
        self.hide()

    def show_settings(self, settings: Settings, *, timer: int, has_bed: bool) -> None:
        """Show what is set.

        Args:
            settings: For the bed after the last word.
            timer: The minutes that were chosen for this practice.
            has_bed: Whether there is a bed that could go on.
        """
        self.timer.set_value(timer)
        self.stays.set_value(settings.bed_stays)
        self.fades.set_value(settings.bed_fades)
        self.stays.setEnabled(has_bed)
        self.stays.hint.set_words(BED_WORDS if has_bed else NO_BED)

    @property
    def controls(self) -> tuple[QRadioButton, ...]:
        """Everything that takes the keyboard, in its order."""
        return (*self.timer.radios, *self.stays.radios, *self.fades.radios)

    def take_keys(self) -> None:
        """Give the keyboard to the answer that holds."""
        radio = next((each for each in self.timer.radios if each.isChecked()), self.timer.radios[0])
        radio.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def wanted_width(self) -> int:
        """How wide it would like to be, in px."""
        return max(each.choice.sizeHint().width() for each in (self.timer, self.stays, self.fades)) + 2 * PADDING + 2

    def wanted_height(self, width: int) -> int:
        """How high it would like to be in a width, in px."""
        layout = self._inside.layout()
        return (layout.heightForWidth(width - 2) if layout is not None else 0) + 2
