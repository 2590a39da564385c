"""Things told one under the other, each with what can be done with it."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QWidget

from calmroom.ui.beside import Beside
from calmroom.ui.theme.fonts import Role
from calmroom.ui.widgets.boxes import in_column, in_row
from calmroom.ui.widgets.buttons import QuietButton
from calmroom.ui.widgets.labels import LinkButton, TextLabel, Tone
from calmroom.ui.widgets.naming import identify
from calmroom.ui.widgets.painting import open_painter

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QPaintEvent

    from calmroom.ui.theme.look import Look

KEPT: Final = 12
"""Lines that stay, empty and out of sight, for the next that are told: to make one anew takes its time."""


@dataclass(frozen=True, slots=True)
class Act:
    """What can be done with a line.

    Attributes:
        verb: The words of its button; no two of a line are the same.
        name: Its button's object name.
        spoken: What is read out.
        do: What it does.
        is_link: Whether it opens something, and so is an underlined word.
    """

    verb: str
    name: str
    spoken: str = field(repr=False)
    do: Callable[[], None] = field(repr=False)
    is_link: bool = False


@dataclass(frozen=True, slots=True)
class Told:
    """One line: what it is, more of it in a second one, and what can be done with it."""

    title: str = field(repr=False)
    line: str = field(repr=False)
    acts: tuple[Act, ...] = ()


_NOTHING: Final = Told("", "")


class Lines(QWidget):
    """Lines that take other words when what they tell changes.

    Args:
        look: The window's look.
        name: Object name and accessible identifier.
        spoken: What they are, all together.
    """

    def __init__(self, look: Look, name: str, spoken: str) -> None:
        super().__init__()
        self.look = look
        self._lines: list[Line] = []
        identify(self, name, spoken)
        self._column = in_column(self)

    def show_lines(self, lines: Sequence[Told]) -> None:
        """Tell these and no others."""
        # Laid out once, when all are there.
        self._column.setEnabled(False)
        for spare in self._lines[max(KEPT, len(lines)) :]:
            self._column.removeWidget(spare)
            spare.forget()
            spare.deleteLater()
        del self._lines[max(KEPT, len(lines)) :]
        while len(self._lines) < len(lines):
            self._lines.append(Line(self.look))
            self._column.addWidget(self._lines[-1])
        for number, line in enumerate(self._lines):
            if number < len(lines):
                line.tell(lines[number])
            else:
                line.forget()
        self._column.setEnabled(True)
        self._column.invalidate()


class Line(Beside):
    """A line with a hair line under it."""

    def __init__(self, look: Look) -> None:
        words, acts = QWidget(), QWidget()
        super().__init__(look, words, acts)
        self._told = _NOTHING
        self._title = TextLabel(look, "", Role.BODY_STRONG)
        self._line = TextLabel(look, "", Role.SMALL, Tone.INK2)
        self._buttons: dict[str, QuietButton | LinkButton] = {}
        self.box.setContentsMargins(0, 9, 0, 10)
        said = in_column(words, 1)
        said.addWidget(self._title)
        said.addWidget(self._line)
        self._acts = in_row(acts, 2)

    def tell(self, told: Told) -> None:
        """Take other words."""
        if told.title != self._told.title:
            self._title.set_words(told.title)
        if told.line != self._told.line:
            self._line.set_words(told.line)
        self._told = told
        shown = [self._button(act, place) for place, act in enumerate(told.acts)]
        for button in self._buttons.values():
            button.setVisible(button in shown)
        self.show()

    def forget(self) -> None:
        """Tell nothing, and be out of sight."""
        self.hide()
        if self._told == _NOTHING:
            return
        self._told = _NOTHING
        for label in (self._title, self._line):
            label.set_words("")
        for button in self._buttons.values():
            button.setAccessibleName("")

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The hair line."""
        open_painter(self).fillRect(0, self.height() - 1, self.width(), 1, QColor(self.look.palette.hair))

    def _button(self, act: Act, place: int) -> QuietButton | LinkButton:
        button = self._buttons.get(act.verb)
        if button is None:
            button = (LinkButton if act.is_link else QuietButton)(self.look, act.verb, act.name)
            button.clicked.connect(partial(self._do, act.verb))
            self._buttons[act.verb] = button
            self._acts.insertWidget(place, button, 0, Qt.AlignmentFlag.AlignVCenter)
        identify(button, act.name, act.spoken)
        return button

    def _do(self, verb: str, _checked: bool = False) -> None:  # noqa: FBT001, FBT002 - of clicked
        (act,) = (act for act in self._told.acts if act.verb == verb)
        act.do()
