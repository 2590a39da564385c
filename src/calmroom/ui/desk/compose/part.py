"""Some days of the routine: what they are called, and their practices beside or under it."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from calmroom.ui.desk.compose.chips import HIGH, ItemChip, PlusChip
from calmroom.ui.theme.fonts import Role
from calmroom.ui.widgets.flow import FlowLayout
from calmroom.ui.widgets.labels import TextLabel, Tone
from calmroom.ui.widgets.naming import identify
from calmroom.ui.widgets.painting import draw_words, fill_round, open_painter, tint

if TYPE_CHECKING:
    from calmroom.ui.desk.compose.state import PartView
    from calmroom.ui.theme.look import Look

_NAME: Final = 134.0
_GAP: Final = 8
_WRAPPED: Final = int(Qt.TextFlag.TextWordWrap) | int(Qt.AlignmentFlag.AlignVCenter)


class PartName(QPushButton):
    """The days, in two lines; pressed, it opens what can be chosen for them."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.look = look
        self._title = self._under = ""
        self.setProperty("ringRadius", 8.0)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        look.changed.connect(self.updateGeometry)

    def show_part(self, view: PartView) -> None:
        """Say what it is called."""
        identify(self, f"desk.part.{view.part_id}", view.spoken)
        self.setAccessibleDescription("Enter changes its days, and what you say to your client for them")
        self._title, self._under = view.title, view.under
        self.setToolTip(view.title)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Two lines, never narrower than all names stand in."""
        theme = self.look.theme
        high = self._title_high() + theme.line_height(Role.SMALL)
        return QSize(self._wide(), max(theme.control(HIGH), math.ceil(high)))

    def minimumSizeHint(self) -> QSize:
        """The same."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The days, and the line under them."""
        painter, palette, theme = open_painter(self), self.look.palette, self.look.theme
        if self.underMouse() or self.isDown():
            fill_round(painter, QRectF(self.rect()).adjusted(-6, 0, 0, 0), 8.0, tint(palette.lake_wash, 0.6))
        strong, small = theme.font(Role.BODY, strong=True), theme.font(Role.SMALL)
        one, two = self._title_high(), theme.line_height(Role.SMALL)
        top = (self.height() - one - two) / 2
        painter.setFont(strong)
        painter.setPen(QColor(palette.ink))
        painter.drawText(QRectF(0, top, self.width() - 4, one), _WRAPPED, self._title)
        painter.setFont(small)
        painter.setPen(QColor(palette.ink2))
        short = QFontMetricsF(small).elidedText(self._under, Qt.TextElideMode.ElideRight, self.width() - 4)
        draw_words(painter, short, 0.0, QRectF(0, top + one, self.width(), two))

    def _wide(self) -> int:
        return math.ceil(_NAME * self.look.theme.scale)

    def _title_high(self) -> float:
        """Px of its days, which may need several lines."""
        theme = self.look.theme
        room = QRectF(0, 0, self._wide() - 4, 1000)
        words = QFontMetricsF(theme.font(Role.BODY, strong=True)).boundingRect(room, _WRAPPED, self._title)
        return max(theme.line_height(Role.BODY), words.height())


class Chips(QWidget):
    """The practices of a part in rows; shows where one that is carried would land."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.look = look
        self.flow = FlowLayout(gap=_GAP)
        self.setLayout(self.flow)
        self._mark: QRect | None = None
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def set_mark(self, mark: QRect | None) -> None:
        """Show an upright line there, or none."""
        if mark != self._mark:
            self._mark = mark
            self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The line between two practices."""
        if self._mark is not None:
            painter = open_painter(self)
            painter.setPen(QPen(QColor(self.look.palette.lake), 3.0, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
            at = float(self._mark.center().x())
            painter.drawLine(QPointF(at, self._mark.top() + 4.0), QPointF(at, self._mark.bottom() - 4.0))


class PartRow(QWidget):
    """One part.

    Signals: as those of ``Timeline``, and what is carried: its id and a point of the screen.
    """

    item_asked = Signal(str)
    item_done = Signal(str, str)
    add_asked = Signal(str)
    part_asked = Signal(str)
    over = Signal(str, QPoint)
    dropped = Signal(str, QPoint)
    ended = Signal()

    def __init__(self, look: Look, view: PartView) -> None:
        super().__init__()
        self.look = look
        self.view = view
        self.chips: tuple[ItemChip, ...] = ()
        self.name = PartName(look)
        self.said = TextLabel(look, "", Role.NOTE, Tone.INK2)
        self._field = Chips(look)
        self.plus = PlusChip(look, "", "")
        self._field.flow.addWidget(self.plus)
        self.name.clicked.connect(lambda: self.part_asked.emit(self.view.part_id))
        self.plus.clicked.connect(lambda: self.add_asked.emit(self.view.part_id))
        right = QVBoxLayout()
        right.setSpacing(4)
        right.addWidget(self._field)
        right.addWidget(self.said)
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(8)
        self._box.addWidget(self.name, 0, Qt.AlignmentFlag.AlignTop)
        self._box.addLayout(right, 1)
        self.show_part(view, anew=True)

    def show_part(self, view: PartView, *, anew: bool = False) -> None:
        """Show other days, or other practices in them."""
        if view == self.view and not anew:
            return
        is_other = anew or view.chips != self.view.chips
        self.view = view
        self.name.show_part(view)
        identify(self.plus, f"desk.add.{view.part_id}", f"Add a practice to: {view.title}")
        self.plus.setToolTip("Add a practice")
        self.said.set_words(view.sentence)
        self.said.setVisible(bool(view.sentence))
        if is_other:
            self._fill()

    def controls(self) -> tuple[QWidget, ...]:
        """What the keyboard goes through."""
        return (self.name, *self.chips, self.plus)

    def line_middle(self) -> float:
        """Where its circle stands, in px from its top."""
        return self.name.geometry().center().y() + 0.5

    def index_at(self, at: QPoint) -> int:
        """Before how many of its practices a point of the screen lies."""
        here = self._field.mapFromGlobal(at)
        for number, chip in enumerate(self.chips):
            box = chip.geometry()
            if here.y() < box.top() - _GAP / 2 or (here.y() <= box.bottom() + _GAP / 2 and here.x() < box.center().x()):
                return number
        return len(self.chips)

    def show_drop(self, index: int | None) -> None:
        """Show where something would land; ``None`` for nowhere here."""
        if index is None:
            self._field.set_mark(None)
            return
        box = (self.chips[index] if index < len(self.chips) else self.plus).geometry()
        self._field.set_mark(QRect(box.left() - _GAP + 1, box.top(), _GAP - 2, box.height()))

    def set_compact(self, *, compact: bool) -> None:
        """Its name over its practices, or beside them."""
        down, across = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._box.setDirection(down if compact else across)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The circle moves with it."""
        super().resizeEvent(event)
        parent = self.parentWidget()
        if parent is not None:
            parent.update()

    def _fill(self) -> None:
        for chip in self.chips:
            self._field.flow.removeWidget(chip)
            chip.hide()
            chip.setParent(None)
            chip.deleteLater()
        self._field.flow.removeWidget(self.plus)
        self.chips = tuple(ItemChip(self.look, view) for view in self.view.chips)
        for chip in self.chips:
            chip.clicked.connect(lambda _on=False, key=chip.view.item_id: self.item_asked.emit(key))
            chip.asked.connect(lambda what, key=chip.view.item_id: self.item_done.emit(key, what))
            chip.carry.over.connect(self.over)
            chip.carry.dropped.connect(self.dropped)
            chip.carry.ended.connect(self.ended)
            self._field.flow.addWidget(chip)
            # Shown now and not a moment later, so that it can take the keyboard.
            chip.show()
        self._field.flow.addWidget(self.plus)
        self._field.updateGeometry()
