"""Where one writes after a practice: as high as there is room for, and never so high that the page must scroll."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize

from calmroom.ui.widgets.fields import WritingField

if TYPE_CHECKING:
    from calmroom.ui.theme.look import Look

HIGH = 76
PLACEHOLDER = "If you feel like writing. It stays on this computer."


class AfterField(WritingField):
    """A boxed field that asks for two lines and takes what is left."""

    def __init__(self, look: Look) -> None:
        super().__init__(look, "after.text", "Words", PLACEHOLDER, boxed=True)

    def sizeHint(self) -> QSize:
        """Two lines."""
        return QSize(super().sizeHint().width(), round(HIGH * self.look.theme.scale))

    def minimumSizeHint(self) -> QSize:
        """The same."""
        return self.sizeHint()
