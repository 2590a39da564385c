"""What is said before anything is offered, where a word may mean that somebody else is needed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from calmroom.ui.notices import CareIcon
from calmroom.ui.theme.fonts import Role
from calmroom.ui.theme.icons import Icon
from calmroom.ui.widgets.buttons import OutlineButton
from calmroom.ui.widgets.labels import TextLabel, Tone
from calmroom.ui.widgets.naming import announce, identify
from calmroom.ui.widgets.surfaces import Card as Sheet

if TYPE_CHECKING:
    from calmroom.domain.library.search_words import Card
    from calmroom.ui.theme.look import Look


class RedFlag(Sheet):
    """The care icon, what a practice is not for, and when to ask for help.

    Signals:
        call_asked: People to call are wanted.
    """

    call_asked = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__(look, "library.card")
        self.title = TextLabel(look, "", Role.BODY_STRONG, name="library.card.title")
        self.words = TextLabel(look, "", Role.BODY, Tone.INK2, name="library.card.words")
        self.call = OutlineButton(look, "Who to call", "library.card.call", icon=Icon.PHONE)
        self.call.clicked.connect(self.call_asked)
        words = QVBoxLayout()
        words.setSpacing(4)
        words.addWidget(self.title)
        words.addWidget(self.words)
        words.addSpacing(4)
        words.addWidget(self.call, 0, Qt.AlignmentFlag.AlignLeft)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 14, 16, 14)
        row.setSpacing(12)
        row.addWidget(CareIcon(look), 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        self.hide()

    def show_card(self, card: Card | None) -> None:
        """Show a card, or nothing; a card that is new is told to a screen reader."""
        if card is None:
            self.hide()
            return
        if self.isHidden() or card.title != self.title.text():
            announce(self, f"{card.title} {card.words}")
        self.title.set_words(card.title)
        self.words.set_words(card.words)
        identify(self, "library.card", card.title)
        self.call.setVisible(card.urgent)
        self.show()


class RedFlags(QWidget):
    """As many cards as words ask for; most often none.

    Signals:
        call_asked: People to call are wanted.
    """

    call_asked = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._shown: tuple[Card, ...] = ()
        self._card = RedFlag(look)
        self._card.call_asked.connect(self.call_asked)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 0, 14, 0)
        column.addWidget(self._card)
        self.hide()

    def show_cards(self, cards: tuple[Card, ...]) -> None:
        """Show what is most pressing."""
        if cards != self._shown:
            self._shown = cards
            self._card.show_card(max(cards, key=lambda card: card.urgent) if cards else None)
        self.setVisible(bool(cards))

    def parts(self) -> tuple[QWidget, ...]:
        """What can be pressed."""
        return (self._card.call,)
