"""The section for those who work with clients: whether their rooms are shown, and how clients know them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from calmroom.ui.settings.rows import Section, alone
from calmroom.ui.theme.icons import Icon
from calmroom.ui.widgets.buttons import OutlineButton
from calmroom.ui.widgets.fields import CheckBox, TextField

if TYPE_CHECKING:
    from calmroom.domain.settings import Settings
    from calmroom.services.settings import SettingsService
    from calmroom.ui.theme.look import Look

LONGEST = 80


class DeskSection(Section):
    """A switch, a name, and the way to the desk.

    Signals:
        desk_asked: One wants to be at the desk.
    """

    desk_asked = Signal()

    def __init__(self, look: Look, settings: SettingsService) -> None:
        super().__init__(look, "For therapists", "settings.desk")
        self.works = CheckBox(look, "I work with clients: show a desk to write routines on", "settings.works")
        self.name = TextField(look, "settings.therapist", "Your name, as your clients know it", "your name")
        self.name.setMaxLength(LONGEST)
        self.name.setFixedWidth(220)
        self.add(alone(self.works))
        self.add_setting(
            "Your name, as your clients know it", "It stands in every routine that you give them.", self.name
        )
        self.desk = OutlineButton(look, "Go to it", "settings.to-desk", icon=Icon.DESK)
        self.desk.setAccessibleName("Go to it: your desk")
        self.add_setting(
            "Your desk", "Routines, and the pages that come back. Its door stands in the sidebar, too.", self.desk
        )
        self.desk.clicked.connect(self.desk_asked)
        self.works.clicked.connect(lambda on: settings.change(works_with_clients=on))
        self.name.editingFinished.connect(lambda: settings.change(therapist_name=" ".join(self.name.text().split())))

    def show_settings(self, settings: Settings) -> None:
        """Show what is set."""
        self.works.setChecked(settings.works_with_clients)
        self.name.setEnabled(settings.works_with_clients)
        self.desk.setEnabled(settings.works_with_clients)
        if not self.name.hasFocus():
            self.name.setText(settings.therapist_name)
