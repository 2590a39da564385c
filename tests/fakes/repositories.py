"""A vault in memory, held to the same contract as the encrypted one."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from typing import Any

from fakes.keys import MemoryKeys

from calmroom.domain.errors import CalmroomError
from calmroom.domain.journal import Entry
from calmroom.domain.leaving import Added, Amount, PrivateSetting
from calmroom.domain.ports import Consent
from calmroom.domain.practice import UNFINISHED, PracticeRecord
from calmroom.domain.privacy import joined


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


class MemoryJournal:
    """Entries by id."""

    def __init__(self) -> None:
        self._entries: dict[str, Entry] = {}
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
        """Take it out."""
        self._entries.pop(entry_id, None)

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
        wanted = [parts for parts in (_parts(word) for word in words.split()) if parts]
        found = (one for one in self.newest(len(self._entries)) if wanted and all(_holds(one, ask) for ask in wanted))
        return tuple(found)[:limit]


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

    def take(self, pieces: Iterable[PracticeRecord | Entry | Consent | PrivateSetting]) -> Added:
        """Add what is not there."""
        vault, given = self._vault, tuple(pieces)
        records = [one for one in given if isinstance(one, PracticeRecord)]
        entries = [one for one in given if isinstance(one, Entry)]
        consents = [one for one in given if isinstance(one, Consent)]
        settings = {one.name: one.value for one in given if isinstance(one, PrivateSetting)}
        here = Amount(
            sum(vault.practices.get(one.id) is not None for one in records),
            sum(vault.journal.get(one.id) is not None for one in entries),
            sum(one in vault.consents.all() for one in consents),
            sum(name in vault.private_settings.values for name in settings),
        )
        twins = [(one, vault.practices.get(one.id)) for one in records] + [
            (one, vault.journal.get(one.id)) for one in entries
        ]
        differing = sum(twin is not None and twin != one for one, twin in twins)
        differing += sum(vault.private_settings.values.get(name, value) != value for name, value in settings.items())
        for record in records:
            if vault.practices.get(record.id) is None:
                vault.practices.save(record)
        for entry in entries:
            if vault.journal.get(entry.id) is None:
                vault.journal.save(entry)
        vault.consents.put_before([one for one in consents if one not in vault.consents.all()])
        vault.private_settings.values = joined(vault.private_settings.values, settings)
        added = Amount(
            len(records) - here.practices,
            len(entries) - here.entries,
            len(consents) - here.consents,
            len(settings) - here.settings,
        )
        return Added(added, here, differing)


class MemoryVault:
    """All in one, open until it is closed."""

    def __init__(self, protection: tuple[str, ...] = ("plain",)) -> None:
        self.practices = MemoryPractices()
        self.journal = MemoryJournal()
        self.consents = MemoryConsents()
        self.private_settings = MemoryPrivateSettings()
        self.intake = MemoryIntake(self)
        self.keys = MemoryKeys()
        self.protection = protection
        self.is_closed = False

    def close(self) -> None:
        """Remember that it was closed."""
        self.is_closed = True


def _holds(entry: Entry, wanted: list[str]) -> bool:
    fields = (entry.text, entry.prompt, " ".join(entry.tags))
    return any(_follows(_parts(field), wanted) for field in fields)


def _follows(parts: list[str], wanted: list[str]) -> bool:
    count = len(wanted)
    rows = (parts[start : start + count] for start in range(len(parts) - count + 1))
    return any(row[:-1] == wanted[:-1] and row[-1].startswith(wanted[-1]) for row in rows)


def _parts(text: str) -> list[str]:
    bare = "".join(letter for letter in unicodedata.normalize("NFD", text) if not unicodedata.combining(letter))
    return re.findall(r"[^\W_]+", bare.casefold())
