"""Pages that are spoken: their sound goes into the vault piece by piece, and out of it truly."""

from __future__ import annotations

from typing import TYPE_CHECKING

from calmroom.domain.events import EntrySaved, VoiceNotesChanged
from calmroom.domain.journal.voice_note import Spoken, VoiceNote
from calmroom.domain.spoken import length_of
from calmroom.domain.units import Seconds

if TYPE_CHECKING:
    from collections.abc import Iterator

    from calmroom.domain.journal.journal import Entry
    from calmroom.services.access import Access
    from calmroom.services.world import World


class VoiceService:
    """Voice notes. Every method waits for the disk; the window calls them from its worker."""

    def __init__(self, access: Access, world: World) -> None:
        self._access = access
        self._world = world

    def begin(self, entry: Entry) -> VoiceNote:
        """A new note of a page, empty so far; a page that was not saved yet is saved, so that the note has one.

        Raises:
            CalmroomError: If it could not be written.
        """
        vault = self._access.vault
        if vault.journal.get(entry.id) is None:
            vault.journal.save(entry)
            self._world.bus.publish(EntrySaved(entry))
        note = VoiceNote(self._world.new_id(), entry.id, self._world.clock.now(), Seconds(0))
        vault.voices.begin(note)
        return note

    def append(self, note: VoiceNote, place: int, piece: bytes) -> None:
        """Keep a piece of its sound, counted from 0; what was kept stays, whatever becomes of the microphone.

        Raises:
            CalmroomError: If it could not be written. The piece is still the caller's.
        """
        self._access.vault.voices.append(note.id, place, piece)

    def finish(self, note: VoiceNote, length: Seconds) -> VoiceNote | None:
        """The recording is over, by wish or not. A note without any sound is taken out again.

        Returns:
            The note as it is kept, if it is.
        """
        voices = self._access.vault.voices
        voices.finish(note.id, length)
        kept = voices.get(note.id)
        if kept is not None and not kept.size:
            voices.remove(note.id)
            kept = None
        self._world.bus.publish(VoiceNotesChanged(note.entry_id))
        return kept

    def of_entry(self, entry_id: str) -> tuple[VoiceNote, ...]:
        """The notes of a page, oldest first."""
        return self._access.vault.voices.of_entry(entry_id)

    def mend(self, note: VoiceNote) -> VoiceNote | None:
        """Take what there is of a recording that was broken off, by a crash or a lost power, for the whole of it.

        Returns:
            The note as it is kept; ``None`` where nothing of it can be heard, and it is gone.
        """
        voices = self._access.vault.voices
        length = length_of(b"".join(voices.sound(note.id)))
        if length:
            voices.finish(note.id, length)
        else:
            voices.remove(note.id)
        self._world.bus.publish(VoiceNotesChanged(note.entry_id))
        return voices.get(note.id)

    def sound(self, note: VoiceNote) -> Iterator[bytes]:
        """Its sound, Ogg Opus, in pieces that belong one after another."""
        return self._access.vault.voices.sound(note.id)

    def remove(self, note: VoiceNote) -> Spoken:
        """Take it out of the vault, so that no byte of it stays there.

        Returns:
            What the caller keeps for as long as it may be put back, and then forgets.
        """
        voices = self._access.vault.voices
        spoken = Spoken(note, tuple(voices.sound(note.id)))
        voices.remove(note.id)
        self._world.bus.publish(VoiceNotesChanged(note.entry_id))
        return spoken

    def put_back(self, spoken: Spoken) -> None:
        """Undo a removal."""
        self._access.vault.voices.put_back(spoken)
        self._world.bus.publish(VoiceNotesChanged(spoken.note.entry_id))
