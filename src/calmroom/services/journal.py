"""Writing: one page at a time, safe on disk before it is called saved."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from calmroom.domain.events import EntryRemoved, EntrySaved
from calmroom.domain.journal import Entry

if TYPE_CHECKING:
    from calmroom.services.access import Access
    from calmroom.services.world import World

PAGE = 200


class JournalService:
    """Begin, save, find, remove and put back pages of the journal.

    Every method that reads or writes waits for the disk; the window calls them from its worker.
    """

    def __init__(self, access: Access, world: World) -> None:
        self._access = access
        self._world = world

    def begin(self, prompt: str = "", practice_id: str | None = None) -> Entry:
        """A new page, not on disk until it is saved."""
        now = self._world.clock.now()
        return Entry(self._world.new_id(), now, now, prompt=prompt, practice_id=practice_id)

    def save(self, entry: Entry) -> Entry:
        """Write the page; it is on disk when this returns, with the moment it was saved.

        While the vault is locked it is sealed beside it, and nobody is told of its words.

        Raises:
            CalmroomError: If it could not be written. The words are still the caller's.
        """
        saved = replace(entry, changed=self._world.clock.now())
        if self._access.keep(saved):
            self._world.bus.publish(EntrySaved(saved))
        return saved

    def get(self, entry_id: str) -> Entry | None:
        """The page with that id."""
        return self._access.vault.journal.get(entry_id)

    def newest(self, limit: int = PAGE, offset: int = 0) -> tuple[Entry, ...]:
        """Pages, newest first."""
        return self._access.vault.journal.newest(limit, offset)

    def search(self, words: str, limit: int = PAGE) -> tuple[Entry, ...]:
        """Pages in which every word occurs, newest first; all pages where nothing is asked for."""
        return self._access.vault.journal.search(words, limit) if words.strip() else self.newest(limit)

    def remove(self, entry: Entry) -> None:
        """Take a page out. The caller keeps it for as long as it may be put back."""
        self._access.vault.journal.remove(entry.id)
        self._world.bus.publish(EntryRemoved(entry))

    def put_back(self, entry: Entry) -> None:
        """Undo a removal; the page is as it was, its times too."""
        self._access.vault.journal.save(entry)
        self._world.bus.publish(EntrySaved(entry))
