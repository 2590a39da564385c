"""People first: whom to call, before and beside any practice. Nothing is closed by it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from calmroom.ui.calling.card import CallList
from calmroom.ui.theme.fonts import Role
from calmroom.ui.theme.icons import Icon
from calmroom.ui.widgets.buttons import OutlineButton, QuietButton
from calmroom.ui.widgets.labels import TextLabel
from calmroom.ui.widgets.naming import announce, identify

if TYPE_CHECKING:
    from calmroom.services.calling import CallingService
    from calmroom.ui.context import Context


@dataclass(frozen=True, slots=True)
class PeopleWords:
    """What is said over the list.

    Attributes:
        back: The verb by which it goes away again; empty where it stays.
    """

    title: str
    words: str
    back: str = ""


FIRST = PeopleWords(
    "First, someone to call",
    "You may not be safe, so people come first. A call may help more than anything here. Ground me is beside you too, "
    "and nothing is closed.",
    "I am safe now",
)
OTHERS = PeopleWords(
    "This may not be the right tool just now",
    "Three times in two weeks a practice left you less settled or less here. That is worth telling someone: your "
    "therapist, a doctor, or a friend. Resting from calmroom is fine.",
)


class PeopleFirst(QWidget):
    """A heading, a few plain words, and the list; it dials nothing."""

    def __init__(self, calling: CallingService, context: Context) -> None:
        super().__init__()
        look = context.look
        identify(self, "today.people")
        self._words: PeopleWords | None = None
        self.title = TextLabel(look, "", Role.SECTION, name="today.people.title")
        self.about = TextLabel(look, "", Role.BODY, name="today.people.words")
        self.list = CallList(context, calling, "today.call")
        self.ground = OutlineButton(look, "Ground me", "today.ground", icon=Icon.GROUND)
        self.safe = QuietButton(look, "", "today.safe")
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.ground)
        row.addWidget(self.safe)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 20)
        column.setSpacing(8)
        for part in (self.title, self.about, self.list):
            column.addWidget(part)
        column.addSpacing(4)
        column.addLayout(row)

    def show_words(self, words: PeopleWords) -> None:
        """Say it, aloud too where it is new, and read the list again."""
        self.list.refresh()
        if words == self._words and not self.isHidden():
            return
        self._words = words
        self.title.set_words(words.title)
        self.about.set_words(words.words)
        self.safe.set_text(words.back)
        self.safe.setVisible(bool(words.back))
        self.show()
        announce(self, f"{words.title}. {words.words}")

    def forget(self) -> None:
        """Hold nobody any more."""
        self._words = None
        self.list.forget()
        self.hide()
