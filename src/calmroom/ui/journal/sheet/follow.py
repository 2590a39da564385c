"""Which practice a page follows; its title opens the practice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from calmroom.ui.theme.fonts import Role
from calmroom.ui.theme.icons import Icon
from calmroom.ui.widgets.icon_mark import IconMark
from calmroom.ui.widgets.labels import LinkButton, TextLabel, Tone

if TYPE_CHECKING:
    from calmroom.ui.journal.belongings import Told
    from calmroom.ui.theme.look import Look


class Follow(QWidget):
    """``after From Crown to Tailbone, 19 minutes``. A practice that is not there any more is no link."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.link = LinkButton(look, "", "journal.practice")
        self._before = TextLabel(look, "after", Role.SMALL, Tone.INK2)
        self._heard = TextLabel(look, "", Role.SMALL, Tone.INK2, name="journal.after")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(
            IconMark(look, Icon.LINK, 16, lambda palette: palette.ink2, line=Role.SMALL),
            0,
            Qt.AlignmentFlag.AlignVCenter,
        )
        row.addSpacing(8)
        row.addWidget(self._before, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addSpacing(4)
        row.addWidget(self.link, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._heard, 1, Qt.AlignmentFlag.AlignVCenter)
        self.hide()

    def show_practice(self, told: Told) -> None:
        """Say which, if any."""
        is_link = told.is_there
        self.link.set_words(told.after, f"{told.after}: open this practice")
        self.link.setVisible(is_link)
        self._before.setVisible(is_link)
        self._heard.set_words(f", {told.heard}" if is_link else f"after **{told.after}**, {told.heard}")
        self.setVisible(bool(told.after))
