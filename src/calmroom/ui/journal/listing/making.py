"""Makes the rows of the list, and makes none of them twice: a save while one types changes one row of thousands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from calmroom.ui.journal.state import EntryRow, Item, framed, row_of

if TYPE_CHECKING:
    from datetime import date, datetime

    from calmroom.domain.journal.journal import Attached, Entry
    from calmroom.ui.journal.listing.finder import Finder


class RowMaker:
    """Keeps the rows of the pages that are listed, for as long as they are."""

    def __init__(self) -> None:
        self._made: dict[str, tuple[Entry, Attached | None, EntryRow]] = {}
        self._for: tuple[date, str] | None = None

    def items(self, finder: Finder, today: date, session: datetime | None) -> tuple[Item, ...]:
        """The list as it is now."""
        sought = finder.wanted.words
        if self._for != (today, sought):
            self._made, self._for = {}, (today, sought)
        rows = [self._row(entry, today, sought, finder.attached.get(entry.id)) for entry in finder.entries]
        self._made = {entry.id: self._made[entry.id] for entry in finder.entries}
        return framed(finder.entries, rows, today, session)

    def forget(self) -> None:
        """Hold no words any more."""
        self._made, self._for = {}, None

    def _row(self, entry: Entry, today: date, sought: str, attached: Attached | None) -> EntryRow:
        made = self._made.get(entry.id)
        if made is None or made[0] is not entry or made[1] != attached:
            made = (entry, attached, row_of(entry, today, sought, attached))
            self._made[entry.id] = made
        return made[2]
