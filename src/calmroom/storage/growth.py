"""A copy of the vault as it was, before an update of calmroom changes the file."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING

from calmroom.domain.vault.backups import Why
from calmroom.storage import faults
from calmroom.storage.backup import copy_into, verify
from calmroom.storage.connection import connect
from calmroom.storage.files import PRIVATE_FOLDER, replace_private
from calmroom.storage.shelf import About, free_name, put

if TYPE_CHECKING:
    from pathlib import Path

    from calmroom.storage.database import Connection
    from calmroom.storage.keys import DataKey
    from calmroom.storage.vault_files import VaultFiles


def back_up(files: VaultFiles, connection: Connection, key: DataKey) -> None:
    """A copy of the file before it grows, with the keys that open it.

    Raises:
        CalmroomError: If it could not be made.
    """

    def write(part: Path) -> None:
        verify(part, partial(connect, key=key, is_fixed=True), copy_into(connection, part))

    try:
        now = time_of_disk(files)
        about = About(now, Why.UPDATE, 0)
        files.backups.mkdir(mode=PRIVATE_FOLDER, exist_ok=True)
        put(free_name(files.backups, now), about, write, lambda path: replace_private(path, files.keys.read_bytes()))
    except OSError as fault:
        raise faults.of_disk(fault) from fault


def time_of_disk(files: VaultFiles) -> datetime:
    """The time of the file system, which is the only clock at hand here."""
    files.lock.touch()
    return datetime.fromtimestamp(files.lock.stat().st_mtime, UTC).astimezone()
