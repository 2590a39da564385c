"""Twenty years of use, the same in every run: made once in a temporary folder, encrypted and plain side by side.

22,000 practices (three a day), 10,000 entries of 2 kB (every other day or so), seeded. Kept between runs for as long as
the tables and this file stay as they are; the plain one has the same tables and rows, in the standard library's SQLite.
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
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests"))

from fakes.entropy import CountedEntropy
from fakes.kdf import cheap
from fakes.keychain import MemoryKeychain

from calmroom.domain.check_in import CheckIn
from calmroom.domain.journal import Entry
from calmroom.domain.practice import Outcome, PracticeRecord
from calmroom.domain.units import Frames
from calmroom.storage import migrations
from calmroom.storage.connection import LOG, PRAGMAS
from calmroom.storage.consents import StoredConsents
from calmroom.storage.database import Connection, Database, StorageThread
from calmroom.storage.importing import StoredIntake
from calmroom.storage.journal import StoredJournal
from calmroom.storage.migrations import STEPS, m0001_begin
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
    chance = random.Random(2)  # noqa: S311 - made-up words
    words = ["".join(chance.choices(SYLLABLES, k=chance.randint(2, 4))) for _ in range(3000)]
    weights = [1 / (place + 1) for place in range(len(words))]
    step = timedelta(days=365.25 * YEARS) / ENTRIES
    for number in range(ENTRIES):
        text = " ".join(chance.choices(words, weights, k=450))[: LENGTH - len(SELDOM) - 1]
        written = END - step * (ENTRIES - number)
        seldom = f" {SELDOM}" if number % 100 == 0 else " and no more"
        yield Entry(f"{chance.getrandbits(128):032x}", written, written, text + seldom, tags=("warm",))


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
        self.consents = StoredConsents(self.database)

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
    older = sqlite3.sqlite_version_info < SECURE_DELETE
    for statement in m0001_begin.STATEMENTS:
        # Older ones know no secure-delete of the index, which nothing here measures.
        if not (older and "'secure-delete'" in statement):
            connection.execute(statement)
    for step in STEPS[1:]:
        step(connection)


def _all() -> Iterator[PracticeRecord | Entry]:
    yield from practice_records()
    yield from journal_entries()
