"""Words for it, if there are any: chosen chips, and a field to add one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from calmroom.ui.journal.sheet.vocabulary import WordShelf
from calmroom.ui.journal.state import LONGEST_WORD, new_tag
from calmroom.ui.theme.fonts import Role
from calmroom.ui.theme.icons import Icon
from calmroom.ui.widgets.chips import Chip
from calmroom.ui.widgets.fields import TextField
from calmroom.ui.widgets.flow import FlowLayout
from calmroom.ui.widgets.labels import TextLabel, Tone

if TYPE_CHECKING:
    from calmroom.ui.theme.look import Look

FIELD = 170


class WordRow(QWidget):
    """A person's own words for a page. A word taken away stays in sight until the page is left.

    Signals:
        changed: Another set of words.
    """

    changed = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.look = look
        self._chips: list[Chip] = []
        self._made = 0
        label = TextLabel(look, "Words for it, if there are any", Role.SMALL_STRONG, Tone.INK2)
        self.add = Chip(look, "Add a word", "journal.add-word", Icon.ADD)
        self.field = TextField(look, "journal.word", "A word for it", "a word")
        self.field.setMaxLength(LONGEST_WORD)
        self.field.installEventFilter(self)
        self.field.hide()
        self.choose = Chip(look, "Choose from a list", "journal.choose-words")
        self.shelf = WordShelf(look)
        self.shelf.hide()
        self._flow = QWidget()
        self._row = FlowLayout(gap=8)
        self._flow.setLayout(self._row)
        self._row.addWidget(self.field)
        self._row.addWidget(self.add)
        self._row.addWidget(self.choose)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(label)
        column.addWidget(self._flow)
        column.addWidget(self.shelf)
        self.choose.toggled.connect(self._show_shelf)
        self.shelf.picked.connect(self._pick)
        self.shelf.put_back.connect(self._put_back)
        self.changed.connect(lambda: self.shelf.show_tags(self.tags()))
        self.add.clicked.connect(self._open)
        self.field.returnPressed.connect(self._enter)

    def forget(self) -> None:
        """Hold no word any more, not even one that was being typed."""
        self.field.clear()
        self.show_tags(())

    def tags(self) -> tuple[str, ...]:
        """The words that are chosen."""
        return tuple(chip.text() for chip in self._chips if chip.isChecked())

    def controls(self) -> tuple[QWidget, ...]:
        """Everything that can be pressed or typed into, in reading order."""
        shelf = () if self.shelf.isHidden() else self.shelf.controls()
        return (*self._chips, self.field, self.add, self.choose, *shelf)

    def show_tags(self, tags: tuple[str, ...]) -> None:
        """Show the words of a page, without telling."""
        for chip in self._chips:
            self._row.removeWidget(chip)
            chip.hide()
            chip.setParent(None)
            chip.deleteLater()
        self._chips = []
        self._close()
        for tag in tags:
            self._add_chip(tag)
        self.choose.setChecked(False)
        self._show_shelf()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Escape closes the field; leaving it keeps what was typed."""
        if watched is self.field:
            if (
                isinstance(event, QKeyEvent)
                and event.type() is QEvent.Type.KeyPress
                and event.key() == Qt.Key.Key_Escape
            ):
                self._close()
                self.add.setFocus()
                return True
            if event.type() is QEvent.Type.FocusOut and self.field.isVisible():
                self._keep()
                self._close()
        return super().eventFilter(watched, event)

    def _open(self) -> None:
        self.field.setFixedWidth(round(self.look.theme.space(FIELD)))
        self.add.hide()
        self.field.show()
        self.field.setFocus()

    def _close(self) -> None:
        self.field.clear()
        self.field.hide()
        self.add.show()

    def _enter(self) -> None:
        if self.field.text().strip():
            self._keep()
        else:
            self._close()
            self.add.setFocus()

    def _keep(self) -> None:
        word = new_tag(self.field.text(), self.tags())
        self.field.clear()
        if word:
            self._add_chip(word)
            self.changed.emit()

    def _show_shelf(self) -> None:
        self.shelf.show_tags(self.tags())
        self.shelf.setVisible(self.choose.isChecked())

    def _pick(self, word: str) -> None:
        if not self._mark(word, on=True):
            self._add_chip(word)
            self.changed.emit()

    def _put_back(self, word: str) -> None:
        self._mark(word, on=False)

    def _mark(self, word: str, *, on: bool) -> bool:
        """Choose a word that is in sight, or not; whether it is in sight."""
        alike = [chip for chip in self._chips if chip.text().casefold() == word.casefold()]
        for chip in alike:
            chip.setChecked(on)
        return bool(alike)

    def _add_chip(self, word: str) -> None:
        self._made += 1
        # The name is a number, because names of controls may be logged and the word is a person's own.
        chip = Chip(self.look, word, f"journal.tag.{self._made}")
        chip.setChecked(True)
        chip.toggled.connect(self.changed)
        self._chips.append(chip)
        for part in (self.field, self.add, self.choose):
            self._row.removeWidget(part)
        for part in (chip, self.field, self.add, self.choose):
            self._row.addWidget(part)
        chip.show()
        self._flow.updateGeometry()
