"""The parts of a routine before anybody agrees: days, words, practices to tick, and own practices to read."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from calmroom.ui.library.transcript import Transcript
from calmroom.ui.theme.fonts import Role
from calmroom.ui.widgets.boxes import in_column
from calmroom.ui.widgets.fields import CheckBox
from calmroom.ui.widgets.labels import LinkButton, TextLabel, Tone
from calmroom.ui.widgets.laying import clear
from calmroom.ui.widgets.naming import identify
from calmroom.ui.widgets.surfaces import Card

if TYPE_CHECKING:
    from collections.abc import Sequence

    from calmroom.ui.plan.preview_views import ItemView, OwnView, PartView
    from calmroom.ui.theme.look import Look

HIGH: Final = 260
INDENT: Final = 36
"""Px at 100 % from the edge of a tick to its words."""
READ, CLOSE = "Read its words", "Close the words"


class PartSheets(QWidget):
    """Every part on a sheet, its practices as ticks that are set; each can be left out.

    Signals:
        changed: A tick was set or taken away.
    """

    changed = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.look = look
        self._ticks: dict[str, CheckBox] = {}
        self._column = in_column(self, 12)

    def show_parts(self, parts: Sequence[PartView]) -> None:
        """Show these, with everything ticked that can be begun."""
        clear(self._column)
        self._ticks = {}
        for part in parts:
            self._column.addWidget(self._sheet(part))

    def chosen(self) -> tuple[str, ...]:
        """The ids that are ticked, in order."""
        return tuple(key for key, tick in self._ticks.items() if tick.isChecked())

    def ticks(self) -> tuple[QWidget, ...]:
        """In reading order."""
        return tuple(self._ticks.values())

    def _sheet(self, part: PartView) -> Card:
        sheet = Card(self.look)
        sheet.setAccessibleName(part.title)
        column = in_column(sheet, 6)
        column.setContentsMargins(20, 16, 20, 14)
        head = in_column(gap=0)
        head.addWidget(TextLabel(self.look, part.title, Role.BODY_STRONG))
        if part.dates:
            head.addWidget(TextLabel(self.look, part.dates, Role.SMALL, Tone.INK2))
        column.addLayout(head)
        if part.sentence:
            sentence = TextLabel(self.look, part.sentence, Role.NOTE)
            column.addWidget(sentence)
        for item in part.items:
            column.addWidget(self._item(item))
        return sheet

    def _item(self, item: ItemView) -> QWidget:
        words = f"{item.title}, {item.about}"
        whole = QWidget()
        column = in_column(whole)
        if item.is_here:
            column.addWidget(self._tick(item, words))
        else:
            column.addWidget(TextLabel(self.look, words, Role.BODY, Tone.INK2))
        if item.note:
            note = TextLabel(self.look, item.note, Role.SMALL, Tone.INK2)
            indent = round(self.look.theme.space(INDENT)) if item.is_here else 0
            note.setContentsMargins(indent, 0, 0, 6)
            column.addWidget(note)
        return whole

    def _tick(self, item: ItemView, words: str) -> CheckBox:
        tick = CheckBox(self.look, words, f"plan.preview.item.{item.id}")
        tick.setAccessibleName(item.spoken)
        tick.setAccessibleDescription(item.note)
        tick.setChecked(item.is_ticked)
        tick.toggled.connect(self.changed)
        self._ticks[item.id] = tick
        return tick


class OwnWords(QWidget):
    """Practices that the file brings along; the words of each can be read before they are agreed to."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.look = look
        self._controls: list[QWidget] = []
        identify(self, "plan.preview.own")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(10)

    def show_own(self, own: Sequence[OwnView], recordings: str) -> None:
        """Show these, or nothing."""
        clear(self._column)
        self._controls = []
        if own or recordings:
            self._column.addWidget(TextLabel(self.look, "What it brings along", Role.SECTION))
        for each in own:
            self._column.addWidget(self._one(each))
        if recordings:
            label = TextLabel(self.look, recordings, Role.BODY, name="plan.preview.recordings")
            self._column.addWidget(label)
        self.setVisible(bool(own or recordings))

    def links(self) -> tuple[QWidget, ...]:
        """What can be pressed and read, in reading order."""
        return tuple(self._controls)

    def _one(self, own: OwnView) -> QWidget:
        look = self.look
        whole = QWidget()
        name = f"plan.preview.own.{own.id}"
        link = LinkButton(look, READ, f"{name}.read")
        link.setAccessibleName(f"{READ}: {own.title}")
        head = QHBoxLayout()
        head.setSpacing(16)
        head.addWidget(TextLabel(look, f"**{own.title}** {own.about}", Role.BODY), 1)
        head.addWidget(link, 0, Qt.AlignmentFlag.AlignTop)
        words = Transcript(look, f"{name}.words")
        words.setAccessibleName(f"The words of {own.title}")
        words.setMinimumHeight(HIGH)
        words.hide()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(head)
        if own.cautions:
            column.addWidget(TextLabel(look, own.cautions, Role.SMALL, Tone.INK2))
        column.addWidget(words)
        link.clicked.connect(partial(_turn, link, words, own))
        self._controls += [link, words]
        return whole


def _turn(link: LinkButton, words: Transcript, own: OwnView) -> None:
    is_shown = words.isHidden()
    if is_shown:
        words.show_chapters(own.chapters)
    words.setVisible(is_shown)
    said = CLOSE if is_shown else READ
    link.setText(said)
    link.setAccessibleName(f"{said}: {own.title}")
    link.updateGeometry()
    if is_shown:
        words.setFocus(Qt.FocusReason.OtherFocusReason)
