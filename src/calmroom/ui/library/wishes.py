"""The upper part of the Library: how long, what is left out, and whose voice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from calmroom.domain.body.body import name_of
from calmroom.ui.library.regions import PlaceList
from calmroom.ui.theme.fonts import Role
from calmroom.ui.theme.icons import Icon
from calmroom.ui.widgets.buttons import QuietButton
from calmroom.ui.widgets.chips import Chip, RemovableChip
from calmroom.ui.widgets.fields import ComboBox
from calmroom.ui.widgets.flow import FlowLayout
from calmroom.ui.widgets.labels import TextLabel, Tone
from calmroom.ui.widgets.length import LengthSlider
from calmroom.ui.widgets.naming import announce

if TYPE_CHECKING:
    from collections.abc import Sequence

    from calmroom.domain.ports import Voice
    from calmroom.ui.library.regions import PlaceChoice
    from calmroom.ui.theme.look import Look

USUAL = 12
"""Minutes there are at first (content/4-library.md 4.1)."""


class LabelledRow(QWidget):
    """A small word and what it is about, in a row that wraps.

    Args:
        look: The window's look.
        words: The small word.
        high: Height of the things beside it, in px at 100 %.
    """

    def __init__(self, look: Look, words: str, high: float) -> None:
        super().__init__()
        self.look = look
        self._high = high
        self.label = TextLabel(look, words, Role.SMALL, Tone.INK2)
        self.label.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.row = FlowLayout(gap=8, centred=True)
        self.setLayout(self.row)
        self.row.addWidget(self.label)
        look.changed.connect(self._dress)
        self._dress()

    def _dress(self) -> None:
        self.label.setMinimumHeight(self.look.theme.control(self._high))


class LeaveOut(LabelledRow):
    """The places that are left out, each with a cross, and a way to add one.

    Signals:
        added: A region.
        put_back: A region.
    """

    added = Signal(str)
    put_back = Signal(str)

    def __init__(self, look: Look) -> None:
        super().__init__(look, "Leave out", 40)
        self._chips: dict[str, RemovableChip] = {}
        self.add = Chip(look, "Add a place", "library.add-place", Icon.ADD)
        self.add.setAccessibleName("Add a place to leave out")
        self.add.clicked.connect(self._open)
        self.menu = QMenu(self)
        self.menu.setObjectName("library.places")
        self.menu.setAccessibleName("Places that can be left out")
        self.closed = TextLabel(look, "", Role.SMALL, Tone.INK2, name="library.places.closed")
        self.closed.hide()
        self._last: tuple[QWidget, ...] = (self.add,)
        self.row.addWidget(self.closed)
        self.row.addWidget(self.add)

    def end_with(self, widget: QWidget) -> None:
        """Let something stand at the end of the row."""
        self._last = (*self._last, widget)
        self.row.addWidget(widget)

    def show_left_out(self, regions: tuple[str, ...], places: PlaceList) -> None:
        """Show what is left out, and offer the rest."""
        self.closed.hide()
        self.add.show()
        for region in tuple(self._chips):
            if region not in regions:
                chip = self._chips.pop(region)
                self.row.removeWidget(chip)
                chip.hide()
                chip.setParent(None)
                chip.deleteLater()
        for region in regions:
            if region not in self._chips:
                self._add_chip(region)
        self._fill(places)
        self.updateGeometry()

    def show_closed(self, words: str) -> None:
        """Say something in the place of the names, which are nobody's but the person's."""
        self.show_left_out((), PlaceList((), ()))
        self.closed.set_words(words)
        self.closed.show()
        self.add.hide()

    def buttons(self) -> tuple[QWidget, ...]:
        """Every button, in reading order."""
        chips = (button for chip in self._chips.values() for button in (chip.chip, chip.cross))
        return (*chips, self.add)

    def _add_chip(self, region: str) -> None:
        words = name_of(region)
        chip = RemovableChip(self.look, words, f"library.out.{region}", f"Put {words} back")
        chip.chip.setAccessibleName(f"Leave out {words}")
        chip.removed.connect(lambda: self._remove(region, words))
        self._chips[region] = chip
        for widget in self._last:
            self.row.removeWidget(widget)
        for widget in (chip, *self._last):
            self.row.addWidget(widget)
        chip.show()

    def _remove(self, region: str, words: str) -> None:
        self.add.setFocus()
        announce(self, f"{words} is back")
        self.put_back.emit(region)

    def _open(self) -> None:
        self.menu.setFont(self.look.theme.font(Role.BODY))
        self.menu.popup(self.add.mapToGlobal(QPoint(0, self.add.height() + 4)))

    def _fill(self, places: PlaceList) -> None:
        self.menu.clear()
        for choice in places.named:
            self._offer(self.menu, choice)
        if places.other:
            self.menu.addSeparator()
            other = self.menu.addMenu("Other places")
            other.setFont(self.look.theme.font(Role.BODY))
            for choice in places.other:
                self._offer(other, choice)

    def _offer(self, menu: QMenu, choice: PlaceChoice) -> None:
        action = menu.addAction(choice.name)
        action.setData(choice.region)
        action.triggered.connect(lambda: self.added.emit(choice.region))


class WishBar(QWidget):
    """Title, a way to the search, how long there is, what is left out, and whose voice.

    Signals:
        minutes_chosen: Whole minutes.
        voice_chosen: The id of a narrator.
    """

    minutes_chosen = Signal(int)
    voice_chosen = Signal(str)

    def __init__(self, look: Look, narrators: Sequence[Voice], finder: QWidget) -> None:
        super().__init__()
        self.look = look
        self.title = TextLabel(look, "Library", Role.TITLE, name="library.title")
        self.glass = QuietButton(look, "", "library.find", icon=Icon.SEARCH)
        self.glass.setAccessibleName("Search practices")
        self.length = LengthSlider(look, "library.minutes")
        self.length.set_value(USUAL)
        self.leave_out = LeaveOut(look)
        self.voice = ComboBox(look, "library.voice", "Voice")
        for voice in narrators:
            self.voice.addItem(voice.name, voice.id)
        self._lay(finder)
        self.length.changed.connect(self.minutes_chosen)
        self.voice.activated.connect(lambda number: self.voice_chosen.emit(str(self.voice.itemData(number))))

    def show_voice(self, voice: str) -> None:
        """Show whose voice is chosen."""
        self.voice.setCurrentIndex(max(0, self.voice.findData(voice)))

    def parts(self) -> tuple[QWidget, ...]:
        """Every control below the title, in reading order."""
        return (self.length.slider, *self.leave_out.buttons(), self.voice)

    def _lay(self, finder: QWidget) -> None:
        top = QHBoxLayout()
        top.addWidget(self.title, 1, Qt.AlignmentFlag.AlignVCenter)
        top.addWidget(self.glass)
        voice = LabelledRow(self.look, "Voice", 40)
        voice.row.addWidget(self.voice)
        voice.setContentsMargins(8, 0, 0, 0)
        self.leave_out.end_with(voice)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 0, 14, 0)
        column.setSpacing(12)
        column.addLayout(top)
        column.addWidget(finder)
        column.addWidget(self.length)
        column.addWidget(self.leave_out)
