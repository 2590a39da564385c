"""Everything there is to tick, under its headings, and a question to bring."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from calmroom.domain.sharing.sharing import MOST_QUESTION
from calmroom.ui.share.state import Line, called
from calmroom.ui.share.tick_box import TickBox
from calmroom.ui.theme.fonts import Role
from calmroom.ui.widgets.fields import WritingField
from calmroom.ui.widgets.labels import LinkButton, TextLabel, Tone
from calmroom.ui.widgets.laying import clear
from calmroom.ui.widgets.naming import identify

if TYPE_CHECKING:
    from calmroom.ui.share.state import Section, ShareState
    from calmroom.ui.theme.look import Look

QUESTION: Final = "A question to bring"
NOTHING: Final = "There is nothing in these days. A question can still be brought."
AT_ONCE: Final = 80
"""Boxes under one heading before the rest is asked for."""
FIELD: Final = 96
"""Px of height at 100 %."""


RING: Final = 6
"""Px below a day: the ring round the box beneath does not touch it."""


class TickList(QWidget):
    """Boxes, all of them empty at first.

    Signals:
        ticked: A key, and whether its box is ticked.
        asked: The words of the question, and whether it is on the page.
        listed: There are other boxes.
    """

    ticked = Signal(str, bool)
    asked = Signal(str, bool)
    listed = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.look = look
        identify(self, "share.list", "What can be shown")
        self._boxes: dict[str, TickBox] = {}
        self._controls: list[QWidget] = []
        self._is_showing = False
        self.nothing = TextLabel(look, NOTHING, Role.BODY, Tone.INK2, name="share.nothing")
        holder = QWidget()
        self._groups = QVBoxLayout(holder)
        self._groups.setContentsMargins(0, 0, 0, 0)
        self._groups.setSpacing(0)
        self.question = TickBox(look, Line("", _ask("")), "share.question")
        self.field = WritingField(look, "share.question.words", "Your question", boxed=True)
        self.field.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.nothing)
        column.addWidget(holder)
        column.addWidget(self._heading(QUESTION))
        column.addWidget(self.question)
        column.addWidget(self.field)
        self.question.toggled.connect(self._open_question)
        self.field.textChanged.connect(self._tell_question)
        look.changed.connect(self._dress)
        self._dress()

    def show_sections(self, parts: tuple[Section, ...], name: str) -> None:
        """Show other boxes, none of them ticked."""
        self._boxes, self._controls = {}, []
        clear(self._groups)
        self.nothing.setVisible(not parts)
        for part in parts:
            self._groups.addWidget(self._heading(part.title))
            inner = QVBoxLayout()
            inner.setSpacing(0)
            self._groups.addLayout(inner)
            self._controls += self._add(inner, part.lines, f"share.{part.name}", 0)
        self.question.set_line(Line("", _ask(name)))
        self.listed.emit()

    def controls(self) -> tuple[QWidget, ...]:
        """Every box and every way to more of them, in their order on the page."""
        return tuple(self._controls)

    def show_ticks(self, state: ShareState) -> None:
        """Show what is ticked."""
        self._is_showing = True
        for key, box in self._boxes.items():
            box.setChecked(key in state.ticked)
            box.setEnabled(box.line.is_open or state.has_practices)
        self.question.setChecked(state.asks)
        self.field.setVisible(state.asks)
        if self.field.toPlainText() != state.question:
            self.field.set_words(state.question)
        self._is_showing = False

    def first(self) -> QWidget:
        """Where the keyboard begins."""
        return next(iter(self._boxes.values()), self.question)

    def _add(self, inner: QVBoxLayout, lines: tuple[Line, ...], name: str, begin: int) -> list[QWidget]:
        made: list[QWidget] = []
        for number, line in enumerate(lines[begin : begin + AT_ONCE], begin):
            if line.day:
                day = TextLabel(self.look, line.day, Role.SMALL, Tone.INK3)
                day.setContentsMargins(0, 6, 0, RING)
                inner.addWidget(day)
            box = TickBox(self.look, line, f"{name}.{number}")
            box.toggled.connect(partial(self._tell, line.key))
            self._boxes[line.key] = box
            inner.addWidget(box)
            made.append(box)
        left = len(lines) - begin - AT_ONCE
        if left > 0:
            more = LinkButton(self.look, f"Show {left} more" if left > 1 else "Show one more", f"{name}.more")
            more.clicked.connect(partial(self._more, inner, lines, name, begin + AT_ONCE))
            inner.addWidget(more, 0, Qt.AlignmentFlag.AlignLeft)
            made.append(more)
        return made

    def _more(self, inner: QVBoxLayout, lines: tuple[Line, ...], name: str, begin: int) -> None:
        item = inner.takeAt(inner.count() - 1)
        button = item.widget() if item is not None else None
        made = self._add(inner, lines, name, begin)
        at = len(self._controls) if button is None else self._controls.index(button)
        self._controls[at : at + 1] = made
        first = self._boxes[lines[begin].key]
        first.show()
        self.listed.emit()
        first.setFocus(Qt.FocusReason.OtherFocusReason)
        if button is not None:
            button.hide()
            button.deleteLater()

    def _heading(self, words: str) -> QWidget:
        heading = TextLabel(self.look, words, Role.SMALL_STRONG, Tone.INK2)
        heading.setContentsMargins(0, 18, 0, 4)
        return heading

    def _tell(self, key: str, on: bool) -> None:  # noqa: FBT001 - the signature of the signal
        if not self._is_showing:
            self.ticked.emit(key, on)

    def _open_question(self, on: bool) -> None:  # noqa: FBT001 - the signature of the signal
        self.field.setVisible(on)
        if not self._is_showing:
            self._tell_question()
            if on:
                self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _tell_question(self) -> None:
        if not self._is_showing:
            self.asked.emit(self.field.toPlainText()[:MOST_QUESTION], self.question.isChecked())

    def _dress(self) -> None:
        self.field.setFixedHeight(self.look.theme.control(FIELD))


def _ask(name: str) -> str:
    return f"Write a line for {called(name)}"
