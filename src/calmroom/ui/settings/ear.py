"""The section Where it sounds: the device, and how the whole comes to the ear."""

from __future__ import annotations

from typing import TYPE_CHECKING

from calmroom.domain.settings import Settings, Unplugged
from calmroom.ui.settings.rows import Section, alone
from calmroom.ui.settings.state import TREBLES, UNPLUGGED, device_choices, treble_choice
from calmroom.ui.widgets.balance import BalanceSlider
from calmroom.ui.widgets.choosing import ChoiceBox
from calmroom.ui.widgets.fields import CheckBox

if TYPE_CHECKING:
    from collections.abc import Sequence

    from calmroom.services.sound import SoundService
    from calmroom.ui.theme.look import Look

BALANCE = 280


class EarSection(Section):
    """Where practices are heard, what comes of a device that goes away, and tone at the ear."""

    def __init__(self, look: Look, sound: SoundService) -> None:
        super().__init__(look, "Where it sounds", "settings.ear")
        self._sound = sound
        self.device = ChoiceBox(look, "settings.device", "Sound device", device_choices((), ""))
        self.unplugged = ChoiceBox(look, "settings.unplugged", "If it is unplugged", UNPLUGGED)
        self.balance = BalanceSlider(look, "settings.balance")
        self.treble = ChoiceBox(look, "settings.treble", "Treble", TREBLES)
        self.mono = CheckBox(look, "The same in both ears (mono)", "settings.mono")
        self.add_setting("Sound device", "Where practices are heard.", self.device)
        self.add_setting("If it is unplugged", "The place is kept either way.", self.unplugged)
        self.add_setting("Balance", "Towards the ear that hears better. Nothing gets louder.", self.balance)
        self.add_setting("Treble", "Takes the edge off bright loudspeakers and s sounds.", self.treble)
        self.add(alone(self.mono))
        look.changed.connect(self._fit)
        self._fit()
        self._connect()

    def show_settings(self, settings: Settings, devices: Sequence[str]) -> None:
        """Show what is set, and which devices there are."""
        self.device.set_choices(device_choices(devices, settings.device))
        self.device.set_value(settings.device)
        self.unplugged.set_value(settings.unplugged)
        self.balance.set_value(settings.balance)
        self.treble.set_value(treble_choice(settings.treble_cut))
        self.mono.setChecked(settings.mono)

    def _connect(self) -> None:
        self.device.picked.connect(self._sound.choose_device)
        self.unplugged.picked.connect(lambda value: self._sound.set_unplugged(Unplugged(value)))
        self.balance.changed.connect(self._set_tone)
        self.treble.picked.connect(self._set_tone)
        self.mono.clicked.connect(self._set_tone)

    def _set_tone(self) -> None:
        self._sound.set_tone(
            balance=self.balance.value(), mono=self.mono.isChecked(), treble_cut=int(self.treble.value())
        )

    def _fit(self) -> None:
        self.balance.setMinimumWidth(round(self.look.theme.space(BALANCE)))
