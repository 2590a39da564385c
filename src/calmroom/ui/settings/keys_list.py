"""The section Keys: single letters on or off, and the whole list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from calmroom.ui.keys import (
    AFTER_A_PRACTICE,
    EVERYWHERE,
    IN_GROUND_ME,
    IN_THE_JOURNAL,
    IN_THE_LIBRARY,
    IN_THE_PLAYER,
    IN_THE_ROOM_CHECK,
    ON_THE_BODY_MAP,
    ON_THE_DESK,
)
from calmroom.ui.settings.rows import Section, alone
from calmroom.ui.theme.fonts import Role
from calmroom.ui.widgets.fields import CheckBox
from calmroom.ui.widgets.labels import TextLabel, Tone
from calmroom.ui.widgets.pictures import KeyCap

if TYPE_CHECKING:
    from calmroom.domain.settings import Settings
    from calmroom.services.settings import SettingsService
    from calmroom.ui.theme.look import Look

PLACES = (
    ("Everywhere", EVERYWHERE),
    ("In the player", IN_THE_PLAYER),
    ("After a practice", AFTER_A_PRACTICE),
    ("In Ground me", IN_GROUND_ME),
    ("In the library", IN_THE_LIBRARY),
    ("In the journal", IN_THE_JOURNAL),
    ("On the body map", ON_THE_BODY_MAP),
    ("On a therapist's desk", ON_THE_DESK),
    ("In the room check", IN_THE_ROOM_CHECK),
)


class KeysSection(Section):
    """What each key does."""

    def __init__(self, look: Look, settings: SettingsService) -> None:
        super().__init__(look, "Keys", "settings.keys")
        self.single = CheckBox(look, "Single letters work while no text field has the focus", "settings.single-keys")
        self.single.clicked.connect(lambda on: settings.change(single_keys=on))
        self.add(alone(self.single))
        for place, keys in PLACES:
            self.add(_keys_of(look, place, keys))

    def show_settings(self, settings: Settings) -> None:
        """Show what is set."""
        self.single.setChecked(settings.single_keys)


def _keys_of(look: Look, place: str, keys: tuple[tuple[str, str], ...]) -> QWidget:
    group = QWidget()
    grid = QGridLayout(group)
    grid.setContentsMargins(20, 14, 16, 14)
    grid.setHorizontalSpacing(18)
    grid.setVerticalSpacing(4)
    grid.setColumnStretch(1, 1)
    grid.addWidget(TextLabel(look, place, Role.BODY_STRONG), 0, 0, 1, 2)
    for row, (key, words) in enumerate(keys, start=1):
        grid.addWidget(KeyCap(look, key), row, 0, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        grid.addWidget(TextLabel(look, words, Role.SMALL, Tone.INK2), row, 1)
    return group
