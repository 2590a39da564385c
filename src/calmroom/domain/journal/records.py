"""Pages and voice notes, as the vault keeps them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import datetime

    from calmroom.domain.journal.journal import Attached, Entry, Wanted
    from calmroom.domain.journal.voice_note import Spoken, VoiceNote
    from calmroom.domain.units import Seconds


class JournalEntries(Protocol):
    """What was written."""

    def save(self, entry: Entry) -> None:
        """Write it; it is safe on disk when this returns."""
        ...

    def get(self, entry_id: str) -> Entry | None:
        """The entry with that id."""
        ...

    def remove(self, entry_id: str) -> None:
        """Take it out for good."""
        ...

    def between(self, first: datetime, end: datetime) -> tuple[Entry, ...]:
        """Entries begun at or after ``first`` and before ``end``, newest first."""
        ...

    def newest(self, limit: int, offset: int = 0) -> tuple[Entry, ...]:
        """Entries by the time they were begun, newest first."""
        ...

    def count(self) -> int:
        """How many there are."""
        ...

    def all(self) -> Iterator[Entry]:
        """Every one, in the order in which they were first saved; read as it is asked for."""
        ...

    def search(self, words: str, limit: int) -> tuple[Entry, ...]:
        """Entries in which every word occurs, whole or as a beginning, newest first."""
        ...

    def find(self, wanted: Wanted, limit: int) -> tuple[Entry, ...]:
        """Entries that are all that is wanted, newest first; every word in the page, or every word in its maps.

        Words without a letter or a figure find nothing, unless none are asked for.
        """
        ...

    def attached(self, entry_ids: Iterable[str]) -> Mapping[str, Attached]:
        """What belongs to each of these entries; those that have nothing are left out."""
        ...

    def tags(self, limit: int) -> tuple[tuple[str, int], ...]:
        """Tags and on how many entries they are, whatever their capitals; most often first, then by the alphabet."""
        ...

    def answered(self) -> frozenset[str]:
        """The keys of the questions that entries answer."""
        ...


class VoiceNotes(Protocol):
    """The notes there are. Sound is Ogg Opus, in pieces that belong one after another."""

    def begin(self, note: VoiceNote) -> None:
        """Write down that there is one; it is safe on disk when this returns."""
        ...

    def append(self, note_id: str, place: int, piece: bytes) -> None:
        """Keep a piece of its sound; it is safe on disk when this returns, so a recording cut off keeps it.

        Args:
            note_id: Of a note that was begun; nothing is kept for one that is not there.
            place: Which piece it is, counted from 0; given again it stands in the stead of the first.
            piece: At most ``PIECE`` bytes.

        Raises:
            CalmroomError: If it could not be written. The pieces before it stay.
        """
        ...

    def finish(self, note_id: str, length: Seconds) -> None:
        """The recording came to its end."""
        ...

    def get(self, note_id: str) -> VoiceNote | None:
        """The note with that id."""
        ...

    def of_entry(self, entry_id: str) -> tuple[VoiceNote, ...]:
        """The notes of a page, oldest first."""
        ...

    def sound(self, note_id: str) -> Iterator[bytes]:
        """Its pieces in order, read as they are asked for."""
        ...

    def remove(self, note_id: str) -> None:
        """Take it out for good: no byte of it stays in the file or in the log beside it."""
        ...

    def put_back(self, spoken: Spoken) -> None:
        """Undo a removal."""
        ...

    def all(self) -> Iterator[VoiceNote]:
        """Every one, in the order in which they were begun."""
        ...

    def count(self) -> int:
        """How many there are."""
        ...
