"""A few kind words beside the form, with Ground me in reach (content/3-safety.md 3.3)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout

from calmroom.ui.after.state import CARE
from calmroom.ui.theme.fonts import Role
from calmroom.ui.theme.icons import Icon
from calmroom.ui.widgets.buttons import OutlineButton
from calmroom.ui.widgets.labels import TextLabel
from calmroom.ui.widgets.surfaces import Card

if TYPE_CHECKING:
    from calmroom.ui.theme.look import Look


class CareCard(Card):
    """Never over the form, and nothing is closed by it."""

    def __init__(self, look: Look) -> None:
        super().__init__(look, "after.care")
        self.ground = OutlineButton(look, "Ground me", "after.ground", icon=Icon.GROUND)
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 16, 20, 16)
        row.setSpacing(20)
        row.addWidget(TextLabel(look, " ".join(CARE), Role.BODY), 1)
        row.addWidget(self.ground)
