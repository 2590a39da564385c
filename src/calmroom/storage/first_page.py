"""Whether a key opens the vault's file, asked while the vault is open.

Nothing else may open the file then: on POSIX, closing any other handle on it takes the database's own lock away
(sqlite.org/howtocorrupt.html, 2.2). So one handle is taken before the database takes its own, and kept as long.
The check is SQLCipher's own on page 1 (zetetic.net/sqlcipher/design): HMAC-SHA512 over its content, its initialisation
vector and its number, under a key that follows from the raw key and the salt.
"""

from __future__ import annotations

import hashlib
import hmac
import os
from typing import TYPE_CHECKING

from calmroom.storage.keys import KEY_BYTES, SALT_BYTES, DataKey

if TYPE_CHECKING:
    from pathlib import Path

PAGE = 4096
TAG = 64
MASK = 0x3A
ROUNDS = 2


class FirstPage:
    """The first page of the file on the disk."""

    def __init__(self, path: Path) -> None:
        """Take a handle; before the database does.

        Raises:
            OSError: If the file cannot be read.
        """
        self._descriptor: int | None = os.open(path, os.O_RDONLY | getattr(os, "O_BINARY", 0))

    def opens_with(self, key: DataKey) -> bool:
        """Whether the page carries the seal of this key. On the storage thread, so that nobody writes meanwhile.

        Raises:
            OSError: If the file cannot be read.
        """
        if self._descriptor is None:
            return False
        os.lseek(self._descriptor, 0, os.SEEK_SET)
        page = os.read(self._descriptor, PAGE)
        return is_sealed(page, 1, key)

    def close(self) -> None:
        """Let the handle go; after the database has let go of its own."""
        if self._descriptor is not None:
            os.close(self._descriptor)
            self._descriptor = None


def is_sealed(page: bytes, number: int, key: DataKey) -> bool:
    """Whether a page of that number, from 1, carries the seal of this key."""
    mask = bytes(byte ^ MASK for byte in key.salt)
    seal_key = hashlib.pbkdf2_hmac("sha512", key.key, mask, ROUNDS, KEY_BYTES)
    start = SALT_BYTES if number == 1 else 0
    found = hmac.digest(seal_key, page[start:-TAG] + number.to_bytes(4, "little"), hashlib.sha512)
    return len(page) == PAGE and hmac.compare_digest(found, page[-TAG:])
