"""The charts as tables, and tables as files (CSV). No Qt."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from calmroom.domain.dates import dated

if TYPE_CHECKING:
    from collections.abc import Sequence

    from calmroom.domain.statistics import Week
    from calmroom.ui.history.state import HistoryState, Pair

_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")
"""What a spreadsheet would take for a formula."""


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under headers."""

    name: str
    headers: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...] = field(repr=False)


def settled_table(pairs: Sequence[Pair]) -> Table:
    """*Settled* before and after, 0 to 10."""
    headers = ("Day", "Practice", "Before", "After")
    return Table("How settled, before and after", headers, tuple(pair.cells for pair in pairs))


def minutes_table(weeks: Sequence[Week]) -> Table:
    """Minutes by week."""
    rows = tuple((dated(week.monday), str(week.minutes)) for week in weeks)
    return Table("Minutes by week", ("Week from", "Minutes"), rows)


def days_table(state: HistoryState) -> Table:
    """The calendar: each of the days, and what was on it."""
    marks = [mark for week in state.weeks for mark in week if not mark.is_beside]
    rows = tuple(
        (
            f"{mark.year:04}-{mark.month:02}-{mark.number:02}",
            *(_yes(each) for each in (mark.practised, mark.wrote, mark.session)),
        )
        for mark in marks
    )
    return Table("Days", ("Day", "Practised", "Wrote", "Session"), rows)


def words_table(state: HistoryState) -> Table:
    """Words that came back."""
    return Table("Words that came back", ("Word", "Times"), tuple((each.word, each.times) for each in state.words))


def tables_of(state: HistoryState) -> tuple[Table, ...]:
    """Every table of these days that has something to show."""
    found = (days_table(state), settled_table(state.pairs), minutes_table(state.minutes), words_table(state))
    return tuple(table for table in found if table.rows)


def csv_of(table: Table) -> str:
    """The table as text with commas, with a mark that says which letters it uses, for spreadsheets."""
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(table.headers)
    writer.writerows(tuple(_plain(cell) for cell in row) for row in table.rows)
    return f"\ufeff{text.getvalue()}"


def _plain(cell: str) -> str:
    return f"'{cell}" if cell.startswith(_FORMULA) else cell


def _yes(on: bool) -> str:  # noqa: FBT001 - a cell is what it says
    return "yes" if on else ""
