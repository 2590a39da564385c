"""A connection to the vault's file, set as it has to be; and what is no vault of this program's.

The order of opening and the pragmas are those of research/security.md 2.13; the exclusive lock is asked for
before the first read, so that no shared-memory file is mapped.
"""

from __future__ import annotations

import errno
import os
from typing import TYPE_CHECKING

from calmroom.domain.errors import CalmroomError
from calmroom.storage import faults
from calmroom.storage.database import Connection, guarded
from calmroom.storage.foreign_log import refuse_foreign_log
from calmroom.storage.migrations import STEPS, version_of
from calmroom.storage.vault_files import UNREADABLE, refuse_plain

if TYPE_CHECKING:
    from pathlib import Path

    from calmroom.storage.keys import DataKey

APPLICATION_ID = 0x63616C6D
"""``calm`` in ASCII, in the file's header."""
BUSY_PATIENCE = 0.5
"""Seconds to wait for another program, such as a scanner, to let the file go."""
LOG = "journal_mode=WAL"
PRAGMAS = (
    "synchronous=FULL",
    "fullfsync=1",
    "checkpoint_fullfsync=1",
    "foreign_keys=ON",
    "secure_delete=ON",
    "trusted_schema=OFF",
    "cell_size_check=ON",
    "mmap_size=0",
)


def connect(path: Path, key: DataKey, *, is_fixed: bool = False) -> Connection:
    """A connection that has read the file's first page with this key.

    Args:
        path: The database.
        key: Its key.
        is_fixed: Whether nobody writes to the file; then it can be read wherever it lies, and nothing is put beside it.

    Raises:
        CalmroomError: If it is no vault, the key is another's, or the file is damaged.
    """
    from sqlcipher3 import dbapi2  # noqa: PLC0415 - the window is painted before the vault is opened

    refuse_plain(path)
    if not is_fixed:
        if not os.access(path, os.W_OK):
            raise faults.of_disk(PermissionError(errno.EACCES, "not ours to write"))
        try:
            refuse_foreign_log(path, key)
        except OSError as fault:
            raise CalmroomError(*UNREADABLE) from fault
    try:
        address = f"{path.absolute().as_uri()}?{'mode=ro&immutable=1' if is_fixed else 'mode=rw'}"
        connection: Connection = dbapi2.connect(address, uri=True, isolation_level=None, timeout=BUSY_PATIENCE)
    except dbapi2.Error as fault:
        raise CalmroomError(*UNREADABLE) from fault
    try:
        connection.execute("PRAGMA cipher_log_level=NONE")
        connection.execute(f"PRAGMA key=\"x'{key.digits}'\"")
        connection.execute("PRAGMA locking_mode=EXCLUSIVE")
        guarded(connection, lambda: connection.execute("SELECT count(*) FROM sqlite_master").fetchone())
    except BaseException:
        connection.close()
        raise
    return connection


def connect_again(path: Path, key: DataKey) -> Connection:
    """A connection in the place of one that is of no more use.

    Raises:
        CalmroomError: As ``connect``.
    """
    connection = connect(path, key)
    try:
        guarded(connection, lambda: prepare(connection, (LOG, *PRAGMAS)))
    except BaseException:
        connection.close()
        raise
    return connection


def refuse_foreign(connection: Connection) -> None:
    """Refuse a file of another program, or of a newer calmroom.

    Raises:
        CalmroomError: If it is either.
    """
    if connection.execute("PRAGMA application_id").fetchone()[0] != APPLICATION_ID:
        raise CalmroomError(
            "The vault file belongs to another program. Nothing was changed.",
            "Move that vault.db away and put your own back.",
        )
    version = version_of(connection)
    if version > len(STEPS):
        raise CalmroomError(
            f"Your vault was written by a newer calmroom (its file is version {version}, "
            f"and this one knows up to {len(STEPS)}). Nothing was changed.",
            "Use that version, or a newer one, to open it.",
        )


def prepare(connection: Connection, settings: tuple[str, ...]) -> None:
    """Set what a connection is to keep to."""
    for setting in settings:
        connection.execute(f"PRAGMA {setting}").fetchall()
