"""Maps in a row over a line of days, between the two arcs of two appointments."""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from calmroom.domain.body.body import View
from calmroom.domain.body.body_map import AROUND_ME, BodyMap
from calmroom.ui.theme.fonts import Role
from calmroom.ui.widgets.kept import Kept
from calmroom.ui.widgets.map_picture import ROOM, paint_side
from calmroom.ui.widgets.naming import identify
from calmroom.ui.widgets.painting import fill_round, open_painter, stroke_round, tint
from calmroom.ui.widgets.turning import Turning

if TYPE_CHECKING:
    from collections.abc import Sequence

    from calmroom.ui.theme.look import Look

PICTURE: Final = 172.0
"""Height of a small map in px: flat fills, no texture."""
PAD: Final = 8.0
ENDS: Final = 46.0
"""What the arcs take at both ends, in px."""
ARC: Final = 46.0


@dataclass(frozen=True, slots=True)
class StripMap:
    """One map of the strip: its day in few words, all of it as it is read out, and its place in the span, 0 to 1."""

    map: BodyMap = field(repr=False)
    day: str
    spoken: str = field(repr=False)
    share: float


@dataclass(frozen=True, slots=True)
class StripSpan:
    """What lies under the maps: the number of days, where today is (0 to 1), and which ends are appointments."""

    days: int = 0
    today: float | None = None
    begins: bool = True
    ends: bool = True


class MapThumb(Turning, QPushButton):
    """A small map that can be chosen."""

    def __init__(self, look: Look, item: StripMap) -> None:
        super().__init__()
        self.look = look
        self.item = item
        self._kept = Kept(self, self._paint)
        identify(self, f"maps.map.{item.map.id}", item.spoken)
        self.setCheckable(True)
        self.setProperty("ringRadius", 12.0)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        look.changed.connect(self._dress)

    def sizeHint(self) -> QSize:
        """The figure, and its day under it."""
        words = QFontMetricsF(self.look.theme.font(Role.SMALL)).horizontalAdvance(self.item.day)
        wide = max(PICTURE * ROOM.width() / ROOM.height(), words) + 2 * PAD
        return QSize(math.ceil(wide), math.ceil(PICTURE + 2 * PAD))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Wash, then the map."""
        painter, palette = open_painter(self), self.look.palette
        box = QRectF(self.rect())
        if self.isChecked() or self.isDown() or self.underMouse():
            fill_round(painter, box, 12.0, tint(palette.lake_wash, 1.0 if self.isChecked() else 0.5))
        if self.isChecked():
            stroke_round(painter, box, 12.0, QPen(QColor(palette.lake), 2.0))
        painter.drawPixmap(QPointF(0, 0), self._kept.picture())

    def _paint(self, painter: QPainter) -> None:
        body_map = self.item.map
        view = self.look.figure.view_of(tuple(place for place in body_map.places if place != AROUND_ME))
        if not body_map.marks and body_map.strokes:
            view = body_map.strokes[0].view
        inner = QRectF(self.rect()).adjusted(PAD, PAD, -PAD, -PAD)
        paint_side(painter, self.look, self.look.palette, View(view), (inner, body_map, ()))

    def _dress(self) -> None:
        self._kept.forget()
        self.updateGeometry()
        self.update()


class MapStrip(QWidget):
    """The maps of a span, each over its day. The two that are chosen are laid over each other elsewhere.

    Signals:
        chosen: The ids of the maps that are chosen, the older first.
    """

    chosen = Signal(object)

    def __init__(self, look: Look, name: str) -> None:
        super().__init__()
        self.look = look
        self.thumbs: list[MapThumb] = []
        self.follows: QWidget | None = None
        """After what the keyboard comes to the maps."""
        self._span = StripSpan()
        self._order: list[str] = []
        identify(self, name, "Maps")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        look.changed.connect(self._dress)

    def show_maps(self, items: Sequence[StripMap], span: StripSpan, chosen: Sequence[str]) -> None:
        """Show these, oldest first, with these chosen."""
        self._span = span
        for old in self.thumbs:
            old.hide()
            old.deleteLater()
        self.thumbs = [MapThumb(self.look, item) for item in items]
        for thumb in self.thumbs:
            thumb.setParent(self)
            thumb.clicked.connect(lambda _on=False, thumb=thumb: self._press(thumb))
            thumb.show()
        for before, thumb in zip((self.follows, *self.thumbs), self.thumbs, strict=False):
            if before is not None:
                self.setTabOrder(before, thumb)
        self._order = [each for each in chosen if each in {item.map.id for item in items}]
        self._mark()
        self._stand()
        self.update()

    def room_for(self, width: int) -> int:
        """How many maps find room beside each other in a width, in px."""
        theme = self.look.theme
        day = QFontMetricsF(theme.font(Role.SMALL)).horizontalAdvance("28 Sept")
        each = max(PICTURE * ROOM.width() / ROOM.height(), day) + 2 * PAD + 4
        return max(1, int((width - 2 * ENDS) // each))

    def sizeHint(self) -> QSize:
        """Maps, line, days."""
        return QSize(600, math.ceil(PICTURE + 2 * PAD + ARC + 14 + self.look.theme.line_height(Role.SMALL)))

    def minimumSizeHint(self) -> QSize:
        """Two maps."""
        return QSize(240, self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Each over its day again."""
        super().resizeEvent(event)
        self._stand()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Arcs, line, days, and a dot under each map."""
        painter, palette, theme = open_painter(self), self.look.palette, self.look.theme
        middle = PICTURE + 2 * PAD + 6 + ARC / 2
        left, right = ENDS, self.width() - ENDS
        for x, start, on in ((14.0, 136, self._span.begins), (self.width() - 14.0, -44, self._span.ends)):
            self._paint_arc(painter, QPointF(x, middle), start, solid=on)
        painter.setPen(QPen(QColor(palette.edge), 1.5))
        painter.drawLine(QPointF(left, middle), QPointF(right, middle))
        painter.setBrush(QColor(palette.bg))
        for day in range(self._span.days + 1):
            x = left + (right - left) * day / max(1, self._span.days)
            painter.drawEllipse(QPointF(x, middle), 2.6, 2.6)
        painter.setFont(theme.font(Role.SMALL))
        line = theme.line_height(Role.SMALL)
        for thumb in self.thumbs:
            x = thumb.geometry().center().x() + 0.5
            painter.setPen(QPen(QColor(palette.edge), 1.0))
            at = left + (right - left) * thumb.item.share
            if abs(at - x) > 3:
                painter.drawLine(QPointF(at, middle), QPointF(x, thumb.geometry().bottom() + 2))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(palette.lamp_line))
            painter.drawEllipse(QPointF(at, middle), 6.0, 6.0)
            painter.setPen(QColor(palette.ink2))
            words = QRectF(x - 60, middle + ARC / 2 + 2, 120, line)
            painter.drawText(words, int(Qt.AlignmentFlag.AlignCenter), thumb.item.day)

    def _paint_arc(self, painter: QPainter, at: QPointF, start: int, *, solid: bool) -> None:
        pen = QPen(QColor(self.look.palette.lake), 3.5, c=Qt.PenCapStyle.RoundCap)
        if not solid:
            pen.setDashPattern((1.6, 2.2))
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        radius = ARC / 2 / math.sin(math.radians(44))
        side = 1 if start > 0 else -1
        middle = QPointF(at.x() + side * radius * 0.72, at.y())
        painter.drawArc(QRectF(middle.x() - radius, middle.y() - radius, 2 * radius, 2 * radius), start * 16, 88 * 16)

    def _stand(self) -> None:
        """Each map over its day, moved aside where two would lie over each other."""
        if not self.thumbs:
            return
        width = max(thumb.sizeHint().width() for thumb in self.thumbs)
        room = self.width() - 2 * ENDS
        wanted = [thumb.item.share * room for thumb in self.thumbs]
        middles = apart(wanted, (0.0, room), min(width + 2.0, room / max(1, len(wanted) - 1)))
        for thumb, middle in zip(self.thumbs, middles, strict=True):
            hint = thumb.sizeHint()
            left = round(ENDS + middle - hint.width() / 2)
            thumb.setGeometry(max(0, min(left, self.width() - hint.width())), 0, hint.width(), hint.height())

    def _press(self, thumb: MapThumb) -> None:
        key = thumb.item.map.id
        self._order = [each for each in self._order if each != key]
        if thumb.isChecked():
            self._order = [*self._order, key][-2:]
        self._mark()
        on = [each.item.map.id for each in self.thumbs if each.item.map.id in self._order]
        self.chosen.emit(tuple(on))

    def _mark(self) -> None:
        for thumb in self.thumbs:
            on = thumb.item.map.id in self._order
            thumb.setChecked(on)
            thumb.setAccessibleDescription("Chosen" if on else "Enter chooses it; two are laid over each other")

    def _dress(self) -> None:
        self.updateGeometry()
        self._stand()
        self.update()


def apart(places: Sequence[float], ends: tuple[float, float], least: float) -> tuple[float, ...]:
    """Places along a line, moved until each is ``least`` from the next and none lies beyond an end."""
    found = [max(ends[0], place) for place in places]
    for index in range(1, len(found)):
        found[index] = max(found[index], found[index - 1] + least)
    limit = ends[1]
    for index in range(len(found) - 1, -1, -1):
        found[index] = min(found[index], limit)
        limit = found[index] - least
    return tuple(found)
