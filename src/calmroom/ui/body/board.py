"""Palette, figure and list as they stand: beside each other, or the list under both where there is little room."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from calmroom.domain.body.body import View
from calmroom.ui.body.legend import Legend
from calmroom.ui.body.palette import Palette
from calmroom.ui.body.panel import Panel
from calmroom.ui.body.stage import FigureStage
from calmroom.ui.theme.fonts import Role
from calmroom.ui.theme.icons import Icon
from calmroom.ui.widgets.buttons import QuietButton
from calmroom.ui.widgets.flow import FlowLayout
from calmroom.ui.widgets.labels import TextLabel, Tone
from calmroom.ui.widgets.surfaces import HairLine

if TYPE_CHECKING:
    from calmroom.ui.theme.look import Look

PANEL: Final = 262
ROOM_FOR_THREE: Final = 232 + 2 * 200 + PANEL
"""Px at 100 % for palette, two figures and list beside each other."""


class Board(QWidget):
    """Everything of one map; it decides nothing."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.look = look
        self.title = TextLabel(look, "Body map", Role.TITLE, name="body.title")
        self.when = TextLabel(look, "", Role.SMALL, Tone.INK2, name="body.when")
        self.new = QuietButton(look, "", "body.new", icon=Icon.ADD)
        self.new.setAccessibleName("New map")
        self.new.setToolTip("New map")
        self.maps = QuietButton(look, "Maps", "body.maps", icon=Icon.HISTORY)
        self.export = QuietButton(look, "Export", "body.export", icon=Icon.EXPORT)
        self.palette_box = Palette(look)
        self.legend = Legend(look)
        self.stage = FigureStage(look)
        self.panel = Panel(look)
        self._edge = HairLine(look, upright=True)
        self._is_wide: bool | None = None
        self._make_parts()
        self.panel.rows.follows = self.stage.sides[View.BACK]
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(0)
        self.fit(1180)

    def fit(self, width: int) -> None:
        """Take the form there is room for in a width, in px."""
        theme = self.look.theme
        wide = not theme.large_text and width >= ROOM_FOR_THREE * max(1.0, theme.scale**0.5)
        margin = 26 if wide else 18
        self._head_column.setContentsMargins(margin + 10, 28 if wide else 22, 0 if wide else 18, 0)
        # Beside the figure that stands alone there is little room.
        self._left_column.setContentsMargins(margin if wide else 8, 10, 0 if wide else 18, 16)
        if wide is self._is_wide:
            return
        self._is_wide = wide
        self.stage.set_one(one=not wide)
        self.palette_box.set_columns(1 if wide else 2)
        self.panel.set_page(is_page=not wide)
        self._place(wide=wide)
        # Not before it has its place: shown alone it would be a window.
        self._edge.setVisible(wide)

    def show_palette(self, *, shown: bool) -> None:
        """Show the palette, or what a difference means."""
        self._kinds.setCurrentIndex(0 if shown else 1)

    def _place(self, *, wide: bool) -> None:
        grid = self._grid
        for part in (self._head, self._left, self.stage, self._edge, self.panel):
            grid.removeWidget(part)
        if wide:
            grid.addWidget(self._head, 0, 0)
            grid.addWidget(self._left, 1, 0)
            grid.addWidget(self.stage, 0, 1, 2, 1)
            grid.addWidget(self._edge, 0, 2, 2, 1)
            grid.addWidget(self.panel, 0, 3, 2, 1)
            self.panel.setFixedWidth(round(PANEL * max(1.0, self.look.theme.scale**0.5)))
        else:
            grid.addWidget(self._head, 0, 0, 1, 2)
            grid.addWidget(self.stage, 1, 0)
            grid.addWidget(self._left, 1, 1, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(self.panel, 2, 0, 1, 2)
            self.panel.setMinimumWidth(0)
            self.panel.setMaximumWidth(16_777_215)
        grid.setColumnStretch(0, 0 if wide else 1)
        grid.setColumnStretch(1, 1 if wide else 0)
        grid.setRowStretch(1, 1)

    def _make_parts(self) -> None:
        self._head = QWidget()
        self._head_column = head = QVBoxLayout(self._head)
        head.setSpacing(2)
        row = QHBoxLayout()
        row.addWidget(self.title, 1, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.new, 0, Qt.AlignmentFlag.AlignVCenter)
        head.addLayout(row)
        head.addWidget(self.when)
        self._kinds = QStackedWidget()
        self._kinds.addWidget(self.palette_box)
        self._kinds.addWidget(self.legend)
        acts = QWidget()
        flow = FlowLayout(gap=2)
        acts.setLayout(flow)
        for button in (self.maps, self.export):
            flow.addWidget(button)
        self._left = QWidget()
        self._left_column = column = QVBoxLayout(self._left)
        column.setSpacing(8)
        column.addWidget(self._kinds)
        column.addWidget(acts)
        column.addStretch(1)
