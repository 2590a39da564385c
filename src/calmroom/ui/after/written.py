"""The pages of the journal that are written after a practice: the person's own words, and a note for a therapist."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from calmroom.domain.journal.journal import EntryKind
from calmroom.ui.after.note import NAME

if TYPE_CHECKING:
    from calmroom.domain.journal.journal import Entry
    from calmroom.services.journal import JournalService
    from calmroom.ui.after.page import AfterPage


class Written:
    """Makes each page once for a practice; saved again it stays the same page."""

    def __init__(self, journal: JournalService) -> None:
        self._journal = journal
        self._begun: dict[EntryKind, Entry] = {}

    def forget(self) -> None:
        """Begin anew."""
        self._begun.clear()

    def pages(self, practice_id: str, page: AfterPage) -> tuple[Entry, ...]:
        """What is written there now, and nothing where nothing is."""
        texts = (
            (EntryKind.PAGE, page.prompt.text(), page.typed, page.words.chosen()),
            (EntryKind.NOTE, NAME, page.note, ()),
        )
        return tuple(
            replace(self._entry(kind, prompt, practice_id), text=text, tags=tags)
            for kind, prompt, text, tags in texts
            if text
        )

    def spoken_on(self, practice_id: str, page: AfterPage) -> Entry:
        """The page that a voice note is spoken on: that of the person's own words, or one that is still to be kept."""
        begun = self._entry(EntryKind.PAGE, page.prompt.text(), practice_id)
        return replace(begun, text=page.typed, tags=page.words.chosen()) if page.typed else begun

    def page_id(self, page: AfterPage) -> str | None:
        """The page of the person's own words; none where there are none."""
        begun = self._begun.get(EntryKind.PAGE)
        return begun.id if begun is not None and page.typed else None

    def _entry(self, kind: EntryKind, prompt: str, practice_id: str) -> Entry:
        if kind not in self._begun:
            self._begun[kind] = replace(self._journal.begin(prompt, practice_id), kind=kind)
        return self._begun[kind]
