"""A map as a file: a picture of dots, a picture of lines, or its data; written where the person says."""

from __future__ import annotations

from enum import StrEnum
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from calmroom.domain.dates import dated
from calmroom.domain.file_names import file_name
from calmroom.ui.asking import PathQuestion
from calmroom.ui.body.data import as_data
from calmroom.ui.paper.output import ANOTHER_OR_ROOM, png_of, save_where_asked
from calmroom.ui.widgets.map_picture import picture_of
from calmroom.ui.widgets.naming import identify

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from calmroom.domain.body.body_map import BodyMap
    from calmroom.services.body import BodyService
    from calmroom.ui.body.studio import Studio
    from calmroom.ui.context import Context


class Form(StrEnum):
    """What a map can be written as."""

    PNG = "png"
    SVG = "svg"
    DATA = "json"


WORDS: Final = {
    Form.PNG: "A picture (PNG)",
    Form.SVG: "A picture of lines (SVG)",
    Form.DATA: "Its data (JSON)",
}


class MapExport(QObject):
    """Asks for the form, then for the file, and writes it on the worker.

    Signals:
        written: The name of the file.
        failed: A ``CalmroomError``.
    """

    written = Signal(str)
    failed = Signal(object)

    def __init__(self, button: QWidget, studio: Studio, body: BodyService, context: Context) -> None:
        super().__init__(button)
        self._button = button
        self._studio = studio
        self._body = body
        self._context = context
        self._questions = {form: PathQuestion(button, "Save the map as", f"{WORDS[form]} (*.{form})") for form in Form}
        for form, question in self._questions.items():
            question.chosen.connect(partial(self.write, form))

    def offer(self) -> QMenu:
        """Show the forms under the button."""
        menu = QMenu(self._button)
        identify(menu, "body.export.forms", "Export this map")
        menu.setFont(self._button.font())
        for form, words in WORDS.items():
            action = QAction(words, menu)
            action.triggered.connect(partial(self._ask, form))
            menu.addAction(action)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self._button.mapToGlobal(self._button.rect().bottomLeft()))
        return menu

    def write(self, form: Form, path: Path) -> None:
        """Write the map that is shown."""
        body_map = self._studio.shown
        job: Callable[[], None]
        if form is Form.PNG:
            image = picture_of(self._context.look, body_map, _day(body_map))
            job = lambda: _write(path, png_of(image))  # noqa: E731 - one of three
        elif form is Form.SVG:
            job = lambda: _write(path, self._body.svg(body_map).encode())  # noqa: E731
        else:
            job = lambda: _write(path, as_data(body_map).encode())  # noqa: E731
        self._context.tasks.run(job, lambda _done: self.written.emit(path.name), self.failed.emit)

    def _ask(self, form: Form, _checked: bool = False) -> None:  # noqa: FBT001, FBT002 - the signature of triggered
        name = file_name(f"Body map, {_day(self._studio.shown)}", f".{form}")
        self._questions[form].ask_for_new(name)


def _day(body_map: BodyMap) -> str:
    return dated(body_map.made.date())


def _write(path: Path, content: bytes) -> None:
    save_where_asked(path, content, "The map could not be written there.", ANOTHER_OR_ROOM)
