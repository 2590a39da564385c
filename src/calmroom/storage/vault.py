"""The vault: made once, opened with its key, and never mistaken for a new one.

The order of opening and the pragmas are those of research/security.md 2.13; the exclusive lock is asked for
before the first read, so that no shared-memory file is mapped.
"""

from __future__ import annotations

import logging
from functools import partial
from typing import TYPE_CHECKING

from calmroom.domain.errors import CalmroomError
from calmroom.storage import faults, key_file
from calmroom.storage.backup import copy_verified
from calmroom.storage.consents import StoredConsents
from calmroom.storage.database import Connection, Database, StorageThread, guarded
from calmroom.storage.files import PRIVATE_FOLDER, create_private, make_private, replace_private, sync_file
from calmroom.storage.journal import StoredJournal
from calmroom.storage.key_file import KeyFile
from calmroom.storage.keys import ID_BYTES, DataKey, keychain_slot, new_data_key, plain_slot
from calmroom.storage.lock import FileLock
from calmroom.storage.migrations import STEPS, migrate, version_of
from calmroom.storage.practices import StoredPractices
from calmroom.storage.vault_files import UNREADABLE, VaultFiles, refuse_plain, settle

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from calmroom.domain.ports import Entropy
    from calmroom.storage.keychain import Keychain

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
_log = logging.getLogger(__name__)


class EncryptedVault:
    """The open vault. Its repositories may be called from any thread."""

    def __init__(self, database: Database, protection: tuple[str, ...], let_go: Callable[[], None]) -> None:
        self._database = database
        self._let_go = let_go
        self._is_closed = False
        self.practices = StoredPractices(database)
        self.journal = StoredJournal(database)
        self.consents = StoredConsents(database)
        self.protection = protection

    def close(self) -> None:
        """Write everything back into one file and let it go; once closed it stays closed."""
        if self._is_closed:
            return
        self._is_closed = True
        try:
            self._database.close()
        finally:
            self._let_go()


def open_vault(folder: Path, entropy: Entropy, keychain: Keychain) -> EncryptedVault:
    """Open the vault in a folder; make one only where there is neither a database nor a key.

    Raises:
        CalmroomError: If another program has it open, a part is missing, or it cannot be read. Nothing is changed.
    """
    try:
        return _open_files(folder, entropy, keychain)
    except CalmroomError as fault:
        raise faults.on_opening(fault) from fault


def _open_files(folder: Path, entropy: Entropy, keychain: Keychain) -> EncryptedVault:
    files = VaultFiles(folder)
    try:
        folder.mkdir(mode=PRIVATE_FOLDER, parents=True, exist_ok=True)
    except OSError as fault:
        raise faults.of_disk(fault) from fault
    lock = FileLock(files.lock)
    thread = StorageThread()

    def let_go() -> None:
        thread.close()
        lock.release()

    try:
        connection, keys = thread.run(lambda: _open(files, entropy, keychain))
    except BaseException:
        let_go()
        raise
    return EncryptedVault(Database(thread, connection), keys.kinds, let_go)


def connect(path: Path, key: DataKey) -> Connection:
    """A connection that has read the file's first page with this key.

    Raises:
        CalmroomError: If it is no vault, the key is another's, or the file is damaged.
    """
    from sqlcipher3 import dbapi2  # noqa: PLC0415 - the window is painted before the vault is opened

    refuse_plain(path)
    try:
        address = f"{path.absolute().as_uri()}?mode=rw"
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


def _open(files: VaultFiles, entropy: Entropy, keychain: Keychain) -> tuple[Connection, KeyFile]:
    is_new = not files.has_database and not key_file.exists(files.keys)
    if is_new:
        _make(files, entropy)
    keys = key_file.read(files.keys) if key_file.exists(files.keys) else None
    if keys is None:
        raise CalmroomError(
            "The vault is here, but its key file is missing. Nothing was changed.",
            "Put keys.json back beside vault.db, from a backup or from where it was moved.",
        )
    settle(files)
    key = key_file.unlock(keys, keychain)
    connection = connect(files.database, key)
    try:
        guarded(connection, lambda: _refuse_foreign(connection))
        guarded(connection, lambda: _prepare(connection, (LOG, *PRAGMAS)))
        migrate(connection, lambda: _back_up(files, connection, key))
        make_private(files.database)
        if is_new:
            keys = _with_keychain(files, keys, key, (keychain, entropy))
    except BaseException:
        connection.close()
        raise
    return connection, keys


def _make(files: VaultFiles, entropy: Entropy) -> None:
    """A whole database under another name, then its keys, then its name: an end at any moment leaves a way on."""
    key = new_data_key(entropy)
    keys = KeyFile(entropy.token(ID_BYTES).hex(), key.check, (plain_slot(key),))
    try:
        for leftover in files.folder.glob(f"{files.unborn.name}*"):
            leftover.unlink()
        create_private(files.unborn)
        connection = connect(files.unborn, key)
        try:
            # Without a log: a name given to a database whose log stayed behind would be given to nothing.
            guarded(connection, lambda: _prepare(connection, PRAGMAS))
            guarded(connection, lambda: connection.execute(f"PRAGMA application_id={APPLICATION_ID}"))
            migrate(connection, lambda: None)
        finally:
            connection.close()
        sync_file(files.unborn)
    except OSError as fault:
        raise faults.of_disk(fault) from fault
    key_file.write(files.keys, keys)


def _refuse_foreign(connection: Connection) -> None:
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


def _prepare(connection: Connection, settings: tuple[str, ...]) -> None:
    for setting in settings:
        connection.execute(f"PRAGMA {setting}").fetchall()


def _back_up(files: VaultFiles, connection: Connection, key: DataKey) -> None:
    """A copy of the file before it grows, with the keys that open it."""
    name = f"vault-version-{version_of(connection)}"
    try:
        files.backups.mkdir(mode=PRIVATE_FOLDER, exist_ok=True)
        replace_private(files.backups / f"{name}.keys.json", files.keys.read_bytes())
    except OSError as fault:
        raise faults.of_disk(fault) from fault
    copy_verified(connection, files.backups / f"{name}.db", partial(connect, key=key))


def _with_keychain(files: VaultFiles, keys: KeyFile, key: DataKey, sources: tuple[Keychain, Entropy]) -> KeyFile:
    """The keys with a keychain slot beside the plain one, where the keychain takes it and the disk too."""
    slot = keychain_slot(key, keys.vault, *sources)
    if slot is None:
        return keys
    try:
        key_file.write(files.keys, keys.with_slot(slot))
    except CalmroomError:
        _log.warning("The keychain slot could not be written; the plain one stands.")
        return keys
    return keys.with_slot(slot)
