"""The two sides of the figure, and which of the two maps is on them."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from calmroom.domain.body.body import View
from calmroom.ui.body.names import PlaceNames
from calmroom.ui.body.side import FigureSide
from calmroom.ui.body.state import Face
from calmroom.ui.theme.fonts import Role
from calmroom.ui.widgets.labels import TextLabel, Tone
from calmroom.ui.widgets.map_picture import ROOM
from calmroom.ui.widgets.naming import identify
from calmroom.ui.widgets.segments import SegmentedChoice

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from calmroom.ui.body.studio import Studio
    from calmroom.ui.body.touch import Tool, Touch
    from calmroom.ui.theme.look import Look

FACES: Final = ((Face.BEFORE, "Before"), (Face.NOW, "Now"), (Face.DIFFERENCE, "Difference"))
ALONE: Final = 28
"""Px at the left, where it stands alone."""
SIDES: Final = ((View.FRONT, "front"), (View.BACK, "back"))


class FigureStage(QWidget):
    """Front and back beside each other, or one of them where there is little room."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.look = look
        identify(self, "body.stage")
        choices = [(face.value, words) for face, words in FACES]
        self.face = SegmentedChoice(look, "body.face", "Which map", choices)
        self.face.set_value(Face.NOW)
        self.which = SegmentedChoice(look, "body.side", "Which side", [(view.value, words) for view, words in SIDES])
        self.which.set_value(View.FRONT)
        self.sides = {view: FigureSide(look, view) for view in View}
        self.names = {view: PlaceNames(look, view) for view in View}
        self._one = False
        self._lay()
        self.which.chosen.connect(lambda _view: self._fit())
        look.changed.connect(self._fit)
        self._fit()

    def order_tabs(self) -> QWidget:
        """Have Tab go from the front to the back; to be called once it stands in its window. What Tab comes to last."""
        last: QWidget = self.sides[View.BACK]
        for names in self.names.values():
            last = names.come_after(last)
        return last

    def take_keyboard(self) -> None:
        """Let the next key go to the figure, or to its first place by name."""
        view = View(self.which.value()) if self._one else View.FRONT
        names = self.names[view].rows
        first = self.sides[view] if self.look.theme.has_figure or not names else names[0]
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def set_one(self, *, one: bool) -> None:
        """Show one side at a time, or both."""
        self._one = one
        # Alone it stands under the title, and begins where that begins.
        self._column.setContentsMargins(ALONE if one else 0, 22, 0, 22)
        self._fit()

    def turn(self, view: View) -> None:
        """Show a side, where only one is seen."""
        self.which.set_value(view)
        self._fit()

    def set_hidden(self, hidden: frozenset[str]) -> None:
        """Leave places out."""
        for view in View:
            self.sides[view].set_hidden(hidden)
            self.names[view].set_hidden(hidden)

    def set_touch(self, touch: Touch) -> None:
        """What the next stroke says."""
        for side in self.sides.values():
            side.set_touch(touch)

    def set_tool(self, tool: Tool) -> None:
        """Take another tool."""
        for side in self.sides.values():
            side.set_tool(tool)

    def show_map(self, studio: Studio) -> None:
        """Show a face of what is drawn."""
        self.face.set_value(studio.face)
        self.set_touch(studio.touch)
        chosen = studio.line.places if studio.line is not None else ()
        for view, side in self.sides.items():
            side.is_open = self.names[view].is_open = studio.is_open
            side.set_chosen(chosen)
            side.set_map(studio.shown, studio.gone)
            self.names[view].show_map(studio.shown, studio.gone, chosen)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Sides are no higher than their width can fill, so that their names stand at their feet."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        width = self.width() / (1 if self._one else 2)
        for side in self.sides.values():
            side.setMaximumHeight(max(side.minimumSizeHint().height(), math.ceil(width * ROOM.height() / ROOM.width())))
            side.setVisible(self.look.theme.has_figure)
        for names in self.names.values():
            if not self.look.theme.has_figure and not names.rows:
                names.build()
            names.setVisible(not self.look.theme.has_figure)
        self.which.setVisible(self._one)
        both = self.face.sizeHint().width() + self.which.sizeHint().width() + 24
        across = QBoxLayout.Direction.LeftToRight if self.width() >= both else QBoxLayout.Direction.TopToBottom
        self._choices.setDirection(across)
        for view, holder in self._holders.items():
            holder.setVisible(not self._one or self.which.value() == view)
        for label in self._labels:
            label.setVisible(not self._one)

    def _lay(self) -> None:
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(0, 22, 0, 22)
        column.setSpacing(10)
        middle = Qt.AlignmentFlag.AlignHCenter
        self._choices = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._choices.setSpacing(10)
        for choice in (self.face, self.which):
            self._choices.addWidget(choice, 0, middle)
        column.addLayout(self._choices)
        column.addSpacing(2)
        row = QHBoxLayout()
        row.setSpacing(0)
        self._holders: dict[View, QWidget] = {}
        self._labels: list[TextLabel] = []
        for view, words in SIDES:
            label = TextLabel(self.look, words, Role.SMALL, Tone.INK2)
            label.setAlignment(middle)
            holder = self._holders[view] = QWidget()
            inner = QVBoxLayout(holder)
            inner.setContentsMargins(0, 0, 0, 0)
            inner.setSpacing(4)
            inner.addWidget(self.sides[view], 1)
            inner.addWidget(self.names[view], 1)
            inner.addWidget(label)
            inner.addStretch(0)
            self._labels.append(label)
            row.addWidget(holder, 1)
        column.addLayout(row, 1)
