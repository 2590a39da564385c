"""Looking for a practice: words, a place, a position, a level, few words."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from calmroom.ui.library.state import ANY, AREA_CHOICES, LEVEL_CHOICES, POSTURE_CHOICES
from calmroom.ui.widgets.chips import Chip
from calmroom.ui.widgets.fields import ComboBox, SearchField
from calmroom.ui.widgets.flow import FlowLayout
from calmroom.ui.widgets.naming import identify

if TYPE_CHECKING:
    from calmroom.ui.library.state import Wishes
    from calmroom.ui.theme.look import Look


class Finder(QWidget):
    """A search field, and what else can be wished for.

    Signals:
        changed: Something was typed or chosen.
    """

    changed = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        identify(self, "library.finder", "Look for a practice")
        self.search = SearchField(look, "library.search", "Search practices")
        self.search.setAccessibleDescription("A plain word, such as sleep, neck or worry, or a number of minutes")
        self.area = self._choice(look, "library.area", "Place in the body", AREA_CHOICES)
        self.posture = self._choice(look, "library.posture", "Position", POSTURE_CHOICES)
        self.level = self._choice(look, "library.level", "Level", LEVEL_CHOICES)
        self.few = Chip(look, "Few words", "library.few-words")
        self.few.toggled.connect(lambda _on: self.changed.emit())
        self.search.textChanged.connect(lambda _text: self.changed.emit())
        narrow = QWidget()
        flow = FlowLayout(gap=6, centred=True)
        narrow.setLayout(flow)
        for part in (self.area, self.posture, self.level, self.few):
            flow.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self.search)
        column.addWidget(narrow)
        self.hide()

    def wished(self, wishes: Wishes) -> Wishes:
        """The wishes, with what is asked for here."""
        return replace(
            wishes,
            words=self.search.text(),
            area=str(self.area.currentData()),
            posture=str(self.posture.currentData()),
            level=str(self.level.currentData()),
            few_words=self.few.isChecked(),
        )

    def open(self) -> None:
        """Show it and go to the search."""
        self.show()
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def clear(self) -> None:
        """Ask for nothing."""
        before = self.blockSignals(True)  # noqa: FBT003 - Qt's signature
        self.search.clear()
        self.few.setChecked(False)
        for choice in (self.area, self.posture, self.level):
            choice.setCurrentIndex(choice.findData(ANY))
        self.blockSignals(before)
        self.changed.emit()

    def has_focus(self) -> bool:
        """Whether the keyboard is here."""
        return any(part.hasFocus() for part in self.parts())

    def parts(self) -> tuple[QWidget, ...]:
        """Every control, in reading order."""
        return (self.search, self.area, self.posture, self.level, self.few)

    def _choice(self, look: Look, name: str, spoken: str, choices: tuple[tuple[str, str], ...]) -> ComboBox:
        made = ComboBox(look, name, spoken)
        for value, words in choices:
            made.addItem(words, value)
        made.currentIndexChanged.connect(lambda _at: self.changed.emit())
        return made
