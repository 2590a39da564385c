"""What becomes of pages that are looked at: they are printed, or saved as a PDF, and it is said."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QWidget

from calmroom.ui.asking import PathQuestion
from calmroom.ui.paper.output import pdf_of_pages, print_pages, save_where_asked
from calmroom.ui.theme.fonts import Role
from calmroom.ui.theme.icons import Icon
from calmroom.ui.widgets.buttons import OutlineButton, PrimaryButton
from calmroom.ui.widgets.flow import FlowLayout
from calmroom.ui.widgets.labels import TextLabel, Tone
from calmroom.ui.widgets.naming import announce

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from calmroom.domain.errors import CalmroomError
    from calmroom.domain.paper import Document
    from calmroom.ui.context import Context
    from calmroom.ui.paper.view import PaperView

READABLE: Final = "On paper and in a PDF everybody can read it."


class PaperWays(QObject):
    """Two buttons and a line of words, which their owner lays where it likes.

    Args:
        view: Whose pages.
        context: The worker and the look.
        name: Object name; its parts are called ``name.print`` and so on.
        file: What a PDF is called where nobody chooses another name.

    Signals:
        saved: The Path of a PDF that lies on the disk.
        printed: Pages went to the printer.

    Attributes:
        note: Remembers on the worker that a document was given away; nothing by itself.
    """

    saved = Signal(object)
    printed = Signal()

    def __init__(self, view: PaperView, context: Context, name: str, file: str) -> None:
        super().__init__(view)
        look = context.look
        self._view, self._context, self._file = view, context, file
        self.note: Callable[[Document], None] = lambda _document: None
        self.print_button = OutlineButton(look, "Print", f"{name}.print", icon=Icon.PRINT)
        self.save_button = PrimaryButton(look, "Save as PDF", f"{name}.save", icon=Icon.EXPORT)
        self.said = TextLabel(look, READABLE, Role.SMALL, Tone.INK2, name=f"{name}.said")
        self.buttons = QWidget()
        flow = FlowLayout(gap=12)
        self.buttons.setLayout(flow)
        flow.addWidget(self.print_button)
        flow.addWidget(self.save_button)
        self._question = PathQuestion(self.save_button, "Save as PDF", "PDF (*.pdf)")
        self.print_button.clicked.connect(self._print)
        self.save_button.clicked.connect(self._ask)
        self._question.chosen.connect(self.save_as)

    def begin(self) -> None:
        """Other pages are looked at: nothing became of them yet."""
        self.said.set_words(READABLE)

    def save_as(self, path: Path) -> None:
        """Write the pages to a file of the person's choice."""
        pages = self._view.pages
        if pages is None:
            return
        work = partial(_write, path, pdf_of_pages(pages), partial(self.note, pages.document))
        self._context.tasks.run(work, lambda _done: self._tell_saved(path), self.refuse)

    def refuse(self, fault: CalmroomError) -> None:
        """Say what went wrong."""
        self._say(f"{fault.message} {fault.hint}".strip())

    def _tell_saved(self, path: Path) -> None:
        self._say(f"Saved as {path.name}.")
        self.saved.emit(path)

    def _tell_printed(self) -> None:
        self._say("On its way to the printer.")
        self.printed.emit()

    def _say(self, words: str) -> None:
        self.said.set_words(words)
        announce(self.said, words)

    def _print(self) -> None:
        pages, printer = self._view.pages, QPrinter(QPrinter.PrinterMode.HighResolution)
        if pages is None:
            return
        printer.setDocName(pages.document.name)
        # The system's own dialog; on some systems it opens in no other way.
        is_wanted = QPrintDialog(printer, self._view).exec() == QDialog.DialogCode.Accepted
        # Locked, or another document, while it was being asked: then nothing is printed.
        if is_wanted and self._view.pages is pages:
            print_pages(printer, pages.count, pages.paint)
            note = partial(self.note, pages.document)
            self._context.tasks.run(note, lambda _done: self._tell_printed(), self.refuse)

    def _ask(self) -> None:
        self._question.ask_for_new(self._file)


def _write(path: Path, content: bytes, note: Callable[[], None]) -> None:
    save_where_asked(path, content)
    note()
