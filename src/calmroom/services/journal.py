"""Writing: one page at a time, safe on disk before it is called saved."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from calmroom.domain.events import EntryRemoved, EntrySaved, Locked
from calmroom.domain.journal.journal import Entry, EntryKind
from calmroom.domain.journal.questions import due
from calmroom.domain.journal.voice_note import Spoken
from calmroom.domain.sessions.appointments import occurrences

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from calmroom.domain.journal.journal import Attached, Wanted
    from calmroom.domain.journal.questions import Question
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
        self._silenced: dict[str, tuple[Spoken, ...]] = {}
        world.bus.subscribe(Locked, lambda _event: self._silenced.clear())

    def begin(
        self,
        prompt: str = "",
        practice_id: str | None = None,
        *,
        kind: EntryKind = EntryKind.PAGE,
        question: Question | None = None,
    ) -> Entry:
        """A new page, not on disk until it is saved; one that answers a question has that for its prompt."""
        now = self._world.clock.now()
        asked = "" if question is None else question.key
        said = prompt if question is None else question.prompt
        return Entry(self._world.new_id(), now, now, prompt=said, practice_id=practice_id, kind=kind, asked=asked)

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

    def find(self, wanted: Wanted, limit: int = PAGE) -> tuple[Entry, ...]:
        """Pages that are all that is wanted, newest first; all pages where nothing is asked for."""
        return self._access.vault.journal.find(wanted, limit)

    def attached(self, entries: Iterable[Entry]) -> Mapping[str, Attached]:
        """The body maps and voice notes of these pages, by their ids; those that have none are left out."""
        return self._access.vault.journal.attached(entry.id for entry in entries)

    def tags(self, limit: int = PAGE) -> tuple[tuple[str, int], ...]:
        """Words that were chosen, and on how many pages, most often first."""
        return self._access.vault.journal.tags(limit)

    def questions(self) -> tuple[Question, ...]:
        """The questions that may be answered now: after an appointment, and looking back."""
        vault, now = self._access.vault, self._world.clock.now()
        known = vault.appointments.all()
        oldest = vault.practices.oldest()
        begun = [one.begins for one in known if one.begins <= now]
        begun += [] if oldest is None else [oldest.started]
        last = occurrences(known, now - timedelta(weeks=1), now)
        return due(now, last, min(begun, default=None), vault.journal.answered())

    def remove(self, entry: Entry) -> None:
        """Take a page out with its voice notes. The caller keeps it for as long as it may be put back.

        What was spoken is held here until then: until another page is removed, or the vault is locked.
        """
        vault = self._access.vault
        notes = vault.voices.of_entry(entry.id)
        self._silenced = {entry.id: tuple(Spoken(one, tuple(vault.voices.sound(one.id))) for one in notes)}
        vault.journal.remove(entry.id)
        self._world.bus.publish(EntryRemoved(entry))

    def put_back(self, entry: Entry) -> None:
        """Undo a removal; the page is as it was, its times and its voice notes too."""
        self._access.vault.journal.save(entry)
        for spoken in self._silenced.pop(entry.id, ()):
            self._access.vault.voices.put_back(spoken)
        self._world.bus.publish(EntrySaved(entry))
