"""A longer list of words to choose from: for sensation, and for feeling."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from calmroom.domain.body.sensation import FEELINGS, SENSATIONS
from calmroom.ui.theme.fonts import Role
from calmroom.ui.widgets.chips import Chip
from calmroom.ui.widgets.flow import FlowLayout
from calmroom.ui.widgets.labels import TextLabel, Tone
from calmroom.ui.widgets.naming import identify
from calmroom.ui.widgets.segments import SegmentedChoice

if TYPE_CHECKING:
    from calmroom.ui.theme.look import Look

_LISTS: Final = (("sensation", "Sensation", SENSATIONS), ("feeling", "Feeling", FEELINGS))


class WordShelf(QWidget):
    """Words in small groups; any number may be chosen, and none is fine.

    Signals:
        picked: A word was chosen.
        put_back: A word was taken away again.
    """

    picked = Signal(str)
    put_back = Signal(str)

    def __init__(self, look: Look) -> None:
        super().__init__()
        identify(self, "journal.words", "Words to choose from")
        self._chips: list[Chip] = []
        self.which = SegmentedChoice(
            look, "journal.words.list", "Which words", [(name, title) for name, title, _ in _LISTS]
        )
        self._lists = QStackedWidget()
        for name, _, groups in _LISTS:
            self._lists.addWidget(self._made(look, name, groups))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 4)
        column.setSpacing(8)
        column.addWidget(self.which)
        column.addWidget(self._lists)
        self.which.set_value(_LISTS[0][0])
        self.which.chosen.connect(self._turn_to)

    def controls(self) -> tuple[QWidget, ...]:
        """Everything that can be pressed, in reading order."""
        return (self.which, *(chip for chip in self._chips if chip.isVisibleTo(self)))

    def show_tags(self, tags: tuple[str, ...]) -> None:
        """Mark the words that are chosen, without telling."""
        chosen = {tag.casefold() for tag in tags}
        for chip in self._chips:
            chip.setChecked(chip.text().casefold() in chosen)

    def _turn_to(self, name: str) -> None:
        self._lists.setCurrentIndex([each for each, _, _ in _LISTS].index(name))

    def _tell(self, chip: Chip) -> None:
        (self.picked if chip.isChecked() else self.put_back).emit(chip.text())

    def _made(self, look: Look, name: str, groups: tuple[tuple[str, tuple[str, ...]], ...]) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for title, words in groups:
            column.addWidget(TextLabel(look, title, Role.SMALL, Tone.INK2))
            row = QWidget()
            flow = FlowLayout(gap=6)
            row.setLayout(flow)
            for word in words:
                flow.addWidget(self._chip(look, name, title, word))
            column.addWidget(row)
        column.addStretch(1)
        return page

    def _chip(self, look: Look, name: str, title: str, word: str) -> Chip:
        chip = Chip(look, word, f"journal.words.{name}.{title}.{word}".replace(" ", "-"))
        chip.setAccessibleName(f"{word}, {title}")
        chip.clicked.connect(partial(self._tell, chip))
        self._chips.append(chip)
        return chip
