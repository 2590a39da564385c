"""The sessions one under the other, each with what can be done with it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from calmroom.ui.lines import Act, Lines, Told
from calmroom.ui.widgets.boxes import in_column

if TYPE_CHECKING:
    from collections.abc import Sequence

    from calmroom.ui.appointments.state import SessionRow
    from calmroom.ui.theme.look import Look


class SessionRows(QWidget):
    """Sessions to come, or earlier ones.

    Signals:
        change_asked: A ``SessionRow``.
        remove_asked: A ``SessionRow``.
        end_asked: A ``SessionRow``: this one and all that come after it.
    """

    change_asked = Signal(object)
    remove_asked = Signal(object)
    end_asked = Signal(object)

    def __init__(self, look: Look, name: str, spoken: str) -> None:
        super().__init__()
        self._name = name
        self.lines = Lines(look, name, spoken)
        in_column(self).addWidget(self.lines)

    def show_rows(self, rows: Sequence[SessionRow]) -> None:
        """Show these and no others."""
        self.lines.show_lines([Told(row.when, row.line, self._acts(row, number)) for number, row in enumerate(rows)])

    def _acts(self, row: SessionRow, number: int) -> tuple[Act, ...]:
        acts = [("Change", "change", self.change_asked), ("Remove", "remove", self.remove_asked)]
        if row.repeats and not row.is_past:
            acts.append(("No more from here", "end", self.end_asked))
        return tuple(
            Act(verb, f"{self._name}.{number}.{act}", f"{verb}, {row.when}", partial(signal.emit, row))
            for verb, act, signal in acts
        )
