"""A chart as a file: its table (CSV), a picture of dots (PNG) or one of lines (SVG), where the person says."""

from __future__ import annotations

from enum import StrEnum
from functools import partial
from typing import TYPE_CHECKING, Final, TypeVar

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from calmroom.domain.file_names import file_name
from calmroom.ui.asking import PathQuestion
from calmroom.ui.history.figures import figures_of
from calmroom.ui.history.inking import paper_inks, picture_of
from calmroom.ui.history.shapes import svg_of
from calmroom.ui.history.tables import csv_of, tables_of
from calmroom.ui.paper.output import ANOTHER_OR_ROOM, NOT_WRITTEN, png_of, save_where_asked
from calmroom.ui.widgets.naming import identify

if TYPE_CHECKING:
    from pathlib import Path

    from calmroom.ui.context import Context
    from calmroom.ui.history.shapes import Figure
    from calmroom.ui.history.state import HistoryState
    from calmroom.ui.history.tables import Table


NamedT = TypeVar("NamedT", "Table", "Figure")


class Form(StrEnum):
    """What a chart can be written as."""

    CSV = "csv"
    PNG = "png"
    SVG = "svg"


WORDS: Final = {
    Form.CSV: "A table (CSV)",
    Form.PNG: "A picture (PNG)",
    Form.SVG: "A picture of lines (SVG)",
}


class HistoryExport(QObject):
    """Asks which chart and in which form, then where, and writes it.

    Signals:
        written: The name of the file.
        failed: A ``CalmroomError``.
    """

    written = Signal(str)
    failed = Signal(object)

    def __init__(self, button: QWidget, context: Context) -> None:
        super().__init__(button)
        self._button = button
        self._context = context
        self._state: HistoryState | None = None
        self._name = ""
        self._questions = {form: PathQuestion(button, "Save as", f"{WORDS[form]} (*.{form})") for form in Form}
        for form, question in self._questions.items():
            question.chosen.connect(partial(self._chosen, form))

    def offer(self, state: HistoryState) -> QMenu:
        """Show the charts and their forms under the button."""
        self._state = state
        menu = QMenu(self._button)
        identify(menu, "history.export.charts", "Export")
        menu.setFont(self._button.font())
        drawn = {figure.name for figure in figures_of(state)}
        for table in tables_of(state):
            under = menu.addMenu(table.name)
            under.setFont(self._button.font())
            for form in Form if table.name in drawn else (Form.CSV,):
                action = QAction(WORDS[form], under)
                action.triggered.connect(partial(self._ask, table.name, form))
                under.addAction(action)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self._button.mapToGlobal(self._button.rect().bottomLeft()))
        return menu

    def write(self, name: str, form: Form, state: HistoryState, path: Path) -> None:
        """Write the chart of that name."""
        content = self._content(name, form, state)
        work = partial(save_where_asked, path, content, NOT_WRITTEN, ANOTHER_OR_ROOM)
        self._context.tasks.run(work, lambda _done: self.written.emit(path.name), self.failed.emit)

    def forget(self) -> None:
        """Hold nothing of a person any more."""
        self._state = None

    def _content(self, name: str, form: Form, state: HistoryState) -> bytes:
        if form is Form.CSV:
            return csv_of(_named(name, tables_of(state))).encode()
        figure = _named(name, figures_of(state))
        if form is Form.SVG:
            return svg_of(figure, paper_inks()).encode()
        return png_of(picture_of(figure, self._context.look))

    def _ask(self, name: str, form: Form, _checked: bool = False) -> None:  # noqa: FBT001, FBT002 - of triggered
        if self._state is None:
            return
        self._name = name
        self._questions[form].ask_for_new(file_name(f"{name}, {self._state.title}", f".{form}"))

    def _chosen(self, form: Form, path: Path) -> None:
        if self._state is not None:
            self.write(self._name, form, self._state, path)


def _named(name: str, several: tuple[NamedT, ...]) -> NamedT:
    return next(one for one in several if one.name == name)
