"""The vault: made once, opened with its key, and never mistaken for a new one."""

from __future__ import annotations

import contextlib
import logging
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from calmroom.domain.errors import CalmroomError
from calmroom.domain.plan.plan import Plan
from calmroom.domain.routine.desk import Client, Draft, KnownSigner, Returned, Shared
from calmroom.domain.sessions.reminders import Reminder
from calmroom.domain.vault.backups import VaultDamaged
from calmroom.domain.vault.vault import VaultLocked
from calmroom.storage import faults, inbox, key_file
from calmroom.storage.appointments import StoredAppointments
from calmroom.storage.backup import Copier
from calmroom.storage.birth import add_keychain, make
from calmroom.storage.body_maps import StoredBodyMaps
from calmroom.storage.connection import (
    LOG,
    PRAGMAS,
    connect,
    connect_again,
    prepare,
    refuse_foreign,
)
from calmroom.storage.consents import StoredConsents
from calmroom.storage.database import Connection, Database, StorageThread, guarded
from calmroom.storage.files import PRIVATE_FOLDER, make_private
from calmroom.storage.growth import back_up, time_of_disk
from calmroom.storage.handle import Handle
from calmroom.storage.importing import StoredIntake
from calmroom.storage.journal import StoredJournal
from calmroom.storage.kdf import Cost, calibrate
from calmroom.storage.kept import StoredKept, StoredOwnKeys, StoredTold
from calmroom.storage.lock import FileLock
from calmroom.storage.log_mark import LogMark
from calmroom.storage.looking_back import StoredLookingBack
from calmroom.storage.migrations import migrate
from calmroom.storage.practices import StoredPractices
from calmroom.storage.private_settings import StoredPrivateSettings
from calmroom.storage.restore import finish
from calmroom.storage.vault_files import UNREADABLE, VaultFiles, settle
from calmroom.storage.vault_keys import Sources, VaultKeys
from calmroom.storage.voice_notes import StoredVoiceNotes

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from calmroom.domain.ports import Entropy
    from calmroom.storage.keychain import Keychain
    from calmroom.storage.keys import DataKey

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class _Open:
    """A file that was opened, and what was found on the way: a log that was put aside."""

    connection: Connection
    key: DataKey
    handle: Handle
    mark: LogMark
    aside: Path | None

    def settle(self) -> None:
        """What was written is saved where the file is still in its place, and it is known which log it went to."""
        if not self.handle.is_in_place():
            raise CalmroomError(*faults.GONE)
        try:
            self.mark.keep()
        except OSError as fault:
            raise faults.of_disk(fault) from fault

    def end(self) -> None:
        """After the database has let go of its file."""
        if self.handle.is_in_place():
            with contextlib.suppress(OSError):
                self.mark.close()
        self.handle.close()


class EncryptedVault:
    """The open vault. Its repositories may be called from any thread."""

    def __init__(self, database: Database, keys: VaultKeys, copier: Copier, let_go: Callable[[], None]) -> None:
        self._database = database
        self._let_go = let_go
        self._is_closed = False
        self.practices = StoredPractices(database)
        self.journal = StoredJournal(database)
        self.body_maps = StoredBodyMaps(database)
        self.appointments = StoredAppointments(database)
        self.voices = StoredVoiceNotes(database)
        self.looking_back = StoredLookingBack(database)
        self.consents = StoredConsents(database)
        self.plans = StoredKept(database, Plan)
        self.signers = StoredKept(database, KnownSigner)
        self.clients = StoredKept(database, Client)
        self.drafts = StoredKept(database, Draft)
        self.shared = StoredKept(database, Shared)
        self.returned = StoredKept(database, Returned)
        self.reminders = StoredKept(database, Reminder)
        self.told = StoredTold(database)
        self.own_keys = StoredOwnKeys(database)
        self.private_settings = StoredPrivateSettings(database)
        self.intake = StoredIntake(database)
        self.keys = keys
        self.copier = copier
        self.put_aside: Path | None = None
        """A log that was not of the last use here, and was put aside as it was opened."""

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
        found = thread.run(lambda: _open(files, sources, secret))
    except BaseException:
        let_go()
        raise

    def opens(one: DataKey) -> bool:
        if not found.handle.is_in_place():
            raise CalmroomError(*faults.GONE)
        return thread.run(lambda: found.handle.opens_with(one))

    def let_go_of_all() -> None:
        found.end()
        let_go()

    try:
        keys = VaultKeys(files, found.key, opens, sources)
        keys.settle(typed=secret is not None)
    except BaseException:
        thread.run(found.connection.close)
        let_go_of_all()
        raise
    database = Database(thread, found.connection, partial(connect_again, files.database, found.key), found.settle)
    open_copy = partial(connect, key=found.key, is_fixed=True)
    copier = Copier(found.handle, database, found.key, open_copy)
    vault = EncryptedVault(database, keys, copier, let_go_of_all)
    vault.put_aside = found.aside
    inbox.take_in(files.inbox, found.key, vault.practices, vault.journal)
    return vault


def _open(files: VaultFiles, sources: Sources, secret: str | None) -> _Open:
    finish(files)
    is_new = not files.has_database and not key_file.exists(files.keys)
    if is_new and secret is not None:
        raise CalmroomError("There is no vault here yet, so nothing was opened.", "Check where your data folder lies.")
    if is_new:
        make(files, sources.entropy)
    keys = key_file.read(files.keys) if key_file.exists(files.keys) else None
    if keys is None:
        raise VaultDamaged(
            "The vault is here, but its key file is missing. Nothing was changed.",
            "Put keys.json back beside vault.db, from a backup or from where it was moved.",
        )
    settle(files)
    key = key_file.unlock(keys, sources.keychain, secret)
    found = _connect(files, key)
    try:
        guarded(found.connection, lambda: refuse_foreign(found.connection))
        guarded(found.connection, lambda: prepare(found.connection, (LOG, *PRAGMAS)))
        with contextlib.suppress(OSError):
            # Before the first write; where the disk has no room for it, that write is told of it.
            found.mark.keep()
        guarded(found.connection, lambda: migrate(found.connection, lambda: back_up(files, found.connection, key)))
        make_private(files.database)
        if is_new:
            add_keychain(files, keys, key, sources)
    except BaseException:
        found.connection.close()
        found.handle.close()
        raise
    return found


def _connect(files: VaultFiles, key: DataKey) -> _Open:
    mark = LogMark(files.database)
    try:
        aside = mark.put_aside(key, lambda: f"{time_of_disk(files):%Y-%m-%d-%H%M%S}")
    except OSError as fault:
        raise faults.of_disk(fault) from fault
    if aside is not None:
        _log.warning("A log beside the vault was not of its last use here; it was put aside.")
    try:
        handle = Handle(files.database)
    except OSError as fault:
        raise CalmroomError(*UNREADABLE) from fault
    try:
        return _Open(connect(files.database, key), key, handle, mark, aside)
    except BaseException:
        handle.close()
        raise
