"""The two sides of the figure, and which of the two maps is on them."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from calmroom.domain.body import View
from calmroom.ui.body.side import FigureSide
from calmroom.ui.body.state import Face
from calmroom.ui.theme.fonts import Role
from calmroom.ui.widgets.labels import TextLabel, Tone
from calmroom.ui.widgets.map_picture import ROOM
from calmroom.ui.widgets.naming import identify
from calmroom.ui.widgets.segments import SegmentedChoice

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from calmroom.ui.theme.look import Look

FACES: Final = ((Face.BEFORE, "Before"), (Face.NOW, "Now"), (Face.DIFFERENCE, "Difference"))
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
        self._one = False
        self._lay()
        self.which.chosen.connect(lambda _view: self._fit())
        self._fit()

    def set_one(self, *, one: bool) -> None:
        """Show one side at a time, or both."""
        self._one = one
        self._fit()

    def turn(self, view: View) -> None:
        """Show a side, where only one is seen."""
        self.which.set_value(view)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Sides are no higher than their width can fill, so that their names stand at their feet."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        width = self.width() / (1 if self._one else 2)
        for side in self.sides.values():
            side.setMaximumHeight(max(side.minimumSizeHint().height(), math.ceil(width * ROOM.height() / ROOM.width())))
        self.which.setVisible(self._one)
        both = self.face.sizeHint().width() + self.which.sizeHint().width() + 24
        across = QBoxLayout.Direction.LeftToRight if self.width() >= both else QBoxLayout.Direction.TopToBottom
        self._choices.setDirection(across)
        for view, holder in self._holders.items():
            holder.setVisible(not self._one or self.which.value() == view)
        for label in self._labels:
            label.setVisible(not self._one)

    def _lay(self) -> None:
        column = QVBoxLayout(self)
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
            inner.addWidget(label)
            inner.addStretch(0)
            self._labels.append(label)
            row.addWidget(holder, 1)
        column.addLayout(row, 1)
