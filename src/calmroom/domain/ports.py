"""What services need of the world. Engines and the machine provide it; wiring hands it over."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from datetime import datetime

    from calmroom.domain.errors import CalmroomError, Problem
    from calmroom.domain.journal.journal import Attached, Entry, Wanted
    from calmroom.domain.plan.plan import Plan
    from calmroom.domain.plan.records import Kept, OwnKeys, Told
    from calmroom.domain.practice import PracticeRecord
    from calmroom.domain.records import Appointments, BodyMaps, LookingBack, VoiceNotes
    from calmroom.domain.routine.desk import Client, Draft, KnownSigner, Returned, Shared
    from calmroom.domain.script import Script
    from calmroom.domain.sessions.reminders import Reminder
    from calmroom.domain.settings import Settings
    from calmroom.domain.timeline import Choices, Programme
    from calmroom.domain.vault.leaving import Intake
    from calmroom.domain.vault.vault import Keys


class Clock(Protocol):
    """The time of day, with its zone, and a clock that never jumps."""

    def now(self) -> datetime:
        """The present moment, aware of its zone."""
        ...

    def monotonic(self) -> float:
        """Seconds since some fixed moment, the same in every process of this machine."""
        ...


class Entropy(Protocol):
    """Randomness fit for keys and ids."""

    def token(self, count: int) -> bytes:
        """So many random bytes."""
        ...


@dataclass(frozen=True, slots=True)
class Voice:
    """A narrator: the id in files and commands, the name people read, and where the voice comes from."""

    id: str
    name: str
    origin: str


class Library(Protocol):
    """The practices there are."""

    def scripts(self) -> tuple[Script, ...]:
        """Every practice without a fault, in the order of their ids."""
        ...

    def problems(self) -> tuple[Problem, ...]:
        """What kept scripts out of the library."""
        ...


class Arranger(Protocol):
    """Makes a programme of a script and choices."""

    def __call__(self, script: Script, choices: Choices) -> Programme:
        """Arrange the practice and its exit.

        Raises:
            CalmroomError: If the asked length cannot be reached; the message names the nearest that can.
        """
        ...


class PracticeRecords(Protocol):
    """What was practised."""

    def save(self, record: PracticeRecord) -> None:
        """Write it; it is safe on disk when this returns."""
        ...

    def get(self, record_id: str) -> PracticeRecord | None:
        """The record with that id."""
        ...

    def since(self, moment: datetime | None = None) -> tuple[PracticeRecord, ...]:
        """Records begun at or after ``moment``, newest first."""
        ...

    def between(self, first: datetime, end: datetime) -> tuple[PracticeRecord, ...]:
        """Records begun at or after ``first`` and before ``end``, newest first."""
        ...

    def newest(self, limit: int) -> tuple[PracticeRecord, ...]:
        """Records, newest first."""
        ...

    def newest_of_each(self) -> tuple[PracticeRecord, ...]:
        """The newest record of each script, newest first."""
        ...

    def counts(self) -> Mapping[str, int]:
        """How often each practice was begun, by its id."""
        ...

    def all(self) -> Iterator[PracticeRecord]:
        """Every one, in the order in which they were first saved; read as it is asked for."""
        ...

    def unfinished(self) -> PracticeRecord | None:
        """The newest whose outcome is in ``UNFINISHED`` and that was not let go, if any."""
        ...

    def oldest(self) -> PracticeRecord | None:
        """The very first, if any."""
        ...

    def remove(self, record_id: str) -> None:
        """Take it out for good."""
        ...


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


@dataclass(frozen=True, slots=True)
class Consent:
    """What a person agreed to, in which wording, and when."""

    version: int
    given: datetime
    items: tuple[str, ...]


class Consents(Protocol):
    """What was agreed to."""

    def all(self) -> tuple[Consent, ...]:
        """Every one, in the order in which they were given."""
        ...

    def save(self, consent: Consent) -> None:
        """Write it."""
        ...

    def latest(self) -> Consent | None:
        """The last one, if any."""
        ...


class PrivateSettings(Protocol):
    """The settings in ``PRIVATE``, by name."""

    def load(self) -> Mapping[str, Any]:
        """What was set."""
        ...

    def save(self, values: Mapping[str, Any]) -> None:
        """Write them, all or none; safe on disk when this returns."""
        ...


class Vault(Protocol):
    """The encrypted file, open."""

    @property
    def practices(self) -> PracticeRecords:
        """What was practised."""
        ...

    @property
    def journal(self) -> JournalEntries:
        """What was written."""
        ...

    @property
    def consents(self) -> Consents:
        """What was agreed to."""
        ...

    @property
    def private_settings(self) -> PrivateSettings:
        """What was set about a person or a body."""
        ...

    @property
    def body_maps(self) -> BodyMaps:
        """What was felt where."""
        ...

    @property
    def appointments(self) -> Appointments:
        """Hours with the therapist."""
        ...

    @property
    def voices(self) -> VoiceNotes:
        """Pages that are spoken."""
        ...

    @property
    def looking_back(self) -> LookingBack:
        """What was done over years."""
        ...

    @property
    def plans(self) -> Kept[Plan]:
        """Routines as they were taken in."""
        ...

    @property
    def signers(self) -> Kept[KnownSigner]:
        """Whose files were taken in."""
        ...

    @property
    def clients(self) -> Kept[Client]:
        """Those a therapist works with."""
        ...

    @property
    def drafts(self) -> Kept[Draft]:
        """Routines that a therapist is writing."""
        ...

    @property
    def shared(self) -> Kept[Shared]:
        """What was given away."""
        ...

    @property
    def returned(self) -> Kept[Returned]:
        """What clients gave back."""
        ...

    @property
    def reminders(self) -> Kept[Reminder]:
        """Wishes to be told."""
        ...

    @property
    def told(self) -> Told:
        """What was told."""
        ...

    @property
    def own_keys(self) -> OwnKeys:
        """What one signs and opens with."""
        ...

    @property
    def intake(self) -> Intake:
        """Brings what a copy holds in."""
        ...

    @property
    def keys(self) -> Keys:
        """The ways to it."""
        ...

    @property
    def protection(self) -> tuple[str, ...]:
        """The kinds of slot that open the file: ``plain``, ``keychain``, later ``passphrase`` and ``recovery``."""
        ...

    def close(self) -> None:
        """Write everything back into one file and let it go."""
        ...


class Background(Protocol):
    """Does work soon, in order, away from the caller's thread; a CalmroomError becomes a notice."""

    def later(self, work: Callable[[], None]) -> None:
        """Do ``work`` after what was given before."""
        ...


class SettingsStore(Protocol):
    """Where settings lie, but for the private ones."""

    @property
    def old(self) -> Mapping[str, Any]:
        """Private settings that an older calmroom had written here, by name, as they were loaded."""
        ...

    @property
    def trouble(self) -> CalmroomError | None:
        """What is to be told of the settings as they were loaded: not all of them could be read."""
        ...

    def drop_old(self, settings: Settings) -> None:
        """Write the settings without those from before, which are in the vault now.

        Raises:
            CalmroomError: If the file cannot be written; the old one stands.
        """
        ...

    def load(self) -> Settings:
        """The settings; what cannot be read is as at the first start."""
        ...

    def save(self, settings: Settings) -> None:
        """Write them.

        Raises:
            CalmroomError: If the file cannot be written.
        """
        ...
