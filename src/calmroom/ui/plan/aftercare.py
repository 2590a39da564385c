"""The therapist's card for the hours after a session, as it stands on Today and before it is agreed to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from calmroom.ui.theme.fonts import Role
from calmroom.ui.theme.icons import Icon
from calmroom.ui.widgets.icon_mark import IconMark
from calmroom.ui.widgets.labels import LinkButton, TextLabel, Tone
from calmroom.ui.widgets.surfaces import Wash

if TYPE_CHECKING:
    from calmroom.ui.theme.look import Look


class AftercareCard(Wash):
    """The therapist's words for the hours after a session, on a lamp wash.

    Args:
        look: The window's look.
        name: Object name; its parts are called ``name.title`` and ``name.words``.
    """

    def __init__(self, look: Look, name: str) -> None:
        super().__init__(look, name)
        self.title = TextLabel(look, "", Role.BODY_STRONG, Tone.LAMP, name=f"{name}.title")
        self.words = TextLabel(look, "", Role.NOTE, name=f"{name}.words")
        self.link = LinkButton(look, "", f"{name}.link", tone=Tone.LAMP)
        self._icon = IconMark(look, Icon.LEAF, 20, lambda palette: palette.lamp_ink)
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self.title, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(self.words)
        column.addWidget(self.link, 0, Qt.AlignmentFlag.AlignLeft)
        self.link.hide()
        self.hide()

    def show_words(self, title: str, words: str, link: str = "") -> None:
        """Show a card; nothing where there is nothing on it."""
        self.title.set_words(title)
        self.words.set_words(words)
        self.words.setVisible(bool(words))
        self.link.setText(link)
        self.link.setAccessibleName(link)
        self.link.updateGeometry()
        self.link.setVisible(bool(link))
        self.setAccessibleName(f"{title}. {words}".strip())
        self.setVisible(bool(title or words))
