"""A vault in memory, held to the same contract as the encrypted one."""

from __future__ import annotations

import re
import unicodedata
from datetime import datetime

from calmroom.domain.errors import CalmroomError
from calmroom.domain.journal import Entry
from calmroom.domain.ports import Consent
from calmroom.domain.practice import UNFINISHED, PracticeRecord


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

    def newest(self, limit: int, offset: int = 0) -> tuple[Entry, ...]:
        """Entries, newest first."""
        newest_first = sorted(self._entries.values(), key=lambda one: one.written)[::-1]
        return tuple(newest_first[offset : offset + limit])

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

    def latest(self) -> Consent | None:
        """The last one."""
        return self._consents[-1] if self._consents else None


class MemoryVault:
    """The three in one, open until it is closed."""

    def __init__(self, protection: tuple[str, ...] = ("plain",)) -> None:
        self.practices = MemoryPractices()
        self.journal = MemoryJournal()
        self.consents = MemoryConsents()
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
