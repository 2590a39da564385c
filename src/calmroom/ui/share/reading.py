"""A page that a client gave back, to read: the same paper, and whose it is. Nothing in it leads anywhere."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from calmroom.domain.sharing.paper import shared_document
from calmroom.ui.back import BackPage
from calmroom.ui.fault import Care
from calmroom.ui.paper.view import PaperView, PaperWords
from calmroom.ui.paper.ways import PaperWays
from calmroom.ui.share.reading_state import ReadingState
from calmroom.ui.share.whose import Whose
from calmroom.ui.sheet import Sheet as Ground
from calmroom.ui.theme.fonts import Role
from calmroom.ui.theme.icons import Icon
from calmroom.ui.widgets.buttons import OutlineButton, QuietButton, ToggleButton
from calmroom.ui.widgets.labels import TextLabel, Tone
from calmroom.ui.widgets.laying import row_of
from calmroom.ui.widgets.naming import announce, identify
from calmroom.ui.widgets.surfaces import scrolling

if TYPE_CHECKING:
    from datetime import datetime

    from PySide6.QtGui import QResizeEvent

    from calmroom.domain.errors import CalmroomError
    from calmroom.ui.context import Context
    from calmroom.ui.share.reading_state import Sheet

NAME: Final = "returned.page"
FILE: Final = "calmroom page.pdf"
ROOM_FOR_TWO: Final = 760
SMALL: Final = 860


class ReadingPage(BackPage):
    """Shows what it is given.

    Signals:
        left: Back to all pages.
        step_asked: The page before (-1) or after (1).
        whose_asked: The id of the client it is from; empty for nobody on the list.
        remove_asked: It is to be taken out.
        file_asked: Another file is to be opened.
    """

    step_asked = Signal(int)
    whose_asked = Signal(str)
    remove_asked = Signal()
    file_asked = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.look = look = context.look
        self._state = ReadingState()
        identify(self, NAME, "A returned page")
        self.back = QuietButton(look, "Returned pages", f"{NAME}.back", icon=Icon.BACK)
        self.title = TextLabel(look, "", Role.TITLE, name=f"{NAME}.title")
        self.facts = TextLabel(look, "", Role.SMALL, Tone.INK2, name=f"{NAME}.facts")
        self.whose = Whose(look, f"{NAME}.whose")
        self.earlier = OutlineButton(look, "Earlier", f"{NAME}.earlier", icon=Icon.BACK, key="Alt \N{LEFTWARDS ARROW}")
        self.later = OutlineButton(look, "Later", f"{NAME}.later", icon=Icon.NEXT, key="Alt \N{RIGHTWARDS ARROW}")
        self.beside = ToggleButton(look, "Beside the one before", f"{NAME}.beside")
        self.place = TextLabel(look, "", Role.SMALL, Tone.INK2, name=f"{NAME}.place")
        self.view, self.other = PaperView(look, f"{NAME}.paper"), PaperView(look, f"{NAME}.before")
        self.ways = PaperWays(self.view, context, NAME, FILE)
        self.remove = QuietButton(look, "Remove", f"{NAME}.remove")
        self.care = Care(look, f"{NAME}.care")
        self.file = OutlineButton(look, "Open another file", f"{NAME}.file", icon=Icon.FOLDER)
        self._lay()
        self._connect()
        self.show_nothing()

    def show_state(self, state: ReadingState, now: datetime) -> None:
        """Show a page."""
        self._state = state
        sheet = state.sheet
        self.care.hide()
        self.file.hide()
        self._body.setVisible(sheet is not None)
        if sheet is None:
            self.show_nothing()
            return
        self.title.set_words(state.title)
        self.facts.set_words(state.facts(now))
        self.whose.show_client(state.client, state.clients)
        several = len(state.sheets) > 1
        for part in (self.earlier, self.later, self.place, self.beside):
            part.setVisible(several)
        self.earlier.setEnabled(state.before is not None)
        self.later.setEnabled(state.has_later)
        self.beside.setEnabled(state.before is not None)
        self.place.set_words(state.place())
        self.ways.begin()
        self._show(self.view, sheet, "")
        self._show_other()
        announce(self, f"{state.title}. {state.facts(now)}")

    def show_nothing(self, words: str = "") -> None:
        """Nothing is open, or it is only being read."""
        self._state = ReadingState()
        self.title.set_words(words)
        self.facts.set_words("")
        self.care.hide()
        self.file.hide()
        self._body.hide()
        self.whose.show_client(None, ())
        for view in (self.view, self.other):
            view.show_document(None)

    def show_fault(self, fault: CalmroomError) -> None:
        """Say why a page is not shown."""
        self.show_nothing("This page stays closed")
        self.care.say(fault.message, fault.hint)
        self.file.show()
        announce(self, f"{fault.message} {fault.hint}".strip())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Margins for the room there is."""
        super().resizeEvent(event)
        side = 28 if self.width() < SMALL or self.look.theme.large_text else 46
        self._column.setContentsMargins(side, 20, side, 20)
        self._show_other()

    def _lay(self) -> None:
        content = Ground()
        self._column = QVBoxLayout(content)
        self._column.setSpacing(8)
        self._column.addWidget(self.back, 0, Qt.AlignmentFlag.AlignLeft)
        for part in (self.title, self.facts, self.care):
            self._column.addWidget(part)
        self._column.addWidget(self.file, 0, Qt.AlignmentFlag.AlignLeft)
        self._body = QWidget()
        inner = QVBoxLayout(self._body)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(10)
        inner.addWidget(self.whose)
        inner.addWidget(row_of(self.earlier, self.later, self.beside, self.place))
        papers = QHBoxLayout()
        papers.setSpacing(18)
        papers.addWidget(self.other, 1)
        papers.addWidget(self.view, 1)
        inner.addLayout(papers, 1)
        inner.addWidget(self.ways.said)
        inner.addWidget(row_of(self.ways.print_button, self.ways.save_button, self.remove))
        self._column.addWidget(self._body, 1)
        self._column.addStretch(0)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scrolling(content, f"{NAME}.scroll"))
        self.file.hide()

    def _connect(self) -> None:
        self.back.clicked.connect(self.left)
        self.earlier.clicked.connect(partial(self.step_asked.emit, -1))
        self.later.clicked.connect(partial(self.step_asked.emit, 1))
        for keys, step in (("Alt+Left", -1), ("Alt+Right", 1)):
            shortcut = QShortcut(QKeySequence(keys), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(partial(self.step_asked.emit, step))
        self.beside.toggled.connect(lambda _on: self._show_other())
        self.remove.clicked.connect(self.remove_asked)
        self.file.clicked.connect(self.file_asked)
        self.whose.said.connect(self.whose_asked)

    def _show_other(self) -> None:
        before = self._state.before
        is_two = self.beside.isChecked() and before is not None and self.width() >= ROOM_FOR_TWO
        self.other.setVisible(is_two)
        if is_two and before is not None:
            self._show(self.other, before, "Before")
            self.view.set_words(PaperWords("This one"))
        else:
            self.other.show_document(None)
            self.view.set_words(PaperWords())

    def _show(self, view: PaperView, sheet: Sheet, title: str) -> None:
        view.set_words(PaperWords(title))
        view.show_document(shared_document(sheet.page))
