"""The last of the first pages: what is agreed to, each in a box of its own, and one press of Ground me."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from calmroom.domain.care.consent import ITEMS, STOPPING
from calmroom.ui.first_start.state import CONSENT_LINE, CONSENT_TITLE, TRIED, TRY
from calmroom.ui.theme.fonts import Role
from calmroom.ui.widgets.fields import CheckBox
from calmroom.ui.widgets.labels import TextLabel, Tone
from calmroom.ui.widgets.naming import identify

if TYPE_CHECKING:
    from calmroom.ui.theme.look import Look

INDENT = 34


class ConsentPage(QWidget):
    """Five boxes, none ticked in advance.

    Signals:
        changed: One was ticked, or is not any more.
    """

    changed = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.look = look
        identify(self, "first.consent-page")
        self.boxes = tuple(
            CheckBox(look, words, f"first.agree.{number}") for number, words in enumerate(ITEMS, start=1)
        )
        self.hint = TextLabel(look, TRY, Role.SMALL, Tone.INK2, name="first.try")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(TextLabel(look, CONSENT_TITLE, Role.GREETING))
        column.addSpacing(10)
        column.addWidget(TextLabel(look, CONSENT_LINE, Role.SECTION_LIGHT, Tone.INK2))
        column.addSpacing(20)
        for words, box in zip(ITEMS, self.boxes, strict=True):
            box.toggled.connect(self.changed)
            column.addWidget(box)
            if words == STOPPING:
                column.addWidget(self.hint)
            column.addSpacing(8)
        look.changed.connect(self._fit)
        self._fit()

    @property
    def ticked(self) -> int:
        """How many boxes."""
        return sum(box.isChecked() for box in self.boxes)

    def clear(self) -> None:
        """Nothing is ticked, and nothing was tried."""
        for box in self.boxes:
            box.setChecked(False)
        self.set_tried(tried=False)

    def set_tried(self, *, tried: bool) -> None:
        """Say whether Ground me was tried."""
        self.hint.set_words(TRIED if tried else TRY)

    def _fit(self) -> None:
        self.hint.setContentsMargins(round(self.look.theme.space(INDENT)), 0, 0, 4)
