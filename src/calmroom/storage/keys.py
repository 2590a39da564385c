"""The data key of a vault, and the slots that each wrap it on their own: the plain one and the keychain's.

The data key is 32 random bytes and an explicit salt of 16: with the salt kept outside the database a torn
write of its first page cannot take the key along (research: 6 of 999 simulated power cuts did).
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import hmac
import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from calmroom.domain.ports import Entropy
    from calmroom.storage.keychain import Keychain

KEY_BYTES = 32
SALT_BYTES = 16
NONCE_BYTES = 12
ID_BYTES = 16
PLAIN = "plain"
KEYCHAIN = "keychain"
PASSPHRASE = "passphrase"  # noqa: S105 - the kind of a slot
RECOVERY = "recovery"
CIPHER = "chacha20-poly1305"
SEALED = "sealed"
FAILS = "fails"
"""A mark on a slot whose keychain did not give its secret back. It is no parameter, so the seal does not cover it."""

Value = str | int


class _Cipher(Protocol):
    def encrypt(self, nonce: bytes, data: bytes, associated_data: bytes | None) -> bytes: ...

    def decrypt(self, nonce: bytes, data: bytes, associated_data: bytes | None) -> bytes: ...


@dataclass(frozen=True, slots=True)
class DataKey:
    """What opens the database. Never shown, never logged."""

    key: bytes = field(repr=False)
    salt: bytes = field(repr=False)

    def __post_init__(self) -> None:
        """Refuse anything but 32 and 16 bytes."""
        if len(self.key) != KEY_BYTES or len(self.salt) != SALT_BYTES:
            raise ValueError("a data key has 32 bytes and a salt of 16")

    @property
    def digits(self) -> str:
        """The 96 hexadecimal digits that SQLCipher takes as a raw key, without deriving anything."""
        return (self.key + self.salt).hex()

    @property
    def check(self) -> str:
        """A fingerprint that tells the right key from a wrong one and says nothing else about it."""
        return hmac.new(self.key, b"calmroom vault key" + self.salt, hashlib.sha256).hexdigest()[:32]

    def derived(self, purpose: bytes) -> bytes:
        """32 bytes for another purpose, which say nothing about this key or about those of other purposes."""
        return hmac.new(self.key, b"calmroom derived key " + purpose, hashlib.sha256).digest()


@dataclass(frozen=True, slots=True)
class Slot:
    """One way to the data key. ``values`` hold its parameters and, under ``sealed``, the wrapped key.

    Slots of a kind that this version does not know are carried along untouched.
    """

    kind: str
    values: tuple[tuple[str, Value], ...] = field(repr=False)

    def text(self, name: str) -> str:
        """A value that is text; empty where there is none."""
        value = dict(self.values).get(name, "")
        return value if isinstance(value, str) else ""

    def number(self, name: str) -> int:
        """A value that is a number; 0 where there is none."""
        value = dict(self.values).get(name, 0)
        return value if isinstance(value, int) else 0

    def content(self, name: str) -> bytes:
        """A value that is bytes; empty where there is none."""
        return decode(self.text(name))

    @property
    def fails(self) -> bool:
        """Whether it is marked: it did not give the key when it was last asked."""
        return self.number(FAILS) == 1

    def marked(self, *, fails: bool) -> Slot:
        """The same slot, with the mark or without."""
        values = tuple((name, value) for name, value in self.values if name != FAILS)
        return Slot(self.kind, (*values, (FAILS, 1)) if fails else values)


def new_data_key(entropy: Entropy) -> DataKey:
    """A data key that nobody has had before."""
    return DataKey(entropy.token(KEY_BYTES), entropy.token(SALT_BYTES))


def plain_slot(key: DataKey) -> Slot:
    """A slot without a secret: whoever can read the file can open the vault."""
    return Slot(PLAIN, ((SEALED, encode(key.key + key.salt)),))


def keychain_slot(key: DataKey, vault: str, keychain: Keychain, entropy: Entropy) -> Slot | None:
    """A slot whose secret lies in the keychain, or ``None`` where the keychain refuses."""
    name, secret = entropy.token(ID_BYTES).hex(), entropy.token(KEY_BYTES)
    if not keychain.put(name, secret):
        return None
    return seal(Slot(KEYCHAIN, (("id", name),)), vault, secret, (key, entropy))


def open_slot(slot: Slot, vault: str, keychain: Keychain) -> DataKey | None:
    """The data key, or ``None`` where this slot does not give one."""
    if slot.kind == PLAIN:
        return _split(slot.content(SEALED))
    if slot.kind == KEYCHAIN:
        secret = keychain.get(slot.text("id"))
        return None if secret is None else unseal(slot, vault, secret)
    return None


def seal(bare: Slot, vault: str, secret: bytes, sources: tuple[DataKey, Entropy]) -> Slot:
    """A slot with its parameters, and the data key wrapped in ``secret``; the seal covers the parameters as well."""
    key, entropy = sources
    nonce = entropy.token(NONCE_BYTES)
    whole = Slot(bare.kind, (*bare.values, ("cipher", CIPHER), ("nonce", encode(nonce))))
    sealed = _cipher(secret).encrypt(nonce, key.key + key.salt, _bound(whole, vault))
    return Slot(bare.kind, (*whole.values, (SEALED, encode(sealed))))


def unseal(slot: Slot, vault: str, secret: bytes) -> DataKey | None:
    """The data key, or ``None`` where the secret is another, or anything of the slot was changed."""
    from cryptography.exceptions import InvalidTag  # noqa: PLC0415 - not needed where the plain slot opens

    nonce = slot.content("nonce")
    if slot.text("cipher") != CIPHER or len(secret) != KEY_BYTES or len(nonce) != NONCE_BYTES:
        return None
    try:
        return _split(_cipher(secret).decrypt(nonce, slot.content(SEALED), _bound(slot, vault)))
    except InvalidTag:
        return None


def _cipher(secret: bytes) -> _Cipher:
    from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305  # noqa: PLC0415 - as above

    return ChaCha20Poly1305(secret)


def _bound(slot: Slot, vault: str) -> bytes:
    """All parameters of a slot, which its seal covers, so that none can be changed or moved to another vault."""
    values = {name: value for name, value in slot.values if name not in {SEALED, FAILS}}
    return json.dumps({"vault": vault, "kind": slot.kind, "values": values}, sort_keys=True).encode()


def _split(content: bytes) -> DataKey | None:
    right = len(content) == KEY_BYTES + SALT_BYTES
    return DataKey(content[:KEY_BYTES], content[KEY_BYTES:]) if right else None


def encode(content: bytes) -> str:
    """Bytes as text of the key file."""
    return base64.b64encode(content).decode("ascii")


def decode(text: str) -> bytes:
    """The bytes of such a text; empty where it is none."""
    try:
        return base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        return b""
