"""The section Voice and sound: who speaks, over what, and how loud."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from calmroom.ui.settings.rows import Section, alone
from calmroom.ui.settings.state import FOLLOWING, SILENT, SOUNDING, TOUCHES, bed_choices, voice_choices
from calmroom.ui.widgets.buttons import OutlineButton
from calmroom.ui.widgets.choosing import ChoiceBox
from calmroom.ui.widgets.fields import CheckBox
from calmroom.ui.widgets.segments import SegmentedChoice
from calmroom.ui.widgets.sliders import LevelSlider

if TYPE_CHECKING:
    from calmroom.domain.settings import Settings
    from calmroom.services.rooms import Facts
    from calmroom.services.settings import SettingsService
    from calmroom.services.sound import SoundService
    from calmroom.ui.theme.look import Look

LABEL, SLIDER = 42, 200


class SoundSection(Section):
    """Who speaks, over what, how loud; and touch or touch-free.

    Signals:
        check_asked: The room is to be checked.
    """

    check_asked = Signal()

    def __init__(self, look: Look, settings: SettingsService, sound: SoundService, facts: Facts) -> None:
        super().__init__(look, "Voice and sound", "settings.sound")
        self._settings = settings
        self._sound = sound
        self.voice = SegmentedChoice(look, "settings.voice", "Voice", voice_choices(facts.narrators))
        self.bed = ChoiceBox(look, "settings.bed", "Bed", bed_choices(facts.beds))
        self.voice_level = LevelSlider(look, "Voice", "settings.voice-level")
        self.bed_level = LevelSlider(look, "Bed", "settings.bed-level")
        self.check = OutlineButton(look, "Check the room", "settings.check-room")
        self.touch = SegmentedChoice(look, "settings.touch", "Touch", TOUCHES)
        self.add_setting("Voice", "Who speaks.", self.voice)
        self.add_setting("Bed", "The quiet sound under the voice.", self.bed)
        self.add_setting(
            "How loud",
            "The same two are in the player. Each sound device keeps its own.",
            LevelPair(look, (self.voice_level, self.bed_level)),
        )
        self.add_setting("By ear", "Half a minute of voice and bed, to find what is right here.", self.check)
        self.add_setting("Touch", "Some lines invite a hand to rest. Touch-free says them in another way.", self.touch)
        self.following = SegmentedChoice(look, "settings.following", "Follow by", FOLLOWING)
        self.read = CheckBox(look, "With captions only, a screen reader says each line", "settings.read-along")
        self.add_setting("Follow by", "Captions only: the words at their own pace, and nothing sounds.", self.following)
        self.add(alone(self.read))
        self._connect()

    def show_settings(self, settings: Settings) -> None:
        """Show what is set."""
        self.voice.set_value(settings.voice)
        self.bed.set_value(settings.bed)
        self.voice_level.set_value(settings.voice_level)
        self.bed_level.set_value(settings.bed_level)
        self.touch.set_value("touch" if settings.touch else "touch-free")
        self.following.set_value(SILENT if settings.captions_only else SOUNDING)
        self.read.setChecked(settings.read_along)

    def _connect(self) -> None:
        change = self._settings.change
        self.voice.chosen.connect(lambda value: change(voice=value))
        self.bed.picked.connect(lambda value: change(bed=value))
        for slider in (self.voice_level, self.bed_level):
            slider.changed.connect(self._set_levels)
        self.check.clicked.connect(self.check_asked)
        self.touch.chosen.connect(lambda value: change(touch=value == "touch"))
        self.following.chosen.connect(lambda value: self._sound.set_captions_only(on=value == SILENT))
        self.read.clicked.connect(lambda on: change(read_along=on))

    def _set_levels(self) -> None:
        self._sound.set_levels(self.voice_level.value(), self.bed_level.value())


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
            slider.set_label_width(LABEL)
            slider.setMinimumWidth(round(LABEL * theme.scale + theme.space(SLIDER)))
