"""Body maps, appointments and voice notes in memory."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

from fakes.words import holds_all

from calmroom.domain.body.body_map import BodyMap, words_of
from calmroom.domain.errors import CalmroomError
from calmroom.domain.journal.voice_note import Spoken, VoiceNote
from calmroom.domain.sessions.appointments import Appointment
from calmroom.domain.units import Seconds


class MemoryBodyMaps:
    """Maps by id; ``fault`` is raised by every saving while it is set."""

    def __init__(self) -> None:
        self._maps: dict[str, BodyMap] = {}
        self.fault: CalmroomError | None = None

    def save(self, body_map: BodyMap) -> None:
        """Keep it."""
        if self.fault is not None:
            raise self.fault
        self._maps[body_map.id] = body_map

    def get(self, map_id: str) -> BodyMap | None:
        """The map with that id."""
        return self._maps.get(map_id)

    def remove(self, map_id: str) -> None:
        """Take it out."""
        self._maps.pop(map_id, None)

    def newest(self, limit: int, offset: int = 0) -> tuple[BodyMap, ...]:
        """Maps, newest first."""
        newest_first = sorted(self._maps.values(), key=lambda one: one.made)[::-1]
        return tuple(newest_first[offset : offset + limit])

    def between(self, first: datetime, end: datetime) -> tuple[BodyMap, ...]:
        """Maps begun in that span, newest first."""
        return tuple(one for one in self.newest(len(self._maps)) if first <= one.made < end)

    def of_practice(self, practice_id: str) -> tuple[BodyMap, ...]:
        """The maps of a practice, oldest first."""
        return tuple(one for one in self.newest(len(self._maps))[::-1] if one.practice_id == practice_id)

    def of_entry(self, entry_id: str) -> tuple[BodyMap, ...]:
        """The maps of a page, oldest first."""
        return tuple(one for one in self.newest(len(self._maps))[::-1] if one.entry_id == entry_id)

    def search(self, words: str, limit: int) -> tuple[BodyMap, ...]:
        """Maps in which every word occurs, newest first."""
        found = (one for one in self.newest(len(self._maps)) if holds_all((words_of(one),), words))
        return tuple(found)[:limit]

    def all(self) -> Iterator[BodyMap]:
        """Every one, as first saved."""
        yield from tuple(self._maps.values())

    def count(self) -> int:
        """How many there are."""
        return len(self._maps)


class MemoryAppointments:
    """Appointments by id."""

    def __init__(self) -> None:
        self._appointments: dict[str, Appointment] = {}

    def save(self, *appointments: Appointment) -> None:
        """Keep them."""
        self._appointments |= {one.id: one for one in appointments}

    def get(self, appointment_id: str) -> Appointment | None:
        """The appointment with that id."""
        return self._appointments.get(appointment_id)

    def remove(self, appointment_id: str) -> None:
        """Take it out."""
        self._appointments.pop(appointment_id, None)

    def all(self) -> tuple[Appointment, ...]:
        """Every one, as first saved."""
        return tuple(self._appointments.values())


class MemoryVoiceNotes:
    """Notes by id, and their pieces by their places."""

    def __init__(self) -> None:
        self._notes: dict[str, VoiceNote] = {}
        self._pieces: dict[str, dict[int, bytes]] = {}

    def begin(self, note: VoiceNote) -> None:
        """Keep it."""
        self._notes.setdefault(note.id, replace(note, size=0))
        self._pieces.setdefault(note.id, {})

    def append(self, note_id: str, place: int, piece: bytes) -> None:
        """Keep a piece."""
        if note_id in self._notes:
            self._pieces[note_id][place] = piece

    def finish(self, note_id: str, length: Seconds) -> None:
        """Remember that it is whole."""
        if note_id in self._notes:
            self._notes[note_id] = replace(self._notes[note_id], length=length, is_whole=True)

    def get(self, note_id: str) -> VoiceNote | None:
        """The note with that id."""
        note = self._notes.get(note_id)
        return None if note is None else replace(note, size=sum(map(len, self._pieces[note_id].values())))

    def of_entry(self, entry_id: str) -> tuple[VoiceNote, ...]:
        """The notes of a page, oldest first."""
        notes = (one for one in self.all() if one.entry_id == entry_id)
        return tuple(sorted(notes, key=lambda one: (one.made, one.id)))

    def sound(self, note_id: str) -> Iterator[bytes]:
        """Its pieces in order."""
        pieces = self._pieces.get(note_id, {})
        yield from (pieces[place] for place in sorted(pieces))

    def remove(self, note_id: str) -> None:
        """Take it out."""
        self._notes.pop(note_id, None)
        self._pieces.pop(note_id, None)

    def put_back(self, spoken: Spoken) -> None:
        """Undo a removal."""
        self.begin(spoken.note)
        for place, piece in enumerate(spoken.sound):
            self.append(spoken.note.id, place, piece)

    def all(self) -> Iterator[VoiceNote]:
        """Every one, as begun."""
        for note_id in tuple(self._notes):
            note = self.get(note_id)
            if note is not None:
                yield note

    def count(self) -> int:
        """How many there are."""
        return len(self._notes)
