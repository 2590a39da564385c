"""The ways to an open vault: which there are, and how each is set and taken away."""

from __future__ import annotations

import contextlib
import hmac
import logging
import threading
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from calmroom.domain.errors import CalmroomError
from calmroom.domain.vault.passphrase import passphrase_bytes
from calmroom.domain.vault.recovery import SECRET_BYTES, RecoveryKey, recovery_key
from calmroom.domain.vault.vault import Protection, WrongSecret
from calmroom.storage import faults, key_copies, key_file
from calmroom.storage.kdf import Cost, open_passphrase, passphrase_slot
from calmroom.storage.key_change import Slots
from calmroom.storage.keys import (
    KEYCHAIN,
    PASSPHRASE,
    PLAIN,
    RECOVERY,
    DataKey,
    Slot,
    keychain_slot,
    open_slot,
    plain_slot,
)
from calmroom.storage.opening import open_with
from calmroom.storage.recovery import open_recovery, recovery_slot

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from calmroom.domain.ports import Entropy
    from calmroom.storage.key_change import Opener
    from calmroom.storage.keychain import Keychain
    from calmroom.storage.vault_files import VaultFiles

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Sources:
    """Where secrets are kept, where randomness comes from, and how dear a derivation is to be."""

    keychain: Keychain
    entropy: Entropy
    calibrate: Callable[[], Cost]


class VaultKeys:
    """The ways to an open vault. Its methods may be called from any thread but the storage thread."""

    def __init__(self, files: VaultFiles, key: DataKey, opens: Callable[[DataKey], bool], sources: Sources) -> None:
        """Begin with the key file as it is.

        Args:
            files: Where the parts of the vault lie.
            key: What the vault was opened with.
            opens: Whether a key opens the vault's file.
            sources: The world.

        Raises:
            CalmroomError: If the key file cannot be read.
        """
        self._files = files
        self._key = key
        self._sources = sources
        self._lock = threading.Lock()
        self._opens = opens
        self._slots = Slots(files, opens, sources.keychain, key_file.read(files.keys))

    @property
    def kinds(self) -> tuple[str, ...]:
        """The kinds of slot there are."""
        return self._slots.file.kinds

    def protection(self) -> Protection:
        """Which ways there are."""
        kinds = self._slots.file.kinds
        keychains = [slot for slot in self._slots.file.slots if slot.kind == KEYCHAIN]
        return Protection(
            passphrase=PASSPHRASE in kinds,
            keychain=any(not slot.fails for slot in keychains),
            plain=PLAIN in kinds,
            recovery=RECOVERY in kinds,
            keychain_fails=any(slot.fails for slot in keychains),
        )

    def is_right(self, secret: str) -> bool:
        """Whether this is the present passphrase or the present recovery key.

        Raises:
            CalmroomError: If the key file was tampered with, or there is not enough memory.
        """
        file = self._slots.file
        try:
            found = open_with(secret, (file.slots, file.vault, file.check))
        except WrongSecret:
            return False
        return hmac.compare_digest(found.key + found.salt, self._key.key + self._key.salt)

    def new_recovery_key(self) -> RecoveryKey:
        """A recovery key nobody has had before. It opens nothing until it is kept."""
        return recovery_key(self._sources.entropy.token(SECRET_BYTES))

    def keep_recovery_key(self, recovery: RecoveryKey) -> None:
        """Let this recovery key open the vault from now on, and the one before no longer.

        Raises:
            CalmroomError: If it could not be written.
        """
        with self._lock:
            self._change({self._recovery(recovery): self._by_recovery(recovery)}, {RECOVERY})

    def set_passphrase(self, new: str, recovery: RecoveryKey | None = None) -> None:
        """Let this passphrase open the vault from now on, and the one before no longer.

        Raises:
            CalmroomError: If it is empty, there is no recovery key, or it could not be written.
        """
        passphrase = passphrase_bytes(new)
        cost = self._sources.calibrate()
        with self._lock:
            if recovery is None and RECOVERY not in self._slots.file.kinds:
                raise CalmroomError(
                    "There is no recovery key yet, so no passphrase was set.",
                    "Make a recovery key first: it is the way back when a passphrase is forgotten.",
                )
            slot = passphrase_slot(self._key, self._slots.file.vault, passphrase, (cost, self._sources.entropy))
            fresh: dict[Slot, Opener] = {slot: lambda one: open_passphrase(one, self._slots.file.vault, passphrase)}
            gone = {PASSPHRASE} if PASSPHRASE in self._slots.file.kinds else {PASSPHRASE, PLAIN, KEYCHAIN}
            if recovery is not None:
                fresh[self._recovery(recovery)] = self._by_recovery(recovery)
                gone |= {RECOVERY}
            self._change(fresh, gone | {PLAIN})

    def remove_passphrase(self) -> Protection:
        """Take the passphrase away. The keychain opens the vault where it does already, and else everybody can.

        Raises:
            CalmroomError: If it could not be written.
        """
        with self._lock:
            if PASSPHRASE in self._slots.file.kinds:
                guarded = RECOVERY in self._slots.file.kinds and self._has_keychain()
                fresh: dict[Slot, Opener] = {} if guarded else {plain_slot(self._key): self._unasked}
                self._change(fresh, {PASSPHRASE})
        return self.protection()

    def set_keychain(self, *, on: bool) -> None:
        """Let this account's keychain open the vault without asking, or no longer.

        Raises:
            CalmroomError: If the keychain refuses, nothing else would be left, or it could not be written.
        """
        with self._lock:
            if not on:
                self._drop_keychain()
            elif not self._has_keychain():
                slot = keychain_slot(self._key, self._slots.file.vault, self._sources.keychain, self._sources.entropy)
                if slot is None:
                    raise CalmroomError(
                        "The keychain of this computer did not take the key. Nothing was changed.",
                        "Unlock it, or set one up, then try again. Your passphrase opens the vault as before.",
                    )
                self._change({slot: self._unasked}, {KEYCHAIN})

    def copy_to(self, path: Path) -> None:
        """Write the key file beside a backup, so that the backup opens with what opens the vault.

        Raises:
            CalmroomError: If it could not be written.
        """
        with self._lock:
            try:
                key_copies.put(path, self._slots.file)
            except OSError as fault:
                raise faults.of_disk(fault) from fault

    def renew_copies(self, folder: Path) -> bool:
        """Take old ways out of the key files beside backups in a folder; whether all could be written."""
        with self._lock:
            return key_copies.renew(key_copies.beside_backups(folder), self._slots.file)

    def left_behind(self) -> tuple[Path, ...]:
        """Files in the vault's folder that open it without a passphrase, though there is one.

        Such as a copy that a syncing program made of an older key file.
        """
        with self._lock:
            return key_copies.left_behind(self._files.folder, self._slots.file)

    def settle(self, *, typed: bool) -> None:
        """After an opening: make good what a crash left, and mark a keychain that failed. A fault waits till the next.

        Args:
            typed: Whether it was opened with something typed.
        """
        with self._lock, contextlib.suppress(CalmroomError):
            key_copies.sweep(self._files)
            self._mark_keychains(typed=typed)
            if key_copies.is_damaged(self._files.keys):
                _log.warning("The key file was damaged; it was written anew from the one kept before it.")
                self._slots.put(self._slots.file)
            self._slots.renew()

    def _change(self, fresh: dict[Slot, Opener], gone: set[str]) -> None:
        """Change the slots, where the vault is still in its place: ``opens`` tells where it is not."""
        try:
            self._opens(self._key)
        except OSError as fault:
            raise faults.of_disk(fault) from fault
        self._slots.change(fresh, gone)

    def _mark_keychains(self, *, typed: bool) -> None:
        keychains = [slot for slot in self._slots.file.slots if slot.kind == KEYCHAIN]
        if PLAIN in self._slots.file.kinds or not (typed or any(slot.fails for slot in keychains)):
            return
        marked = {slot: slot.marked(fails=self._unasked(slot) != self._key) for slot in keychains}
        after = replace(self._slots.file, slots=tuple(marked.get(slot, slot) for slot in self._slots.file.slots))
        if after != self._slots.file:
            self._slots.put(after)

    def _has_keychain(self) -> bool:
        keychains = (slot for slot in self._slots.file.slots if slot.kind == KEYCHAIN and not slot.fails)
        return any(self._unasked(slot) == self._key for slot in keychains)

    def _drop_keychain(self) -> None:
        kinds = self._slots.file.kinds
        if KEYCHAIN in kinds and PASSPHRASE not in kinds and PLAIN not in kinds:
            raise CalmroomError(
                "Only the keychain opens your vault without the recovery key, so it stays.",
                "Set a passphrase first, then turn this off.",
            )
        if KEYCHAIN in kinds:
            self._change({}, {KEYCHAIN})

    def _recovery(self, recovery: RecoveryKey) -> Slot:
        return recovery_slot(self._key, self._slots.file.vault, recovery, self._sources.entropy)

    def _by_recovery(self, recovery: RecoveryKey) -> Opener:
        return lambda slot: open_recovery(slot, self._slots.file.vault, recovery)

    def _unasked(self, slot: Slot) -> DataKey | None:
        return open_slot(slot, self._slots.file.vault, self._sources.keychain)
