"""Choosing a practice for a part, painted: a search, a level, and rows that are pressed or carried to the line."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton, QSizePolicy, QVBoxLayout, QWidget

from calmroom.ui.desk.compose.chooser_state import ANY, LEVEL_CHOICES, ChoiceRow
from calmroom.ui.desk.compose.dragging import Carry
from calmroom.ui.desk.compose.panel import Panel
from calmroom.ui.theme.fonts import Role
from calmroom.ui.widgets.choosing import ChoiceBox
from calmroom.ui.widgets.fields import SearchField
from calmroom.ui.widgets.labels import LinkButton, TextLabel, Tone
from calmroom.ui.widgets.laying import clear
from calmroom.ui.widgets.naming import announce, identify
from calmroom.ui.widgets.painting import fill_round, open_painter, stroke_round, tint
from calmroom.ui.widgets.typeset import Typeset, Words

if TYPE_CHECKING:
    from PySide6.QtCore import QPoint

    from calmroom.ui.theme.look import Look

NAME: Final = "desk.choose"
RADIUS: Final = 11.0
_PAD: Final = 12.0
_NONE: Final = "Nothing fits all of that. Take one wish away."


class ChoiceButton(QPushButton):
    """One practice; one that can't be chosen says why, and stays readable."""

    def __init__(self, look: Look, row: ChoiceRow) -> None:
        super().__init__()
        self.look = look
        self.row = row
        identify(self, f"{NAME}.{row.practice}", row.spoken)
        self.setAccessibleDescription(row.line if row.can_be_chosen else "")
        self.setProperty("ring", "inside")
        self.setProperty("ringRadius", RADIUS)
        self.carry = Carry(self, lambda: row.practice) if row.can_be_chosen else None
        if row.can_be_chosen:
            self.setCursor(Qt.CursorShape.PointingHandCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._lines: tuple[tuple[Typeset, bool], ...] = ()
        self._dress()
        look.changed.connect(self._dress)

    def hasHeightForWidth(self) -> bool:
        """Its words wrap."""
        return True

    def heightForWidth(self, width: int) -> int:
        """As its words need."""
        for words, _ in self._lines:
            words.lay(width - 2 * _PAD)
        return max(44, math.ceil(sum(words.height for words, _ in self._lines) + self.look.theme.space(16)))

    def sizeHint(self) -> QSize:
        """As high as its width asks for."""
        return QSize(260, self.heightForWidth(max(200, self.width())))

    def minimumSizeHint(self) -> QSize:
        """A narrow column."""
        return QSize(160, 44)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and Down go through the rows, Enter chooses."""
        if event.key() in {Qt.Key.Key_Down, Qt.Key.Key_Up}:
            self.focusNextPrevChild(event.key() == Qt.Key.Key_Down)
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Title, line, facts."""
        painter, palette = open_painter(self), self.look.palette
        box = QRectF(self.rect())
        if self.row.can_be_chosen:
            warm = self.underMouse() or self.isDown()
            fill_round(painter, box, RADIUS, tint(palette.lake_wash if warm else palette.surface))
            stroke_round(painter, box, RADIUS, QPen(QColor(palette.hair), 1.5 if palette.outlined else 1.0))
        top = (box.height() - sum(words.height for words, _ in self._lines)) / 2
        for words, is_title in self._lines:
            words.lay(box.width() - 2 * _PAD)
            colour = palette.ink if is_title and self.row.can_be_chosen else palette.ink2
            words.draw(painter, QPointF(_PAD, top), QColor(colour))
            top += words.height

    def _dress(self) -> None:
        theme = self.look.theme
        strong, small = theme.font(Role.BODY, strong=True), theme.font(Role.SMALL)
        one, two = theme.line_height(Role.BODY), theme.line_height(Role.SMALL)
        self._lines = (
            (Typeset(Words(self.row.title), strong, one), True),
            (Typeset(Words(self.row.line), small, two), False),
            (Typeset(Words(self.row.facts), small, two), False),
        )
        self.updateGeometry()
        self.update()


class ChooserPanel(Panel):
    """Everything that can be put into a part.

    Signals:
        chosen: The id of a practice.
        wished: Something else is looked for.
        own_asked: The therapist's own scripts and recordings are wanted.
        over: A practice is carried, and where.
        dropped: A practice was let go, and where.
    """

    chosen = Signal(str)
    wished = Signal()
    own_asked = Signal()
    over = Signal(str, object)
    dropped = Signal(str, object)
    ended = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__(look, NAME, "Add a practice")
        self.search = SearchField(look, f"{NAME}.search", "Search practices")
        self.level = ChoiceBox(look, f"{NAME}.level", "Level", LEVEL_CHOICES)
        self.own = LinkButton(look, "Bring a script or a recording of your own", f"{NAME}.own")
        self.none = TextLabel(look, _NONE, Role.BODY, Tone.INK2, name=f"{NAME}.none")
        self._list = QWidget()
        identify(self._list, f"{NAME}.list", "Practices")
        self._rows = QVBoxLayout(self._list)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(6)
        self._shown: tuple[ChoiceRow, ...] | None = None
        for part in (self.search, self.level, self.none, self._list, self.own):
            self.add(part)
        self.column.addStretch(1)
        self.search.textChanged.connect(lambda _text: self.wished.emit())
        self.level.picked.connect(lambda _value: self.wished.emit())
        self.own.clicked.connect(self.own_asked)

    def begin(self, title: str) -> None:
        """Look through everything for a part."""
        self.say(f"Add to: {title}", "Press one, or carry it to where it belongs.")
        before = self.blockSignals(True)  # noqa: FBT003 - Qt's signature
        self.search.clear()
        self.level.set_value(ANY)
        self.blockSignals(before)

    def enter(self) -> None:
        """The keyboard goes to the search."""
        self.area.verticalScrollBar().setValue(0)
        self.search.setFocus(Qt.FocusReason.TabFocusReason)

    def show_rows(self, rows: tuple[ChoiceRow, ...]) -> None:
        """Show these."""
        self.none.setVisible(not rows)
        if rows == self._shown:
            return
        self._shown = rows
        clear(self._rows)
        for row in rows:
            button = self._button(row)
            self._rows.addWidget(button)
            button.show()
        self.settle()

    def buttons(self) -> tuple[ChoiceButton, ...]:
        """Every row, from above."""
        found = (self._rows.itemAt(at) for at in range(self._rows.count()))
        return tuple(w for item in found if item is not None and isinstance(w := item.widget(), ChoiceButton))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Down from the search goes to the first row that can be chosen; Enter takes the first of all, or says why not.

        Enter never takes another than the one that was looked for.
        """
        rows = self.buttons()
        free = [button for button in rows if button.row.can_be_chosen]
        if self.search.hasFocus() and free and event.key() == Qt.Key.Key_Down:
            free[0].setFocus(Qt.FocusReason.TabFocusReason)
        elif self.search.hasFocus() and rows and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            if rows[0] in free:
                rows[0].click()
            else:
                announce(self, rows[0].row.spoken)
        else:
            super().keyPressEvent(event)

    def _button(self, row: ChoiceRow) -> ChoiceButton:
        button = ChoiceButton(self.look, row)
        if button.carry is not None:
            button.clicked.connect(lambda _on=False: self.chosen.emit(row.practice))
            button.carry.over.connect(self._tell_over)
            button.carry.dropped.connect(self._tell_dropped)
            button.carry.ended.connect(self.ended)
        return button

    def _tell_over(self, practice: str, at: QPoint) -> None:
        self.over.emit(practice, at)

    def _tell_dropped(self, practice: str, at: QPoint) -> None:
        self.dropped.emit(practice, at)
