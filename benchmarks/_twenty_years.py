"""Twenty years of use, the same in every run: made once in a temporary folder, encrypted and plain side by side.

22,000 practices (three a day), 10,000 entries of 2 kB (every other day or so), 4,000 body maps, half of them on pages,
and an appointment every fortnight, seeded. Kept between runs for as long as the tables and this file stay as they are;
the plain one has the same tables and rows, in the standard library's SQLite.
"""

from __future__ import annotations

import hashlib
import os
import random
import shutil
import sqlite3
import sys
import tempfile
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, cast

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests"))

from fakes.entropy import CountedEntropy
from fakes.kdf import cheap
from fakes.keychain import MemoryKeychain

from calmroom.domain.body.body import PLACES
from calmroom.domain.body.body_map import BodyMap, Mark
from calmroom.domain.body.sensation import Depth, Quality, Strength
from calmroom.domain.care.check_in import CheckIn
from calmroom.domain.journal.journal import Entry, EntryKind
from calmroom.domain.practice import Outcome, PracticeRecord
from calmroom.domain.sessions.appointments import Appointment, Repeat, Unit
from calmroom.domain.units import Frames
from calmroom.storage import migrations
from calmroom.storage.appointments import StoredAppointments
from calmroom.storage.body_maps import StoredBodyMaps
from calmroom.storage.connection import LOG, PRAGMAS
from calmroom.storage.consents import StoredConsents
from calmroom.storage.database import Connection, Database, StorageThread
from calmroom.storage.importing import StoredIntake
from calmroom.storage.journal import StoredJournal
from calmroom.storage.looking_back import StoredLookingBack
from calmroom.storage.migrations import STEPS
from calmroom.storage.practices import StoredPractices
from calmroom.storage.vault import EncryptedVault, open_vault

PRACTICES = 22_000
ENTRIES = 10_000
LENGTH = 2000
YEARS = 20
END = datetime(2026, 11, 20, 20, 30, tzinfo=UTC)
SCRIPTS = tuple(f"s{number:02}" for number in range(1, 19))
SYLLABLES = ("ba", "da", "ga", "la", "ma", "na", "ra", "sa", "ta", "wa", "be", "de", "le", "me", "ne", "re", "se", "te")
SELDOM = "heliotrope"
"""A word on every hundredth page."""
MAPS = 4000
TAGS = ("warm", "heavy", "wide", "still", "tight", "floating", "clear", "tired")
SELDOM_TAG = "amber"
"""A tag of every hundredth page."""
SECURE_DELETE = (3, 42)


def practice_records() -> Iterator[PracticeRecord]:
    """Practices, oldest first."""
    chance = random.Random(1)  # noqa: S311 - made-up days
    step = timedelta(days=365.25 * YEARS) / PRACTICES
    for number in range(PRACTICES):
        settled = chance.randint(0, 8)
        yield PracticeRecord(
            id=f"{chance.getrandbits(128):032x}",
            script_id=chance.choice(SCRIPTS),
            title="Arriving Here",
            started=END - step * (PRACTICES - number),
            minutes=chance.choice((2.0, 5.0, 12.0, 20.0)),
            voice="bf_emma",
            bed="room",
            outcome=Outcome.FINISHED,
            heard=Frames(34_560_000),
            before=CheckIn(settled, chance.randint(0, 10)),
            after=CheckIn(settled + chance.randint(0, 2), chance.randint(0, 10)),
            words=("warm", "heavier") if number % 3 else (),
            version=1,
        )


def journal_entries() -> Iterator[Entry]:
    """Pages of 2 kB, oldest first, in some 3,000 words as seldom and as often as words are (Zipf)."""
    chance, other = random.Random(2), random.Random(3)  # noqa: S311 - made-up words
    practised = [one.id for one in practice_records()]
    words = ["".join(chance.choices(SYLLABLES, k=chance.randint(2, 4))) for _ in range(3000)]
    weights = [1 / (place + 1) for place in range(len(words))]
    step = timedelta(days=365.25 * YEARS) / ENTRIES
    for number in range(ENTRIES):
        text = " ".join(chance.choices(words, weights, k=450))[: LENGTH - len(SELDOM) - 1]
        written = END - step * (ENTRIES - number)
        seldom = f" {SELDOM}" if number % 100 == 0 else " and no more"
        tags = [SELDOM_TAG] if number % 100 == 50 else []
        yield Entry(
            id=f"{chance.getrandbits(128):032x}",
            written=written,
            changed=written,
            text=text + seldom,
            practice_id=practised[number * PRACTICES // ENTRIES] if number % 2 else None,
            tags=("warm", other.choice(TAGS[1:]), *tags),
            kind=EntryKind.NOTE if number % 30 == 0 else EntryKind.PAGE,
        )


def body_maps() -> Iterator[BodyMap]:
    """Maps of 3 to 12 marks, oldest first; every other one on a page, and one in twenty with words of its own."""
    chance = random.Random(4)  # noqa: S311 - made-up bodies
    pages = [one.id for one in journal_entries()]
    step = timedelta(days=365.25 * YEARS) / MAPS
    for number in range(MAPS):
        made = END - step * (MAPS - number)
        marks = tuple(
            Mark(
                place,
                chance.choice(list(Quality)),
                chance.choice(list(Strength)),
                chance.choice(list(Depth)),
                "a small lantern" if number % 20 == 0 else "",
            )
            for place in chance.sample(list(PLACES), chance.randint(3, 12))
        )
        page = pages[number * ENTRIES // MAPS] if number % 2 else None
        yield BodyMap(f"{chance.getrandbits(128):032x}", made, made, marks, entry_id=page)


def appointments() -> Iterator[Appointment]:
    """One that comes again every fortnight, and one a year that does not."""
    first = END - timedelta(days=round(365.25 * YEARS))
    yield Appointment(f"{1:032x}", first, 60, "Maya", repeat=Repeat(Unit.WEEKS, 2))
    for year in range(YEARS):
        yield Appointment(f"{year + 2:032x}", first + timedelta(days=365 * year + 3), 60, "Maya")


def twenty_years() -> tuple[Path, Path]:
    """The folder of the encrypted vault, and the plain file."""
    sources = [Path(__file__), *sorted(Path(migrations.__file__).parent.glob("m*.py"))]
    mark = hashlib.sha256(b"".join(path.read_bytes() for path in sources)).hexdigest()[:16]
    user = os.getuid() if hasattr(os, "getuid") else 0
    folder = Path(tempfile.gettempdir()) / f"calmroom-twenty-years-{user}-{mark}"
    if not (folder / "whole").exists():
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(mode=0o700)
        _make(folder)
        (folder / "whole").touch()
    return folder / "vault", folder / "plain.db"


def open_years(folder: Path, secret: str | None = None) -> EncryptedVault:
    """The vault of those years."""
    return open_vault(folder, CountedEntropy("opened"), MemoryKeychain(refuses=True), secret, calibrate=cheap)


class PlainVault:
    """The same tables and repositories over the standard library's SQLite, without a key."""

    def __init__(self, path: Path) -> None:
        """Open it, set as the vault is."""
        self._thread = StorageThread()
        self.database = Database(self._thread, self._thread.run(lambda: _connect(path)), lambda: _connect(path))
        self.practices = StoredPractices(self.database)
        self.journal = StoredJournal(self.database)
        self.body_maps = StoredBodyMaps(self.database)
        self.consents = StoredConsents(self.database)
        self.appointments = StoredAppointments(self.database)
        self.looking_back = StoredLookingBack(self.database)

    def close(self) -> None:
        """Let it go."""
        self.database.close()
        self._thread.close()


def _connect(path: Path) -> Connection:
    connection: Any = sqlite3.connect(path, isolation_level=None)
    # Older ones take the index for untrusted where the schema is.
    for pragma in ("locking_mode=EXCLUSIVE", LOG, *(each for each in PRAGMAS if each != "trusted_schema=OFF")):
        connection.execute(f"PRAGMA {pragma}").fetchall()
    found: Connection = connection
    return found


def _make(folder: Path) -> None:
    vault = open_years(folder / "vault")
    try:
        StoredIntake(vault._database).take(_all())  # noqa: SLF001 - all at once; one by one takes minutes
    finally:
        vault.close()
    plain = PlainVault(folder / "plain.db")
    try:
        plain.database.use(_make_tables)
        StoredIntake(plain.database).take(_all())
    finally:
        plain.close()


def _make_tables(connection: Connection) -> None:
    for step in STEPS:
        step(cast("Connection", _Able(connection)))


class _Able:
    """A connection that passes over what an older SQLite cannot do: secure-delete of an index, not measured here."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._is_older = sqlite3.sqlite_version_info < SECURE_DELETE

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - whatever a connection has
        return getattr(self._connection, name)

    def execute(self, statement: str, *values: Any) -> Any:  # noqa: ANN401 - as above
        if self._is_older and "'secure-delete'" in statement:
            return None
        return self._connection.execute(statement, *values)


def _all() -> Iterator[PracticeRecord | Entry | BodyMap | Appointment]:
    yield from practice_records()
    yield from journal_entries()
    yield from body_maps()
    yield from appointments()
