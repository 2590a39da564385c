"""One practice beside the list: what it is, its words, and Begin."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from calmroom.domain.body.body import PLACES
from calmroom.ui.gate import GateBox
from calmroom.ui.library.export_page import TITLE, ExportPage
from calmroom.ui.library.fault import Refusal
from calmroom.ui.library.picture import PartBars, PracticePicture
from calmroom.ui.library.section import SectionText
from calmroom.ui.library.transcript import Transcript
from calmroom.ui.theme.fonts import Role
from calmroom.ui.theme.icons import Icon
from calmroom.ui.widgets.buttons import PrimaryButton, QuietButton
from calmroom.ui.widgets.labels import LinkButton, TextLabel, Tone
from calmroom.ui.widgets.naming import identify
from calmroom.ui.widgets.surfaces import HairLine, ground, scrolling

if TYPE_CHECKING:
    from calmroom.ui.library.choices import DetailChoices
    from calmroom.ui.library.detail_state import Chapter, Detail
    from calmroom.ui.theme.look import Look

WIDTH = 360
SIDE = 28
FEW_PLACES = 4
MEASURE = 600
BIG = 52
BAR = 12
"""How wide a scroll bar is: what stands beside it ends where Begin does."""
LEAVE, KNOWN = "leave", "known"
SECTIONS = ("about", LEAVE, KNOWN, "made")


class DetailPanel(QWidget):
    """The practice that is chosen.

    Signals:
        begin_asked: Begin it.
        words_asked: Its words are wanted.
        export_asked: It is wanted as a file.
        evidence_asked: The whole page about what is known is wanted.
        left: Back to the list, where the panel is a page of its own.
    """

    begin_asked = Signal()
    words_asked = Signal()
    export_asked = Signal()
    evidence_asked = Signal()
    left = Signal()

    def __init__(self, look: Look, choices: DetailChoices, export_page: ExportPage) -> None:
        super().__init__()
        self.look = look
        self.choices = choices
        self.export_page = export_page
        identify(self, "library.detail", "The chosen practice")
        ground(self, "surface")
        self.gate = GateBox(look, "library.gate")
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
        self._order_focus()

    def show_detail(self, detail: Detail) -> None:
        """Show a practice at a length."""
        if detail.title != self.title.text():
            self.show_about()
            self._page.ensureVisible(0, 0)
        self.title.set_words(detail.title)
        self.picture.show_practice(detail.script_id, detail.places, _lit_words(detail.places))
        self.bars.set_parts(detail.parts)
        self.shape.set_words(detail.shape)
        self.manner.set_words(detail.manner)
        self.gate.show_gate(detail.gate)
        self.read.setVisible(bool(detail.parts))
        for section in detail.sections:
            self._sections[section.key].show_section(section)
        self.refusal.show_fault(detail.fault, detail.begin)
        self.begin.setVisible(bool(detail.begin))
        self.export.setVisible(bool(detail.begin))
        is_away = self._stack.currentWidget() is self.export_page
        self._foot.setVisible(bool(detail.begin or detail.fault) and not is_away)
        self._order_focus()
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
        self._foot.setVisible(bool(self.begin.text()) or self.refusal.isVisibleTo(self._foot))
        if had_focus:
            opener.setFocus()

    @property
    def shows_more(self) -> bool:
        """Whether its words, or what it can be written as, are shown."""
        return self._stack.currentIndex() > 0

    def set_page(self, *, is_page: bool) -> None:
        """Whether it takes the whole pane, with a way back, or stands beside the list."""
        self._head.setVisible(is_page or self._is_visit)
        self._edge.setVisible(not is_page)
        self.choices.set_page(is_page=is_page)
        for section in self._sections.values():
            section.setMaximumWidth(round(MEASURE * self.look.theme.scale) if is_page else 16_777_215)
        self.setMinimumWidth(0 if is_page else WIDTH)
        self.setMaximumWidth(16_777_215 if is_page else WIDTH)

    def show_way(self, words: str = "") -> None:
        """Have the way back lead elsewhere, under these words; without any it leads to the list."""
        self._is_visit = bool(words)
        self.back.set_text(words or "Library", f"Back to {words.lower()}" if words else "Back to the list")

    def enter(self) -> None:
        """Take the keyboard, at the first thing there is."""
        first = self.back if self._head.isVisible() else self.read if self.read.isVisible() else self.begin
        first.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _make(self, look: Look) -> None:
        self.back = QuietButton(look, "Library", "library.back", icon=Icon.BACK)
        self.back.setAccessibleName("Back to the list")
        self._is_visit = False
        self.picture = PracticePicture(look)
        self.title = TextLabel(look, "", Role.SECTION, name="library.detail.title")
        self.bars = PartBars(look)
        self.shape = TextLabel(look, "", Role.SMALL, Tone.INK2, name="library.shape")
        self.manner = TextLabel(look, "", Role.SMALL, Tone.INK2, name="library.manner")
        self.read = LinkButton(look, "Read the words", "library.words")
        self.evidence = LinkButton(look, "All that is known", "library.evidence")
        self.words_back = QuietButton(look, "What it is", "library.words.back", icon=Icon.BACK)
        self.words_back.setAccessibleName("Back to what it is")
        self.transcript = Transcript(look, "library.transcript")
        self.refusal = Refusal(look)
        self.begin = PrimaryButton(look, "Begin", "library.begin", icon=Icon.PLAY)
        self.begin.set_shape(BIG)
        self.export = QuietButton(look, TITLE, "library.export", icon=Icon.EXPORT)
        self._head = QWidget()
        head = QHBoxLayout(self._head)
        head.setContentsMargins(16, 16, 16, 0)
        head.addWidget(self.back)
        head.addStretch(1)

    def _about(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(SIDE, 22, SIDE - BAR, 20)
        column.setSpacing(8)
        column.addWidget(self.picture)
        column.addSpacing(8)
        column.addWidget(self.title)
        column.addWidget(self.bars)
        column.addWidget(self.shape)
        column.addWidget(self.manner)
        column.addWidget(self.read, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.gate)
        self._sections = {key: SectionText(self.look, key) for key in SECTIONS}
        for key, section in self._sections.items():
            column.addSpacing(4)
            column.addWidget(section)
            if key == LEAVE:
                column.addSpacing(8)
                column.addWidget(self.choices)
                column.addSpacing(8)
            if key == KNOWN:
                column.addWidget(self.evidence, 0, Qt.AlignmentFlag.AlignLeft)
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
        self.evidence.clicked.connect(self.evidence_asked)
        self.words_back.clicked.connect(self.show_about)
        self.export_page.left.connect(self.show_about)
        self.back.clicked.connect(self.left)

    def _order_focus(self) -> None:
        """Tab goes as one reads."""
        about, leave, known, made = (self._sections[key].more for key in SECTIONS)
        told = (about, leave, *self.choices.parts(), known, self.evidence, made)
        order = [self.back, self.read, *self.gate.parts(), *told]
        for before, after in pairwise([*order, self.words_back, self.transcript, self.begin, self.export]):
            QWidget.setTabOrder(before, after)


def _lit_words(places: tuple[str, ...]) -> str:
    names = list(dict.fromkeys(PLACES[key].name.removeprefix("left ").removeprefix("right ") for key in places))
    return ", ".join(names[:FEW_PLACES]) + (" and more" if len(names) > FEW_PLACES else "")
