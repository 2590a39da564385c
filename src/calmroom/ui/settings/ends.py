"""The section Beginning and end: time to lie down, bells, and the bed after the last word."""

from __future__ import annotations

from typing import TYPE_CHECKING

from calmroom.ui.settings.rows import Section, alone
from calmroom.ui.settings.state import FADE_CHOICES, LIE_DOWN_CHOICES, STAY_CHOICES
from calmroom.ui.widgets.choosing import ChoiceBox
from calmroom.ui.widgets.fields import CheckBox

if TYPE_CHECKING:
    from calmroom.domain.settings import Settings
    from calmroom.services.settings import SettingsService
    from calmroom.services.sound import SoundService
    from calmroom.ui.theme.look import Look


class EndsSection(Section):
    """What comes before the first word and after the last."""

    def __init__(self, look: Look, settings: SettingsService, sound: SoundService) -> None:
        super().__init__(look, "Beginning and end", "settings.ends")
        self._settings = settings
        self._sound = sound
        self.lie_down = ChoiceBox(look, "settings.lie-down", "Time to lie down", LIE_DOWN_CHOICES)
        self.stays = ChoiceBox(look, "settings.bed-stays", "After the last word, the bed goes on", STAY_CHOICES)
        self.fades = ChoiceBox(look, "settings.bed-fades", "and fades over", FADE_CHOICES)
        self.bells = CheckBox(look, "Bells at the beginning and at the end", "settings.bells")
        self.add_setting("Time to lie down", "Quiet before a practice begins. Space begins at once.", self.lie_down)
        self.add_setting(
            "After the last word, the bed goes on",
            "For falling asleep. It can be changed in the player, under Sleep.",
            self.stays,
        )
        self.add_setting("and fades over", "How slowly it goes then, and after a sleep timer.", self.fades)
        self.add(alone(self.bells))
        self._connect()

    def show_settings(self, settings: Settings) -> None:
        """Show what is set."""
        self.lie_down.set_value(str(settings.lie_down))
        self.stays.set_value(str(settings.bed_stays))
        self.fades.set_value(str(settings.bed_fades))
        self.bells.setChecked(settings.bells)

    def _connect(self) -> None:
        change = self._settings.change
        self.lie_down.picked.connect(lambda value: change(lie_down=int(value)))
        self.stays.picked.connect(self._set_rest)
        self.fades.picked.connect(self._set_rest)
        self.bells.clicked.connect(lambda on: change(bells=on))

    def _set_rest(self) -> None:
        self._sound.set_rest(stays=int(self.stays.value()), fades=int(self.fades.value()))
