"""A field with its name over it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from calmroom.ui.theme.fonts import Role
from calmroom.ui.widgets.labels import TextLabel, Tone

if TYPE_CHECKING:
    from calmroom.ui.theme.look import Look


def named(look: Look, words: str, field: QWidget) -> QWidget:
    """The field, and what it is called."""
    whole = QWidget()
    column = QVBoxLayout(whole)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(4)
    column.addWidget(TextLabel(look, words, Role.SMALL, Tone.INK2))
    column.addWidget(field)
    return whole
