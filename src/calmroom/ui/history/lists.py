"""Words that came back, and the practices one by one."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QWidget

from calmroom.domain.practice import Outcome
from calmroom.ui.lines import Act, Lines, Told
from calmroom.ui.theme.fonts import Role
from calmroom.ui.widgets.boxes import in_column, in_row
from calmroom.ui.widgets.buttons import QuietButton
from calmroom.ui.widgets.labels import LinkButton, TextLabel, Tone
from calmroom.ui.widgets.naming import identify
from calmroom.ui.widgets.painting import open_painter

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtGui import QPaintEvent

    from calmroom.ui.history.state import PracticeLine, WordLine
    from calmroom.ui.theme.look import Look

NO_WORDS = "Words that stand on more than one page come here."
AT_FIRST = 8
"""Practices that are told at once; the others follow when they are asked for."""
NO_PAIRS = "Where you say how settled you are before and after, it stands here."


class WordLines(QWidget):
    """The words, in the person's own serif."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.look = look
        identify(self, "history.words", "Words that came back")
        self.none = TextLabel(look, NO_WORDS, Role.SMALL, Tone.INK2, name="history.no-words")
        self._lines: list[_Word] = []
        self._column = in_column(self)
        self._column.addWidget(self.none)

    def show_words(self, words: tuple[WordLine, ...]) -> None:
        """Show other words."""
        self.none.setVisible(not words)
        while len(self._lines) < len(words):
            self._lines.append(_Word(self.look))
            self._column.addWidget(self._lines[-1])
        for number, line in enumerate(self._lines):
            line.tell(words[number] if number < len(words) else None)


class _Word(QWidget):
    """A word and how often it came, with a hair line under them."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.look = look
        self._shown: WordLine | None = None
        self._word = TextLabel(look, "", Role.PROMPT)
        self._count = TextLabel(look, "", Role.SMALL, Tone.INK2)
        line = in_row(self, 6)
        line.setContentsMargins(0, 6, 0, 7)
        line.addWidget(self._word, 1, Qt.AlignmentFlag.AlignVCenter)
        line.addWidget(self._count, 0, Qt.AlignmentFlag.AlignVCenter)

    def tell(self, word: WordLine | None) -> None:
        """Take another word, or none."""
        if word != self._shown:
            self._shown = word
            self._word.set_words(word.word if word is not None else "")
            self._word.setAccessibleName(word.spoken if word is not None else "")
            self._count.set_words(word.count if word is not None else "")
        self.setVisible(word is not None)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The hair line."""
        open_painter(self).fillRect(0, self.height() - 1, self.width(), 1, QColor(self.look.palette.hair))


class PracticeLines(QWidget):
    """The practices, newest first, each told alike, each with what can be done with it.

    Signals:
        page_asked: The id of a page of the journal.
        change_asked: The ``PracticeRecord`` to put right.
        remove_asked: The ``PracticeRecord`` to take out.
    """

    page_asked = Signal(str)
    change_asked = Signal(object)
    remove_asked = Signal(object)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._shown: tuple[PracticeLine, ...] = ()
        self.lines = Lines(look, "history.practices", "Practices")
        self.more = LinkButton(look, "", "history.more")
        self.more.hide()
        whole = in_column(self)
        whole.addWidget(self.lines)
        whole.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        self.more.clicked.connect(self._show_all)

    def show_practices(self, practices: tuple[PracticeLine, ...]) -> None:
        """Show other practices; of many, the newest first and the others when they are asked for."""
        if practices == self._shown:
            return
        self._shown = practices
        self._show(AT_FIRST)
        left = len(practices) - AT_FIRST
        self.more.setVisible(left > 0)
        self.more.setText(f"Show {left} more")
        self.more.setAccessibleName(self.more.text())

    def _show(self, many: int) -> None:
        self.lines.show_lines([self._told(practice, number) for number, practice in enumerate(self._shown[:many])])

    def _show_all(self) -> None:
        self.more.hide()
        self._show(len(self._shown))
        following = self.findChild(QuietButton, f"history.change.{AT_FIRST}")
        if isinstance(following, QuietButton):
            following.setFocus(Qt.FocusReason.OtherFocusReason)

    def _told(self, practice: PracticeLine, number: int) -> Told:
        return Told(practice.title, practice.line, tuple(self._acts(practice, number)))

    def _acts(self, practice: PracticeLine, number: int) -> Iterator[Act]:
        if practice.entry_id:
            read = partial(self.page_asked.emit, practice.entry_id)
            yield Act("Read the page", f"history.page.{number}", practice.spoken, read, is_link=True)
        record = practice.record
        if record is not None and record.outcome is not Outcome.UNDER_WAY:
            for verb, signal in (("Change", self.change_asked), ("Remove", self.remove_asked)):
                spoken = f"{verb} {practice.title}, {practice.line}"
                yield Act(verb, f"history.{verb.lower()}.{number}", spoken, partial(signal.emit, record))
