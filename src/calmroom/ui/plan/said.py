"""Small parts that the pages of a plan share: a column, lines of words, and a heading with what stands under it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from calmroom.ui.notices import CareIcon
from calmroom.ui.sheet import Sheet
from calmroom.ui.theme.fonts import Role
from calmroom.ui.widgets.flow import FlowLayout
from calmroom.ui.widgets.labels import TextLabel, Tone
from calmroom.ui.widgets.naming import identify

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QBoxLayout, QLayout

    from calmroom.ui.theme.look import Look

MEASURE: Final = 720
"""Px at 100 % that a page's column may be wide."""


class Column(Sheet):
    """The ground of a page: one column, no wider than can be read, with margins for the room there is."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.look = look
        self._side = QHBoxLayout(self)
        inner = QWidget()
        self._inner = inner
        self._side.addWidget(inner, 100)
        self._side.addStretch(1)
        self.column = QVBoxLayout(inner)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(14)
        look.changed.connect(self.fit)
        self.fit()

    def fit(self, *, small: bool = False) -> None:
        """Margins and measure."""
        theme = self.look.theme
        side, top = (34, 20) if small or theme.large_text else (52, 24)
        self._side.setContentsMargins(side, top, side, 28)
        self._inner.setMaximumWidth(round(MEASURE * max(1.0, theme.scale)))


class Lines(QWidget):
    """Sentences, one under the other; nothing where there are none.

    Args:
        look: The window's look.
        name: Object name.
        title: A small heading over them; empty for none.
    """

    def __init__(self, look: Look, name: str, title: str = "") -> None:
        super().__init__()
        identify(self, name, title)
        self.words = TextLabel(look, "", Role.BODY, Tone.INK, name=f"{name}.words")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        if title:
            column.addWidget(TextLabel(look, title, Role.SMALL_STRONG, Tone.INK2))
        column.addWidget(self.words)
        self.hide()

    def say(self, lines: Sequence[str]) -> None:
        """Say these."""
        self.words.set_words("\n".join(lines))
        self.setVisible(bool(lines))


class Care(QWidget):
    """Something to be heeded: the care icon, a sentence, and what to do.

    Args:
        look: The window's look.
        name: Object name; its parts are called ``name.words`` and ``name.hint``.
    """

    def __init__(self, look: Look, name: str) -> None:
        super().__init__()
        identify(self, name)
        self.words = TextLabel(look, "", Role.BODY_STRONG, name=f"{name}.words")
        self.hint = TextLabel(look, "", Role.BODY, Tone.INK2, name=f"{name}.hint")
        column = QVBoxLayout()
        column.setSpacing(2)
        column.addWidget(self.words)
        column.addWidget(self.hint)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(14)
        icon = CareIcon(look)
        row.addWidget(icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(column, 1)
        self.hide()

    def say(self, words: str, hint: str = "") -> None:
        """Say it; nothing where there is nothing to say."""
        self.words.set_words(words)
        self.hint.set_words(hint)
        self.hint.setVisible(bool(hint))
        self.setVisible(bool(words))


def row_of(*parts: QWidget, gap: int = 10) -> QWidget:
    """Controls in a row, and in the next one where there is no room."""
    row = QWidget()
    flow = FlowLayout(gap=gap, centred=True)
    row.setLayout(flow)
    for part in parts:
        flow.addWidget(part)
    return row


def put(layout: QBoxLayout, part: QWidget, *, left: bool = False) -> None:
    """Put a part at the foot, in sight at once; Qt would show it a moment later."""
    layout.addWidget(part, 0, Qt.AlignmentFlag.AlignLeft if left else Qt.AlignmentFlag(0))
    part.show()


def clear(layout: QLayout) -> None:
    """Take everything out of a layout, out of sight at once."""
    while layout.count():
        item = layout.takeAt(0)
        part = item.widget() if item is not None else None
        inner = item.layout() if item is not None else None
        if part is not None:
            part.hide()
            part.setParent(None)
            part.deleteLater()
        elif inner is not None:
            clear(inner)
