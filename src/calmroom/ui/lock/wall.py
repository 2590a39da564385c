"""The wall beside the steps, and the light on it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from calmroom.ui.widgets.naming import identify
from calmroom.ui.widgets.pictures import WindowLight
from calmroom.ui.widgets.surfaces import Brand, ground

if TYPE_CHECKING:
    from calmroom.ui.theme.look import Look

WALL = 430


class Wall(QWidget):
    """The name of the program above, and the light that sinks with each step."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        identify(self, "passphrase.wall")
        ground(self, "side")
        self.light = WindowLight(look)
        self.setFixedWidth(WALL)
        column = QVBoxLayout(self)
        column.setContentsMargins(28, 26, 0, 0)
        column.addWidget(Brand(look))
        column.addWidget(self.light, 1)
        column.addSpacing(92)
