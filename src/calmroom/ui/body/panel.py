"""Beside the figure: what is on the map, or what is different, and what can be done with all of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from calmroom.ui.body.lines import DifferenceLine, MarkButton, Rows
from calmroom.ui.body.place_box import PlaceBox
from calmroom.ui.body.state import line_words
from calmroom.ui.theme.fonts import Role
from calmroom.ui.theme.icons import Icon
from calmroom.ui.widgets.buttons import OutlineButton, PrimaryButton, QuietButton
from calmroom.ui.widgets.fields import TextField
from calmroom.ui.widgets.labels import TextLabel, Tone
from calmroom.ui.widgets.naming import identify
from calmroom.ui.widgets.surfaces import scrolling

if TYPE_CHECKING:
    from PySide6.QtGui import QColor, QPainter

    from calmroom.domain.body.body_map import BodyMap
    from calmroom.domain.body.words import Difference, MapLine
    from calmroom.ui.theme.look import Look

NOTHING_YET: Final = "Nothing is marked yet. Nothing here is an answer too."
ALL_THE_SAME: Final = "Nothing is marked on either map."
NO_BEFORE: Final = "There is no map before this one."
LONGEST_NOTE: Final = 2000


class RedoButton(QuietButton):
    """The arrow of Undo, the other way round."""

    def __init__(self, look: Look, name: str) -> None:
        super().__init__(look, "", name, icon=Icon.UNDO)

    def _paint_content(self, painter: QPainter, left: float, label: QColor) -> None:
        painter.save()
        painter.translate(self.width(), 0)
        painter.scale(-1, 1)
        super()._paint_content(painter, left, label)
        painter.restore()


class Panel(QWidget):
    """The list, the note, a place by name, and Save; or the differences.

    Signals:
        chosen: The ``MapLine`` that is to be changed.
        removed: The ``MapLine`` that is not wanted.
        noted: The words of the note.
        added: The id of a place.
    """

    chosen = Signal(object)
    removed = Signal(object)
    noted = Signal(str)
    added = Signal(str)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.look = look
        identify(self, "body.panel", "On this map")
        self.heading = TextLabel(look, "On this map", Role.SMALL_STRONG, Tone.INK2, name="body.panel.heading")
        self.none = TextLabel(look, NOTHING_YET, Role.SMALL, Tone.INK2, name="body.none")
        self.rows = Rows("body.list", "On this map")
        self.note = TextField(look, "body.note", "Note about this map", "A note, if you like")
        self.note.setMaxLength(LONGEST_NOTE)
        self.add = PlaceBox(look)
        self.undo = QuietButton(look, "", "body.undo", icon=Icon.UNDO)
        self.undo.setAccessibleName("Undo")
        self.redo = RedoButton(look, "body.redo")
        self.redo.setAccessibleName("Do it again")
        self.save = PrimaryButton(look, "Save the map", "body.save")
        self.write = OutlineButton(look, "Write about it", "body.write", icon=Icon.JOURNAL)
        self.close_button = PrimaryButton(look, "Close", "body.close")
        self.state = TextLabel(look, "", Role.SMALL, Tone.INK2, name="body.state")
        self._lay()
        self.note.textEdited.connect(self.noted)
        self.add.activated.connect(self._add)

    def show_lines(
        self, body_map: BodyMap, lines: tuple[MapLine, ...], chosen: MapLine | None, *, is_open: bool
    ) -> None:
        """Show what is on a map; ``is_open`` where it can be changed."""
        self.heading.set_words("On this map")
        self.rows.setAccessibleName("On this map")
        shown = [row for row in self.rows.findChildren(MarkButton) if not row.isHidden()]
        old = {row.line: row for row in shown}
        had = next((number for number, row in enumerate(shown) if row.hasFocus()), -1)
        rows: list[MarkButton] = []
        for line in lines:
            row = old.get(line) or self._row(line, line_words(body_map, line))
            row.setChecked(chosen is not None and line == chosen)
            row.setEnabled(is_open)
            rows.append(row)
        self.rows.show_rows(rows)
        self.none.set_words(NOTHING_YET)
        self.none.setVisible(not rows)
        if had >= 0 and not any(row.hasFocus() for row in rows):
            self._focus_near(rows, had)
        self._foot.setCurrentIndex(0)
        for control in (self.note, self.add, self.save):
            control.setEnabled(is_open)

    def show_differences(self, told: tuple[Difference, ...], *, has_before: bool) -> None:
        """Show what is different between two maps."""
        self.heading.set_words("Between before and now")
        self.rows.setAccessibleName("Between before and now")
        self.rows.show_rows([DifferenceLine(self.look, each) for each in told])
        self.none.set_words(ALL_THE_SAME if has_before else NO_BEFORE)
        self.none.setVisible(not told)
        self._foot.setCurrentIndex(1)

    def set_page(self, *, is_page: bool) -> None:
        """Stand under the figure, as long as it is, or beside it with a list that scrolls."""
        self._list.setMinimumHeight(self.rows.sizeHint().height() if is_page else 90)

    def _focus_near(self, rows: list[MarkButton], number: int) -> None:
        """Keep the keyboard in the list: at the line that was changed, else where one was."""
        near = next((row for row in rows if row.isChecked()), rows[min(number, len(rows) - 1)] if rows else self.add)
        near.setFocus(Qt.FocusReason.OtherFocusReason)

    def _row(self, line: MapLine, spoken: str) -> MarkButton:
        row = MarkButton(self.look, line, spoken)
        row.clicked.connect(lambda _on=False, line=line: self.chosen.emit(line))
        row.removed.connect(lambda line=line: self.removed.emit(line))
        return row

    def _add(self, number: int) -> None:
        place = self.add.itemData(number)
        self.add.setCurrentIndex(-1)
        if isinstance(place, str):
            self.added.emit(place)

    def _lay(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(6, 34, 8, 20)
        column.setSpacing(8)
        for label in (self.heading, self.none):
            label.setContentsMargins(10, 0, 4, 0)
        inner = QWidget()
        under = QVBoxLayout(inner)
        under.setContentsMargins(0, 0, 0, 0)
        under.setSpacing(0)
        under.addWidget(self.none)
        under.addWidget(self.rows)
        under.addStretch(1)
        self._list = scrolling(inner, "body.list.page")
        column.addWidget(self.heading)
        column.addWidget(self._list, 1)
        self._foot = QStackedWidget()
        self._foot.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._foot.addWidget(self._drawing_foot())
        self._foot.addWidget(self._reading_foot())
        column.addWidget(self._foot)

    def _drawing_foot(self) -> QWidget:
        foot = QWidget()
        column = QVBoxLayout(foot)
        column.setContentsMargins(10, 0, 10, 0)
        column.setSpacing(10)
        steps = QHBoxLayout()
        steps.setSpacing(2)
        for step in (self.undo, self.redo):
            step.setFixedWidth(max(44, round(self.look.theme.space(44))))
            steps.addWidget(step)
        steps.addSpacing(4)
        steps.addWidget(self.save, 1)
        self.state.setAlignment(Qt.AlignmentFlag.AlignRight)
        for part in (self.note, self.add):
            column.addWidget(part)
        column.addLayout(steps)
        column.addWidget(self.state)
        return foot

    def _reading_foot(self) -> QWidget:
        foot = QWidget()
        column = QVBoxLayout(foot)
        column.setContentsMargins(10, 0, 10, 0)
        column.setSpacing(10)
        column.addStretch(1)
        column.addWidget(self.write)
        column.addWidget(self.close_button)
        return foot
