"""Asks for a folder with the desktop's own dialog, one at a time."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget


class FolderQuestion(QObject):
    """Belongs to the button that asks; the keyboard comes back to it.

    Args:
        button: What was pressed.
        title: What the folder is for.

    Signals:
        chosen: Carries the Path.
    """

    chosen = Signal(object)

    def __init__(self, button: QWidget, title: str) -> None:
        super().__init__(button)
        self._button = button
        self._title = title
        self._dialog: QFileDialog | None = None

    def ask(self, start: Path) -> None:
        """Ask, beginning in a folder; nothing while it is being asked."""
        if self._dialog is not None:
            return
        self._dialog = dialog = QFileDialog(self._button.window(), self._title, str(start))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.fileSelected.connect(lambda folder: self.chosen.emit(Path(folder)))
        dialog.finished.connect(self._end)
        dialog.open()

    def _end(self) -> None:
        if self._dialog is not None:
            self._dialog.deleteLater()
            self._dialog = None
        self._button.setFocus()
