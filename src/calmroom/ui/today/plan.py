"""What a therapist says on Today: the sentence over the rows, what cannot be begun and why, and the wash card."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from calmroom.ui.plan.aftercare import AftercareCard
from calmroom.ui.theme.fonts import Role
from calmroom.ui.widgets.labels import LinkButton, TextLabel, Tone
from calmroom.ui.widgets.laying import clear, put
from calmroom.ui.widgets.naming import announce, identify

if TYPE_CHECKING:
    from calmroom.ui.theme.look import Look
    from calmroom.ui.today.plan_state import Card, PlanView

TELL_MORE = "See how it opens"


class SaidWords(QWidget):
    """The sentence for these days, and why nothing of the plan can be begun now."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.look = look
        identify(self, "today.said")
        self._shown: PlanView | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(6)
        self.hide()

    def show_plan(self, plan: PlanView) -> None:
        """Say it; nothing where there is nothing to say."""
        self.setVisible(bool(plan.said or plan.rests))
        if plan == self._shown:
            return
        self._shown = plan
        clear(self._column)
        for number, said in enumerate(plan.said):
            put(self._column, TextLabel(self.look, said.title, Role.SMALL_STRONG, Tone.INK2))
            words = TextLabel(self.look, said.words, Role.NOTE, name=f"today.said.{number}")
            words.setAccessibleName(f"{said.title}: {said.words}")
            put(self._column, words)
        if plan.rests:
            put(self._column, TextLabel(self.look, plan.rests, Role.BODY, Tone.INK2, name="today.rests"))


class Asides(QWidget):
    """Items of today that are closed or open later, and why; calmly.

    Signals:
        practice_asked: The id of a practice whose page shows what would open it.
    """

    practice_asked = Signal(str)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.look = look
        identify(self, "today.asides")
        self._shown: PlanView | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(2, 0, 2, 0)
        self._column.setSpacing(4)
        self.hide()

    def show_plan(self, plan: PlanView) -> None:
        """Say them; nothing where there are none."""
        self.setVisible(bool(plan.asides))
        if plan == self._shown:
            return
        self._shown = plan
        clear(self._column)
        for number, aside in enumerate(plan.asides):
            words = TextLabel(self.look, aside.words, Role.SMALL, Tone.INK2, name=f"today.aside.{number}")
            put(self._column, words)
            if aside.practice:
                link = LinkButton(self.look, TELL_MORE, f"today.aside.{number}.link")
                link.setAccessibleName(f"{TELL_MORE}: {words.text()}")
                link.clicked.connect(partial(self.practice_asked.emit, aside.practice))
                put(self._column, link, left=True)


class WashCard(AftercareCard):
    """The quiet window with its words, or what the therapist wrote for the days that come next."""

    def __init__(self, look: Look) -> None:
        super().__init__(look, "today.wash")
        self._card: Card | None = None
        self.link.clicked.connect(self._show_all)

    def show_card(self, card: Card | None) -> None:
        """Show a card, or none."""
        if card == self._card and card is not None:
            return
        self._card = card
        if card is None:
            self.show_words("", "")
            return
        self.show_words(card.title, card.words, card.ask)
        self.setAccessibleName(" ".join(filter(None, (f"{card.title}.", card.words, card.more))))

    def _show_all(self) -> None:
        card = self._card
        if card is not None:
            self.show_words(card.title, f"{card.words} {card.more}".strip())
            announce(self, card.more)
