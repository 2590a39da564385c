"""The first of the first pages: purpose, honest limits, and the age."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from calmroom.domain.care.consent import ADULT, YOUNG
from calmroom.ui.beside import Beside
from calmroom.ui.first_start.state import PURPOSE, RESTING, STIRRED, STOPPING, TITLE, TOO_YOUNG
from calmroom.ui.theme.fonts import Role
from calmroom.ui.theme.icons import Icon
from calmroom.ui.widgets.buttons import QuietButton
from calmroom.ui.widgets.fields import CheckBox, TextField
from calmroom.ui.widgets.icon_mark import IconMark
from calmroom.ui.widgets.labels import TextLabel, Tone
from calmroom.ui.widgets.naming import identify

if TYPE_CHECKING:
    from calmroom.ui.theme.look import Look

LONGEST_NAME = 40


class Point(QWidget):
    """One limit: an icon and a sentence."""

    def __init__(self, look: Look, icon: Icon, words: str) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(2, 0, 0, 0)
        row.setSpacing(14)
        mark = IconMark(look, icon, 20, lambda palette: palette.lake_ink, line=Role.BODY)
        row.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(TextLabel(look, words), 1)


class PurposePage(QWidget):
    """What calmroom is and is not, and how old one is.

    Signals:
        changed: An age was ticked, or none any more.
        close_asked: Somebody is too young, or goes for another reason.
    """

    changed = Signal()
    close_asked = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.look = look
        identify(self, "first.purpose-page")
        self.adult = CheckBox(look, ADULT, "first.adult")
        self.young = CheckBox(look, YOUNG, "first.young")
        self.name = TextField(look, "first.name", "What may calmroom call you, if you like", "a name, if you like")
        self.name.setMaxLength(LONGEST_NAME)
        self.close_button = QuietButton(look, "Close calmroom", "first.close")
        self._lay(look)
        self.adult.toggled.connect(lambda on: self._ticked(self.young, on=on))
        self.young.toggled.connect(lambda on: self._ticked(self.adult, on=on))
        self.close_button.clicked.connect(self.close_asked)
        look.changed.connect(self._fit)
        self._fit()

    @property
    def age(self) -> str:
        """What was ticked: ``18``, ``16``, or nothing."""
        return "18" if self.adult.isChecked() else "16" if self.young.isChecked() else ""

    def set_age(self, age: str) -> None:
        """Tick what was ticked before."""
        self.adult.setChecked(age == "18")
        self.young.setChecked(age == "16")

    def _lay(self, look: Look) -> None:
        ask = TextLabel(look, "What may calmroom call you?", Role.BODY)
        ask.setBuddy(self.name)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(TextLabel(look, TITLE, Role.GREETING, name="first.title"))
        column.addSpacing(10)
        column.addWidget(TextLabel(look, PURPOSE, Role.SECTION_LIGHT, Tone.INK2, name="first.purpose"))
        column.addSpacing(20)
        for icon, words in ((Icon.HEART, RESTING), (Icon.PAUSE, STOPPING), (Icon.INFO, STIRRED)):
            column.addWidget(Point(look, icon, words))
            column.addSpacing(12)
        column.addSpacing(4)
        column.addWidget(self.adult)
        column.addWidget(self.young)
        column.addWidget(Beside(look, TextLabel(look, TOO_YOUNG, Role.SMALL, Tone.INK2), self.close_button))
        column.addSpacing(10)
        column.addWidget(ask)
        column.addSpacing(6)
        column.addWidget(self.name)

    def _ticked(self, other: CheckBox, *, on: bool) -> None:
        if on:
            other.setChecked(False)
        self.changed.emit()

    def _fit(self) -> None:
        self.name.setMaximumWidth(round(self.look.theme.space(300)))
