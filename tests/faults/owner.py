"""The person whose vault it is: what they know, how they open it, and what they find there and nobody else must."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from fakes.entropy import CountedEntropy
from fakes.kdf import cheap

from calmroom.domain.errors import CalmroomError
from calmroom.domain.journal.journal import Entry
from calmroom.domain.practice import PracticeRecord
from calmroom.domain.vault.recovery import recovery_key
from calmroom.domain.vault.vault import VaultLocked
from calmroom.storage.backup import is_sound
from calmroom.storage.backups import VaultBackups
from calmroom.storage.database import Connection
from calmroom.storage.vault import EncryptedVault, open_vault

NEEDLE = "heliotrope"
MOMENT = datetime(2026, 1, 1, 8, tzinfo=UTC)
LATER = datetime(2026, 1, 2, 8, tzinfo=UTC)
OLD, NEW = "an old passphrase by the river", "a new passphrase by the sea"
SHEET = recovery_key(bytes(range(20)))
NEXT_SHEET = recovery_key(bytes(range(20, 40)))
SECRETS = (None, NEW, OLD, SHEET.text, NEXT_SHEET.text)
LENGTH = 2000
LONG = 10


class Lost(AssertionError):  # noqa: N818 - what was lost is no mistake of a caller
    """What must never be: the owner cannot open, or does not find what was called safe."""


@dataclass(frozen=True)
class Home:
    """A home with all that the program keeps in it."""

    root: Path

    @property
    def data(self) -> Path:
        """Where the vault lies."""
        return self.root / "data"

    @property
    def stick(self) -> Path:
        """A second folder for backups."""
        return self.root / "stick"

    @property
    def keychain(self) -> FolderKeychain:
        """The keychain of the account, which is not of the home."""
        return FolderKeychain(self.root.with_name(self.root.name + "-keychain"))


@dataclass(frozen=True)
class FolderKeychain:
    """A keychain that outlives a process: one file a secret. It refuses where its folder is not there."""

    folder: Path

    def get(self, name: str) -> bytes | None:
        """The secret, if it is there."""
        path = self.folder / name
        return path.read_bytes() if path.exists() else None

    def put(self, name: str, secret: bytes) -> bool:
        """Keep it, where there is a keychain."""
        if self.folder.is_dir():
            (self.folder / name).write_bytes(secret)
        return self.folder.is_dir()

    def forget(self, name: str) -> None:
        """Keep it no longer."""
        (self.folder / name).unlink(missing_ok=True)


def entry(number: int) -> Entry:
    """A page whose words follow from its number; every tenth is so long that it lies on several pages of the file."""
    length = LENGTH * (LONG if number % 10 == 9 else 1)
    words = f"{NEEDLE} {number} " + CountedEntropy(str(number)).token(length // 2).hex()
    return Entry(f"{number:032x}", MOMENT + timedelta(minutes=number), MOMENT, words[:length], tags=(NEEDLE,))


def practice(number: int) -> PracticeRecord:
    """A practice with a word of the person's."""
    started = MOMENT + timedelta(hours=number)
    return PracticeRecord(f"{number:032x}", "s01", "Arriving Here", started, 12.0, "bf_emma", "room", words=(NEEDLE,))


def open_with(home: Home, secret: str | None = None) -> EncryptedVault:
    """The vault, opened as the program does."""
    return open_vault(home.data, CountedEntropy(f"opened {secret}"), home.keychain, secret, calibrate=cheap)


@contextmanager
def opened(home: Home, secret: str | None = None) -> Iterator[EncryptedVault]:
    """The vault, for a while."""
    vault = open_with(home, secret)
    try:
        yield vault
    finally:
        vault.close()


def backups_of(home: Home, vault: EncryptedVault | None = None) -> VaultBackups:
    """The copies of a vault."""
    found = VaultBackups(home.data, home.keychain, "1.2.3")
    if vault is not None:
        found.attach(vault)
    return found


def numbers(vault: EncryptedVault) -> frozenset[int]:
    """The numbers of the pages there are, each of which must read as it was written.

    Raises:
        Lost: If one does not.
    """
    found = {int(one.id, 16): one for one in vault.journal.newest(100_000)}
    if any(one != entry(number) for number, one in found.items()):
        raise Lost("a page reads otherwise than it was written")
    return frozenset(found)


@dataclass(frozen=True)
class Seen:
    """What the owner finds.

    Attributes:
        secrets: With which of all they know it opens.
        pages: The numbers of the pages.
        practices: The numbers of the practices.
    """

    secrets: tuple[str | None, ...]
    pages: frozenset[int]
    practices: frozenset[int]


def look(home: Home, secrets: Iterable[str | None] = SECRETS) -> Seen:
    """Open it with all the owner knows, read everything, and check every seal.

    Raises:
        Lost: If nothing opens it, or it is not whole.
    """
    good: list[str | None] = []
    told: CalmroomError | None = None
    seen: tuple[frozenset[int], frozenset[int]] | None = None
    for secret in secrets:
        try:
            with opened(home, secret) as vault:
                if seen is None:
                    seen = numbers(vault), frozenset(int(one.id, 16) for one in vault.practices.since())
                    vault.journal.save(entry(999_999))
                    vault.journal.remove(entry(999_999).id)
                    if not vault._database.use(is_whole):
                        raise Lost("the integrity of the file is not whole")
            good.append(secret)
        except VaultLocked as fault:
            told = told or fault
        except CalmroomError as fault:
            raise Lost(f"it is told instead of opened: {fault.message}") from fault
    if seen is None:
        raise Lost(f"nothing opens it: {told}")
    return Seen(tuple(good), *seen)


def is_whole(connection: Connection) -> bool:
    """Every seal and the structure. The log is brought home first, or its pages give false alarm."""
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    return is_sound(connection)


def readable(*folders: Path, needles: Iterable[str] = (NEEDLE,)) -> list[str]:
    """Files below these folders in which a word lies in clear, in either of two encodings, or in whose name it does."""
    codes = [needle.encode(code) for needle in needles for code in ("utf-8", "utf-16-le")]
    found = []
    for path in (path for folder in folders for path in folder.rglob("*")):
        content = path.read_bytes() if path.is_file() else b""
        if any(code in content for code in codes) or NEEDLE in path.name:
            found.append(str(path))
    return found
