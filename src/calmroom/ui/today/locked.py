"""What Today says while the vault is locked: nothing of anybody, and one way on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from calmroom.ui.beside import Beside
from calmroom.ui.theme.fonts import Role
from calmroom.ui.theme.icons import Icon
from calmroom.ui.widgets.buttons import OutlineButton
from calmroom.ui.widgets.labels import TextLabel
from calmroom.ui.widgets.naming import identify

if TYPE_CHECKING:
    from calmroom.ui.theme.look import Look

WORDS = "**Your journal is locked.** Practices play all the same, and are remembered."


class LockedRow(Beside):
    """One line and an outline button."""

    def __init__(self, look: Look) -> None:
        self.words = TextLabel(look, WORDS, Role.SMALL, name="today.locked.words")
        self.words.setAlignment(Qt.AlignmentFlag.AlignVCenter)
        self.unlock = OutlineButton(look, "Unlock", "today.unlock", icon=Icon.LOCK)
        super().__init__(look, self.words, self.unlock)
        identify(self, "today.locked")
        self.box.setContentsMargins(2, 0, 2, 0)
