"""The list of practices: headings and rows, moved through by arrows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QVBoxLayout, QWidget

from calmroom.ui.theme.fonts import Role
from calmroom.ui.widgets.covers import CoverArt, CoverKind
from calmroom.ui.widgets.labels import TextLabel, Tone
from calmroom.ui.widgets.naming import identify
from calmroom.ui.widgets.rows import ListRow, RowWords

if TYPE_CHECKING:
    from calmroom.ui.library.state import Group, Row
    from calmroom.ui.theme.look import Look

STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_Home: -(10**6), Qt.Key.Key_End: 10**6}
OPENING = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})


class Shelf(QWidget):
    """Rows of which one is chosen; only that one is reached by Tab.

    Signals:
        chosen: The id of a practice, each time another row is chosen.
        opened: A row was opened, by Enter or a click.
        digit_typed: A key event with a digit, meant for the minutes.
    """

    chosen = Signal(str)
    opened = Signal()
    digit_typed = Signal(object)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.look = look
        self._rows: dict[str, ListRow] = {}
        self._parts: list[QWidget] = []
        self._groups: tuple[Group, ...] = ()
        self._now = ""
        self._group = QButtonGroup(self)
        self._group.setExclusive(False)
        identify(self, "library.list", "Practices")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)

    @property
    def now(self) -> str:
        """The id of the chosen practice; empty if none is shown."""
        return self._now

    def rows(self) -> tuple[ListRow, ...]:
        """The rows, from above."""
        return tuple(self._rows.values())

    def row(self) -> ListRow | None:
        """The row of the chosen practice."""
        return self._rows.get(self._now)

    def show_groups(self, groups: tuple[Group, ...]) -> None:
        """Show these rows; what was chosen stays so while it is among them."""
        shape = [[row.script_id for row in group.rows] for group in groups]
        if shape != [[row.script_id for row in group.rows] for group in self._groups]:
            self._rebuild(groups)
        self._groups = groups
        for row in (row for group in groups for row in group.rows):
            self._dress(self._rows[row.script_id], row)
        if self._now not in self._rows:
            self.choose(next(iter(self._rows), ""))
        else:
            self._mark()

    def choose(self, script_id: str) -> None:
        """Choose a row and tell of it."""
        if script_id != self._now:
            self._now = script_id
            self._mark()
            self.chosen.emit(script_id)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrows move, Enter opens, digits are minutes."""
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            key = Qt.Key(event.key())
            plain = not event.modifiers() & Qt.KeyboardModifier.ControlModifier
            if key in STEPS and plain:
                self._step(STEPS[key])
                return True
            if key in OPENING and plain:
                self.opened.emit()
                return True
            if plain and event.text().isdecimal():
                self.digit_typed.emit(event)
                return True
        return super().eventFilter(watched, event)

    def _step(self, by: int) -> None:
        ids = list(self._rows)
        here = ids.index(self._now)
        self.choose(ids[max(0, min(len(ids) - 1, here + by))])
        self._rows[self._now].setFocus(Qt.FocusReason.TabFocusReason)

    def _mark(self) -> None:
        for script_id, row in self._rows.items():
            is_now = script_id == self._now
            row.setChecked(is_now)
            row.setFocusPolicy(Qt.FocusPolicy.StrongFocus if is_now else Qt.FocusPolicy.ClickFocus)

    def _rebuild(self, groups: tuple[Group, ...]) -> None:
        for part in self._parts:
            self._column.removeWidget(part)
            part.hide()
            part.setParent(None)
            part.deleteLater()
        self._rows, self._parts = {}, []
        for number, group in enumerate(groups):
            heading = TextLabel(self.look, group.title, Role.SMALL_STRONG, Tone.INK2)
            heading.setContentsMargins(14, 14 if number else 4, 0, 4)
            self._add(heading)
            for row in group.rows:
                self._add(self._make(row))

    def _add(self, part: QWidget) -> None:
        self._parts.append(part)
        self._column.addWidget(part)
        part.show()

    def _make(self, row: Row) -> ListRow:
        made = ListRow(self.look, f"library.row.{row.script_id}", RowWords(row.title))
        self._rows[row.script_id] = made
        made.installEventFilter(self)
        self._group.addButton(made)
        made.clicked.connect(lambda: self._click(row.script_id))
        return made

    def _click(self, script_id: str) -> None:
        self.choose(script_id)
        self._mark()
        self.opened.emit()

    def _dress(self, widget: ListRow, row: Row) -> None:
        widget.set_words(RowWords(row.title, row.line, row.length, row.spoken))
        kind = CoverKind.FIGURE if row.places else CoverKind.LIGHT
        widget.set_art(CoverArt(kind, row.places))
        widget.set_dimmed(dimmed=row.is_aside)
