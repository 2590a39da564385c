"""A page to read, painted: headings, paragraphs, lists, and the sources at its foot."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from calmroom.domain.care.knowledge import Form, PageId
from calmroom.ui.calling.card import SelectableLabel
from calmroom.ui.reading.frame import ReadingFrame
from calmroom.ui.reading.state import FOLDERS, SOURCES, checked_words, folder_words, source_words
from calmroom.ui.theme.fonts import Role
from calmroom.ui.widgets.labels import TextLabel, Tone
from calmroom.ui.widgets.naming import identify

if TYPE_CHECKING:
    from calmroom.domain.care.knowledge import KnownPage, Passage
    from calmroom.domain.errors import CalmroomError
    from calmroom.services.knowledge import KnowledgeService
    from calmroom.services.rooms import Facts
    from calmroom.ui.context import Context

DOT = "\N{BULLET}"


class ReadingPane(QWidget):
    """One page; it is read on the worker the first time.

    Signals:
        left: Back to where one was.
        read_asked: The id of another page.
    """

    left = Signal()
    read_asked = Signal(str)

    def __init__(self, page_id: PageId, knowledge: KnowledgeService, facts: Facts, context: Context) -> None:
        super().__init__()
        self._page_id, self._knowledge, self._facts, self._context = page_id, knowledge, facts, context
        self._frame: ReadingFrame | None = None
        self._is_refused = False
        identify(self, f"read.{page_id.value}")
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)

    def open(self) -> None:
        """Show the page from its beginning."""
        if self._is_refused and self._frame is not None:
            self._frame.hide()
            self._frame.deleteLater()
            self._frame, self._is_refused = None, False
        if self._frame is not None:
            self._frame.area.verticalScrollBar().setValue(0)
            return
        self._context.tasks.run(lambda: self._knowledge.page(self._page_id), self._show, self._refuse)

    def _show(self, page: KnownPage | None) -> None:
        if page is None or self._frame is not None:
            return
        frame = self._put(page.title, page.line)
        for chapter in page.chapters:
            if chapter.title:
                self._head(frame, chapter.title)
            for passage in chapter.passages:
                frame.column.addWidget(self._passage(passage))
        if self._page_id is PageId.PRIVACY:
            self._add(frame, FOLDERS, folder_words(self._facts.folders))
        self._add(frame, SOURCES, source_words(page))
        frame.column.addSpacing(12)
        words = checked_words(page.checked)
        frame.column.addWidget(
            TextLabel(self._context.look, words, Role.SMALL, Tone.INK2, name=f"{self._name}.checked")
        )
        frame.column.addStretch(1)

    def _refuse(self, fault: CalmroomError) -> None:
        if self._frame is None:
            frame = self._put("This page cannot be shown", fault.message)
            frame.column.addWidget(TextLabel(self._context.look, fault.hint))
            frame.column.addStretch(1)
            self._is_refused = True

    def _put(self, title: str, line: str) -> ReadingFrame:
        frame = self._frame = ReadingFrame(self._context.look, self._page_id.value, title, line)
        frame.left.connect(self.left)
        frame.read_asked.connect(self.read_asked)
        self.setAccessibleName(title)
        layout = self.layout()
        if layout is not None:
            layout.addWidget(frame)
        frame.back.setFocus(Qt.FocusReason.OtherFocusReason)
        return frame

    @property
    def _name(self) -> str:
        return f"read.{self._page_id.value}"

    def _head(self, frame: ReadingFrame, title: str) -> None:
        frame.column.addSpacing(16)
        frame.column.addWidget(TextLabel(self._context.look, title, Role.SECTION))

    def _passage(self, passage: Passage) -> QWidget:
        label = TextLabel(self._context.look, passage.words)
        if passage.form is Form.PARAGRAPH:
            return label
        item = QWidget()
        row = QHBoxLayout(item)
        row.setContentsMargins(4, 0, 0, 0)
        row.setSpacing(10)
        row.addWidget(TextLabel(self._context.look, DOT, Role.BODY, Tone.INK2), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(label, 1)
        return item

    def _add(self, frame: ReadingFrame, title: str, lines: tuple[str, ...]) -> None:
        if lines:
            self._head(frame, title)
        for number, words in enumerate(lines, start=1):
            frame.column.addWidget(
                SelectableLabel(
                    self._context.look, words, f"{self._name}.{title.lower().replace(' ', '-')}.{number}", Role.SMALL
                )
            )
