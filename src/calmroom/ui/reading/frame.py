"""What every page to read has: a way back, its title, what it is about, and the way to the others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from calmroom.ui.sheet import Sheet
from calmroom.ui.theme.fonts import Role
from calmroom.ui.theme.icons import Icon
from calmroom.ui.widgets.buttons import QuietButton
from calmroom.ui.widgets.flow import FlowLayout
from calmroom.ui.widgets.labels import LinkButton, TextLabel, Tone
from calmroom.ui.widgets.surfaces import scrolling

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from calmroom.ui.theme.look import Look

CALL = "call"
OFFERED = (
    ("evidence", "What is known"),
    ("effects", "Side effects"),
    ("words", "Words and questions"),
    ("privacy", "Privacy"),
    (CALL, "Who to call"),
)
"""Every page to read, by its id, in the order in which they are offered."""
MEASURE, SMALL_WINDOW = 640, 860


class PageLinks(QWidget):
    """A link to each page but the one that is open.

    Signals:
        read_asked: The id of a page.
    """

    read_asked = Signal(str)

    def __init__(self, look: Look, prefix: str, here: str = "") -> None:
        super().__init__()
        flow = FlowLayout(18)
        self.setLayout(flow)
        for page_id, words in OFFERED:
            if page_id != here:
                link = LinkButton(look, words, f"{prefix}.to.{page_id}")
                link.clicked.connect(lambda _checked=False, page_id=page_id: self.read_asked.emit(page_id))
                flow.addWidget(link)


class ReadingFrame(QWidget):
    """The page; what it says is put into ``column``.

    Signals:
        left: Back to where one was.
        read_asked: The id of another page.
    """

    left = Signal()
    read_asked = Signal(str)

    def __init__(self, look: Look, page_id: str, title: str, line: str) -> None:
        super().__init__()
        self.look = look
        name = f"read.{page_id}"
        self.back = QuietButton(look, "Back", f"{name}.back", icon=Icon.BACK)
        self.links = PageLinks(look, name, page_id)
        self.links.read_asked.connect(self.read_asked)
        self.back.clicked.connect(self.left)
        content = Sheet()
        self._page = QVBoxLayout(content)
        self._page.setSpacing(10)
        top = QHBoxLayout()
        # The words of a quiet button begin inside it; so they stand over those of the page.
        top.setSpacing(0)
        top.addSpacing(-18)
        top.addWidget(self.back)
        top.addStretch(1)
        self._page.addLayout(top)
        self._page.addWidget(TextLabel(look, title, Role.TITLE, name=f"{name}.title"))
        self._page.addWidget(TextLabel(look, line, Role.SECTION_LIGHT, Tone.INK2, name=f"{name}.line"))
        self._page.addWidget(self.links)
        self._page.addSpacing(14)
        self.column = QVBoxLayout()
        self.column.setSpacing(8)
        self._page.addLayout(self.column)
        self.area = scrolling(content, f"{name}.page")
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.area)
        look.changed.connect(self._fit)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lines that are easy to read, in the room there is."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        theme = self.look.theme
        side, top = (34, 24) if self.width() < SMALL_WINDOW or theme.large_text else (52, 36)
        right = max(side, self.width() - side - round(MEASURE * max(1.0, theme.scale)))
        self._page.setContentsMargins(side, top, right, top)
