"""The sections Voice and bed, and Sound device."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from calmroom.domain.levels import levels_of
from calmroom.ui.settings.rows import ChoiceBox, Section, alone
from calmroom.ui.settings.state import TOUCHES, bed_choices, device_choices, voice_choices
from calmroom.ui.widgets.fields import CheckBox
from calmroom.ui.widgets.segments import SegmentedChoice
from calmroom.ui.widgets.sliders import LevelSlider

if TYPE_CHECKING:
    from collections.abc import Sequence

    from calmroom.domain.settings import Settings
    from calmroom.services.practice import PracticeService
    from calmroom.services.rooms import Facts
    from calmroom.services.settings import SettingsService
    from calmroom.ui.theme.look import Look

LABEL, SLIDER = 42, 200


class SoundSection(Section):
    """Who speaks, over what, how loud; bells; touch or touch-free; and where it sounds."""

    def __init__(self, look: Look, settings: SettingsService, practice: PracticeService, facts: Facts) -> None:
        super().__init__(look, "Voice and sound", "settings.sound")
        self._settings = settings
        self._practice = practice
        self.voice = SegmentedChoice(look, "settings.voice", "Voice", voice_choices(facts.narrators))
        self.bed = ChoiceBox(look, "settings.bed", "Bed", bed_choices(facts.beds))
        self.voice_level = LevelSlider(look, "Voice", "settings.voice-level")
        self.bed_level = LevelSlider(look, "Bed", "settings.bed-level")
        self.bells = CheckBox(look, "Bells at the beginning and at the end", "settings.bells")
        self.touch = SegmentedChoice(look, "settings.touch", "Touch", TOUCHES)
        self.device = ChoiceBox(look, "settings.device", "Sound device", device_choices((), ""))
        self.add_setting("Voice", "Who speaks.", self.voice)
        self.add_setting("Bed", "The quiet sound under the voice.", self.bed)
        self.add_setting(
            "How loud", "The same two are in the player.", LevelPair(look, (self.voice_level, self.bed_level))
        )
        self.add_setting("Touch", "Some lines invite a hand to rest. Touch-free says them in another way.", self.touch)
        self.add_setting("Sound device", "Where practices are heard.", self.device)
        self.add(alone(self.bells))
        self._connect()

    def show_settings(self, settings: Settings, devices: Sequence[str]) -> None:
        """Show what is set."""
        self.voice.set_value(settings.voice)
        self.bed.set_value(settings.bed)
        self.voice_level.set_value(settings.voice_level)
        self.bed_level.set_value(settings.bed_level)
        self.bells.setChecked(settings.bells)
        self.touch.set_value("touch" if settings.touch else "touch-free")
        self.device.set_choices(device_choices(devices, settings.device))
        self.device.set_value(settings.device)

    def _connect(self) -> None:
        change = self._settings.change
        self.voice.chosen.connect(lambda value: change(voice=value))
        self.bed.picked.connect(lambda value: change(bed=value))
        self.voice_level.changed.connect(lambda value: self._set_level(voice_level=value))
        self.bed_level.changed.connect(lambda value: self._set_level(bed_level=value))
        self.bells.clicked.connect(lambda on: change(bells=on))
        self.touch.chosen.connect(lambda value: change(touch=value == "touch"))
        self.device.picked.connect(self._set_device)

    def _set_level(self, **level: int) -> None:
        settings = self._settings.change(**level)
        self._practice.set_levels(levels_of(settings))

    def _set_device(self, name: str) -> None:
        self._settings.change(device=name)
        self._practice.set_device(name)


class LevelPair(QWidget):
    """The two levels, one under the other."""

    def __init__(self, look: Look, sliders: tuple[LevelSlider, LevelSlider]) -> None:
        super().__init__()
        self.look = look
        self._sliders = sliders
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for slider in sliders:
            column.addWidget(slider)
        look.changed.connect(self._fit)
        self._fit()

    def _fit(self) -> None:
        theme = self.look.theme
        for slider in self._sliders:
            slider.set_label_width(round(LABEL * theme.scale))
            slider.setMinimumWidth(round(LABEL * theme.scale + theme.space(SLIDER)))
