"""Keys in a file that a passphrase opens, to take them to another computer. The port ``KeyFiles``.

Four rows of text: ``calmroom keys 1``, then the salt, the nonce and the sealed keys in Base64. Argon2id (RFC 9106)
makes a key of the passphrase; ChaCha20-Poly1305 seals with it, and covers the first row and the salt.
"""

from __future__ import annotations

import base64
import binascii
import unicodedata
from typing import TYPE_CHECKING, Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

from calmroom.domain.errors import CalmroomError
from calmroom.domain.routine.handover import KeyPair
from calmroom.routines import refusals
from calmroom.routines.placing import placed

if TYPE_CHECKING:
    from pathlib import Path

    from calmroom.domain.ports import Entropy

HEAD: Final = "calmroom keys 1"
_NEWER: Final = "calmroom keys "
_SALT, _NONCE, _KEY = 16, 12, 32
_SEALED: Final = 2 * _KEY + 16
_ROUNDS, _LANES, _MEMORY = 3, 4, 128 * 1024
"""As for a vault: three passes over 128 MB. They are the same in every such file, so that none can ask for more."""
_MOST: Final = 1000
_NONE: Final = CalmroomError(
    "This is no file of keys. Nothing was changed.", "Choose the one that “calmroom keys export” wrote."
)


class PassphraseKeyFiles:
    """Files of keys on a disk.

    Args:
        entropy: Where salts come from.
        memory: Kilobytes that making the key takes.
    """

    def __init__(self, entropy: Entropy, memory: int = _MEMORY) -> None:
        self._entropy = entropy
        self._memory = memory

    def export_keys(self, keys: KeyPair, passphrase: str, into: Path) -> None:
        """Write them; nothing is written over."""
        if into.exists():
            raise CalmroomError("There is a file of that name already. It was left as it is.", "Choose another name.")
        salt, nonce = self._entropy.token(_SALT), self._entropy.token(_NONCE)
        cipher = ChaCha20Poly1305(self._key(passphrase, salt))
        sealed = cipher.encrypt(nonce, keys.signing + keys.opening, HEAD.encode() + salt)
        rows = (HEAD, *(base64.b64encode(each).decode("ascii") for each in (salt, nonce, sealed)), "")
        with placed(into) as file:
            file.write("\n".join(rows).encode("ascii"))

    def import_keys(self, path: Path, passphrase: str) -> KeyPair:
        """Read them."""
        salt, nonce, sealed = _parts(path)
        try:
            content = ChaCha20Poly1305(self._key(passphrase, salt)).decrypt(nonce, sealed, HEAD.encode() + salt)
        except InvalidTag as fault:
            raise CalmroomError(
                "That passphrase does not open this file of keys. Nothing was changed.", "Try again."
            ) from fault
        return KeyPair(content[:_KEY], content[_KEY:])

    def _key(self, passphrase: str, salt: bytes) -> bytes:
        made = Argon2id(salt=salt, length=_KEY, iterations=_ROUNDS, lanes=_LANES, memory_cost=self._memory)
        return made.derive(unicodedata.normalize("NFC", passphrase).encode("utf-8"))


def _parts(path: Path) -> tuple[bytes, bytes, bytes]:
    try:
        with path.open("rb") as file:
            content = file.read(_MOST + 1)
    except OSError as fault:
        raise refusals.of_reading(fault) from fault
    rows = content.decode("ascii", "replace").splitlines()
    if not rows or len(content) > _MOST:
        raise _NONE
    if rows[0] != HEAD and rows[0].startswith(_NEWER):
        raise refusals.newer()
    try:
        parts = [base64.b64decode(row, validate=True) for row in rows[1:4]]
    except binascii.Error as fault:
        raise _NONE from fault
    if rows[0] != HEAD or [len(part) for part in parts] != [_SALT, _NONCE, _SEALED]:
        raise _NONE
    return parts[0], parts[1], parts[2]
