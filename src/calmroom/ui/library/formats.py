"""The list of formats: real radio buttons, each with a few plain words and about how large it will be."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QRadioButton, QSizePolicy, QVBoxLayout, QWidget

from calmroom.ui.theme.fonts import Role
from calmroom.ui.widgets.naming import identify
from calmroom.ui.widgets.painting import draw_words, fill_round, open_painter, stroke_round, tint
from calmroom.ui.widgets.turning import Turning

if TYPE_CHECKING:
    from collections.abc import Sequence

    from calmroom.domain.exporting import Format
    from calmroom.ui.library.export_state import FormatChoice
    from calmroom.ui.theme.look import Look

RADIUS = 11.0
PAD = 12.0
DOT = 20.0
GAP = 10.0
APART = 9.0
NARROW = 300.0
"""Px; before it is laid out a row is taken to be so wide."""


class FormatRow(Turning, QRadioButton):
    """One format; greyed where it cannot be written here, with the reason read out."""

    def __init__(self, look: Look, choice: FormatChoice) -> None:
        super().__init__(choice.name)
        self.look = look
        self._choice = choice
        identify(self, f"library.export.{choice.form}")
        self.setProperty("ring", "inside")
        self.setProperty("ringRadius", RADIUS)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.show_choice(choice)
        look.changed.connect(self._dress)

    def show_choice(self, choice: FormatChoice) -> None:
        """Say another size, or that it can be chosen now."""
        self._choice = choice
        self.setAccessibleName(f"{choice.name}, {choice.words}, {choice.size}")
        self.setAccessibleDescription(choice.why)
        self.setEnabled(not choice.why)
        self._dress()

    def _dress(self) -> None:
        self.setFont(self.look.theme.font(Role.BODY_STRONG))
        self.updateGeometry()
        self.update()

    def hitButton(self, pos: object) -> bool:
        """All of it can be pressed."""
        del pos
        return True

    def sizeHint(self) -> QSize:
        """One line, or two where they do not fit on one."""
        theme = self.look.theme
        lines = theme.line_height(Role.BODY_STRONG) + (theme.line_height(Role.SMALL) if self._is_tall() else 0)
        return QSize(math.ceil(self._left() + self._wide(self._choice.name) + PAD), round(lines + theme.space(18)))

    def minimumSizeHint(self) -> QSize:
        """Never lower than its words."""
        return self.sizeHint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width may ask for one line more, or less."""
        super().resizeEvent(event)
        self.updateGeometry()

    def _is_tall(self) -> bool:
        choice = self._choice
        beside = self._wide(choice.words, Role.SMALL) + self._wide(choice.size, Role.SMALL) + APART + 2 * PAD
        return self._left() + self._wide(choice.name) + beside > max(self.width(), NARROW)

    def _left(self) -> float:
        return PAD + self.look.theme.space(DOT + GAP)

    def _wide(self, words: str, role: Role = Role.BODY_STRONG) -> float:
        return QFontMetricsF(self.look.theme.font(role)).horizontalAdvance(words)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Wash, dot, words, size."""
        painter, palette = open_painter(self), self.look.palette
        box, on = QRectF(self.rect()), self.isChecked()
        if on or (self.isEnabled() and self.underMouse()):
            fill_round(painter, box, RADIUS, tint(palette.lake_wash, 1.0 if on else 0.5))
        if on and palette.outlined:
            stroke_round(painter, box, RADIUS, QPen(QColor(palette.lake), 2.0))
        first = QRectF(0, self.look.theme.space(9), box.width(), self.look.theme.line_height(Role.BODY_STRONG))
        self._paint_dot(painter, first)
        self._paint_words(painter, first)

    def _paint_dot(self, painter: QPainter, line: QRectF) -> None:
        palette, side = self.look.palette, self.look.theme.space(DOT)
        ring = QRectF(PAD, line.center().y() - side / 2, side, side)
        on = self.isChecked()
        fill_round(painter, ring, side / 2, QColor(palette.surface))
        pen = QPen(
            QColor(palette.lake if on else palette.edge if self.isEnabled() else palette.hair), 2.0 if on else 1.5
        )
        stroke_round(painter, ring, side / 2, pen)
        if on:
            inner = side * 0.27
            fill_round(painter, ring.adjusted(inner, inner, -inner, -inner), side / 2, QColor(palette.lake))

    def _paint_words(self, painter: QPainter, line: QRectF) -> None:
        theme, palette, choice = self.look.theme, self.look.palette, self._choice
        able = self.isEnabled()
        name_ink = palette.lake_ink if self.isChecked() else palette.ink
        painter.setPen(QColor(name_ink if able else palette.ink3))
        painter.setFont(theme.font(Role.BODY_STRONG))
        draw_words(painter, choice.name, self._left(), line)
        painter.setPen(QColor(palette.ink2 if able else palette.ink3))
        painter.setFont(theme.font(Role.SMALL))
        draw_words(painter, choice.size, line.width() - PAD - self._wide(choice.size, Role.SMALL), line)
        if self._is_tall():
            under = QRectF(0, line.bottom(), line.width(), theme.line_height(Role.SMALL))
            draw_words(painter, choice.words, self._left(), under)
        else:
            draw_words(painter, choice.words, self._left() + self._wide(choice.name) + APART, line)


class FormatList(QWidget):
    """Formats, of which one holds.

    Signals:
        chosen: A ``Format``.
    """

    chosen = Signal(object)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.look = look
        identify(self, "library.export.formats", "Write it as")
        self._group = QButtonGroup(self)
        self._rows: dict[Format, FormatRow] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(2)

    def show_choices(self, choices: Sequence[FormatChoice], chosen: Format) -> None:
        """Show the formats as they are now; one that cannot be written gives way to the first that can."""
        for choice in choices:
            if choice.form in self._rows:
                self._rows[choice.form].show_choice(choice)
            else:
                self._add(choice)
        able = [choice.form for choice in choices if not choice.why]
        self._rows[chosen if chosen in able else able[0]].setChecked(True)

    def value(self) -> Format:
        """The format that holds."""
        return next(form for form, row in self._rows.items() if row.isChecked())

    def rows(self) -> tuple[FormatRow, ...]:
        """Every row, in order."""
        return tuple(self._rows.values())

    def row(self) -> FormatRow:
        """The row that holds."""
        return self._rows[self.value()]

    def _add(self, choice: FormatChoice) -> None:
        row = FormatRow(self.look, choice)
        self._rows[choice.form] = row
        self._group.addButton(row)
        row.clicked.connect(lambda _on: self.chosen.emit(self.value()))
        self._column.addWidget(row)
