"""A vault in memory, held to the same contract as the encrypted one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING, Any

from fakes.kept import MemoryKept, MemoryOwnKeys, MemoryTold
from fakes.keys import MemoryKeys
from fakes.looking_back import MemoryLookingBack
from fakes.records import MemoryAppointments, MemoryBodyMaps, MemoryVoiceNotes
from fakes.words import holds_all

from calmroom.domain.body.body import places_of
from calmroom.domain.body.body_map import AROUND_ME, BodyMap, words_of
from calmroom.domain.care.consent import Consent
from calmroom.domain.errors import CalmroomError
from calmroom.domain.journal.journal import Attached, Entry, Wanted
from calmroom.domain.journal.voice_note import SoundPiece, VoiceNote
from calmroom.domain.plan.plan import Plan
from calmroom.domain.practice import UNFINISHED, PracticeRecord
from calmroom.domain.routine.desk import Client, Draft, KnownSigner, Returned, Shared
from calmroom.domain.sessions.appointments import Appointment
from calmroom.domain.sessions.reminders import Reminder, ToldMark
from calmroom.domain.vault.leaving import Added, Amount, PrivateSetting
from calmroom.domain.vault.privacy import joined
from calmroom.storage.kept import TABLES

if TYPE_CHECKING:
    from calmroom.domain.vault.leaving import Piece

Kept = (
    PracticeRecord
    | Entry
    | BodyMap
    | Appointment
    | VoiceNote
    | Plan
    | KnownSigner
    | Client
    | Draft
    | Shared
    | Returned
    | Reminder
)


class MemoryPractices:
    """Practice records by id."""

    def __init__(self) -> None:
        self._records: dict[str, PracticeRecord] = {}

    def save(self, record: PracticeRecord) -> None:
        """Keep it."""
        self._records[record.id] = record

    def get(self, record_id: str) -> PracticeRecord | None:
        """The record with that id."""
        return self._records.get(record_id)

    def since(self, moment: datetime | None = None) -> tuple[PracticeRecord, ...]:
        """Records begun at or after ``moment``, newest first."""
        found = [one for one in self._records.values() if moment is None or one.started >= moment]
        return tuple(sorted(found, key=lambda one: one.started)[::-1])

    def between(self, first: datetime, end: datetime) -> tuple[PracticeRecord, ...]:
        """Records begun in that span, newest first."""
        return tuple(one for one in self.since(first) if one.started < end)

    def newest(self, limit: int) -> tuple[PracticeRecord, ...]:
        """Records, newest first."""
        return self.since()[:limit]

    def newest_of_each(self) -> tuple[PracticeRecord, ...]:
        """The newest record of each script, newest first."""
        seen: dict[str, PracticeRecord] = {}
        for one in self.since():
            seen.setdefault(one.script_id, one)
        return tuple(seen.values())

    def counts(self) -> Mapping[str, int]:
        """How often each practice was begun."""
        return Counter(one.script_id for one in self._records.values())

    def all(self) -> Iterator[PracticeRecord]:
        """Every one, as first saved."""
        yield from tuple(self._records.values())

    def unfinished(self) -> PracticeRecord | None:
        """The newest that can be continued."""
        return next((one for one in self.since() if one.outcome in UNFINISHED and not one.let_go), None)

    def oldest(self) -> PracticeRecord | None:
        """The very first."""
        return min(self._records.values(), key=lambda one: one.started, default=None)

    def remove(self, record_id: str) -> None:
        """Take it out."""
        self._records.pop(record_id, None)


class MemoryJournal:
    """Entries by id, beside the practices, maps and notes of the same vault."""

    def __init__(self, practices: MemoryPractices, maps: MemoryBodyMaps, voices: MemoryVoiceNotes) -> None:
        self._entries: dict[str, Entry] = {}
        self._practices, self._maps, self._voices = practices, maps, voices
        self.fault: CalmroomError | None = None
        """Raised by every save while it is set, as a full disk would."""

    def save(self, entry: Entry) -> None:
        """Keep it."""
        if self.fault is not None:
            raise self.fault
        self._entries[entry.id] = entry

    def get(self, entry_id: str) -> Entry | None:
        """The entry with that id."""
        return self._entries.get(entry_id)

    def remove(self, entry_id: str) -> None:
        """Take it out with its spoken notes."""
        self._entries.pop(entry_id, None)
        for note in self._voices.of_entry(entry_id):
            self._voices.remove(note.id)

    def between(self, first: datetime, end: datetime) -> tuple[Entry, ...]:
        """Entries begun in that span, newest first."""
        return tuple(one for one in self.newest(len(self._entries)) if first <= one.written < end)

    def newest(self, limit: int, offset: int = 0) -> tuple[Entry, ...]:
        """Entries, newest first."""
        newest_first = sorted(self._entries.values(), key=lambda one: one.written)[::-1]
        return tuple(newest_first[offset : offset + limit])

    def count(self) -> int:
        """How many there are."""
        return len(self._entries)

    def all(self) -> Iterator[Entry]:
        """Every one, as first saved."""
        yield from tuple(self._entries.values())

    def search(self, words: str, limit: int) -> tuple[Entry, ...]:
        """Entries in which every word occurs, whole or as a beginning; a word may be several parts in a row."""
        found = (one for one in self.newest(len(self._entries)) if holds_all(_fields(one), words))
        return tuple(found)[:limit]

    def find(self, wanted: Wanted, limit: int) -> tuple[Entry, ...]:
        """Entries that are all that is wanted."""
        found = (one for one in self.newest(len(self._entries)) if self._is(one, wanted))
        return tuple(found)[:limit]

    def attached(self, entry_ids: Iterable[str]) -> Mapping[str, Attached]:
        """What belongs to each."""
        found = {
            each: Attached(tuple(one.id for one in self._maps.of_entry(each)), len(self._voices.of_entry(each)))
            for each in dict.fromkeys(entry_ids)
        }
        return {each: attached for each, attached in found.items() if attached != Attached()}

    def tags(self, limit: int) -> tuple[tuple[str, int], ...]:
        """Tags and on how many entries they are."""
        folded = [{_folded(tag): tag for tag in one.tags[::-1]} for one in self._entries.values()]
        counts = Counter(key for each in folded for key in each)
        spelled = {key: min(each[key] for each in folded if key in each) for key in counts}
        ranked = sorted(counts, key=lambda key: (-counts[key], spelled[key].encode()))
        return tuple((spelled[key], counts[key]) for key in ranked[:limit])

    def answered(self) -> frozenset[str]:
        """The keys of questions that entries answer."""
        return frozenset(one.asked for one in self._entries.values() if one.asked)

    def _is(self, one: Entry, wanted: Wanted) -> bool:
        maps = self._maps.of_entry(one.id)
        said = (_fields(one), *((words_of(each),) for each in maps))
        practice = self._practices.get(one.practice_id or "")
        places = (AROUND_ME,) if wanted.region == AROUND_ME else places_of(wanted.region) if wanted.region else ()
        return all(
            (
                not wanted.words.strip() or any(holds_all(fields, wanted.words) for fields in said),
                not wanted.script_id or (practice is not None and practice.script_id == wanted.script_id),
                not wanted.tag or _folded(wanted.tag) in {_folded(tag) for tag in one.tags},
                not wanted.region or any(set(places) & set(each.places) for each in maps),
                wanted.first is None or one.written >= wanted.first,
                wanted.end is None or one.written < wanted.end,
                wanted.kind is None or one.kind is wanted.kind,
            )
        )


def _fields(one: Entry) -> tuple[str, ...]:
    return one.text, one.prompt, " ".join(one.tags)


def _folded(tag: str) -> str:
    """Without the capitals of A to Z, which are all that the vault leaves aside in tags."""
    return "".join(letter.lower() if letter.isascii() else letter for letter in tag)


class MemoryConsents:
    """Consents in the order they were given."""

    def __init__(self) -> None:
        self._consents: list[Consent] = []

    def save(self, consent: Consent) -> None:
        """Keep it."""
        self._consents.append(consent)

    def all(self) -> tuple[Consent, ...]:
        """Every one."""
        return tuple(self._consents)

    def put_before(self, consents: list[Consent]) -> None:
        """Those of a copy go before those that are here."""
        self._consents = [*consents, *self._consents]

    def latest(self) -> Consent | None:
        """The last one."""
        return self._consents[-1] if self._consents else None


class MemoryPrivateSettings:
    """Private settings by name."""

    def __init__(self) -> None:
        self.values: dict[str, Any] = {}

    def load(self) -> Mapping[str, Any]:
        """What was set."""
        return dict(self.values)

    def save(self, values: Mapping[str, Any]) -> None:
        """Keep them."""
        self.values |= values


class MemoryIntake:
    """Adds to a vault in memory."""

    def __init__(self, vault: MemoryVault) -> None:
        self._vault = vault

    def take(self, pieces: Iterable[Piece]) -> Added:
        """Add what is not there."""
        vault, given = self._vault, tuple(pieces)
        added, here = Counter[str](), Counter[str]()
        differing = 0
        spoken: set[str] = set()
        for one in given:
            if isinstance(one, SoundPiece):
                if one.note_id in spoken:
                    vault.voices.append(one.note_id, one.place, one.content)
            elif isinstance(one, ToldMark):
                vault.told.mark((one.key,), one.at)
            elif not isinstance(one, (Consent, PrivateSetting)):
                kind, twin, keep = self._place(one)
                (here if twin is not None else added)[kind] += 1
                differing += twin is not None and twin != one
                if twin is None:
                    keep()
                    spoken.add(one.id)
        consents = [one for one in given if isinstance(one, Consent)]
        new = [one for one in consents if one not in vault.consents.all()]
        vault.consents.put_before(new)
        settings = {one.name: one.value for one in given if isinstance(one, PrivateSetting)}
        values = vault.private_settings.values
        differing += sum(values.get(name, value) != value for name, value in settings.items())
        known = sum(name in values for name in settings)
        vault.private_settings.values = joined(values, settings)
        added.update(consents=len(new), settings=len(settings) - known)
        here.update(consents=len(consents) - len(new), settings=known)
        return Added(Amount(**added), Amount(**here), differing)

    def _place(self, one: Kept) -> tuple[str, object, Callable[[], None]]:
        """Its kind, what has its id, and how to keep it."""
        vault = self._vault
        match one:
            case PracticeRecord():
                return "practices", vault.practices.get(one.id), lambda: vault.practices.save(one)
            case Entry():
                return "entries", vault.journal.get(one.id), lambda: vault.journal.save(one)
            case BodyMap():
                return "maps", vault.body_maps.get(one.id), lambda: vault.body_maps.save(one)
            case Appointment():
                return "appointments", vault.appointments.get(one.id), lambda: vault.appointments.save(one)
            case VoiceNote():
                twin = vault.voices.get(one.id)
                return "voices", None if twin is None else replace(twin, size=0), lambda: vault.voices.begin(one)
            case _:
                kind = TABLES[type(one)]
                shelf: MemoryKept[Any] = getattr(vault, kind)
                return kind, shelf.get(one.id), lambda: shelf.save(one)


class MemoryVault:
    """All in one, open until it is closed."""

    def __init__(self, protection: tuple[str, ...] = ("plain",)) -> None:
        self.practices = MemoryPractices()
        self.body_maps = MemoryBodyMaps()
        self.appointments = MemoryAppointments()
        self.voices = MemoryVoiceNotes()
        self.journal = MemoryJournal(self.practices, self.body_maps, self.voices)
        self.looking_back = MemoryLookingBack(self.practices, self.journal)
        self.consents = MemoryConsents()
        self.private_settings = MemoryPrivateSettings()
        self.plans: MemoryKept[Plan] = MemoryKept()
        self.signers: MemoryKept[KnownSigner] = MemoryKept()
        self.clients: MemoryKept[Client] = MemoryKept()
        self.drafts: MemoryKept[Draft] = MemoryKept()
        self.shared: MemoryKept[Shared] = MemoryKept()
        self.returned: MemoryKept[Returned] = MemoryKept()
        self.reminders: MemoryKept[Reminder] = MemoryKept()
        self.told = MemoryTold()
        self.own_keys = MemoryOwnKeys()
        self.intake = MemoryIntake(self)
        self.keys = MemoryKeys()
        self.protection = protection
        self.is_closed = False

    def close(self) -> None:
        """Remember that it was closed."""
        self.is_closed = True
