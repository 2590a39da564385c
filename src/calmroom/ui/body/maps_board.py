"""What stands on the page of maps: the strip, two maps laid over each other, and what came back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from calmroom.ui.body.lines import Rows
from calmroom.ui.body.pair import PairPicture
from calmroom.ui.theme.fonts import Role
from calmroom.ui.theme.icons import Icon
from calmroom.ui.widgets.buttons import OutlineButton, QuietButton
from calmroom.ui.widgets.labels import TextLabel, Tone
from calmroom.ui.widgets.map_strip import MapStrip

if TYPE_CHECKING:
    from calmroom.ui.theme.look import Look

NONE_HERE: Final = "No map in this time. That is fine."
NOTHING_CAME: Final = "No place is on more than one of these maps."
ROOM_FOR_THREE: Final = 880


class MapsBoard(QWidget):
    """Everything on the page; it decides nothing."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.look = look
        self._make()
        self._lay()
        self.strip.follows = self.later
        self.told.follows = self.remove

    def fit(self) -> int:
        """Blocks beside each other or under each other. Px of width that the strip has."""
        small = self.look.theme.large_text or self.width() < ROOM_FOR_THREE
        side = 28 if small else 48
        self._column.setContentsMargins(side, 14, side, 28)
        across = QBoxLayout.Direction.TopToBottom if small else QBoxLayout.Direction.LeftToRight
        self._across.setDirection(across)
        return self.width() - 2 * side

    def room(self) -> int:
        """How many maps the strip has room for."""
        margins = self._column.contentsMargins()
        return self.strip.room_for(self.width() - margins.left() - margins.right())

    def show_blocks(self, *, shown: bool) -> None:
        """Show what tells of the maps, or that there are none."""
        self.none.setVisible(not shown)
        self.blocks.setVisible(shown)

    def _make(self) -> None:
        look = self.look
        self.back = QuietButton(look, "Body map", "maps.back", icon=Icon.BACK)
        self.title = TextLabel(look, "", Role.TITLE, name="maps.title")
        self.frame = TextLabel(look, "", Role.SMALL, Tone.INK2, name="maps.frame")
        self.earlier = QuietButton(look, "", "maps.earlier", icon=Icon.BACK)
        self.earlier.setAccessibleName("Earlier maps")
        self.later = QuietButton(look, "", "maps.later", icon=Icon.NEXT)
        self.later.setAccessibleName("Later maps")
        self.strip = MapStrip(look, "maps.strip")
        self.none = TextLabel(look, NONE_HERE, Role.BODY, Tone.INK2, name="maps.none")
        self.pair = PairPicture(look)
        self.which = TextLabel(look, "", Role.SMALL, Tone.INK2, name="maps.which")
        self.told = Rows("maps.told", "What is different")
        self.came = Rows("maps.came", "Places that came back")
        self.nothing_came = TextLabel(look, NOTHING_CAME, Role.SMALL, Tone.INK2, name="maps.nothing-came")
        self.go_on = OutlineButton(look, "Open this map", "maps.open")
        self.remove = QuietButton(look, "Remove it", "maps.remove")

    def _lay(self) -> None:
        column = QVBoxLayout(self)
        self._column = column
        column.setSpacing(0)
        head = QHBoxLayout()
        words = QVBoxLayout()
        words.setSpacing(2)
        for part in (self.title, self.frame):
            words.addWidget(part)
        head.addLayout(words, 1)
        for button in (self.earlier, self.later):
            head.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        column.addWidget(self.back, 0, Qt.AlignmentFlag.AlignLeft)
        column.addSpacing(4)
        column.addLayout(head)
        column.addSpacing(16)
        column.addWidget(self.strip)
        column.addWidget(self.none)
        column.addSpacing(24)
        self.blocks = QWidget()
        self._across = QBoxLayout(QBoxLayout.Direction.LeftToRight, self.blocks)
        self._across.setContentsMargins(0, 0, 0, 0)
        self._across.setSpacing(36)
        top = Qt.AlignmentFlag.AlignTop
        self._across.addWidget(self.pair, 0, top)
        acts = QHBoxLayout()
        acts.addWidget(self.go_on)
        acts.addWidget(self.remove)
        acts.addStretch(1)
        self._across.addWidget(
            self._block("What is different, without saying better or worse", self.which, self.told, acts), 3, top
        )
        self._across.addWidget(self._block("Places that came back", self.nothing_came, self.came), 2, top)
        column.addWidget(self.blocks)
        column.addStretch(1)
        self.none.hide()
        self.blocks.hide()

    def _block(self, title: str, *parts: QWidget | QBoxLayout) -> QWidget:
        block = QWidget()
        column = QVBoxLayout(block)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(TextLabel(self.look, title, Role.ITEM))
        for part in parts:
            if isinstance(part, QWidget):
                column.addWidget(part)
            else:
                column.addLayout(part)
        return block
