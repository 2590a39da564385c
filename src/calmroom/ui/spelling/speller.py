"""Underlines words in sight that no dictionary knows, once the hands rest, and leads to the menu of one."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QLocale, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QContextMenuEvent, QKeySequence, QShortcut, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit
from shiboken6 import isValid

from calmroom.domain.events import SettingsChanged
from calmroom.domain.journal.spelling import word_at
from calmroom.ui.spelling.lines import from_here, line_of, seen
from calmroom.ui.spelling.menu import WordMenu

if TYPE_CHECKING:
    from PySide6.QtCore import QPoint

    from calmroom.domain.journal.spelling import Word
    from calmroom.services.spelling import SpellingService
    from calmroom.ui.context import Context
    from calmroom.ui.spelling.lines import Line
    from calmroom.ui.widgets.fields import WritingField

REST_MS = 400
"""Nothing is looked up while somebody types."""
KIND: Final = "unknown"


class Spellers(QObject):
    """Attends to the fields of a pane.

    Signals:
        told: Other words are known now.
    """

    told = Signal()

    def __init__(self, spelling: SpellingService, context: Context, parent: QObject) -> None:
        super().__init__(parent)
        self.spelling = spelling
        self.context = context
        self._heard = self._asked()
        spelling.heed(QLocale.system().uiLanguages())
        context.bridge.on(SettingsChanged, lambda _event: self._hear())

    def attend(self, field: WritingField) -> None:
        """Underline there, from now on."""
        speller = Speller(field, self)
        self.told.connect(speller.look_again)

    def _hear(self) -> None:
        asked = self._asked()
        if asked != self._heard:
            self._heard = asked
            self.told.emit()

    def _asked(self) -> tuple[object, ...]:
        return self.spelling.asked


class Speller(QObject):
    """One field's. What a word is looked up in is read on the worker; the window waits for nothing.

    Args:
        field: Where a person writes; it goes with it.
        spellers: What it looks words up with.
    """

    def __init__(self, field: WritingField, spellers: Spellers) -> None:
        super().__init__(field)
        self._field = field
        self._spelling, self._tasks = spellers.spelling, spellers.context.tasks
        self._rest = QTimer(self, singleShot=True)
        self._rest.setInterval(REST_MS)
        self._rest.timeout.connect(self._look)
        field.worded.connect(self.look_again)
        field.textChanged.connect(self.look_again)
        field.cursorPositionChanged.connect(self.look_again)
        field.seen.connect(self.look_again)
        field.look.changed.connect(self.look_again)
        field.offer_menu = self._offer_menu
        following = QShortcut(QKeySequence("F7"), field, context=Qt.ShortcutContext.WidgetShortcut)
        following.activated.connect(self._ask_next)

    def look_again(self) -> None:
        """Other words are known, or another page is shown; a field out of sight is looked at when it comes into it."""
        if self._field.isVisible():
            self._rest.start()
        else:
            self._rest.stop()

    def _look(self) -> None:
        if not self._spelling.is_on:
            self._field.over.lay(KIND, ())
            return
        lines = seen(self._field)
        if lines:
            self._tasks.run(partial(self._spelling.unknown, [line.text for line in lines]), partial(self._lay, lines))

    def _lay(self, lines: tuple[Line, ...], found: tuple[tuple[Word, ...], ...]) -> None:
        if not isValid(self) or not isValid(self._field):
            return
        if any(line.block.document() is not self._field.document() or not line.is_same for line in lines):
            # Written on meanwhile: it is looked at again when the hands rest.
            return
        writing = self._field.textCursor().position() if self._field.hasFocus() else -1
        cursors = (line.cursor(word) for line, words in zip(lines, found, strict=True) for word in words)
        laid = [_marked(cursor, self._ink()) for cursor in cursors if cursor.position() != writing]
        self._field.over.lay(KIND, laid if self._spelling.is_on else ())

    def _ink(self) -> QTextCharFormat:
        ink, palette = QTextCharFormat(), self._field.look.palette
        ink.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DotLine)
        ink.setUnderlineColor(QColor(palette.ink if palette.outlined else palette.ink3))
        return ink

    def _offer_menu(self, event: QContextMenuEvent) -> None:
        field, by_key = self._field, event.reason() is QContextMenuEvent.Reason.Keyboard
        at = (
            field.textCursor() if by_key else field.cursorForPosition(field.viewport().mapFromGlobal(event.globalPos()))
        )
        line, place = line_of(at)
        word = word_at(line.text, place)
        menu = WordMenu(field, self._spelling)
        if word is not None:
            menu.offer(line.cursor(word), word.text, self._tasks)
        menu.popup(self._under(at) if by_key else event.globalPos())

    def _ask_next(self) -> None:
        """Go to the next word that no dictionary knows."""
        lines = from_here(self._field)
        self._tasks.run(partial(self._spelling.first_unknown, [line.text for line in lines]), partial(self._go, lines))

    def _go(self, lines: tuple[Line, ...], found: tuple[int, Word] | None) -> None:
        if not isValid(self) or not isValid(self._field):
            return
        field = self._field
        if found is None or not lines[found[0]].is_same:
            WordMenu(field, self._spelling).say_all_known(self._tasks).popup(self._under(field.textCursor()))
            return
        cursor = lines[found[0]].cursor(found[1])
        field.setTextCursor(cursor)
        field.ensureCursorVisible()
        WordMenu(field, self._spelling).offer(cursor, found[1].text, self._tasks).popup(self._under(cursor))

    def _under(self, cursor: QTextCursor) -> QPoint:
        return self._field.viewport().mapToGlobal(self._field.cursorRect(cursor).bottomLeft())


def _marked(cursor: QTextCursor, ink: QTextCharFormat) -> QTextEdit.ExtraSelection:
    made = QTextEdit.ExtraSelection()
    made.cursor, made.format = cursor, ink
    return made
