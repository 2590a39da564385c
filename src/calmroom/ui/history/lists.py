"""Words that came back, and the practices one by one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from calmroom.domain.practice import Outcome
from calmroom.ui.beside import Beside
from calmroom.ui.theme.fonts import Role
from calmroom.ui.widgets.buttons import QuietButton
from calmroom.ui.widgets.labels import LinkButton, TextLabel, Tone
from calmroom.ui.widgets.naming import identify
from calmroom.ui.widgets.surfaces import HairLine

if TYPE_CHECKING:
    from collections.abc import Sequence

    from calmroom.ui.history.state import PracticeLine, WordLine
    from calmroom.ui.theme.look import Look

NO_WORDS = "Words that stand on more than one page come here."
AT_FIRST = 8
"""Practices that are told at once; the others follow when they are asked for."""
NO_PAIRS = "Where you say how settled you are before and after, it stands here."


class Lines(QWidget):
    """Rows with a hair line under each, made anew when they change."""

    def __init__(self, look: Look, name: str, spoken: str) -> None:
        super().__init__()
        self.look = look
        self._holder: QWidget | None = None
        identify(self, name, spoken)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)

    def show_rows(self, rows: Sequence[QWidget]) -> None:
        """Show these and no others; they are laid out once, when all are there."""
        if self._holder is not None:
            self._column.removeWidget(self._holder)
            self._holder.hide()
            self._holder.setParent(None)
            self._holder.deleteLater()
        self._holder = QWidget()
        column = QVBoxLayout(self._holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for row in rows:
            column.addWidget(row)
            column.addWidget(HairLine(self.look))
        column.addStretch(1)
        self._column.addWidget(self._holder)


class WordLines(Lines):
    """The words, in the person's own serif."""

    def __init__(self, look: Look) -> None:
        super().__init__(look, "history.words", "Words that came back")
        self._shown: tuple[WordLine, ...] | None = None
        self.none = TextLabel(look, NO_WORDS, Role.SMALL, Tone.INK2, name="history.no-words")
        self._column.addWidget(self.none)

    def show_words(self, words: tuple[WordLine, ...]) -> None:
        """Show other words."""
        if words == self._shown:
            return
        self._shown = words
        self.none.setVisible(not words)
        self.show_rows([self._row(word) for word in words])

    def _row(self, word: WordLine) -> QWidget:
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 6, 0, 6)
        said = TextLabel(self.look, word.word, Role.PROMPT)
        count = TextLabel(self.look, word.count, Role.SMALL, Tone.INK2)
        said.setAccessibleName(word.spoken)
        line.addWidget(said, 1, Qt.AlignmentFlag.AlignVCenter)
        line.addWidget(count, 0, Qt.AlignmentFlag.AlignVCenter)
        return row


class PracticeLines(Lines):
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
        super().__init__(look, "history.practices", "Practices")
        self._shown: tuple[PracticeLine, ...] | None = None
        self.more = LinkButton(look, "", "history.more")
        self.more.clicked.connect(self._show_all)

    def show_practices(self, practices: tuple[PracticeLine, ...]) -> None:
        """Show other practices; of many, the newest first and the others when they are asked for."""
        if practices != self._shown:
            self._shown = practices
            self._show(practices[:AT_FIRST])
            left = len(practices) - AT_FIRST
            self.more.setVisible(left > 0)
            self.more.setText(f"Show {left} more")
            self.more.setAccessibleName(self.more.text())

    def _show(self, practices: tuple[PracticeLine, ...]) -> None:
        self.show_rows([self._row(practice, number) for number, practice in enumerate(practices)])
        self._column.removeWidget(self.more)
        self._column.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)

    def _show_all(self) -> None:
        practices = self._shown or ()
        self.more.hide()
        self._show(practices)
        following = self.findChild(QuietButton, f"history.change.{AT_FIRST}")
        if isinstance(following, QuietButton):
            following.setFocus(Qt.FocusReason.OtherFocusReason)

    def _row(self, practice: PracticeLine, number: int) -> QWidget:
        words = QWidget()
        column = QVBoxLayout(words)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(1)
        column.addWidget(TextLabel(self.look, practice.title, Role.BODY_STRONG))
        column.addWidget(TextLabel(self.look, practice.line, Role.SMALL, Tone.INK2))
        acts = QWidget()
        line = QHBoxLayout(acts)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(10)
        if practice.entry_id:
            link = LinkButton(self.look, "Read the page", f"history.page.{number}")
            link.setAccessibleName(practice.spoken)
            link.clicked.connect(lambda: self.page_asked.emit(practice.entry_id))
            line.addWidget(link)
        if practice.record is not None and practice.record.outcome is not Outcome.UNDER_WAY:
            for verb, signal in (("Change", self.change_asked), ("Remove", self.remove_asked)):
                button = QuietButton(self.look, verb, f"history.{verb.lower()}.{number}")
                button.setAccessibleName(f"{verb} {practice.title}, {practice.line}")
                button.clicked.connect(lambda _on=False, signal=signal: signal.emit(practice.record))
                line.addWidget(button)
        row = Beside(self.look, words, acts)
        row.box.setContentsMargins(0, 9, 0, 9)
        return row
