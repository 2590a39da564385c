"""Codes in the room: one's own, to be given away, and a therapist's words, to be compared."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from calmroom.ui.asking import PathQuestion
from calmroom.ui.back import BackPage
from calmroom.ui.fault import Care
from calmroom.ui.paper.output import save_where_asked
from calmroom.ui.plan.code_sheet import FILE_NAME, CodeSheet, pdf_of_code, print_code
from calmroom.ui.plan.code_state import (
    ABOUT,
    COMPARE_ABOUT,
    COMPARE_TITLE,
    IS_SAME,
    NOT_SAME,
    NOT_SAME_HINT,
    THEY_ARE,
    THEY_ARE_NOT,
    TITLE,
    comparing,
    grouped,
    numbered,
)
from calmroom.ui.sheet import Column
from calmroom.ui.theme.fonts import Role
from calmroom.ui.theme.icons import Icon
from calmroom.ui.widgets.buttons import OutlineButton, PrimaryButton, QuietButton
from calmroom.ui.widgets.flow import FlowLayout
from calmroom.ui.widgets.labels import TextLabel, Tone
from calmroom.ui.widgets.laying import row_of
from calmroom.ui.widgets.naming import announce, identify
from calmroom.ui.widgets.squares import SquaresPicture
from calmroom.ui.widgets.surfaces import Card, scrolling

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from calmroom.domain.errors import CalmroomError
    from calmroom.domain.routine.handover import PublicCode, Signer
    from calmroom.ui.context import Context
    from calmroom.ui.plan.code_state import Comparing
    from calmroom.ui.theme.look import Look
    from calmroom.ui.widgets.squares import Squares

COPIED, SAVED, PRINTING = "Copied.", "Saved as", "On its way to the printer."


class CodePane(BackPage):
    """Shows one's own code, or compares that of a therapist with it.

    Args:
        ask: Gives one's own code and its squares; called on the worker.
        context: The worker and the look.

    Signals:
        left: Back to where one came from.
        same: The words were the same; carries the ``Signer``.
    """

    same = Signal(object)

    def __init__(self, ask: Callable[[], tuple[PublicCode, Squares]], context: Context) -> None:
        super().__init__()
        self._ask, self._context = ask, context
        self._signer: Signer | None = None
        self._sheet: CodeSheet | None = None
        identify(self, "code", TITLE)
        self._make()
        self._lay()
        self._connect()

    def open(self, signer: Signer | None = None) -> None:
        """Show one's own code; with a signer, compare theirs."""
        self.forget()
        self._signer = signer
        self.title.set_words(COMPARE_TITLE if signer is not None else TITLE)
        self.about.set_words(COMPARE_ABOUT if signer is not None else ABOUT)
        self.setAccessibleName(self.title.text())
        self._context.tasks.run(self._ask, partial(self._show, signer), self._fail)
        self.back.setFocus(Qt.FocusReason.OtherFocusReason)

    def forget(self) -> None:
        """Show and hold nothing of a person any more."""
        self._signer = self._sheet = None
        for label in (self.theirs_title, self.theirs, self.own_words, self.line, self.said):
            label.set_words("")
        self.squares.show_squares(())
        self.fault.say("")
        for part in (self._pair, self._buttons, self._own):
            part.hide()

    def _make(self) -> None:
        look = self._context.look
        self.back = QuietButton(look, "Back", "code.back", icon=Icon.BACK)
        self.title = TextLabel(look, TITLE, Role.TITLE, name="code.title")
        self.about = TextLabel(look, ABOUT, Role.BODY, name="code.about")
        self.fault = Care(look, "code.fault")
        self.theirs_title = TextLabel(look, "", Role.SMALL_STRONG, Tone.INK2)
        self.theirs = TextLabel(look, "", Role.PROMPT, name="code.theirs")
        self.own_title = TextLabel(look, "Your words, for your therapist to compare", Role.SMALL_STRONG, Tone.INK2)
        self.own_words = TextLabel(look, "", Role.PROMPT, name="code.own")
        self.yes = PrimaryButton(look, THEY_ARE, "code.same")
        self.no = OutlineButton(look, THEY_ARE_NOT, "code.other")
        self.squares = SquaresPicture(look, "code.squares", "Your code as squares, for a camera")
        self.line = TextLabel(look, "", Role.BODY, name="code.line")
        selectable = Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        self.line.setTextInteractionFlags(selectable)
        self.copy = OutlineButton(look, "Copy the line", "code.copy")
        self.print_button = OutlineButton(look, "Print", "code.print", icon=Icon.PRINT)
        self.save = OutlineButton(look, "Save as PDF", "code.save", icon=Icon.EXPORT)
        self.said = TextLabel(look, "", Role.SMALL, Tone.LAKE, name="code.said")
        self._question = PathQuestion(self.save, "Save as PDF", "PDF (*.pdf)")

    def _lay(self) -> None:
        look = self._context.look
        self._content = Column(look, self)
        column = self._content.column
        column.addWidget(self.back, 0, Qt.AlignmentFlag.AlignLeft)
        for part in (self.title, self.about, self.fault):
            column.addWidget(part)
        self._pair = QWidget()
        flow = FlowLayout(gap=16)
        self._pair.setLayout(flow)
        self._their_card = _card(look, "code.theirs-card", self.theirs_title, self.theirs)
        self._own_card = _card(look, "code.own-card", self.own_title, self.own_words)
        flow.addWidget(self._their_card)
        flow.addWidget(self._own_card)
        flow.addWidget(self.squares)
        column.addWidget(self._pair)
        self._buttons = row_of(self.yes, self.no)
        column.addWidget(self._buttons)
        self._own = QWidget()
        own = QVBoxLayout(self._own)
        own.setContentsMargins(0, 0, 0, 0)
        own.setSpacing(12)
        own.addWidget(self.line)
        own.addWidget(row_of(self.copy, self.print_button, self.save))
        own.addWidget(self.said)
        column.addWidget(self._own)
        column.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scrolling(self._content, "code.page"))

    def _connect(self) -> None:
        self.back.clicked.connect(self.left)
        self.yes.clicked.connect(lambda: self.same.emit(self._signer))
        self.no.clicked.connect(self._is_other)
        self.copy.clicked.connect(self._copy)
        self.print_button.clicked.connect(self._print)
        self.save.clicked.connect(self._ask_where)
        self._question.chosen.connect(self._save)

    def _show(self, signer: Signer | None, known: tuple[PublicCode, Squares]) -> None:
        if signer is not self._signer:
            return
        code, squares = known
        self._sheet = CodeSheet(code, squares)
        self.own_words.set_words(numbered(code.words))
        self._pair.show()
        self._their_card.setVisible(signer is not None)
        if signer is not None:
            self._compare(comparing(signer, code))
            return
        self.squares.show_squares(squares)
        self.squares.updateGeometry()
        self.line.set_words(grouped(code))
        self.line.setAccessibleName(f"Your code, as a line: {code.text}")
        self._own.show()

    def _compare(self, shown: Comparing) -> None:
        self.theirs_title.set_words(shown.theirs)
        self.theirs.set_words(numbered(shown.words))
        self._buttons.setVisible(not shown.is_done)
        if shown.is_done:
            self.fault.say("")
            self.about.set_words(IS_SAME)

    def _is_other(self) -> None:
        self.fault.say(NOT_SAME, NOT_SAME_HINT)
        announce(self, f"{NOT_SAME} {NOT_SAME_HINT}")
        self.back.setFocus(Qt.FocusReason.OtherFocusReason)

    def _fail(self, fault: CalmroomError) -> None:
        self.fault.say(fault.message, fault.hint)
        announce(self, fault.message)

    def _say(self, words: str) -> None:
        self.said.set_words(words)
        announce(self.said, words)

    def _copy(self) -> None:
        if self._sheet is not None:
            QGuiApplication.clipboard().setText(self._sheet.code.text)
            self._say(COPIED)

    def _print(self) -> None:
        sheet, printer = self._sheet, QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setDocName("calmroom code")
        # The system's own dialog; on some systems it opens in no other way.
        is_wanted = sheet is not None and QPrintDialog(printer, self).exec() == QDialog.DialogCode.Accepted
        if is_wanted and sheet is not None and self._sheet is sheet:
            print_code(printer, sheet, self._context.look.theme)
            self._say(PRINTING)

    def _ask_where(self) -> None:
        self._question.ask_for_new(FILE_NAME)

    def _save(self, path: Path) -> None:
        if self._sheet is None:
            return
        work = partial(save_where_asked, path, pdf_of_code(self._sheet, self._context.look.theme))
        self._context.tasks.run(work, lambda _done: self._say(f"{SAVED} {path.name}."), self._fail)


def _card(look: Look, name: str, title: QWidget, words: QWidget) -> Card:
    card = Card(look, name)
    column = QVBoxLayout(card)
    column.setContentsMargins(20, 16, 24, 16)
    column.setSpacing(8)
    column.addWidget(title)
    column.addWidget(words)
    return card
