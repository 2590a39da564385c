"""The seal on every page of the vault's file, as SQLCipher puts it there (zetetic.net/sqlcipher/design).

HMAC-SHA512 over the content, the initialisation vector and the page's number, under a key that follows from the raw
key and the salt.
"""

from __future__ import annotations

import hashlib
import hmac
from typing import TYPE_CHECKING

from calmroom.storage.keys import KEY_BYTES, SALT_BYTES

if TYPE_CHECKING:
    from calmroom.storage.keys import DataKey

PAGE = 4096
TAG = 64
MASK = 0x3A
ROUNDS = 2


def is_sealed(page: bytes, number: int, key: DataKey) -> bool:
    """Whether a page of that number, from 1, carries the seal of this key."""
    mask = bytes(byte ^ MASK for byte in key.salt)
    seal_key = hashlib.pbkdf2_hmac("sha512", key.key, mask, ROUNDS, KEY_BYTES)
    start = SALT_BYTES if number == 1 else 0
    found = hmac.digest(seal_key, page[start:-TAG] + number.to_bytes(4, "little"), hashlib.sha512)
    return len(page) == PAGE and hmac.compare_digest(found, page[-TAG:])
