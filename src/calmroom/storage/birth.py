"""A vault that is made: whole at every moment, or not there."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from calmroom.domain.errors import CalmroomError
from calmroom.storage import faults, key_file
from calmroom.storage.connection import APPLICATION_ID, PRAGMAS, connect, prepare
from calmroom.storage.database import guarded
from calmroom.storage.files import create_private, sync_file
from calmroom.storage.key_file import KeyFile
from calmroom.storage.keys import ID_BYTES, DataKey, keychain_slot, new_data_key, plain_slot
from calmroom.storage.migrations import migrate

if TYPE_CHECKING:
    from calmroom.domain.ports import Entropy
    from calmroom.storage.vault_files import VaultFiles
    from calmroom.storage.vault_keys import Sources

_log = logging.getLogger(__name__)


def make(files: VaultFiles, entropy: Entropy) -> None:
    """A whole database under another name, then its keys, then its name: an end at any moment leaves a way on.

    Raises:
        CalmroomError: If it could not be written.
    """
    key = new_data_key(entropy)
    keys = KeyFile(entropy.token(ID_BYTES).hex(), key.check, (plain_slot(key),))
    try:
        for leftover in files.folder.glob(f"{files.unborn.name}*"):
            leftover.unlink()
        create_private(files.unborn)
        connection = connect(files.unborn, key)
        try:
            # Without a log: a name given to a database whose log stayed behind would be given to nothing.
            guarded(connection, lambda: prepare(connection, PRAGMAS))
            guarded(connection, lambda: connection.execute(f"PRAGMA application_id={APPLICATION_ID}"))
            migrate(connection, lambda: None)
        finally:
            connection.close()
        sync_file(files.unborn)
    except OSError as fault:
        raise faults.of_disk(fault) from fault
    key_file.write(files.keys, keys)


def add_keychain(files: VaultFiles, keys: KeyFile, key: DataKey, sources: Sources) -> None:
    """A keychain slot beside the plain one, where the keychain takes it and the disk too."""
    slot = keychain_slot(key, keys.vault, sources.keychain, sources.entropy)
    if slot is None:
        return
    try:
        key_file.write(files.keys, keys.with_slot(slot))
    except CalmroomError:
        _log.warning("The keychain slot could not be written; the plain one stands.")
