"""The passphrase that there is, asked for before a way to the vault is changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from calmroom.ui.lock.secret import SecretField
from calmroom.ui.lock.state import wait_words
from calmroom.ui.theme.fonts import Role
from calmroom.ui.widgets.labels import TextLabel
from calmroom.ui.widgets.surfaces import Card

if TYPE_CHECKING:
    from calmroom.ui.theme.look import Look

LABEL, SPOKEN = "Passphrase", "Your passphrase, or recovery key"
NEEDED = "Opens when it is typed."


class PresentStep(QWidget):
    """One field, and patience after a wrong one.

    Signals:
        changed: Something else is typed, or the wait is over.
        entered: Enter was pressed.
    """

    changed = Signal()
    entered = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._waits = ""
        self._again = QTimer(self, singleShot=True)
        self._again.timeout.connect(self._ready)
        self.secret = SecretField(look, "passphrase.present", SPOKEN)
        label = TextLabel(look, LABEL, Role.BODY_STRONG)
        label.setBuddy(self.secret.line)
        card = Card(look, "passphrase.present.card")
        inside = QVBoxLayout(card)
        inside.setContentsMargins(22, 20, 22, 20)
        inside.setSpacing(8)
        inside.addWidget(label)
        inside.addWidget(self.secret)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(card)
        column.addStretch(1)
        self.setFocusProxy(self.secret)
        self.secret.changed.connect(self.changed)
        self.secret.entered.connect(self.entered)

    def text(self) -> str:
        """What is typed."""
        return self.secret.text()

    def opens(self) -> str:
        """What is still needed; empty where nothing is."""
        return self._waits or ("" if self.text() else NEEDED)

    def wait(self, seconds: float) -> None:
        """Let nothing be tried for so long; 0 for now."""
        self._again.stop()
        self._waits = wait_words(seconds) if seconds > 0 else ""
        if seconds > 0:
            self._again.start(round(seconds * 1000) + 20)
        self.changed.emit()

    def again(self) -> None:
        """Ready for another try: the next letter takes the place of what is there."""
        self.secret.line.setFocus()
        self.secret.line.selectAll()

    def forget(self) -> None:
        """Nothing typed, and no timer."""
        self.secret.forget()
        self.wait(0)

    def _ready(self) -> None:
        self.wait(0)
