"""The section How it looks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from calmroom.domain.settings import MotionChoice, Picture, Settings, ThemeChoice, Typeface
from calmroom.ui.settings.rows import Section, alone
from calmroom.ui.settings.state import CAPTIONS, MOTIONS, PICTURES, TEXT, THEMES, TYPEFACES
from calmroom.ui.widgets.choosing import ChoiceBox, Stepper
from calmroom.ui.widgets.fields import CheckBox, TextField

if TYPE_CHECKING:
    from calmroom.services.settings import SettingsService
    from calmroom.ui.theme.look import Look


class AppearanceSection(Section):
    """Colours, sizes, letters, motion, and the name in the greeting."""

    def __init__(self, look: Look, settings: SettingsService) -> None:
        super().__init__(look, "How it looks", "settings.look")
        self._settings = settings
        self.theme = ChoiceBox(look, "settings.theme", "Colours", THEMES)
        self.text = Stepper(look, "settings.text", "text", TEXT)
        self.captions = Stepper(look, "settings.captions", "captions", CAPTIONS)
        self.motion = ChoiceBox(look, "settings.motion", "Motion", MOTIONS)
        self.picture = ChoiceBox(look, "settings.picture", "Picture of the body", PICTURES)
        self.typeface = ChoiceBox(look, "settings.typeface", "Typeface", TYPEFACES)
        self.one = CheckBox(look, "One typeface everywhere", "settings.one-typeface")
        self.name = TextField(look, "settings.name", "Your name", "a name, if you like")
        self.name.setMaxLength(40)
        self.name.setFixedWidth(220)
        self.add_setting("Colours", "Dawn is light, Dusk is dark.", self.theme)
        self.add_setting("Text", "Ctrl with plus or minus does the same.", self.text)
        self.add_setting("Captions", "The line you read in the player.", self.captions)
        self.add_setting("Motion", "Keep still: nothing moves or fades, and the pacer becomes words.", self.motion)
        self.add_setting("Picture of the body", "On the body map and beside a practice.", self.picture)
        self.add_setting("Typeface", "", self.typeface)
        self.add(alone(self.one))
        self.add_setting("Your name", "For the greeting. It stays on this computer.", self.name)
        self._connect()

    def show_settings(self, settings: Settings) -> None:
        """Show what is set."""
        self.theme.set_value(settings.theme)
        self.text.set_value(settings.text)
        self.captions.set_value(settings.caption_size)
        self.motion.set_value(settings.motion)
        self.picture.set_value(settings.picture)
        self.typeface.set_value(settings.typeface)
        self.one.setChecked(settings.one_typeface)
        if not self.name.hasFocus():
            self.name.setText(settings.name)

    def _connect(self) -> None:
        change = self._settings.change
        self.theme.picked.connect(lambda value: change(theme=ThemeChoice(value)))
        self.text.changed.connect(lambda value: change(text=value))
        self.captions.changed.connect(lambda value: change(caption_size=value))
        self.motion.picked.connect(lambda value: change(motion=MotionChoice(value)))
        self.picture.picked.connect(lambda value: change(picture=Picture(value)))
        self.typeface.picked.connect(lambda value: change(typeface=Typeface(value)))
        self.one.clicked.connect(lambda on: change(one_typeface=on))
        self.name.editingFinished.connect(lambda: change(name=self.name.text().strip()))
