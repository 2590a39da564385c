"""The page that is open: day, practice, question, words, and where they are kept."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, QEvent, QObject, Qt, Signal
from PySide6.QtGui import QResizeEvent, QTextCursor
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from calmroom.domain.journal.journal import EntryKind
from calmroom.domain.journal.questions import Answer
from calmroom.ui.fault import FaultRow, FaultWords
from calmroom.ui.journal.belongings import Told
from calmroom.ui.journal.sheet.dating import PageDay
from calmroom.ui.journal.sheet.field import JournalField
from calmroom.ui.journal.sheet.follow import Follow
from calmroom.ui.journal.sheet.foot import PageFoot
from calmroom.ui.journal.sheet.links import MapCard
from calmroom.ui.journal.sheet.tags import WordRow
from calmroom.ui.journal.sheet.voice import VoicePart
from calmroom.ui.journal.state import has_answers
from calmroom.ui.theme.fonts import Role
from calmroom.ui.theme.icons import Icon
from calmroom.ui.widgets.buttons import QuietButton
from calmroom.ui.widgets.labels import TextLabel, Tone
from calmroom.ui.widgets.naming import announce, identify
from calmroom.ui.widgets.segments import SegmentedChoice
from calmroom.ui.widgets.surfaces import scrolling

if TYPE_CHECKING:
    from calmroom.domain.body.body_map import BodyMap
    from calmroom.domain.errors import CalmroomError
    from calmroom.domain.journal.journal import Entry
    from calmroom.ui.theme.look import Look

MEASURE = 500
"""Px at 100 %: about 55 characters of the journal's serif on a line."""
EMPTY_PAGE = "One word is enough, and none is fine."
LEAST_LINES = 3
SIDE = 48
MAP_GAP = 28
ROOM_BESIDE = 560
"""Px of the page, without its margins, from which on a map stands beside the text."""
SHUT = FaultWords("Nothing that is written now could be kept, so the page waits.", "Try again")
ANSWERS = tuple((answer.value, answer.value) for answer in Answer)


class EntryPage(QWidget):
    """Shows one page and tells of every change; it saves nothing itself.

    Signals:
        changed: Text, words or an answer are different.
        rested: The keyboard has left the text.
        moved: A ``QDate`` to put the page on.
        map_asked: Its body map, or a new one.
        practice_asked: The practice that it follows.
        remove_asked: Take this page out.
        left: Back to the list, where the page stands alone.
        hands_asked: A page in two hands.
        paper_asked: The page on paper.
        try_asked: Try to open the vault again.
    """

    changed = Signal()
    rested = Signal()
    moved = Signal(QDate)
    map_asked = Signal()
    practice_asked = Signal()
    remove_asked = Signal()
    left = Signal()
    hands_asked = Signal()
    paper_asked = Signal()
    try_asked = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.look = look
        self._shown = ""
        identify(self, "journal.page", "The open page")
        self._make(look)
        self._lay()
        self._connect()
        self._fit()

    def show_entry(self, entry: Entry, heading: str) -> None:
        """Show a page."""
        self.day.show_day(heading, entry.written.date() if heading else None)
        self.kind.setVisible(entry.kind is EntryKind.NOTE)
        self.prompt.set_words(entry.prompt)
        self.prompt.setVisible(bool(entry.prompt))
        self.answers.setVisible(has_answers(entry.asked))
        if entry.answer is not None:
            self.answers.set_value(entry.answer.value)
        else:
            self.answers.clear()
        self.text.show_page(entry.id, entry.text)
        self._shown = entry.text
        self.pasted.hide()
        self.text.setAccessibleDescription(entry.prompt)
        self.words.show_tags(entry.tags)
        self._order_focus()
        self.show_after(Told())
        self.show_map(None)

    def answer(self) -> Answer | None:
        """What was said to the question of the page in one word."""
        return Answer(self.answers.value()) if self.answers.value() else None

    def write_on(self) -> None:
        """Take the keyboard, behind the last word."""
        self.text.moveCursor(QTextCursor.MoveOperation.End)
        self.text.setFocus(Qt.FocusReason.TabFocusReason)

    def show_after(self, told: Told) -> None:
        """Say which practice the page follows, if any, and how one was before and after."""
        self.follow.show_practice(told)
        self.around.set_words(told.around)
        self.around.setVisible(bool(told.around))

    def show_map(self, body_map: BodyMap | None, words: str = "", spoken: str = "") -> None:
        """Show the body map of the page, if it has one."""
        self.map.show_map(body_map, words, spoken)
        self.day.draw.setVisible(body_map is None and not self.day.other.isHidden())
        self._beside_or_under()

    def show_hits(self, sought: str) -> None:
        """Mark the words that are looked for."""
        self.text.mark_hits(sought)

    def show_fault(self, fault: CalmroomError) -> None:
        """Say that the words are not safe yet, and why."""
        self.foot.say_fault(fault)

    def show_shut(self, fault: CalmroomError | None) -> None:
        """Say that nothing can be kept; without words on the page, none can be typed into nothing."""
        self.shut.setVisible(fault is not None)
        if fault is not None:
            self.shut.tell(fault)
        is_blank = not self.text.toPlainText().strip() and not self.words.tags()
        is_open = fault is None or not is_blank
        for part in (self.text, self.voice, self.words, self.foot):
            part.setVisible(is_open)
        self._blank.setVisible(not is_open)

    def set_page(self, *, is_page: bool) -> None:
        """Whether it stands alone, with a way back to the list."""
        self.back.setVisible(is_page)
        side = 28 if is_page else SIDE
        self._column.setContentsMargins(side, 12 if is_page else 34, side, 12)
        self.foot.set_side(side)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Leaving the text is a moment to save."""
        if watched is self.text and event.type() is QEvent.Type.FocusOut:
            self.rested.emit()
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The map beside the text, or under it."""
        super().resizeEvent(event)
        self._beside_or_under()

    def forget(self) -> None:
        """Hold nothing of what was shown or typed."""
        self.text.forget_pages()
        self.words.forget()
        self.show_map(None)

    def _tell_change(self) -> None:
        # Qt tells of new inks as well.
        words = self.text.toPlainText()
        if words != self._shown:
            self._shown = words
            self.changed.emit()

    def _tell_pasted(self, words: str) -> None:
        self.pasted.set_words(words)
        self.pasted.setVisible(bool(words))
        if words:
            announce(self, words)

    def _make(self, look: Look) -> None:
        self.back = QuietButton(look, "Journal", "journal.back", icon=Icon.BACK)
        self.back.setAccessibleName("Back to the pages")
        self.shut = FaultRow(look, "journal.fault", SHUT)
        self.day = PageDay(look)
        self.kind = TextLabel(look, "A note for my therapist", Role.SMALL_STRONG, Tone.INK2, name="journal.kind")
        self.follow = Follow(look)
        self.around = TextLabel(look, "", Role.SMALL, Tone.INK2, name="journal.around")
        self.prompt = TextLabel(look, "", Role.PROMPT, Tone.INK2, name="journal.prompt")
        self.answers = SegmentedChoice(look, "journal.answer", "The same, different, or unsure", ANSWERS)
        self.text = JournalField(look, "journal.text", "What you write", EMPTY_PAGE)
        self.pasted = TextLabel(look, "", Role.SMALL, Tone.INK2, name="journal.pasted")
        self.map = MapCard(look)
        self.voice = VoicePart(look)
        self.words = WordRow(look)
        self.foot = PageFoot(look)
        for part in (self.shut, self.kind, self.around, self.answers, self.pasted):
            part.hide()
        self._blank = QWidget()
        self._blank.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        self._blank.hide()

    def _connect(self) -> None:
        self.text.textChanged.connect(self._tell_change)
        self.text.installEventFilter(self)
        self.text.pasted.connect(self._tell_pasted)
        self.answers.chosen.connect(lambda _value: self.changed.emit())
        self.words.changed.connect(self.changed)
        self.words.changed.connect(self._order_focus)
        self.voice.changed.connect(self._order_focus)
        self.words.choose.toggled.connect(self._order_focus)
        self.day.moved.connect(self.moved)
        self.map.clicked.connect(self.map_asked)
        self.day.draw.clicked.connect(self.map_asked)
        self.follow.link.clicked.connect(self.practice_asked)
        self.foot.remove.clicked.connect(self.remove_asked)
        self.foot.hands.clicked.connect(self.hands_asked)
        self.foot.paper.clicked.connect(self.paper_asked)
        self.back.clicked.connect(self.left)
        self.shut.pressed.connect(self.try_asked)
        self.look.changed.connect(self._fit)

    def _lay(self) -> None:
        written = QVBoxLayout()
        written.setSpacing(14)
        written.addWidget(self.prompt)
        written.addWidget(self.answers)
        written.addWidget(self.text, 1)
        written.addWidget(self.pasted)
        self._sheet = QWidget()
        self._beside = QBoxLayout(QBoxLayout.Direction.LeftToRight, self._sheet)
        self._beside.setContentsMargins(0, 0, 0, 0)
        self._beside.setSpacing(MAP_GAP)
        across = QHBoxLayout()
        across.addWidget(self._sheet, 100)
        across.addStretch(1)
        self._beside.addLayout(written, 1)
        self._beside.addWidget(self.map, 0, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        content = QWidget()
        self._column = QVBoxLayout(content)
        self._column.setSpacing(0)
        self._column.addWidget(self.back, 0, Qt.AlignmentFlag.AlignLeft)
        self._column.addWidget(self.day)
        self._column.addSpacing(4)
        for part in (self.kind, self.follow, self.around):
            self._column.addWidget(part)
        self._column.addSpacing(20)
        self._column.addWidget(self.shut)
        self._column.addLayout(across, 1)
        self._column.addWidget(self._blank, 1)
        self._column.addSpacing(12)
        self._column.addWidget(self.voice)
        self._column.addSpacing(14)
        self._column.addWidget(self.words)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(scrolling(content, "journal.page.scroll"), 1)
        whole.addWidget(self.foot)

    def _order_focus(self) -> None:
        """Tab goes as one reads, also through words that were added later."""
        parts = (
            *self.day.controls(),
            self.follow.link,
            *self.answers.buttons(),
            self.text,
            self.map,
            *self.voice.controls(),
            *self.words.controls(),
            *self.foot.controls(),
        )
        for before, after in pairwise(parts):
            QWidget.setTabOrder(before, after)

    def _beside_or_under(self) -> None:
        room = self.width() - 2 * SIDE
        theme, way = self.look.theme, QBoxLayout.Direction
        is_beside = not theme.large_text and room >= ROOM_BESIDE * theme.scale
        self._beside.setDirection(way.LeftToRight if is_beside else way.TopToBottom)
        extra = MAP_GAP + self.map.sizeHint().width() if is_beside and not self.map.isHidden() else 0
        self._sheet.setMaximumWidth(round(MEASURE * theme.scale) + extra)

    def _fit(self) -> None:
        theme = self.look.theme
        self.text.setMinimumHeight(round(LEAST_LINES * theme.line_height(Role.JOURNAL)))
        self._beside_or_under()
