"""Where the parts of a vault lie, and what is not taken for one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from calmroom.domain.errors import CalmroomError
from calmroom.domain.vault.backups import VaultDamaged
from calmroom.storage import faults
from calmroom.storage.files import sync_folder

if TYPE_CHECKING:
    from pathlib import Path

PLAIN_HEADER = b"SQLite format 3\0"
UNREADABLE = (
    "The vault file cannot be read. Nothing was changed.",
    "Check that the disk is connected and that your account may read vault.db in the data folder.",
)


@dataclass(frozen=True, slots=True)
class VaultFiles:
    """Where the parts of a vault lie."""

    folder: Path

    @property
    def database(self) -> Path:
        """The encrypted file."""
        return self.folder / "vault.db"

    @property
    def unborn(self) -> Path:
        """The encrypted file while it is first made; it gets its name after its keys are safe."""
        return self.folder / "vault.db.new"

    @property
    def keys(self) -> Path:
        """The key file."""
        return self.folder / "keys.json"

    @property
    def lock(self) -> Path:
        """Held by the one program that has the vault open."""
        return self.folder / "vault.lock"

    @property
    def inbox(self) -> Path:
        """What was kept while the vault was locked, sealed until it is opened."""
        return self.folder / "inbox"

    @property
    def backups(self) -> Path:
        """Copies, and what a restore put aside."""
        return self.folder / "backups"

    @property
    def restoring(self) -> Path:
        """A copy that is to take the vault's place at the next opening."""
        return self.folder / "restoring"

    @property
    def has_database(self) -> bool:
        """Whether there is any part of a database."""
        return self.database.exists() or self.database.with_name(self.database.name + "-wal").exists()


def settle(files: VaultFiles) -> None:
    """With the keys safe, give a database just made its name, and refuse to go on without one.

    Raises:
        CalmroomError: If there is no database, or an empty one.
    """
    try:
        if files.unborn.exists() and not files.has_database:
            files.unborn.replace(files.database)
            sync_folder(files.folder)
        size = files.database.stat().st_size if files.database.exists() else None
    except OSError as fault:
        raise faults.of_disk(fault) from fault
    if not size:
        raise VaultDamaged(
            f"The vault file is {'missing' if size is None else 'empty'}, though it was here before. "
            "Nothing was put in its place.",
            "Put vault.db back, from a backup or from where it was moved. Its key is still here.",
        )


def refuse_plain(path: Path) -> None:
    """Refuse a file that is not encrypted, or that cannot be read at all.

    Raises:
        CalmroomError: If it is either.
    """
    try:
        with path.open("rb") as file:
            header = file.read(len(PLAIN_HEADER))
    except OSError as fault:
        raise CalmroomError(*UNREADABLE) from fault
    if header == PLAIN_HEADER:
        raise CalmroomError(
            "The vault file is not encrypted, so it is not a vault of calmroom. Nothing was changed.",
            "Move that vault.db away and put your own back.",
        )
