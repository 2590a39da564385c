"""Asks for a folder or a file with the desktop's own dialog, one at a time."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, QStandardPaths, Signal
from PySide6.QtWidgets import QFileDialog, QWidget


class PathQuestion(QObject):
    """Belongs to the button that asks; the keyboard comes back to it.

    Args:
        button: What was pressed.
        title: What the path is for.
        files: The endings a file may have, as ``PDF (*.pdf)``; a folder is asked for without.

    Signals:
        chosen: Carries the Path.
    """

    chosen = Signal(object)

    def __init__(self, button: QWidget, title: str, files: str = "") -> None:
        super().__init__(button)
        self._button = button
        self._title = title
        self._files = files
        self._dialog: QFileDialog | None = None

    def ask(self, start: Path) -> None:
        """Ask for what is there already, beginning in a folder; nothing while it is being asked."""
        dialog = self._made(start)
        if dialog is not None:
            mode = QFileDialog.FileMode
            dialog.setFileMode(mode.ExistingFile if self._files else mode.Directory)
            dialog.setOption(QFileDialog.Option.ShowDirsOnly, on=not self._files)
            dialog.open()

    def ask_for_new(self, name: str, folder: Path | None = None) -> None:
        """Ask where a file is to be written, and propose a name; among a person's documents unless a folder is said."""
        documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        dialog = self._made(folder or Path(documents))
        if dialog is not None:
            dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
            dialog.setFileMode(QFileDialog.FileMode.AnyFile)
            dialog.setDefaultSuffix(Path(name).suffix.removeprefix("."))
            dialog.selectFile(name)
            dialog.open()

    def _made(self, start: Path) -> QFileDialog | None:
        if self._dialog is not None:
            return None
        self._dialog = dialog = QFileDialog(self._button.window(), self._title, str(start))
        if self._files:
            dialog.setNameFilter(self._files)
        dialog.fileSelected.connect(lambda path: self.chosen.emit(Path(path)))
        dialog.finished.connect(self._end)
        return dialog

    def _end(self) -> None:
        if self._dialog is not None:
            self._dialog.deleteLater()
            self._dialog = None
        if self._button.isVisible():
            self._button.setFocus()
