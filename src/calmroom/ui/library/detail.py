"""One practice beside the list: what it is, its words, and Begin."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from calmroom.domain.body import PLACES
from calmroom.ui.library.export_page import TITLE, ExportPage
from calmroom.ui.library.fault import Refusal
from calmroom.ui.library.picture import PartBars, PracticePicture
from calmroom.ui.library.transcript import Transcript
from calmroom.ui.theme.fonts import Role
from calmroom.ui.theme.icons import Icon
from calmroom.ui.widgets.buttons import PrimaryButton, QuietButton
from calmroom.ui.widgets.labels import LinkButton, TextLabel, Tone
from calmroom.ui.widgets.naming import identify
from calmroom.ui.widgets.surfaces import HairLine, ground, scrolling

if TYPE_CHECKING:
    from calmroom.ui.library.detail_state import Chapter, Detail, Section
    from calmroom.ui.theme.look import Look

WIDTH = 360
SIDE = 28
FEW_PLACES = 4
MEASURE = 600
BIG = 52


class SectionText(QWidget):
    """A small heading, a paragraph, and more of it when asked for."""

    def __init__(self, look: Look, key: str) -> None:
        super().__init__()
        self._more = ""
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
            self._more = section.more
            self.title.set_words(section.title)
            self.words.set_words(section.words)
            self.rest.set_words(section.more)
            self._unfold(unfolded=False)

    def _unfold(self, *, unfolded: bool) -> None:
        self.more.setVisible(bool(self._more))
        self.more.setText("Less" if unfolded else "More")
        self.more.setAccessibleName(f"{self.more.text()}: {self.title.text()}")
        self.more.updateGeometry()
        self.rest.setVisible(unfolded)


class DetailPanel(QWidget):
    """The practice that is chosen.

    Signals:
        begin_asked: Begin it.
        words_asked: Its words are wanted.
        export_asked: It is wanted as a file.
        left: Back to the list, where the panel is a page of its own.
    """

    begin_asked = Signal()
    words_asked = Signal()
    export_asked = Signal()
    left = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.look = look
        identify(self, "library.detail", "The chosen practice")
        ground(self, "surface")
        self._make(look)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._about())
        self._stack.addWidget(self._words_page())
        self._stack.addWidget(self.export_page)
        column = QVBoxLayout()
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._head)
        column.addWidget(self._stack, 1)
        self._foot = self._make_foot()
        column.addWidget(self._foot)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        self._edge = HairLine(look, upright=True)
        whole.addWidget(self._edge)
        whole.addLayout(column, 1)
        self._connect()
        more = (section.more for section in self._sections.values())
        order = [self.back, self.read, *more, self.words_back, self.transcript, self.begin, self.export]
        for before, after in pairwise(order):
            QWidget.setTabOrder(before, after)

    def show_detail(self, detail: Detail) -> None:
        """Show a practice at a length."""
        if detail.title != self.title.text():
            self.show_about()
            self._page.ensureVisible(0, 0)
        self.title.set_words(detail.title)
        self.picture.show_places(detail.places, _lit_words(detail.places))
        self.bars.set_parts(detail.parts)
        self.shape.set_words(detail.shape)
        self.read.setVisible(bool(detail.parts))
        for section in detail.sections:
            self._sections[section.key].show_section(section)
        self.refusal.show_fault(detail.fault, detail.begin)
        self.begin.setVisible(bool(detail.begin))
        self.export.setVisible(bool(detail.begin))
        self.export.setAccessibleName(f"{TITLE}: {detail.title}")
        self.begin.set_text(detail.begin, f"{detail.begin}: {detail.title}")

    def show_words(self, chapters: tuple[Chapter, ...]) -> None:
        """Show the words in place, with a way back."""
        self.transcript.show_chapters(chapters)
        self._stack.setCurrentIndex(1)
        self.words_back.setFocus()

    def show_export(self) -> None:
        """Show what it can be written as, in place, with a way back."""
        self._stack.setCurrentWidget(self.export_page)
        self._foot.hide()
        self.export_page.enter()

    def show_about(self) -> None:
        """Back to what it is."""
        focus, left = QApplication.focusWidget(), self._stack.currentIndex()
        had_focus = left > 0 and focus is not None and self._stack.isAncestorOf(focus)
        opener = self.export if left > 1 else self.read
        self._stack.setCurrentIndex(0)
        self._foot.show()
        if had_focus:
            opener.setFocus()

    @property
    def shows_more(self) -> bool:
        """Whether its words, or what it can be written as, are shown."""
        return self._stack.currentIndex() > 0

    def set_page(self, *, is_page: bool) -> None:
        """Whether it takes the whole pane, with a way back, or stands beside the list."""
        self._head.setVisible(is_page)
        self._edge.setVisible(not is_page)
        for section in self._sections.values():
            section.setMaximumWidth(round(MEASURE * self.look.theme.scale) if is_page else 16_777_215)
        self.setMinimumWidth(0 if is_page else WIDTH)
        self.setMaximumWidth(16_777_215 if is_page else WIDTH)

    def enter(self) -> None:
        """Take the keyboard, at the first thing there is."""
        first = self.back if self._head.isVisible() else self.read if self.read.isVisible() else self.begin
        first.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _make(self, look: Look) -> None:
        self.back = QuietButton(look, "Library", "library.back", icon=Icon.BACK)
        self.back.setAccessibleName("Back to the list")
        self.picture = PracticePicture(look)
        self.title = TextLabel(look, "", Role.SECTION, name="library.detail.title")
        self.bars = PartBars(look)
        self.shape = TextLabel(look, "", Role.SMALL, Tone.INK2, name="library.shape")
        self.read = LinkButton(look, "Read the words", "library.words")
        self.words_back = QuietButton(look, "What it is", "library.words.back", icon=Icon.BACK)
        self.words_back.setAccessibleName("Back to what it is")
        self.transcript = Transcript(look, "library.transcript")
        self.refusal = Refusal(look)
        self.begin = PrimaryButton(look, "Begin", "library.begin", icon=Icon.PLAY)
        self.begin.set_shape(BIG)
        self.export = QuietButton(look, TITLE, "library.export", icon=Icon.EXPORT)
        self.export_page = ExportPage(look)
        self._head = QWidget()
        head = QHBoxLayout(self._head)
        head.setContentsMargins(16, 16, 16, 0)
        head.addWidget(self.back)
        head.addStretch(1)

    def _about(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(SIDE, 22, SIDE, 20)
        column.setSpacing(8)
        under = QHBoxLayout()
        under.addWidget(self.shape, 1, Qt.AlignmentFlag.AlignVCenter)
        under.addWidget(self.read, 0, Qt.AlignmentFlag.AlignTop)
        column.addWidget(self.picture)
        column.addSpacing(8)
        column.addWidget(self.title)
        column.addWidget(self.bars)
        column.addLayout(under)
        self._sections = {key: SectionText(self.look, key) for key in ("about", "leave", "known")}
        for section in self._sections.values():
            column.addSpacing(4)
            column.addWidget(section)
        column.addStretch(1)
        self._page = scrolling(page, "library.detail.page")
        return self._page

    def _words_page(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(SIDE - 8, 16, SIDE - 8, 0)
        column.setSpacing(8)
        column.addWidget(self.words_back, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.transcript, 1)
        return page

    def _make_foot(self) -> QWidget:
        foot = QWidget()
        column = QVBoxLayout()
        column.setContentsMargins(SIDE, 14, SIDE, 10)
        column.setSpacing(6)
        column.addWidget(self.refusal)
        column.addWidget(self.begin)
        column.addWidget(self.export)
        whole = QVBoxLayout(foot)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(HairLine(self.look))
        whole.addLayout(column)
        return foot

    def _connect(self) -> None:
        self.begin.clicked.connect(self.begin_asked)
        self.read.clicked.connect(self.words_asked)
        self.export.clicked.connect(self.export_asked)
        self.words_back.clicked.connect(self.show_about)
        self.export_page.left.connect(self.show_about)
        self.back.clicked.connect(self.left)


def _lit_words(places: tuple[str, ...]) -> str:
    names = list(dict.fromkeys(PLACES[key].name.removeprefix("left ").removeprefix("right ") for key in places))
    return ", ".join(names[:FEW_PLACES]) + (" and more" if len(names) > FEW_PLACES else "")
