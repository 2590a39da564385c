"""The menu of a page: what a word may have been meant for, learning it, and Qt's own entries below."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QTextCursor
from PySide6.QtWidgets import QMenu
from shiboken6 import isValid

from calmroom.ui.theme.fonts import Role
from calmroom.ui.widgets.naming import announce, identify

if TYPE_CHECKING:
    from collections.abc import Callable

    from calmroom.services.spelling import Spelling, SpellingService
    from calmroom.ui.tasks import Tasks
    from calmroom.ui.widgets.fields import WritingField

ALL_KNOWN: Final = "Every word here is known"
NOTHING_LIKE: Final = "No word is written much like it"
LOOKING: Final = "Looking for words like it"
LEARN: Final = "Learn this word"
UNLEARN: Final = "Forget this word again"
CHECK: Final = "Underline unknown words"


class WordMenu(QMenu):
    """Made anew each time, and gone when it closes."""

    def __init__(self, field: WritingField, spelling: SpellingService) -> None:
        super().__init__(field)
        self._field = field
        self._spelling = spelling
        identify(self, "writing.menu", "This page")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setFont(field.look.theme.font(Role.BODY))
        self._own = self.addSeparator()
        usual = field.createStandardContextMenu()
        # Its entries go with it; as a popup of its own it is never seen.
        usual.setParent(self, Qt.WindowType.Popup)
        self.addActions(usual.actions())
        self.addSeparator()
        check = self._entry(CHECK, lambda: spelling.turn(on=not spelling.is_on), before=None)
        check.setCheckable(True)
        check.setChecked(spelling.is_on)

    def offer(self, cursor: QTextCursor, word: str, tasks: Tasks) -> WordMenu:
        """Offer what may have been meant, where no dictionary knows the word; it is looked for on the worker.

        Args:
            cursor: The word, selected.
            word: The same.
            tasks: The worker.
        """
        if self._spelling.is_learned(word):
            self._entry(UNLEARN, lambda: self._spelling.unlearn(word), self._own)
        elif self._spelling.is_on:
            tasks.run(partial(self._spelling.advice, word), partial(self._fill, cursor, self._said(LOOKING)))
        return self

    def say_all_known(self, tasks: Tasks) -> WordMenu:
        """Say that there is no such word, or why none was looked up."""
        said = self._said(ALL_KNOWN)
        tasks.run(self._spelling.state, partial(self._say_missing, said))
        announce(self._field, ALL_KNOWN)
        return self

    def _fill(self, cursor: QTextCursor, waits: QAction, found: tuple[str, ...] | None) -> None:
        if not isValid(self):
            return
        if found is None:
            self.removeAction(waits)
            return
        word = cursor.selectedText()
        offered = [self._entry(one, partial(self._put, cursor, one), self._own) for one in found]
        learn = self._entry(LEARN, lambda: self._spelling.learn(word), self._own)
        if offered:
            self.removeAction(waits)
        else:
            waits.setText(NOTHING_LIKE)
        self.setActiveAction(offered[0] if offered else learn)
        announce(self._field, f"{word}: {', '.join(found) or NOTHING_LIKE}")

    def _say_missing(self, said: QAction, state: Spelling) -> None:
        if isValid(self) and state.missing:
            said.setText(state.missing)

    def _put(self, cursor: QTextCursor, word: str) -> None:
        cursor.insertText(word)
        self._field.setTextCursor(cursor)
        self._field.setFocus()

    def _said(self, words: str) -> QAction:
        said = self._entry(words, None, self._own)
        said.setEnabled(False)
        return said

    def _entry(self, words: str, act: Callable[[], None] | None, before: QAction | None) -> QAction:
        # An ampersand is a sign of its own in a menu.
        made = QAction(words.replace("&", "&&"), self)
        if act is not None:
            made.triggered.connect(lambda _on=False: act())
        self.insertAction(before, made) if before is not None else self.addAction(made)
        return made
