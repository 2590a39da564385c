"""The section about the plan: a routine file, the whole plan, reminders, and one's own code."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from calmroom.ui.settings.rows import Section
from calmroom.ui.theme.icons import Icon
from calmroom.ui.widgets.buttons import OutlineButton

if TYPE_CHECKING:
    from calmroom.ui.theme.look import Look


class PlanSection(Section):
    """Four ways.

    Signals:
        file_asked: A routine file is to be opened.
        plan_asked: The plan's page is wanted.
        reminders_asked: The page of reminders is wanted.
        code_asked: One's own code is wanted.
    """

    file_asked = Signal()
    plan_asked = Signal()
    reminders_asked = Signal()
    code_asked = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__(look, "From your therapist", "settings.plan")
        self.file = OutlineButton(look, "Open a file", "settings.plan.file")
        self.whole = OutlineButton(look, "Look at it", "settings.plan.whole")
        self.reminders = OutlineButton(look, "Set them", "settings.plan.reminders")
        self.code = OutlineButton(look, "Show it", "settings.plan.code", icon=Icon.LINK)
        self.add_setting(
            "A routine file", "It is shown before anything of it is taken in. You can also drop it here.", self.file
        )
        self.add_setting("The whole plan", "Pause it, leave something out, write a note.", self.whole)
        self.add_setting("Reminders", "Neutral words, without a sound. None is set at first.", self.reminders)
        self.add_setting(
            "Your code", "Your therapist can seal a routine with it, so that this computer alone opens it.", self.code
        )
        for button, signal, spoken in (
            (self.file, self.file_asked, "Open a file: a routine"),
            (self.whole, self.plan_asked, "Look at it: the whole plan"),
            (self.reminders, self.reminders_asked, "Set them: reminders"),
            (self.code, self.code_asked, "Show it: your code"),
        ):
            button.setAccessibleName(spoken)
            button.clicked.connect(signal)
