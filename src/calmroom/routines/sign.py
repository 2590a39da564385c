"""Who made a file: Ed25519 (RFC 8032) over the very bytes, behind a prefix that says what they are."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

if TYPE_CHECKING:
    from calmroom.domain.routine.handover import KeyPair

ROUTINE: Final = b"calmroom routine manifest 1\n"
SHARE: Final = b"calmroom share 1\n"
SIGNATURE_BYTES: Final = 64


def sign(keys: KeyPair, purpose: bytes, content: bytes) -> bytes:
    """64 bytes that only these keys can make for that content and purpose."""
    return Ed25519PrivateKey.from_private_bytes(keys.signing).sign(purpose + content)


def is_signed(verifying: bytes, signature: bytes, purpose: bytes, content: bytes) -> bool:
    """Whether whoever has that key signed the content for that purpose."""
    try:
        Ed25519PublicKey.from_public_bytes(verifying).verify(signature, purpose + content)
    except (InvalidSignature, ValueError):
        return False
    return True


def public_halves(keys: KeyPair) -> tuple[bytes, bytes]:
    """What others may know of the keys: that which verifies, and that which seals."""
    verifying = Ed25519PrivateKey.from_private_bytes(keys.signing).public_key().public_bytes_raw()
    return verifying, X25519PrivateKey.from_private_bytes(keys.opening).public_key().public_bytes_raw()
