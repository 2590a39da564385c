"""How one would like a practice: voice, bed, touch, sound or captions alone, and which of its places."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from calmroom.domain.beds import BED_WORDS
from calmroom.ui.library.choices_state import FOLLOWING, SILENT, SOUNDING, TOUCH, TOUCHES, Asked, asked_of
from calmroom.ui.library.wishes import LabelledRow
from calmroom.ui.theme.fonts import Role
from calmroom.ui.widgets.chips import Chip
from calmroom.ui.widgets.fields import ComboBox
from calmroom.ui.widgets.flow import FlowLayout
from calmroom.ui.widgets.labels import TextLabel, Tone
from calmroom.ui.widgets.length import LengthSlider
from calmroom.ui.widgets.naming import identify
from calmroom.ui.widgets.segments import SegmentedChoice

if TYPE_CHECKING:
    from collections.abc import Sequence

    from calmroom.domain.ports import Voice
    from calmroom.domain.script import Script
    from calmroom.domain.settings import Settings
    from calmroom.ui.theme.look import Look

HIGH = 40.0


class DetailChoices(QWidget):
    """Each choice holds for every practice from now on; what this one does not ask is not shown.

    Signals:
        minutes_chosen: Whole minutes.
        voice_chosen: The id of a narrator.
        bed_chosen: The id of a bed.
        touch_chosen: Whether lines may invite a hand.
        silence_chosen: Whether nothing is to sound.
        left_out: A region.
        put_back: A region.
    """

    minutes_chosen = Signal(int)
    voice_chosen = Signal(str)
    bed_chosen = Signal(str)
    touch_chosen = Signal(bool)
    silence_chosen = Signal(bool)
    left_out = Signal(str)
    put_back = Signal(str)

    def __init__(self, look: Look, narrators: Sequence[Voice], beds: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        self.look = look
        self._asked = Asked()
        self._chips: list[Chip] = []
        identify(self, "library.choices", "How you would like it")
        self.length = LengthSlider(look, "library.detail.minutes")
        self.voice = ComboBox(look, "library.detail.voice", "Voice")
        for voice in narrators:
            self.voice.addItem(voice.name, voice.id)
        self.bed = ComboBox(look, "library.bed", "Bed, the quiet sound under the voice")
        for bed, words in beds:
            self.bed.addItem(words, bed)
            self.bed.setItemData(self.bed.count() - 1, BED_WORDS.get(bed, ""), Qt.ItemDataRole.ToolTipRole)
        self.following = SegmentedChoice(look, "library.following", "Follow it by", FOLLOWING)
        self.touch = SegmentedChoice(look, "library.touch", "Touch", TOUCHES)
        self._lay()
        self.length.changed.connect(self.minutes_chosen)
        self.voice.activated.connect(lambda at: self.voice_chosen.emit(str(self.voice.itemData(at))))
        self.bed.activated.connect(lambda at: self.bed_chosen.emit(str(self.bed.itemData(at))))
        self.following.chosen.connect(lambda value: self.silence_chosen.emit(value == SILENT))
        self.touch.chosen.connect(lambda value: self.touch_chosen.emit(value == TOUCH))

    def show_choices(self, script: Script, settings: Settings, *, is_shown: bool, minutes: float) -> None:
        """Show what is chosen.

        Args:
            script: The practice.
            settings: As they may be seen.
            is_shown: Whether what says something about a person may be seen and changed.
            minutes: The length that would be played.
        """
        before = self.length.blockSignals(True)  # noqa: FBT003 - Qt's signature
        self.length.set_range(math.ceil(script.minutes.least), math.floor(script.minutes.greatest))
        self.length.set_value(round(minutes))
        self.length.blockSignals(before)
        self.voice.setCurrentIndex(max(0, self.voice.findData(settings.voice)))
        self.bed.setCurrentIndex(max(0, self.bed.findData(settings.bed)))
        self.following.set_value(SILENT if settings.captions_only else SOUNDING)
        asked = asked_of(script, settings, is_shown=is_shown)
        self.touch.set_value(asked.touch)
        self._touch_row.setVisible(bool(asked.touch))
        self._bed_row.setVisible(not settings.captions_only)
        self._silent.setVisible(settings.captions_only)
        self._show_places(asked)

    def set_page(self, *, is_page: bool) -> None:
        """Whether the length and the voice are not in sight beside it."""
        self.length.setVisible(is_page)
        self._voice_row.setVisible(is_page)

    def parts(self) -> tuple[QWidget, ...]:
        """Every control, in reading order."""
        segments = (*_radios(self.following), *_radios(self.touch))
        return (self.length.slider, *segments[:2], self.voice, self.bed, *segments[2:], *self._chips)

    def _lay(self) -> None:
        look = self.look
        self._voice_row, self._bed_row = LabelledRow(look, "Voice", HIGH), LabelledRow(look, "Bed", HIGH)
        self._touch_row, follow = LabelledRow(look, "Touch", HIGH), LabelledRow(look, "Follow", HIGH)
        self._silent = TextLabel(look, "The words at their own pace. Nothing sounds.", Role.SMALL, Tone.INK2)
        self._places_title = TextLabel(look, "Leave out of it", Role.SMALL_STRONG, Tone.INK2)
        self._places = QWidget()
        self._flow = FlowLayout(gap=8)
        self._places.setLayout(self._flow)
        self._voice_row.row.addWidget(self.voice)
        self._bed_row.row.addWidget(self.bed)
        self._touch_row.row.addWidget(self.touch)
        follow.row.addWidget(self.following)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(TextLabel(look, "As you like it", Role.SMALL_STRONG, Tone.INK2))
        for part in (self.length, follow, self._silent, self._voice_row, self._bed_row, self._touch_row):
            column.addWidget(part)
        column.addSpacing(4)
        column.addWidget(self._places_title)
        column.addWidget(self._places)

    def _show_places(self, asked: Asked) -> None:
        if tuple(place.region for place in asked.places) != tuple(place.region for place in self._asked.places):
            for chip in self._chips:
                self._flow.removeWidget(chip)
                chip.hide()
                chip.setParent(None)
                chip.deleteLater()
            self._chips = [self._chip(place.region, place.name) for place in asked.places]
        for chip, place in zip(self._chips, asked.places, strict=True):
            chip.setChecked(place.is_out)
        self._asked = asked
        for part in (self._places_title, self._places):
            part.setVisible(bool(asked.places))
        self._places.updateGeometry()

    def _chip(self, region: str, name: str) -> Chip:
        chip = Chip(self.look, name, f"library.without.{region}")
        chip.setAccessibleName(f"{name}: leave it out")
        chip.clicked.connect(lambda on: (self.left_out if on else self.put_back).emit(region))
        self._flow.addWidget(chip)
        return chip


def _radios(choice: SegmentedChoice) -> tuple[QWidget, ...]:
    return tuple(choice.buttons())
