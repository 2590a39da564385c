"""A passphrase, chosen: typed twice, with a gentle word about how long it would stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from calmroom.domain.vault.passphrase import HINTS, strength
from calmroom.ui.lock.purpose import MATCH_NOT_YET, opens_words
from calmroom.ui.lock.secret import SecretField
from calmroom.ui.theme.fonts import Role
from calmroom.ui.widgets.labels import TextLabel, Tone
from calmroom.ui.widgets.surfaces import Card

if TYPE_CHECKING:
    from calmroom.ui.theme.look import Look


class ChooseStep(QWidget):
    """Two fields and what is said under them.

    Signals:
        changed: Something else is typed.
        entered: Enter was pressed in the last field.
    """

    changed = Signal()
    entered = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.first = SecretField(look, "passphrase.first", "Passphrase")
        self.second = SecretField(look, "passphrase.second", "The same once more")
        self.strength = TextLabel(look, "", Role.SMALL, Tone.INK2, name="passphrase.strength")
        self.match = TextLabel(look, "", Role.SMALL, Tone.INK2, name="passphrase.match")
        card = Card(look, "passphrase.card")
        inside = QVBoxLayout(card)
        inside.setContentsMargins(22, 20, 22, 20)
        inside.setSpacing(8)
        labels = (TextLabel(look, "Passphrase", Role.BODY_STRONG), TextLabel(look, "Once more", Role.BODY_STRONG))
        for label, field in zip(labels, (self.first, self.second), strict=True):
            label.setBuddy(field.line)
        for part in (labels[0], self.first, self.strength):
            inside.addWidget(part)
        inside.addSpacing(10)
        for part in (labels[1], self.second, self.match):
            inside.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(card)
        column.addStretch(1)
        self.setFocusProxy(self.first)
        self.first.changed.connect(self._say)
        self.second.changed.connect(self._say)
        self.first.entered.connect(self.second.line.setFocus)
        self.second.entered.connect(self.entered)
        self._say()

    def text(self) -> str:
        """The passphrase."""
        return self.first.text()

    def opens(self) -> str:
        """What is still needed; empty where nothing is."""
        return opens_words(self.first.text(), self.second.text())

    def forget(self) -> None:
        """Nothing typed."""
        self.first.forget()
        self.second.forget()

    def _say(self) -> None:
        self.strength.set_words(HINTS[strength(self.first.text())])
        self.first.set_about(self.strength.text())
        different = bool(self.second.text()) and self.opens() == MATCH_NOT_YET
        self.match.set_words(MATCH_NOT_YET if different else "")
        self.changed.emit()
