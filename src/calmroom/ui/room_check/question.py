"""A question with the slider that answers it, side by side or one under the other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from calmroom.ui.beside import Beside
from calmroom.ui.theme.fonts import Role
from calmroom.ui.widgets.labels import TextLabel

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from calmroom.ui.theme.look import Look

SLIDER = 300


class Question(Beside):
    """One question of the room check.

    Args:
        look: The window's look.
        words: The question.
        control: The slider.
    """

    def __init__(self, look: Look, words: str, control: QWidget) -> None:
        self._words = TextLabel(look, words, Role.ITEM)
        self._words.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self._slider = control
        self._words.setBuddy(control)
        control.setAccessibleDescription(words)
        super().__init__(look, self._words, control)
        look.changed.connect(self._fit)
        self._fit()

    def set_words(self, words: str) -> None:
        """Ask something else."""
        self._words.set_words(words)
        self._slider.setAccessibleDescription(words)

    def _fit(self) -> None:
        self._slider.setMinimumWidth(round(self.look.theme.space(SLIDER)))
