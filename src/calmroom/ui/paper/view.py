"""The pages as they will come out, one at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from calmroom.ui.paper.layout import A4, Pages
from calmroom.ui.theme.fonts import Role
from calmroom.ui.theme.icons import Icon
from calmroom.ui.widgets.buttons import QuietButton
from calmroom.ui.widgets.labels import TextLabel, Tone
from calmroom.ui.widgets.naming import announce, identify
from calmroom.ui.widgets.painting import open_painter

if TYPE_CHECKING:
    from calmroom.domain.paper import Document
    from calmroom.ui.theme.look import Look

LEAST = 420
"""Px of height, of which a page can still be read in outline."""
_WHITE = "#FFFFFF"
_TURNS = {Qt.Key.Key_PageDown: 1, Qt.Key.Key_Right: 1, Qt.Key.Key_PageUp: -1, Qt.Key.Key_Left: -1}


class Sheet(QWidget):
    """One page, as large as there is room; Page Up and Page Down turn it.

    Signals:
        turned: By so many pages.
    """

    turned = Signal(int)

    def __init__(self, look: Look, name: str) -> None:
        super().__init__()
        self._look = look
        self._pages: Pages | None = None
        self._number = 0
        identify(self, name, "The page")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setMinimumHeight(LEAST)
        look.changed.connect(self.update)

    def show_page(self, pages: Pages | None, number: int) -> None:
        """Show a page, or none."""
        self._pages, self._number = pages, number
        self.update()

    def hasHeightForWidth(self) -> bool:
        """It keeps the form of the paper."""
        return True

    def heightForWidth(self, width: int) -> int:
        """As high as the paper is at this width."""
        return round(width * A4.height() / A4.width())

    def sizeHint(self) -> QSize:
        """About half of its true size."""
        return QSize(400, self.heightForWidth(400))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Turn the page; other keys are the window's."""
        step = _TURNS.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
        else:
            self.turned.emit(step)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """White paper with a hair edge, and the page's own painter on it."""
        painter = open_painter(self)
        factor = min((self.width() - 2) / A4.width(), (self.height() - 2) / A4.height())
        wide = factor * A4.width()
        paper = QRectF((self.width() - wide) / 2, 1, wide, factor * A4.height())
        painter.fillRect(paper, QColor(_WHITE))
        painter.setPen(QPen(QColor(self._look.palette.hair), 1.0))
        painter.drawRect(paper)
        if self._pages is not None:
            painter.translate(paper.topLeft())
            painter.scale(factor, factor)
            self._pages.paint(painter, self._number)


class PaperView(QWidget):
    """The sheet, and how many there are.

    Args:
        look: The window's look.
        name: Object name; its parts are called ``name.page`` and so on.
    """

    def __init__(self, look: Look, name: str) -> None:
        super().__init__()
        self._look = look
        self._document: Document | None = None
        self._pages: Pages | None = None
        self._at = 0
        identify(self, name, "The page, as it will come out")
        self.sheet = Sheet(look, f"{name}.page")
        self.count = TextLabel(look, "", Role.SMALL, Tone.INK2, name=f"{name}.count")
        self.back = QuietButton(look, "", f"{name}.earlier", icon=Icon.BACK)
        self.on = QuietButton(look, "", f"{name}.later", icon=Icon.NEXT)
        self.back.setAccessibleName("The page before")
        self.on.setAccessibleName("The next page")
        row = QHBoxLayout()
        row.addWidget(self.count, 1)
        row.addWidget(self.back)
        row.addWidget(self.on)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(row)
        column.addWidget(self.sheet, 1)
        self.back.clicked.connect(lambda: self._turn(-1))
        self.on.clicked.connect(lambda: self._turn(1))
        self.sheet.turned.connect(self._turn)
        look.changed.connect(self._lay)

    @property
    def pages(self) -> Pages | None:
        """The pages that are shown."""
        return self._pages

    def show_document(self, document: Document | None) -> None:
        """Show what it says from its first page; ``None`` shows empty paper."""
        self._document = document
        self._at = 0
        self._lay()

    def _lay(self) -> None:
        self._pages = None if self._document is None else Pages(self._document, self._look.theme)
        self._turn(0)

    def _turn(self, step: int) -> None:
        count = self._pages.count if self._pages is not None else 0
        self._at = max(0, min(self._at + step, count - 1))
        self.sheet.show_page(self._pages, self._at)
        pages = "1 page" if count == 1 else f"{count} pages"
        self.count.set_words(
            f"{pages}, this is {self._at + 1}" if count > 1 else pages if count else "Nothing is on the page."
        )
        for button, able in ((self.back, self._at > 0), (self.on, self._at + 1 < count)):
            button.setVisible(count > 1)
            button.setEnabled(able)
        if step:
            announce(self, f"Page {self._at + 1}")


def _counted(count: int, at: int) -> str:
    if count > 1:
        return f"{count} pages, this is {at + 1}"
    return "1 page" if count else "Nothing is on the page."
