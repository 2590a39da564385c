"""A question that may be answered now: by a press, by some words, or not at all."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from calmroom.ui.theme.fonts import Role
from calmroom.ui.theme.icons import Icon
from calmroom.ui.widgets.chips import Chip, CrossButton
from calmroom.ui.widgets.flow import FlowLayout
from calmroom.ui.widgets.labels import TextLabel
from calmroom.ui.widgets.naming import identify
from calmroom.ui.widgets.surfaces import Card

if TYPE_CHECKING:
    from calmroom.domain.journal.questions import Answer, Question
    from calmroom.ui.theme.look import Look


class AskedCard(Card):
    """One question at a time; another comes when it is answered or let go.

    Signals:
        answered: A ``Question``, and an ``Answer`` or None where it is for words alone.
    """

    answered = Signal(object, object)

    def __init__(self, look: Look) -> None:
        super().__init__(look, "journal.question", 12.0)
        self._let_go: set[str] = set()
        self._is_aside = False
        self._question: Question | None = None
        self._chips: list[Chip] = []
        self.words = TextLabel(look, "", Role.NOTE, name="journal.question.words")
        self.away = CrossButton(look, "journal.question.let-go", "Let this question go")
        self._answers = QWidget()
        self._row = FlowLayout(gap=6)
        self._answers.setLayout(self._row)
        top = QHBoxLayout()
        top.setSpacing(6)
        top.addWidget(self.words, 1)
        top.addWidget(self.away, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 8, 12)
        column.setSpacing(8)
        column.addLayout(top)
        column.addWidget(self._answers)
        self.away.clicked.connect(self._drop)
        self.hide()

    def show_questions(self, questions: tuple[Question, ...]) -> None:
        """Ask the first of these that was not let go."""
        asked = next((one for one in questions if one.key not in self._let_go), None)
        if asked != self._question:
            self._question = asked
            self._ask()
        self._show_or_hide()

    def set_aside(self, *, aside: bool) -> None:
        """Whether it waits, while something is looked for."""
        self._is_aside = aside
        self._show_or_hide()

    def forget(self) -> None:
        """Ask nothing."""
        self.show_questions(())

    def controls(self) -> tuple[QWidget, ...]:
        """Everything that can be pressed, in reading order."""
        return () if self._question is None else (*self._chips, self.away)

    def _show_or_hide(self) -> None:
        self.setVisible(self._question is not None and not self._is_aside)

    def _ask(self) -> None:
        for chip in self._chips:
            self._row.removeWidget(chip)
            chip.hide()
            chip.setParent(None)
            chip.deleteLater()
        self._chips = []
        question = self._question
        self.words.set_words("" if question is None else question.prompt)
        if question is None:
            return
        for answer in question.answers or (None,):
            self._chips.append(self._chip(answer))
        for before, after in pairwise(self.controls()):
            QWidget.setTabOrder(before, after)

    def _chip(self, answer: Answer | None) -> Chip:
        words = "Write" if answer is None else answer.value
        chip = Chip(self.look, words, f"journal.question.{words.lower()}", Icon.PENCIL if answer is None else None)
        identify(chip, chip.objectName(), f"{words}, and write if you like" if answer else "Write")
        chip.clicked.connect(lambda: self._answer(answer))
        self._row.addWidget(chip)
        chip.show()
        return chip

    def _answer(self, answer: Answer | None) -> None:
        question = self._question
        if question is not None:
            self.hide()
            self._question = None
            self.answered.emit(question, answer)

    def _drop(self) -> None:
        if self._question is not None:
            self._let_go.add(self._question.key)
        self.hide()
        self._question = None
