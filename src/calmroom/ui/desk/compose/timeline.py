"""The time between two sessions, upright: an arc at each end, a line, its parts, and the light of the quiet window."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPoint, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QVBoxLayout, QWidget

from calmroom.ui.desk.compose.part import PartRow
from calmroom.ui.widgets.naming import identify
from calmroom.ui.widgets.painting import fill_round, open_painter, stroke_round

if TYPE_CHECKING:
    from calmroom.ui.desk.compose.chips import ItemChip
    from calmroom.ui.desk.compose.state import PartView
    from calmroom.ui.theme.look import Look

_ABOVE: Final = 16.0
"""Px at 100 % for an arc, above the first part and below the last."""
_MIDDLE: Final = 15.0
"""Px at 100 % from the left to the line."""
_BETWEEN: Final = 18
_DOT, _TODAY, _BAND = 4.4, 6.6, 24.0


class Timeline(QWidget):
    """Every part with its practices.

    Signals:
        item_asked: The id of an item whose options are wanted.
        item_done: What is to become of an item: its id, and ``earlier``, ``remove`` and so on.
        add_asked: The id of a part that is to have one more practice.
        part_asked: The id of a part whose days and sentence are wanted.
        moved: The id of an item, of the part it was dropped on, and before how many of its items.
    """

    item_asked = Signal(str)
    item_done = Signal(str, str)
    add_asked = Signal(str)
    part_asked = Signal(str)
    moved = Signal(str, str, int)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.look = look
        self._rows: list[PartRow] = []
        self._views: tuple[PartView, ...] = ()
        self._chosen = ""
        self._is_compact = False
        identify(self, "desk.timeline", "Between two sessions")
        self._column = QVBoxLayout(self)
        self._column.setSpacing(_BETWEEN)
        look.changed.connect(self._fit)
        self._fit()

    @property
    def rows(self) -> tuple[PartRow, ...]:
        """The parts, from above."""
        return tuple(self._rows)

    def show_parts(self, views: tuple[PartView, ...]) -> None:
        """Show these; where the keyboard was on one of them it stays there."""
        if views == self._views:
            return
        held = self._held()
        self._views = views
        while len(self._rows) > len(views):
            self._drop(self._rows.pop())
        for row, view in zip(self._rows, views, strict=False):
            row.show_part(view)
        for view in views[len(self._rows) :]:
            self._add(PartRow(self.look, view))
        self.choose(self._chosen)
        self._order()
        self._hold(held)
        self.update()

    def choose(self, item_id: str) -> None:
        """Mark the item whose options are open; an empty id marks none."""
        self._chosen = item_id
        for chip in self.chips():
            chip.set_chosen(chosen=bool(item_id) and chip.view.item_id == item_id)

    def chips(self) -> tuple[ItemChip, ...]:
        """Every practice on it, from above."""
        return tuple(chip for row in self._rows for chip in row.chips)

    def chip(self, item_id: str) -> ItemChip | None:
        """The one of an item."""
        return next((chip for chip in self.chips() if chip.view.item_id == item_id), None)

    def first(self) -> QWidget | None:
        """What the keyboard lands on when it comes here; nothing where there are no days yet, or it is put away."""
        return self._rows[0].name if self._rows and not self.isHidden() else None

    def name_of(self, part_id: str) -> str:
        """What the days of a part are called in the window."""
        return next((row.name.objectName() for row in self._rows if row.view.part_id == part_id), "")

    def neighbour(self, item_id: str) -> str:
        """The item behind another, or before it where it is the last; empty where it stands alone."""
        ids = [chip.view.item_id for chip in self.chips()]
        at = ids.index(item_id) if item_id in ids else 0
        left = [*ids[at + 1 :], *reversed(ids[:at])]
        return left[0] if left else ""

    def focus_on(self, item_id: str | None) -> None:
        """Give the keyboard to an item, or to the first thing there is."""
        chip = self.chip(item_id) if item_id else None
        found = chip or self.first()
        if found is not None:
            found.setFocus(Qt.FocusReason.OtherFocusReason)

    def place_at(self, at: QPoint) -> tuple[str, int] | None:
        """The part under a point of the screen, and before how many of its items it lies."""
        here = self.mapFromGlobal(at)
        if not self.rect().adjusted(0, -20, 0, 20).contains(here):
            return None
        row = min(self._rows, key=lambda one: abs(one.geometry().center().y() - here.y()), default=None)
        return None if row is None else (row.view.part_id, row.index_at(at))

    def show_drop(self, at: QPoint | None) -> None:
        """Show where something would land."""
        place = None if at is None else self.place_at(at)
        for row in self._rows:
            row.show_drop(place[1] if place is not None and place[0] == row.view.part_id else None)

    def set_compact(self, *, compact: bool) -> None:
        """Days over their practices, for a narrow window."""
        self._is_compact = compact
        for row in self._rows:
            row.set_compact(compact=compact)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Band, line, circles, arcs."""
        painter, palette, theme = open_painter(self), self.look.palette, self.look.theme
        middle = theme.space(_MIDDLE)
        painter.setPen(QPen(QColor(palette.edge), 1.4))
        if self._rows:
            painter.drawLine(QPointF(middle, self._at(self._rows[0])), QPointF(middle, self._at(self._rows[-1])))
        self._paint_band(painter, middle)
        for row in self._rows:
            self._paint_dot(painter, QPointF(middle, self._at(row)), is_quiet=row.view.is_quiet)
        pen = QPen(QColor(palette.lake), 3.5)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        wide, tall = theme.space(30), theme.space(20)
        foot = self.height() - 2.0 - tall
        for top, start in ((2.0, 28), (foot, -152)):
            painter.drawArc(QRectF(middle - wide / 2, top, wide, tall), start * 16, 124 * 16)

    def _paint_band(self, painter: QPainter, middle: float) -> None:
        quiet = [row for row in self._rows if row.view.is_quiet]
        if not quiet:
            return
        palette, theme = self.look.palette, self.look.theme
        wide = theme.space(_BAND)
        top, bottom = quiet[0].geometry().top() + 2.0, quiet[-1].geometry().bottom() - 2.0
        band = QRectF(middle - wide / 2, top, wide, max(wide, bottom - top))
        fill_round(painter, band, wide / 2, QColor(palette.lamp_wash))
        if palette.outlined:
            stroke_round(painter, band, wide / 2, QPen(QColor(palette.lamp), 1.5))

    def _paint_dot(self, painter: QPainter, at: QPointF, *, is_quiet: bool) -> None:
        palette, theme = self.look.palette, self.look.theme
        if is_quiet:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(palette.lamp_line))
        else:
            painter.setPen(QPen(QColor(palette.edge), 1.4))
            painter.setBrush(QColor(palette.bg))
        reach = theme.space(_TODAY if is_quiet else _DOT)
        painter.drawEllipse(at, reach, reach)

    def _at(self, row: PartRow) -> float:
        return row.geometry().top() + row.line_middle()

    def _add(self, row: PartRow) -> None:
        row.set_compact(compact=self._is_compact)
        row.item_asked.connect(self.item_asked)
        row.item_done.connect(self.item_done)
        row.add_asked.connect(self.add_asked)
        row.part_asked.connect(self.part_asked)
        row.over.connect(lambda _key, at: self.show_drop(at))
        row.dropped.connect(self._dropped)
        row.ended.connect(lambda: self.show_drop(None))
        self._rows.append(row)
        self._column.addWidget(row)

    def _drop(self, row: PartRow) -> None:
        self._column.removeWidget(row)
        row.hide()
        row.setParent(None)
        row.deleteLater()

    def _dropped(self, item_id: str, at: QPoint) -> None:
        place = self.place_at(at)
        if place is not None:
            self.moved.emit(item_id, *place)

    def _held(self) -> str:
        return next((chip.view.item_id for chip in self.chips() if chip.hasFocus()), "")

    def _hold(self, item_id: str) -> None:
        chip = self.chip(item_id) if item_id else None
        if chip is not None:
            chip.setFocus(Qt.FocusReason.OtherFocusReason)

    def _order(self) -> None:
        for before, after in pairwise([each for row in self._rows for each in row.controls()]):
            QWidget.setTabOrder(before, after)

    def _fit(self) -> None:
        theme = self.look.theme
        high = round(theme.space(_ABOVE))
        self._column.setContentsMargins(round(theme.space(_MIDDLE * 2 + 12)), high, 0, high)
        self.update()
