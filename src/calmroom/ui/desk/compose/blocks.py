"""What stands under the line, painted: the aftercare card, the rules, what the routine brings, what is still open."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from calmroom.ui.desk.compose.rules import RulesBlock
from calmroom.ui.theme.fonts import Role
from calmroom.ui.widgets.labels import LinkButton, TextLabel, Tone
from calmroom.ui.widgets.laying import clear
from calmroom.ui.widgets.naming import identify
from calmroom.ui.widgets.surfaces import HairLine

if TYPE_CHECKING:
    from collections.abc import Sequence

    from calmroom.ui.theme.look import Look

GAP: Final = 24
ROOM_FOR_TWO: Final = 560
"""Px at 100 % that the two columns need beside each other."""


class Open(QWidget):
    """What is still open in the whole: a sentence each; pressed, it goes there.

    Signals:
        asked: The id of a part and of an item, either may be empty.
    """

    asked = Signal(str, str)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.look = look
        self._shown: tuple[tuple[str, str, str, bool], ...] | None = None
        identify(self, "desk.open", "Still open")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(2)
        self.hide()

    def show_rows(self, rows: Sequence[tuple[str, str, str, bool]]) -> None:
        """Show these: a part, an item, words, and whether it must be mended first."""
        shown = tuple(rows)
        if shown == self._shown:
            return
        self._shown = shown
        clear(self._column)
        if shown:
            must = any(row[3] for row in shown)
            title = "To be mended before it is saved" if must else "Worth a look"
            self._column.addWidget(TextLabel(self.look, title, Role.SECTION))
        for number, (part, item, words, _is_error) in enumerate(shown):
            label = TextLabel(self.look, words, Role.BODY, name=f"desk.open.{number}")
            line = QWidget()
            row = QHBoxLayout(line)
            row.setContentsMargins(0, 2, 0, 2)
            row.addWidget(label, 1)
            if part or item:
                link = LinkButton(self.look, "Go there", f"desk.open.{number}.go")
                link.setAccessibleName(f"Go there: {words}")
                link.clicked.connect(lambda _on=False, part=part, item=item: self.asked.emit(part, item))
                row.addWidget(link, 0, Qt.AlignmentFlag.AlignTop)
            self._column.addWidget(line)
        self.setVisible(bool(shown))


class Blocks(QWidget):
    """Two columns under a hair line, and two more lines under them.

    Signals:
        card_asked: The aftercare card is to be written.
        own_asked: The therapist's own scripts and recordings are wanted.
    """

    card_asked = Signal()
    own_asked = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.look = look
        self.edit = LinkButton(look, "Edit", "desk.aftercare.edit")
        self.edit.setAccessibleName("Edit the aftercare card")
        self.card = TextLabel(look, "", Role.NOTE, name="desk.aftercare.card")
        self.quiet = TextLabel(look, "", Role.SMALL, Tone.INK2, name="desk.aftercare.quiet-words")
        self.rules = RulesBlock(look)
        self.material = TextLabel(look, "", Role.BODY, name="desk.material.words")
        self.own = LinkButton(look, "Scripts and recordings", "desk.material.open")
        self.open = Open(look)
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._box.setSpacing(GAP)
        self._box.addWidget(self._aftercare(), 5, Qt.AlignmentFlag.AlignTop)
        self._box.addWidget(self._rules(), 6, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(18)
        column.addWidget(HairLine(look))
        column.addLayout(self._box)
        column.addWidget(HairLine(look))
        column.addWidget(self._own())
        column.addWidget(self.open)
        self.edit.clicked.connect(self.card_asked)
        self.own.clicked.connect(self.own_asked)

    def show_card(self, words: str, quiet: str, *, is_written: bool) -> None:
        """Show the aftercare card."""
        self.card.set_words(words)
        self.card.set_tone(Tone.INK if is_written else Tone.INK3)
        self.quiet.set_words(quiet)
        self.edit.setText("Edit" if is_written else "Write it")
        self.edit.updateGeometry()

    def fit(self, width: int) -> None:
        """Two columns, or one."""
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._box.setDirection(across if width >= ROOM_FOR_TWO * self.look.theme.scale else down)

    def _aftercare(self) -> QWidget:
        whole = QWidget()
        head = QHBoxLayout()
        head.addWidget(TextLabel(self.look, "Aftercare card", Role.SECTION), 1)
        head.addWidget(self.edit, 0, Qt.AlignmentFlag.AlignBottom)
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(self.card)
        column.addWidget(self.quiet)
        return whole

    def _rules(self) -> QWidget:
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(TextLabel(self.look, "Rules and limits", Role.SECTION))
        column.addWidget(self.rules)
        return whole

    def _own(self) -> QWidget:
        whole = QWidget()
        row = QHBoxLayout(whole)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.material, 1)
        row.addWidget(self.own, 0, Qt.AlignmentFlag.AlignTop)
        return whole
