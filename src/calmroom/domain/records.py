"""What lies between two appointments, as the vault keeps it: body maps, appointments, voice notes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date, datetime, tzinfo

    from calmroom.domain.body.body_map import BodyMap
    from calmroom.domain.journal.voice_note import Spoken, VoiceNote
    from calmroom.domain.sessions.appointments import Appointment
    from calmroom.domain.statistics import Day, Reading
    from calmroom.domain.units import Seconds


class BodyMaps(Protocol):
    """What was felt where."""

    def save(self, body_map: BodyMap) -> None:
        """Write it; it is safe on disk when this returns."""
        ...

    def get(self, map_id: str) -> BodyMap | None:
        """The map with that id."""
        ...

    def remove(self, map_id: str) -> None:
        """Take it out for good."""
        ...

    def newest(self, limit: int, offset: int = 0) -> tuple[BodyMap, ...]:
        """Maps by the time they were begun, newest first."""
        ...

    def between(self, first: datetime, end: datetime) -> tuple[BodyMap, ...]:
        """Maps begun at or after ``first`` and before ``end``, newest first."""
        ...

    def of_practice(self, practice_id: str) -> tuple[BodyMap, ...]:
        """The maps of a practice, oldest first."""
        ...

    def of_entry(self, entry_id: str) -> tuple[BodyMap, ...]:
        """The maps of a page, oldest first."""
        ...

    def search(self, words: str, limit: int) -> tuple[BodyMap, ...]:
        """Maps in whose notes, places and qualities every word occurs, whole or as a beginning, newest first."""
        ...

    def all(self) -> Iterator[BodyMap]:
        """Every one, in the order in which they were first saved; read as it is asked for."""
        ...

    def count(self) -> int:
        """How many there are."""
        ...


class Appointments(Protocol):
    """Hours with the therapist."""

    def save(self, *appointments: Appointment) -> None:
        """Write them, all or none; safe on disk when this returns."""
        ...

    def get(self, appointment_id: str) -> Appointment | None:
        """The appointment with that id."""
        ...

    def remove(self, appointment_id: str) -> None:
        """Take it out for good, with all its hours."""
        ...

    def all(self) -> tuple[Appointment, ...]:
        """Every one, in the order in which they were first saved."""
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


class LookingBack(Protocol):
    """What was done over years, counted where it lies."""

    def first_day(self) -> date | None:
        """The day of the very first practice or page, if there is any."""
        ...

    def days(self, first: date, last: date, here: tzinfo) -> tuple[Day, ...]:
        """Days on which something was done or written, in their order.

        A practice is on the day of the zone it was done in, a page on the day by the clock that is given.
        """
        ...

    def settled(self, first: date, last: date, each: int) -> tuple[Reading, ...]:
        """Means of *settled* before and after, over so many days each, counted from ``first``; oldest first."""
        ...

    def words(self, first: date, last: date) -> tuple[tuple[str, int], ...]:
        """Words that were chosen after practices or for pages, with how often; most often first."""
        ...
