"""Sessions out of a calendar file and into one: two buttons, each with its question where."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from calmroom.ui.asking import PathQuestion
from calmroom.ui.theme.icons import Icon
from calmroom.ui.widgets.buttons import QuietButton
from calmroom.ui.widgets.flow import FlowLayout

if TYPE_CHECKING:
    from calmroom.ui.theme.look import Look

FILES: Final = "Calendar files (*.ics)"
NAME: Final = "calmroom sessions.ics"


class FileRow(QWidget):
    """Asks which file.

    Signals:
        read_asked: The path of a file to look at.
        write_asked: The path of a file to write.
    """

    read_asked = Signal(object)
    write_asked = Signal(object)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.bring = QuietButton(look, "Bring in a calendar file", "sessions.bring", icon=Icon.ADD)
        self.write = QuietButton(look, "Save as a calendar file", "sessions.write", icon=Icon.EXPORT)
        self._asks = PathQuestion(self.bring, "Choose a calendar file", FILES)
        self._saves = PathQuestion(self.write, "Save as a calendar file", FILES)
        flow = FlowLayout(gap=10)
        self.setLayout(flow)
        flow.addWidget(self.bring)
        flow.addWidget(self.write)
        self.bring.clicked.connect(lambda: self._asks.ask(Path.home()))
        self.write.clicked.connect(lambda: self._saves.ask_for_new(NAME, Path.home()))
        self._asks.chosen.connect(self.read_asked)
        self._saves.chosen.connect(self.write_asked)
