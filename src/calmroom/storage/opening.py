"""Which slots are asked for the data key, and in what order; and what a person is told where none gives it."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from calmroom.domain.errors import CalmroomError
from calmroom.domain.vault.passphrase import GREATEST_LENGTH, passphrase_bytes
from calmroom.domain.vault.recovery import RecoveryMistyped, read_recovery_key
from calmroom.domain.vault.vault import VaultLocked, WrongSecret
from calmroom.storage.kdf import is_sane, open_passphrase
from calmroom.storage.keys import PASSPHRASE, RECOVERY, DataKey, Slot, open_slot
from calmroom.storage.recovery import open_recovery

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from calmroom.storage.keychain import Keychain

Asked = tuple["Sequence[Slot]", str, str]
"""The slots, the vault they belong to, and the check of its key."""


def open_without(keychain: Keychain, asked: Asked) -> DataKey:
    """The data key from a slot that needs nothing typed.

    Raises:
        VaultLocked: If only something typed can give it.
        CalmroomError: If nothing can.
    """
    slots, vault, check = asked
    for slot in slots:
        key = open_slot(slot, vault, keychain)
        if key is not None and key.check == check:
            return key
    if any(slot.kind in {PASSPHRASE, RECOVERY} for slot in slots):
        raise VaultLocked
    raise CalmroomError(
        "None of the keys in the key file opens the vault. Nothing was changed.",
        "Unlock the system's keychain if it is locked, or put back keys.json from a backup, then try again.",
    )


def open_with(secret: str, asked: Asked) -> DataKey:
    """The data key from a passphrase or a recovery key.

    Raises:
        WrongSecret: If it is neither.
        CalmroomError: If the key file was tampered with, or there is not enough memory.
    """
    slots, vault, check = asked
    for key in chain(_by_recovery(secret, slots, vault), _by_passphrase(secret, slots, vault)):
        if key.check == check:
            return key
    if any(slot.kind == PASSPHRASE and not is_sane(slot) for slot in slots):
        raise CalmroomError(
            "The key file asks for what no calmroom writes, so it was not followed. Nothing was changed.",
            "Put back keys.json from a backup, then try again. The recovery key still opens the vault.",
        )
    raise WrongSecret


def _by_recovery(secret: str, slots: Sequence[Slot], vault: str) -> Iterator[DataKey]:
    try:
        recovery = read_recovery_key(secret)
    except RecoveryMistyped:
        return
    for slot in slots:
        key = open_recovery(slot, vault, recovery) if slot.kind == RECOVERY else None
        if key is not None:
            yield key


def _by_passphrase(secret: str, slots: Sequence[Slot], vault: str) -> Iterator[DataKey]:
    if not 0 < len(secret) <= GREATEST_LENGTH:
        return
    passphrase = passphrase_bytes(secret)
    for slot in slots:
        key = open_passphrase(slot, vault, passphrase) if slot.kind == PASSPHRASE else None
        if key is not None:
            yield key
