"""The time between two sessions, drawn: an arc at each end, a circle a day, a light where today is."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from calmroom.ui.theme.fonts import Role
from calmroom.ui.widgets.naming import identify
from calmroom.ui.widgets.painting import draw_words, fill_round, open_painter, stroke_round, tint

if TYPE_CHECKING:
    from calmroom.domain.sessions.span import Span
    from calmroom.ui.theme.look import Look

_HIGH: Final = 58.0
_ARC: Final = 24.0
"""Half the height of an arc, in px at 100 %."""
_INSET: Final = 34.0
_DAY: Final = 3.2
_TODAY: Final = 7.0
_HALO: Final = 15.0
_LINE: Final = 1.6
_BAND: Final = 26.0
"""Height of the quiet window's band."""
_BEFORE, _BEYOND = 9.0, 22.0
"""Px at 100 % that the band goes on before its first day and after its last, which is meant up to its night."""
_APART: Final = 12.0
"""Px between two names under the line; the left one goes where there is less."""


class SpanPicture(QWidget):
    """Shows a ``Span`` and the quiet window in it; what it says is its accessible name, so nobody misses anything.

    Args:
        look: The window's look.
        name: Object name and accessible identifier.
    """

    def __init__(self, look: Look, name: str) -> None:
        super().__init__()
        self.look = look
        self._span: Span | None = None
        self._quiet: int | None = None
        identify(self, name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        look.changed.connect(self.updateGeometry)

    @property
    def quiet(self) -> int | None:
        """The last day of the quiet window, counted from the last session; ``None`` where none is drawn."""
        return self._quiet

    def show_span(self, span: Span | None, quiet: int | None = None, said: str = "") -> None:
        """Show a span, or nothing.

        Args:
            span: From one session to the next.
            quiet: The last day of the quiet window, counted from the last session; ``None`` where there is none.
            said: The quiet window in words.
        """
        self._span = span
        self._quiet = quiet if span is not None and span.passed is not None else None
        self.setAccessibleName(f"{span.sentence} {said}".strip() if span is not None else "")
        self.setVisible(span is not None)
        self.update()

    def sizeHint(self) -> QSize:
        """The line and the names under it."""
        theme = self.look.theme
        return QSize(400, math.ceil(theme.space(_HIGH) + theme.line_height(Role.SMALL) + 6))

    def minimumSizeHint(self) -> QSize:
        """As high; narrow if need be."""
        return QSize(160, self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Arcs, line, days, today, names."""
        if self._span is None:
            return
        painter, theme = open_painter(self), self.look.theme
        middle, inset = theme.space(_HIGH) / 2, theme.space(_INSET)
        left, right = QPointF(inset, middle), QPointF(self.width() - inset, middle)
        self._paint_arcs(painter, middle)
        today = QPointF(left.x() + (right.x() - left.x()) * self._span.share, middle)
        self._paint_quiet(painter, left, right, today)
        self._paint_line(painter, left, right)
        self._paint_today(painter, today)
        self._paint_names(painter, today.x())

    def _paint_arcs(self, painter: QPainter, middle: float) -> None:
        assert self._span is not None  # noqa: S101 - asked only while there is one
        palette, arc = self.look.palette, self.look.theme.space(_ARC)
        has_last = bool(self._span.left)
        for is_right, is_known in ((False, has_last), (True, not has_last or self._span.days is not None)):
            pen = QPen(QColor(palette.lake), 3.5)
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
            if not is_known:
                pen.setWidthF(2.0)
                pen.setDashPattern([2.0, 2.4])
            painter.setPen(pen)
            wide = arc * 1.6
            centre = self.width() - 4 - wide / 2 if is_right else 4 + wide / 2
            box = QRectF(centre - wide / 2, middle - arc * 1.1, wide, 2 * arc * 1.1)
            painter.drawArc(box, (-52 if is_right else 128) * 16, 104 * 16)

    def _paint_quiet(self, painter: QPainter, left: QPointF, right: QPointF, today: QPointF) -> None:
        """A lamp wash from the session to the last night of the window."""
        assert self._span is not None  # noqa: S101 - asked only while there is one
        if self._quiet is None:
            return
        span, palette, theme = self._span, self.look.palette, self.look.theme
        # Without a next session the line has no measure of its own: the window ends a little after today.
        share = min(1.0, self._quiet / span.days) if span.days else span.share
        end = max(left.x() + (right.x() - left.x()) * share, today.x())
        high, first = theme.space(_BAND), left.x() - theme.space(_BEFORE)
        last = min(end + theme.space(_BEYOND), right.x() + theme.space(_BEFORE))
        band = QRectF(first, left.y() - high / 2, last - first, high)
        fill_round(painter, band, high / 2, QColor(palette.lamp_wash))
        if palette.outlined:
            stroke_round(painter, band, high / 2, QPen(QColor(palette.lamp), 1.5))

    def _paint_line(self, painter: QPainter, left: QPointF, right: QPointF) -> None:
        assert self._span is not None  # noqa: S101 - asked only while there is one
        palette, span = self.look.palette, self._span
        painter.setPen(QPen(QColor(palette.edge), _LINE))
        painter.drawLine(left, right)
        if not span.has_days or span.days is None:
            return
        for day in range(span.days + 1):
            at = QPointF(left.x() + (right.x() - left.x()) * day / span.days, left.y())
            is_past = span.passed is not None and day < span.passed
            painter.setBrush(QColor(palette.edge if is_past else palette.bg))
            painter.drawEllipse(at, _DAY, _DAY)

    def _paint_today(self, painter: QPainter, at: QPointF) -> None:
        palette, theme = self.look.palette, self.look.theme
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(tint(palette.lamp, 0.35))
        painter.drawEllipse(at, theme.space(_HALO), theme.space(_HALO))
        painter.setBrush(QColor(palette.lamp_line))
        painter.drawEllipse(at, theme.space(_TODAY), theme.space(_TODAY))

    def _paint_names(self, painter: QPainter, today: float) -> None:
        assert self._span is not None  # noqa: S101 - asked only while there is one
        theme, palette = self.look.theme, self.look.palette
        line = theme.line_height(Role.SMALL)
        row = QRectF(0, self.height() - line - 2, self.width(), line)
        strong, plain = theme.font(Role.SMALL_STRONG), theme.font(Role.SMALL)
        wide = QFontMetricsF(strong).horizontalAdvance("today")
        start = min(max(0.0, today - wide / 2), self.width() - wide)
        painter.setFont(strong)
        painter.setPen(QColor(palette.lamp_ink))
        draw_words(painter, "today", start, row)
        painter.setFont(plain)
        painter.setPen(QColor(palette.ink2))
        metrics = QFontMetricsF(plain)
        if metrics.horizontalAdvance(self._span.left) + _APART <= start:
            draw_words(painter, self._span.left, 0, row)
        right = self.width() - metrics.horizontalAdvance(self._span.right)
        if right >= start + wide + _APART:
            draw_words(painter, self._span.right, right, row)
