"""The vault: made once, opened with its key, and never mistaken for a new one.

The order of opening and the pragmas are those of research/security.md 2.13; the exclusive lock is asked for
before the first read, so that no shared-memory file is mapped.
"""

from __future__ import annotations

import logging
from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING

from calmroom.domain.backups import Why
from calmroom.domain.errors import CalmroomError
from calmroom.domain.vault import VaultLocked
from calmroom.storage import faults, inbox, key_file
from calmroom.storage.backup import Copier, copy_into, verify
from calmroom.storage.consents import StoredConsents
from calmroom.storage.database import Connection, Database, StorageThread, guarded
from calmroom.storage.files import PRIVATE_FOLDER, create_private, make_private, replace_private, sync_file
from calmroom.storage.first_page import FirstPage
from calmroom.storage.foreign_log import refuse_foreign_log
from calmroom.storage.importing import StoredIntake
from calmroom.storage.journal import StoredJournal
from calmroom.storage.kdf import Cost, calibrate
from calmroom.storage.key_file import KeyFile
from calmroom.storage.keys import ID_BYTES, DataKey, keychain_slot, new_data_key, plain_slot
from calmroom.storage.lock import FileLock
from calmroom.storage.migrations import STEPS, migrate, version_of
from calmroom.storage.practices import StoredPractices
from calmroom.storage.private_settings import StoredPrivateSettings
from calmroom.storage.restore import finish
from calmroom.storage.shelf import About, free_name, put
from calmroom.storage.vault_files import UNREADABLE, VaultFiles, refuse_plain, settle
from calmroom.storage.vault_keys import Sources, VaultKeys

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

    def __init__(self, database: Database, keys: VaultKeys, copier: Copier, let_go: Callable[[], None]) -> None:
        self._database = database
        self._let_go = let_go
        self._is_closed = False
        self.practices = StoredPractices(database)
        self.journal = StoredJournal(database)
        self.consents = StoredConsents(database)
        self.private_settings = StoredPrivateSettings(database)
        self.intake = StoredIntake(database)
        self.keys = keys
        self.copier = copier

    @property
    def protection(self) -> tuple[str, ...]:
        """The kinds of slot that open it."""
        return self.keys.kinds

    def close(self) -> None:
        """Write everything back into one file and let it go; once closed it stays closed."""
        if self._is_closed:
            return
        self._is_closed = True
        try:
            self._database.close()
        finally:
            self._let_go()


def open_vault(
    folder: Path,
    entropy: Entropy,
    keychain: Keychain,
    secret: str | None = None,
    calibrate: Callable[[], Cost] = calibrate,
) -> EncryptedVault:
    """Open the vault in a folder; make one only where there is neither a database nor a key.

    Args:
        folder: Where it lies.
        entropy: For keys.
        keychain: Asked where no secret is given.
        secret: The passphrase or the recovery key that was typed.
        calibrate: How dear a new passphrase is to guess.

    Raises:
        VaultLocked: If a secret is wanted, or this one opens nothing (``WrongSecret``).
        CalmroomError: If another program has it open, a part is missing, or it cannot be read. Nothing is changed.
    """
    try:
        return _open_files(folder, Sources(keychain, entropy, calibrate), secret)
    except VaultLocked:
        raise
    except CalmroomError as fault:
        told = faults.on_opening(fault)
        if told is fault:
            raise
        raise told from fault


def _open_files(folder: Path, sources: Sources, secret: str | None) -> EncryptedVault:
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
        connection, key, page = thread.run(lambda: _open(files, sources, secret))
    except BaseException:
        let_go()
        raise

    def opens(one: DataKey) -> bool:
        return thread.run(lambda: page.opens_with(one))

    def let_go_of_all() -> None:
        page.close()
        let_go()

    try:
        keys = VaultKeys(files, key, opens, sources)
        keys.settle(typed=secret is not None)
    except BaseException:
        thread.run(connection.close)
        let_go_of_all()
        raise
    database = Database(thread, connection, partial(_reconnect, files.database, key))
    copier = Copier(files.database, database, key, partial(connect, key=key, is_fixed=True))
    vault = EncryptedVault(database, keys, copier, let_go_of_all)
    inbox.take_in(files.inbox, key, vault.practices, vault.journal)
    return vault


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


def _open(files: VaultFiles, sources: Sources, secret: str | None) -> tuple[Connection, DataKey, FirstPage]:
    finish(files)
    is_new = not files.has_database and not key_file.exists(files.keys)
    if is_new and secret is not None:
        raise CalmroomError("There is no vault here yet, so nothing was opened.", "Check where your data folder lies.")
    if is_new:
        _make(files, sources.entropy)
    keys = key_file.read(files.keys) if key_file.exists(files.keys) else None
    if keys is None:
        raise CalmroomError(
            "The vault is here, but its key file is missing. Nothing was changed.",
            "Put keys.json back beside vault.db, from a backup or from where it was moved.",
        )
    settle(files)
    key = key_file.unlock(keys, sources.keychain, secret)
    page, connection = _connect_beside_page(files.database, key)
    try:
        guarded(connection, lambda: refuse_foreign(connection))
        guarded(connection, lambda: _prepare(connection, (LOG, *PRAGMAS)))
        guarded(connection, lambda: migrate(connection, lambda: _back_up(files, connection, key)))
        make_private(files.database)
        if is_new:
            _add_keychain(files, keys, key, sources)
    except BaseException:
        connection.close()
        page.close()
        raise
    return connection, key, page


def _connect_beside_page(path: Path, key: DataKey) -> tuple[FirstPage, Connection]:
    try:
        page = FirstPage(path)
    except OSError as fault:
        raise CalmroomError(*UNREADABLE) from fault
    try:
        return page, connect(path, key)
    except BaseException:
        page.close()
        raise


def _reconnect(path: Path, key: DataKey) -> Connection:
    connection = connect(path, key)
    try:
        guarded(connection, lambda: _prepare(connection, (LOG, *PRAGMAS)))
    except BaseException:
        connection.close()
        raise
    return connection


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


def _prepare(connection: Connection, settings: tuple[str, ...]) -> None:
    for setting in settings:
        connection.execute(f"PRAGMA {setting}").fetchall()


def _back_up(files: VaultFiles, connection: Connection, key: DataKey) -> None:
    """A copy of the file before it grows, with the keys that open it."""

    def write(part: Path) -> None:
        verify(part, partial(connect, key=key, is_fixed=True), copy_into(connection, part))

    try:
        # The time of the file system, which is the only clock at hand here.
        files.lock.touch()
        now = datetime.fromtimestamp(files.lock.stat().st_mtime, UTC).astimezone()
        about = About(now, Why.UPDATE, 0)
        files.backups.mkdir(mode=PRIVATE_FOLDER, exist_ok=True)
        put(free_name(files.backups, now), about, write, lambda path: replace_private(path, files.keys.read_bytes()))
    except OSError as fault:
        raise faults.of_disk(fault) from fault


def _add_keychain(files: VaultFiles, keys: KeyFile, key: DataKey, sources: Sources) -> None:
    """A keychain slot beside the plain one, where the keychain takes it and the disk too."""
    slot = keychain_slot(key, keys.vault, sources.keychain, sources.entropy)
    if slot is None:
        return
    try:
        key_file.write(files.keys, keys.with_slot(slot))
    except CalmroomError:
        _log.warning("The keychain slot could not be written; the plain one stands.")
