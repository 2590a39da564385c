"""Two groups of the recovery key, typed from the sheet, so that it is known to be there."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from calmroom.domain.vault.recovery import GROUPS, WIDTH, same_group
from calmroom.ui.theme.fonts import Role
from calmroom.ui.widgets.fields import TextField
from calmroom.ui.widgets.labels import TextLabel, Tone
from calmroom.ui.widgets.surfaces import Card

if TYPE_CHECKING:
    from calmroom.domain.vault.recovery import RecoveryKey
    from calmroom.ui.theme.look import Look

FIELD = 170
NOT_THIS = "That is not group {number} yet."


class ConfirmStep(QWidget):
    """Two fields.

    Signals:
        changed: Something else is typed.
        entered: Enter was pressed in the last field.
    """

    changed = Signal()
    entered = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.look = look
        self._key: RecoveryKey | None = None
        self.places: tuple[int, ...] = (0, 1)
        self.fields = tuple(TextField(look, f"confirm.{name}", "") for name in ("first", "second"))
        self._labels = tuple(TextLabel(look, "", Role.BODY_STRONG) for _ in self.fields)
        self.hint = TextLabel(look, "", Role.SMALL, Tone.INK2, name="confirm.hint")
        card = Card(look, "confirm.card")
        inside = QVBoxLayout(card)
        inside.setContentsMargins(22, 20, 22, 20)
        inside.setSpacing(10)
        row = QHBoxLayout()
        row.setSpacing(24)
        for label, field in zip(self._labels, self.fields, strict=True):
            label.setBuddy(field)
            pair = QVBoxLayout()
            pair.setSpacing(6)
            pair.addWidget(label)
            pair.addWidget(field)
            row.addLayout(pair)
            field.textChanged.connect(self._say)
            field.setInputMethodHints(Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText)
        row.addStretch(1)
        inside.addLayout(row)
        inside.addWidget(self.hint)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(card)
        column.addStretch(1)
        self.setFocusProxy(self.fields[0])
        self.fields[0].returnPressed.connect(self.fields[1].setFocus)
        self.fields[1].returnPressed.connect(self.entered)
        look.changed.connect(self._fit)
        self._fit()

    def ask(self, key: RecoveryKey | None) -> None:
        """Ask for two groups of a key, never the same two every time."""
        self._key = key
        self.places = tuple(sorted(secrets.SystemRandom().sample(range(GROUPS), 2)))
        for label, field, place in zip(self._labels, self.fields, self.places, strict=True):
            label.set_words(f"Group {place + 1}")
            field.setAccessibleName(f"Group {place + 1} of your recovery key")
            field.clear()
        self._say()

    def is_right(self) -> bool:
        """Whether both are as on the sheet."""
        return self._key is not None and all(self._right(at) for at in (0, 1))

    def opens(self) -> str:
        """What is still needed; empty where nothing is."""
        return "" if self.is_right() else "Opens when both groups are as on your sheet."

    def _right(self, at: int) -> bool:
        key = self._key
        return key is not None and same_group(self.fields[at].text(), key.groups[self.places[at]])

    def _say(self) -> None:
        wrong = [
            place + 1
            for at, place in enumerate(self.places)
            if len(self.fields[at].text().strip()) >= WIDTH and not self._right(at)
        ]
        self.hint.set_words(NOT_THIS.format(number=wrong[0]) if wrong else "")
        self.changed.emit()

    def _fit(self) -> None:
        for field in self.fields:
            field.setFixedWidth(round(self.look.theme.space(FIELD)))
