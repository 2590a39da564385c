"""The time between two sessions, upright: a line with a circle for each stretch of days, and what stands beside it."""

from __future__ import annotations

from functools import partial
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from calmroom.ui.theme.fonts import Role
from calmroom.ui.widgets.boxes import in_column, in_row
from calmroom.ui.widgets.flow import FlowLayout
from calmroom.ui.widgets.labels import LinkButton, TextLabel, Tone
from calmroom.ui.widgets.laying import clear
from calmroom.ui.widgets.naming import identify
from calmroom.ui.widgets.painting import fill_round, open_painter, stroke_round, tint
from calmroom.ui.widgets.surfaces import Card, HairLine

if TYPE_CHECKING:
    from collections.abc import Sequence

    from calmroom.ui.plan.state import LineView, StretchView
    from calmroom.ui.theme.look import Look

LANE: Final = 56.0
"""Px at 100 % from the left edge to the words."""
MIDDLE: Final = 18.0
"""Px at 100 % from the left edge to the line."""
CIRCLE, TODAY, HALO, BAND = 5.5, 8.0, 15.0, 26.0
ARC, ARC_ROOM = 20.0, 26.0
NAMES, ROOM_FOR_NAMES = 150, 560
WIDEST: Final = 16_777_215
"""Qt's own word for as wide as it likes."""


class Timeline(QWidget):
    """Shows a plan for reading, with what can be done with each item.

    Signals:
        acted: The id of an item and the ``Act``.
    """

    acted = Signal(str, object)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.look = look
        identify(self, "plan.timeline", "Between two sessions")
        self._views: tuple[StretchView, ...] = ()
        self._rows: list[Stretch] = []
        self._column = in_column(self, 16)
        look.changed.connect(self._fit)
        self._fit()

    def show_stretches(self, views: Sequence[StretchView]) -> None:
        """Show these, from the session to the next."""
        if tuple(views) == self._views:
            return
        self._views = tuple(views)
        # Out of sight it is laid out once, and not once for each row.
        self.hide()
        clear(self._column)
        self._rows = []
        for view in views:
            row = Stretch(self.look, view)
            row.acted.connect(self.acted)
            self._rows.append(row)
            self._column.addWidget(row)
        self.show()

    def controls(self) -> tuple[QWidget, ...]:
        """What can be pressed, in reading order."""
        return tuple(control for row in self._rows for control in row.controls)

    def button(self, name: str) -> QWidget | None:
        """The control of that name."""
        return next((one for one in self.controls() if one.objectName() == name), None)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Arcs, the quiet window, the line, the circles, today."""
        if not self._rows:
            return
        painter, theme, palette = open_painter(self), self.look.theme, self.look.palette
        middle = theme.space(MIDDLE)
        tops = [row.y() + row.first_line() for row in self._rows]
        self._paint_quiet(painter, middle, tops)
        painter.setPen(QPen(QColor(palette.edge), 1.6))
        for one, other in pairwise((theme.space(ARC_ROOM) / 2, *tops, self.height() - theme.space(ARC_ROOM) / 2)):
            painter.drawLine(QPointF(middle, one), QPointF(middle, other))
        for view, top in zip(self._views, tops, strict=True):
            self._paint_circle(painter, QPointF(middle, top), is_today=view.is_today)
        self._paint_arcs(painter, middle)

    def _paint_quiet(self, painter: QPainter, middle: float, tops: Sequence[float]) -> None:
        quiet = [number for number, view in enumerate(self._views) if view.is_quiet]
        if not quiet:
            return
        theme, palette = self.look.theme, self.look.palette
        wide, last = theme.space(BAND), self._rows[quiet[-1]]
        first = tops[quiet[0]] - wide / 2
        end = max(tops[quiet[-1]] + wide / 2, last.y() + last.height() - theme.space(8))
        band = QRectF(middle - wide / 2, first, wide, end - first)
        fill_round(painter, band, wide / 2, QColor(palette.lamp_wash))
        if palette.outlined:
            stroke_round(painter, band, wide / 2, QPen(QColor(palette.lamp), 1.5))

    def _paint_circle(self, painter: QPainter, at: QPointF, *, is_today: bool) -> None:
        theme, palette = self.look.theme, self.look.palette
        if is_today:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(tint(palette.lamp, 0.35))
            painter.drawEllipse(at, theme.space(HALO), theme.space(HALO))
            painter.setBrush(QColor(palette.lamp_line))
            painter.drawEllipse(at, theme.space(TODAY), theme.space(TODAY))
            return
        painter.setPen(QPen(QColor(palette.edge), 1.6))
        painter.setBrush(QColor(palette.bg))
        painter.drawEllipse(at, theme.space(CIRCLE), theme.space(CIRCLE))

    def _paint_arcs(self, painter: QPainter, middle: float) -> None:
        theme = self.look.theme
        arc = theme.space(ARC)
        pen = QPen(QColor(self.look.palette.lake), 3.5)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        top = QRectF(middle - arc, 3, 2 * arc, 2 * arc)
        painter.drawArc(top, 38 * 16, 104 * 16)
        foot = QRectF(middle - arc, self.height() - 3 - 2 * arc, 2 * arc, 2 * arc)
        painter.drawArc(foot, 218 * 16, 104 * 16)

    def _fit(self) -> None:
        theme = self.look.theme
        room = round(theme.space(ARC_ROOM))
        self._column.setContentsMargins(round(theme.space(LANE)), room, 0, room)
        self.update()


class Stretch(QWidget):
    """Some days: their name and date, the therapist's sentence, and the practices.

    Signals:
        acted: The id of an item and the ``Act``.
    """

    acted = Signal(str, object)

    def __init__(self, look: Look, view: StretchView) -> None:
        super().__init__()
        self.look = look
        self.controls: list[QWidget] = []
        self.setAccessibleName(view.spoken)
        self.title = TextLabel(look, view.title, Role.BODY_STRONG)
        self.title.setAccessibleName(view.spoken)
        self._names = QWidget()
        names = in_column(self._names)
        names.addWidget(self.title)
        if view.dates:
            names.addWidget(TextLabel(look, view.dates, Role.SMALL, Tone.INK2))
        names.addStretch(1)
        words = QWidget()
        column = in_column(words, 8)
        if view.sentence:
            column.addWidget(TextLabel(look, view.sentence, Role.NOTE))
        if view.lines:
            column.addWidget(self._sheet(view.lines))
        self._box = in_row(self, 12)
        self._box.addWidget(self._names, 0)
        self._box.addWidget(words, 1)

    def first_line(self) -> float:
        """From its top to the middle of its title's first line, in px."""
        return self.look.theme.line_height(Role.BODY_STRONG) / 2

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The days beside the practices, or over them."""
        super().resizeEvent(event)
        theme = self.look.theme
        beside = self.width() >= ROOM_FOR_NAMES and not theme.large_text
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        names = round(theme.space(NAMES))
        self._names.setMinimumWidth(names if beside else 0)
        self._names.setMaximumWidth(names if beside else WIDEST)
        self._box.setDirection(across if beside else down)

    def _sheet(self, lines: Sequence[LineView]) -> Card:
        sheet = Card(self.look)
        column = in_column(sheet)
        column.setContentsMargins(1, 4, 1, 4)
        for number, line in enumerate(lines):
            if number:
                column.addWidget(HairLine(self.look))
            column.addWidget(self._line(line))
        return sheet

    def _line(self, line: LineView) -> QWidget:
        look, whole = self.look, QWidget()
        column = in_column(whole, 2)
        column.setContentsMargins(18, 10, 16, 10)
        tone = Tone.INK2 if line.is_set_back else Tone.INK
        words = TextLabel(look, f"**{line.title}** {line.about}", Role.BODY, tone, name=f"plan.item.{line.id}")
        column.addWidget(words)
        if line.said:
            column.addWidget(TextLabel(look, line.said, Role.SMALL, Tone.INK2, name=f"plan.item.{line.id}.said"))
        if line.acts:
            column.addWidget(self._acts(line))
        return whole

    def _acts(self, line: LineView) -> QWidget:
        acts = QWidget()
        flow = FlowLayout(gap=18)
        acts.setLayout(flow)
        for act in line.acts:
            link = LinkButton(self.look, act.value, f"plan.item.{line.id}.{act.name.lower().replace('_', '-')}")
            link.setAccessibleName(f"{act.value}: {line.title}, {line.about}")
            link.clicked.connect(partial(self.acted.emit, line.id, act))
            flow.addWidget(link)
            self.controls.append(link)
        return acts
