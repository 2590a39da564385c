"""The pages as they will come out, one at a time."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from calmroom.ui.paper.figures import dress_paper, paper_look
from calmroom.ui.paper.layout import A4, Pages
from calmroom.ui.paper.setting import INK, INK2
from calmroom.ui.theme.fonts import Role
from calmroom.ui.theme.icons import Icon, draw_icon
from calmroom.ui.theme.tokens import DAWN
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


@dataclass(frozen=True, slots=True)
class PaperWords:
    """What is said over pages and on empty paper.

    Attributes:
        title: Over the page; empty for nothing but the count.
        none: In the place of the count where there is no page.
        first: In the middle of empty paper.
        second: Under it.
    """

    title: str = ""
    none: str = "Nothing is on the page."
    first: str = ""
    second: str = ""


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
        self._words = PaperWords()
        self._grows = True
        identify(self, name, "The page")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.set_growing(grows=True)
        self.setMinimumHeight(LEAST)
        look.changed.connect(self.update)

    def show_page(self, pages: Pages | None, number: int) -> None:
        """Show a page, or none."""
        self._pages, self._number = pages, number
        self.update()

    def set_words(self, words: PaperWords) -> None:
        """Say other words on empty paper."""
        self._words = words
        self.update()

    def set_growing(self, *, grows: bool) -> None:
        """Whether it asks for the height of paper as wide as there is room, or takes the height it is given."""
        self._grows = grows
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        policy.setHeightForWidth(grows)
        self.setSizePolicy(policy)

    def hasHeightForWidth(self) -> bool:
        """It keeps the form of the paper."""
        return self._grows

    def heightForWidth(self, width: int) -> int:
        """As high as the paper is at this width."""
        return round(width * A4.height() / A4.width())

    def sizeHint(self) -> QSize:
        """About half of its true size."""
        return QSize(400, self.heightForWidth(400) if self._grows else LEAST)

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
        elif self._words.first:
            self._paint_empty(painter, paper)

    def _paint_empty(self, painter: QPainter, paper: QRectF) -> None:
        """The mark and two sentences in the middle, as any empty place has them."""
        theme, middle = self._look.theme, paper.center().y()
        mark = QRectF(paper.center().x() - 20, middle - 62, 40, 40)
        draw_icon(painter, Icon.MARK, mark, QColor(DAWN.lake), dot=QColor(DAWN.lamp_line))
        side = int(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap)
        room = paper.adjusted(paper.width() * 0.12, 0, -paper.width() * 0.12, 0)
        top = mark.bottom() + 14
        for words, role, colour in (
            (self._words.first, Role.BODY_STRONG, INK),
            (self._words.second, Role.BODY, INK2),
        ):
            painter.setFont(theme.font(role))
            painter.setPen(QColor(colour))
            box = QRectF(room.left(), top, room.width(), paper.bottom() - top)
            painter.drawText(box, side, words)
            top += painter.boundingRect(box, side, words).height() + 6


class PaperView(QWidget):
    """The sheet, and how many there are.

    Args:
        look: The window's look.
        name: Object name; its parts are called ``name.page`` and so on.
    """

    def __init__(self, look: Look, name: str) -> None:
        super().__init__()
        self._look, self._paper = look, paper_look(look)
        self._document: Document | None = None
        self._pages: Pages | None = None
        self._at = 0
        identify(self, name, "The page, as it will come out")
        self.sheet = Sheet(look, f"{name}.page")
        self.title = TextLabel(look, "", Role.SMALL_STRONG, Tone.INK2, name=f"{name}.title")
        self.count = TextLabel(look, "", Role.SMALL, Tone.INK2, name=f"{name}.count")
        self.back = QuietButton(look, "", f"{name}.earlier", icon=Icon.BACK)
        self.on = QuietButton(look, "", f"{name}.later", icon=Icon.NEXT)
        self.back.setAccessibleName("The page before")
        self.on.setAccessibleName("The next page")
        self.row = QHBoxLayout()
        self.row.addWidget(self.title, 1, Qt.AlignmentFlag.AlignVCenter)
        self.row.addWidget(self.count, 0, Qt.AlignmentFlag.AlignVCenter)
        self.row.addWidget(self.back)
        self.row.addWidget(self.on)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(self.row)
        column.addWidget(self.sheet, 1)
        self.back.clicked.connect(lambda: self._turn(-1))
        self.on.clicked.connect(lambda: self._turn(1))
        self.sheet.turned.connect(self._turn)
        look.changed.connect(self._dress)
        self.set_words(PaperWords())

    @property
    def pages(self) -> Pages | None:
        """The pages that are shown."""
        return self._pages

    def set_words(self, words: PaperWords) -> None:
        """Say other words over it and on empty paper."""
        self._words = words
        self.title.set_words(words.title)
        self.title.setVisible(bool(words.title))
        self.row.setStretch(1, 0 if words.title else 1)
        self.sheet.set_words(words)
        self._turn(0)

    def show_document(self, document: Document | None, *, stays: bool = False) -> None:
        """Show what it says; ``None`` shows empty paper.

        Args:
            document: Other pages.
            stays: Whether it is the same document with a few words more or less: the page with these is shown.
        """
        before, self._document = self._document, document
        self._at = self._at if stays else 0
        self._lay()
        if stays and before is not None and document is not None and self._pages is not None:
            new = next((at for at, one in enumerate(document.blocks) if one not in before.blocks), None)
            self._at = self._at if new is None else self._pages.number_of(new)
            self._turn(0)

    def _dress(self) -> None:
        dress_paper(self._paper, self._look)
        self._lay()

    def _lay(self) -> None:
        self._pages = None if self._document is None else Pages(self._document, self._paper)
        self._turn(0)

    def _turn(self, step: int) -> None:
        count = self._pages.count if self._pages is not None else 0
        self._at = max(0, min(self._at + step, count - 1))
        self.sheet.show_page(self._pages, self._at)
        said = _counted(count, self._at) or self._words.none
        self.count.set_words(said)
        spoken = self._words.title or "The page"
        self.sheet.setAccessibleName(f"{spoken}: {said.removesuffix('.')}")
        self.sheet.setAccessibleDescription("" if self._pages is None else self._pages.words_on(self._at))
        for button, able in ((self.back, self._at > 0), (self.on, self._at + 1 < count)):
            button.setVisible(count > 1)
            button.setEnabled(able)
        if step:
            announce(self, f"Page {self._at + 1}")


def _counted(count: int, at: int) -> str:
    """``2 pages, this is 1``; nothing where there is none."""
    if count > 1:
        return f"{count} pages, this is {at + 1}"
    return "1 page" if count else ""
