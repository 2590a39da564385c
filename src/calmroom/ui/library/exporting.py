"""Joins the page for the phone to what writes practices."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices

from calmroom.domain.errors import CalmroomError
from calmroom.domain.exporting import ExportEnded, ExportMoved
from calmroom.services.export import Wish
from calmroom.ui.asking import PathQuestion
from calmroom.ui.library.export_state import USUAL, choices_of, folder_words, missing_of, what_words

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from calmroom.domain.ports import Voice
    from calmroom.domain.script import Script
    from calmroom.domain.timeline import Choices
    from calmroom.services.export import ExportService
    from calmroom.ui.context import Context
    from calmroom.ui.library.export_page import ExportPage


class Exporting(QObject):
    """One practice on the page at a time. What is being written goes on while the page is not seen.

    Args:
        page: Painted.
        export: Writes.
        narrators: Whose names are said.
        context: The bridge that tells how far it is.
    """

    def __init__(self, page: ExportPage, export: ExportService, narrators: Sequence[Voice], context: Context) -> None:
        super().__init__(page)
        self._page = page
        self._export = export
        self._names = {voice.id: voice.name for voice in narrators}
        self._wish: Wish | None = None
        self._path: Path | None = None
        self._unseen = False
        self._question = PathQuestion(page.change, "Save in")
        page.export.clicked.connect(self._begin)
        page.cancel.clicked.connect(export.cancel)
        page.change.clicked.connect(self._ask_folder)
        self._question.chosen.connect(self._choose_folder)
        page.reveal.clicked.connect(self._reveal)
        page.formats.chosen.connect(lambda _form: self._show_place())
        context.bridge.on(ExportMoved, lambda event: page.show_share(event.share))
        context.bridge.on(ExportEnded, self._ended)

    def open(self, script: Script, choices: Choices) -> None:
        """Show the page for a practice; what is being written, or was while nobody looked, comes first."""
        if self._export.is_busy or self._unseen:
            self._unseen = False
            return
        kept = self._wish.form if self._wish is not None else USUAL
        self._wish = Wish(script, choices, kept, self._export.folder)
        offers = self._export.offers()
        self._page.what.set_words(what_words(script, choices, self._names.get(choices.voice, choices.voice)))
        self._page.show_formats(choices_of(offers, choices.minutes), kept)
        self._page.show_missing(missing_of(offers))
        self._page.show_choosing()
        self._show_place()

    def _chosen(self) -> Wish | None:
        wish = self._wish
        if wish is not None:
            self._wish = wish = Wish(wish.script, wish.choices, self._page.formats.value(), wish.folder)
        return wish

    def _show_place(self) -> None:
        wish = self._chosen()
        if wish is not None:
            self._page.show_place(folder_words(wish.folder), str(wish.folder), self._export.name(wish))

    def _begin(self) -> None:
        wish = self._chosen()
        if wish is None:
            return
        try:
            self._path = self._export.begin(wish)
        except CalmroomError as fault:
            self._page.show_choosing(fault)
        else:
            self._page.show_writing()

    def _ended(self, event: ExportEnded) -> None:
        self._unseen = not self._page.isVisible() and (event.path is not None or event.fault is not None)
        if event.path is not None:
            self._page.show_written(event.path.name, folder_words(event.path.parent))
        elif event.fault is not None:
            had = self._page.cancel.hasFocus()
            self._page.show_choosing(event.fault)
            if had:
                self._page.export.setFocus()
        else:
            self._page.show_cancelled()
        self._show_place()

    def _ask_folder(self) -> None:
        if self._wish is not None:
            self._question.ask(self._wish.folder)

    def _choose_folder(self, folder: Path) -> None:
        wish = self._wish
        if wish is not None:
            self._wish = Wish(wish.script, wish.choices, wish.form, folder)
            self._show_place()

    def _reveal(self) -> None:
        if self._path is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._path.parent)))
