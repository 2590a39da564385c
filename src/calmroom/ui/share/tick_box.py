"""A box and the line it stands for: a person's own words in their serif, small words beside others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QColor, QTextCharFormat

from calmroom.ui.theme.fonts import Role
from calmroom.ui.widgets.fields import CheckBox
from calmroom.ui.widgets.typeset import Typeset, Words

if TYPE_CHECKING:
    from calmroom.ui.share.state import Line
    from calmroom.ui.theme.look import Look


class TickBox(CheckBox):
    """Everything a ``CheckBox`` is, with the line's own letters."""

    def __init__(self, look: Look, line: Line, name: str) -> None:
        self.line = line
        super().__init__(look, line.words, name)
        if line.spoken:
            self.setAccessibleName(line.spoken)

    def set_line(self, line: Line) -> None:
        """Stand for another line."""
        self.line = line
        self.set_words(line.words)
        if line.spoken:
            self.setAccessibleName(line.spoken)

    def _dress(self) -> None:
        theme, line = self.look.theme, self.line
        role = Role.NOTE if line.is_own else Role.BODY
        words = f"{line.words}  {line.aside}" if line.aside else line.words
        aside = ((len(line.words) + 2, len(line.aside)),) if line.aside else ()
        small = QTextCharFormat()
        small.setFont(theme.font(Role.SMALL))
        small.setForeground(QColor(theme.palette.ink2))
        self.setFont(theme.font(role))
        self._set = Typeset(Words(words, aside), theme.font(role), theme.line_height(role), small)
        self.updateGeometry()
        self.update()
