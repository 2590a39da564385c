"""A small heading and a paragraph beside a practice, of which the rest can be unfolded."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from calmroom.ui.theme.fonts import Role
from calmroom.ui.widgets.labels import LinkButton, TextLabel, Tone

if TYPE_CHECKING:
    from calmroom.ui.library.detail_state import Section
    from calmroom.ui.theme.look import Look


class SectionText(QWidget):
    """A small heading, a paragraph, and more of it when asked for."""

    def __init__(self, look: Look, key: str) -> None:
        super().__init__()
        self._more = ""
        self._ask = "More"
        self.title = TextLabel(look, "", Role.SMALL_STRONG, Tone.INK2)
        self.words = TextLabel(look, "", Role.BODY, name=f"library.{key}")
        self.rest = TextLabel(look, "", Role.BODY, Tone.INK2, name=f"library.{key}.rest")
        self.more = LinkButton(look, "More", f"library.{key}.more")
        self.more.clicked.connect(lambda: self._unfold(unfolded=self.rest.isHidden()))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        for part in (self.title, self.words, self.more, self.rest):
            column.addWidget(part)

    def show_section(self, section: Section) -> None:
        """Show another paragraph, folded."""
        if section.more != self._more or section.words != self.words.text():
            self._more, self._ask = section.more, section.ask
            self.title.set_words(section.title)
            self.words.set_words(section.words)
            self.rest.set_words(section.more)
            self._unfold(unfolded=False)

    def _unfold(self, *, unfolded: bool) -> None:
        self.more.setVisible(bool(self._more))
        self.more.setText("Less" if unfolded else self._ask)
        self.more.setAccessibleName(f"{self.more.text()}: {self.title.text()}")
        self.more.updateGeometry()
        self.rest.setVisible(unfolded)
