"""The two leaves, and the turns that are written on them."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainterPath, QPaintEvent, QPen, QResizeEvent, QTextCursor
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from calmroom.domain.journal.two_hands import Hand, Turn
from calmroom.ui.theme.fonts import Role
from calmroom.ui.widgets.fields import WritingField
from calmroom.ui.widgets.painting import open_painter, stroke_round, tint

if TYPE_CHECKING:
    from calmroom.ui.theme.look import Look

_RADIUS: Final = 16.0
_SIDE: Final = 28
_TOP: Final = 18
_STEP: Final = 22
ROOM_FOR_TWO: Final = 620
"""Px at 100 %; below it the leaves are one column, each turn led by its arc."""


class TurnField(WritingField):
    """What one hand says before the other goes on: as high as its words.

    Signals:
        grown: It wants another height.
    """

    grown = Signal()

    def __init__(self, look: Look, number: int, turn: Turn) -> None:
        self.hand = turn.hand
        self._lines = 0
        super().__init__(look, f"hands.turn.{number}", "")
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().setDocumentMargin(0)
        self.set_words(turn.text)
        self.document().documentLayout().documentSizeChanged.connect(self._grow)

    def speak_for(self, other: str) -> None:
        """Say to assistive technology whose words they are."""
        self.setAccessibleName("Me" if self.hand is Hand.ME else other)

    def words(self) -> str:
        """What stands there."""
        return self.toPlainText()

    def sizeHint(self) -> QSize:
        """All lines, and never less than one."""
        line = self.look.theme.line_height(Role.JOURNAL)
        return QSize(200, max(math.ceil(line), math.ceil(self.document().size().height())) + 4)

    def minimumSizeHint(self) -> QSize:
        """As high as its words; narrow if need be."""
        return QSize(120, self.sizeHint().height())

    def _grow(self) -> None:
        if self.sizeHint().height() != self._lines:
            self._lines = self.sizeHint().height()
            self.updateGeometry()
            self.grown.emit()


class Leaves(QWidget):
    """Me on the left, the other on the right; each turn stands lower than the one before.

    Signals:
        changed: Words are different.
        turned: Another hand has the pen; carries the ``Hand``.
        begun: A ``TurnField`` to write on.
    """

    changed = Signal()
    begun = Signal(object)
    turned = Signal(object)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.look = look
        self._other = ""
        self._turns: list[TurnField] = []
        self._number = 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(_SIDE, _TOP, _SIDE, _TOP)
        self._grid.setHorizontalSpacing(2 * _SIDE)
        self._grid.setVerticalSpacing(_STEP)
        look.changed.connect(self._lay)

    @property
    def hand(self) -> Hand:
        """Who has the pen: the hand of the turn with the keyboard, else of the last one."""
        held = next((turn for turn in self._turns if turn.hasFocus()), None)
        return held.hand if held is not None else (self._turns[-1].hand if self._turns else Hand.ME)

    @property
    def is_two(self) -> bool:
        """Whether the leaves lie side by side."""
        return self.width() >= ROOM_FOR_TWO * self.look.theme.scale

    def turns(self) -> tuple[Turn, ...]:
        """All that was written, in order, without what is empty."""
        return tuple(Turn(turn.hand, turn.words()) for turn in self._turns if turn.words().strip())

    def show_turns(self, turns: tuple[Turn, ...], other: str) -> None:
        """Show a page; an empty one begins with me."""
        for field in self._turns:
            self._let_go(field)
        self._turns = [self._made(turn) for turn in turns or (Turn(Hand.ME, ""),)]
        self.name_other(other)
        self._lay()

    def name_other(self, other: str) -> None:
        """What the other hand is called."""
        self._other = other or "The image"
        for turn in self._turns:
            turn.speak_for(self._other)

    def write_on(self) -> None:
        """Give the keyboard to the last turn, behind its last word."""
        last = self._turns[-1]
        last.moveCursor(QTextCursor.MoveOperation.End)
        last.setFocus(Qt.FocusReason.TabFocusReason)

    def give_to(self, hand: Hand) -> None:
        """The pen to this hand: where the last turn is empty it changes sides, else a new one begins."""
        last = self._turns[-1]
        if last.hand is not hand and last.words().strip():
            self._turns.append(self._made(Turn(hand, "")))
        elif last.hand is not hand:
            last.hand = hand
            self._join_last()
        self.name_other(self._other)
        self._lay()
        self.write_on()
        self.turned.emit(hand)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A turn that gets the keyboard has the pen."""
        if event.type() is QEvent.Type.FocusIn and isinstance(watched, TurnField):
            self.turned.emit(watched.hand)
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Side by side, or one under the other."""
        super().resizeEvent(event)
        self._lay()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The sheet: the left half plain, the right half lit."""
        painter, palette = open_painter(self), self.look.palette
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        sheet = QPainterPath()
        sheet.addRoundedRect(box, _RADIUS, _RADIUS)
        painter.fillPath(sheet, tint(palette.surface))
        painter.save()
        painter.setClipPath(sheet)
        if self.is_two:
            lit = QRectF(box.center().x(), box.top(), box.width() / 2, box.height())
            painter.fillRect(lit, tint(palette.lamp_wash, 0.55))
        painter.restore()
        stroke_round(painter, box, _RADIUS, QPen(QColor(palette.hair), 1.5 if palette.outlined else 1.0))
        if not self.is_two:
            self._paint_arcs()

    def _paint_arcs(self) -> None:
        painter, palette = open_painter(self), self.look.palette
        high = self.look.theme.line_height(Role.JOURNAL) * 0.7
        for turn in self._turns:
            is_me = turn.hand is Hand.ME
            painter.setPen(QPen(QColor(palette.lake if is_me else palette.lamp_line), 2.5))
            left = turn.x() - 16.0
            middle = QPointF(left + (6 if is_me else -2), turn.y() + high)
            arc = QRectF(middle.x() - 8, middle.y() - high * 0.8, 16, high * 1.6)
            painter.drawArc(arc, (120 if is_me else -60) * 16, 120 * 16)

    def _made(self, turn: Turn) -> TurnField:
        self._number += 1
        field = TurnField(self.look, self._number, turn)
        field.installEventFilter(self)
        field.textChanged.connect(self.changed)
        field.grown.connect(self._grid.invalidate)
        self.begun.emit(field)
        return field

    def _join_last(self) -> None:
        """An empty turn that changes sides under one of the same hand goes on with that one."""
        if len(self._turns) > 1 and self._turns[-2].hand is self._turns[-1].hand:
            self._let_go(self._turns.pop())

    def _let_go(self, field: TurnField) -> None:
        self._grid.removeWidget(field)
        field.removeEventFilter(self)
        field.hide()
        field.deleteLater()

    def _lay(self) -> None:
        two = self.is_two
        for row in range(self._grid.rowCount()):
            self._grid.setRowStretch(row, 0)
        for row, turn in enumerate(self._turns):
            self._grid.addWidget(turn, row, int(two and turn.hand is Hand.OTHER))
            turn.show()  # Qt shows it only with the next events, and until then it cannot have the keyboard
        self._grid.setColumnStretch(0, 1)
        self._grid.setColumnStretch(1, int(two))
        self._grid.setRowStretch(len(self._turns), 1)
        self.update()
