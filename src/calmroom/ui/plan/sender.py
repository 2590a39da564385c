"""Whom a routine file is from, how that is known, and the way to compare."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from calmroom.ui.beside import Beside
from calmroom.ui.fault import Care
from calmroom.ui.theme.fonts import Role
from calmroom.ui.widgets.buttons import OutlineButton
from calmroom.ui.widgets.labels import TextLabel, Tone
from calmroom.ui.widgets.surfaces import Card

if TYPE_CHECKING:
    from calmroom.ui.plan.preview_views import FromView
    from calmroom.ui.theme.look import Look

COMPARE = "Compare the words"


class SenderCard(Card):
    """A sheet with a name on it; what is to be doubted is said with the care icon."""

    def __init__(self, look: Look) -> None:
        super().__init__(look, "plan.preview.sender")
        self.who = TextLabel(look, "", Role.ITEM, name="plan.preview.who")
        self.standing = TextLabel(look, "", Role.BODY, Tone.INK2, name="plan.preview.standing")
        self.doubt = Care(look, "plan.preview.doubt")
        self.compare = OutlineButton(look, COMPARE, "plan.preview.compare")
        self.facts = TextLabel(look, "", Role.SMALL, Tone.INK2, name="plan.preview.facts")
        words = QWidget()
        inner = QVBoxLayout(words)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(4)
        for part in (self.who, self.standing, self.doubt, self.facts):
            inner.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 18, 16)
        column.addWidget(Beside(look, words, self.compare))

    def show_sender(self, sender: FromView) -> None:
        """Say whom it is from, and how far that can be trusted."""
        self.who.set_words(sender.who)
        self.standing.set_words("" if sender.is_doubtful else sender.standing)
        self.standing.setVisible(not sender.is_doubtful)
        self.doubt.say(sender.standing if sender.is_doubtful else "", sender.hint)
        self.compare.setVisible(bool(sender.words))
        self.compare.setAccessibleName(f"{COMPARE}: {sender.who}")

    def forget(self) -> None:
        """Name nobody."""
        for label in (self.who, self.standing, self.facts):
            label.set_words("")
        self.doubt.say("")
        self.compare.setAccessibleName(COMPARE)
