"""The slot that a recovery key opens. 160 random bits need no slow derivation; HKDF (RFC 5869) spreads them out."""

from __future__ import annotations

import hashlib
import hmac
from typing import TYPE_CHECKING

from calmroom.storage.keys import RECOVERY, SALT_BYTES, DataKey, Slot, encode, seal, unseal

if TYPE_CHECKING:
    from calmroom.domain.ports import Entropy
    from calmroom.domain.vault.recovery import RecoveryKey

DERIVATION = "hkdf-sha256"
INFO = b"calmroom recovery key"


def recovery_slot(key: DataKey, vault: str, recovery: RecoveryKey, entropy: Entropy) -> Slot:
    """A slot that this recovery key opens, with a salt of its own."""
    salt = entropy.token(SALT_BYTES)
    bare = Slot(RECOVERY, (("kdf", DERIVATION), ("salt", encode(salt))))
    return seal(bare, vault, derive(recovery.secret, salt), (key, entropy))


def open_recovery(slot: Slot, vault: str, recovery: RecoveryKey) -> DataKey | None:
    """The data key, or ``None`` where the recovery key is another or the slot was changed."""
    salt = slot.content("salt")
    if slot.text("kdf") != DERIVATION or len(salt) != SALT_BYTES:
        return None
    return unseal(slot, vault, derive(recovery.secret, salt))


def derive(secret: bytes, salt: bytes) -> bytes:
    """HKDF-SHA256: one block of 32 bytes."""
    drawn = hmac.digest(salt, secret, hashlib.sha256)
    return hmac.digest(drawn, INFO + b"\x01", hashlib.sha256)
