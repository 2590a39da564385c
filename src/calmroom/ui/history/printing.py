"""History on paper: look at it, print it, or save it as a PDF."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QStandardPaths, Qt, Signal
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from calmroom.domain.errors import CalmroomError
from calmroom.ui.asking import PathQuestion
from calmroom.ui.beside import Beside
from calmroom.ui.history.paper import history_document
from calmroom.ui.paper.output import pdf_of_pages, print_pages, save_private
from calmroom.ui.paper.view import PaperView
from calmroom.ui.theme.fonts import Role
from calmroom.ui.theme.icons import Icon
from calmroom.ui.widgets.buttons import OutlineButton, PrimaryButton, QuietButton
from calmroom.ui.widgets.flow import FlowLayout
from calmroom.ui.widgets.labels import TextLabel, Tone
from calmroom.ui.widgets.naming import announce, identify

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from calmroom.ui.context import Context
    from calmroom.ui.history.state import HistoryState

FILE_NAME: Final = "calmroom history.pdf"
READABLE: Final = "On paper and in a PDF everybody can read it."


class HistoryPaper(QWidget):
    """These days as they will come out.

    Signals:
        left: Back to History.
    """

    left = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        look = context.look
        identify(self, "history.paper", "History on paper")
        self.back = QuietButton(look, "History", "history.paper.back", icon=Icon.BACK)
        self.view = PaperView(look, "history.paper.view")
        self.print_button = OutlineButton(look, "Print", "history.paper.print", icon=Icon.PRINT)
        self.save_button = PrimaryButton(look, "Save as PDF", "history.paper.save", icon=Icon.EXPORT)
        self.said = TextLabel(look, READABLE, Role.SMALL, Tone.INK2, name="history.paper.said")
        self._question = PathQuestion(self.save_button, "Save as PDF", "PDF (*.pdf)")
        ways = QWidget()
        flow = FlowLayout(gap=12)
        ways.setLayout(flow)
        flow.addWidget(self.print_button)
        flow.addWidget(self.save_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(44, 18, 44, 16)
        column.setSpacing(12)
        column.addWidget(self.back, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.view, 1)
        column.addWidget(Beside(look, self.said, ways))
        self.back.clicked.connect(self.left)
        self.print_button.clicked.connect(self._print)
        self.save_button.clicked.connect(self._ask)
        self._question.chosen.connect(self.save_as)

    def open(self, state: HistoryState) -> None:
        """Show these days."""
        self.said.set_words(READABLE)
        self.view.show_document(history_document(state))
        self.view.sheet.setFocus(Qt.FocusReason.TabFocusReason)

    def forget(self) -> None:
        """Show and hold nothing of a person any more."""
        self.view.show_document(None)

    def save_as(self, path: Path) -> None:
        """Write the pages to a file of the person's choice."""
        pages = self.view.pages
        if pages is None:
            return
        work = partial(_write, path, pdf_of_pages(pages))
        self._context.tasks.run(work, lambda _done: self._say(f"Saved as {path.name}."), self._refuse)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _refuse(self, fault: CalmroomError) -> None:
        self._say(f"{fault.message} {fault.hint}")

    def _say(self, words: str) -> None:
        self.said.set_words(words)
        announce(self, words)

    def _print(self) -> None:
        pages, printer = self.view.pages, QPrinter(QPrinter.PrinterMode.HighResolution)
        if pages is None:
            return
        printer.setDocName(pages.document.name)
        # The system's own dialog; on some systems it opens in no other way.
        is_wanted = QPrintDialog(printer, self).exec() == QDialog.DialogCode.Accepted
        # Locked, or another document, while it was being asked: then nothing is printed.
        if is_wanted and self.view.pages is pages:
            print_pages(printer, pages.count, pages.paint)
            self._say("On its way to the printer.")

    def _ask(self) -> None:
        folder = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))
        self._question.ask_for_new(folder / FILE_NAME)


def _write(path: Path, content: bytes) -> None:
    try:
        save_private(path, content)
    except OSError as fault:
        raise CalmroomError("It could not be saved there.", "Choose another folder.") from fault
