"""Sealing: only whoever has the one key opens a file, and not a byte of it can be changed, moved, cut off or added.

HPKE (RFC 9180: X25519, HKDF-SHA256, ChaCha20-Poly1305) seals a random file key, bound to the purpose. The body goes
through ChaCha20-Poly1305 in chunks, as STREAM does (Hoang and others, 2015; the same as in age): the nonce counts the
chunks and marks the last, and the head of the file goes in as associated data. Any chunk can be read by itself.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, BinaryIO, Final, Protocol

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.hpke import AEAD, KDF, KEM, Suite

from calmroom.domain.errors import CalmroomError
from calmroom.routines import refusals
from calmroom.routines.limits import FORMAT, PIECE

if TYPE_CHECKING:
    from calmroom.domain.ports import Entropy
    from calmroom.domain.routine.handover import KeyPair, PublicCode
    from calmroom.routines.body import Body

MARK: Final = b"calmroom sealed\n"
ROUTINE, SHARE = 1, 2
"""What a sealed file holds."""
_KEY: Final = 32
_SEALED_KEY: Final = 32 + _KEY + 16
_PREFIX: Final = len(MARK) + 4
HEAD: Final = _PREFIX + _SEALED_KEY
CHUNK: Final = PIECE
TAG: Final = 16
_PURPOSE: Final = b"calmroom file key 1"


class Sink(Protocol):
    """Takes bytes one after another."""

    def write(self, content: bytes) -> object:
        """Take these."""
        ...


class Sealing:
    """Seals what is written to it; ``finish`` writes the last chunk.

    Args:
        into: Where the sealed bytes go.
        kind: ``ROUTINE`` or ``SHARE``.
        code: Who alone can open it.
        entropy: Where the file key comes from.

    Raises:
        CalmroomError: If that is no code that anything can be sealed to.
    """

    def __init__(self, into: BinaryIO, kind: int, code: PublicCode, entropy: Entropy) -> None:
        key = entropy.token(_KEY)
        prefix = _prefix(kind)
        try:
            public = X25519PublicKey.from_public_bytes(code.sealing)
            sealed = _suite().encrypt(key, public, _PURPOSE + prefix)
        except ValueError as fault:
            raise CalmroomError(
                "Nothing can be sealed to that code. Nothing was written.", "Ask for the code once more."
            ) from fault
        self._into = into
        self._head = prefix + sealed
        self._cipher = ChaCha20Poly1305(key)
        self._held = bytearray()
        self._number = 0
        into.write(self._head)

    def write(self, content: bytes) -> None:
        """Take these bytes; a chunk is written once it is known not to be the last."""
        self._held += content
        while len(self._held) > CHUNK:
            self._write(bytes(self._held[:CHUNK]), is_last=False)
            del self._held[:CHUNK]

    def finish(self) -> None:
        """Write the rest."""
        self._write(bytes(self._held), is_last=True)
        self._held.clear()

    def _write(self, chunk: bytes, *, is_last: bool) -> None:
        self._into.write(self._cipher.encrypt(_nonce(self._number, is_last=is_last), chunk, self._head))
        self._number += 1


class SealedBody:
    """The opened content of a sealed file, read from any place. Nothing of it is written anywhere.

    Args:
        body: The sealed file.
        kind: What it is to hold.
        keys: Whose it is to be.

    Raises:
        Refused: If it is sealed to somebody else, of another kind, newer, cut short or changed.
    """

    def __init__(self, body: Body, kind: int, keys: KeyPair) -> None:
        self._body = body
        self._head = body.read_at(0, min(HEAD, body.size))
        if len(self._head) < HEAD or body.size < HEAD + TAG:
            raise refusals.cut_short()
        refuse_kind(self._head, kind)
        self._cipher = ChaCha20Poly1305(_file_key(self._head, keys))
        sealed = body.size - HEAD
        self._last = (sealed - 1) // (CHUNK + TAG)
        self._size = sealed - TAG * (self._last + 1)
        self._held = (-1, b"")
        if self._size < 0 or (self._last and sealed % (CHUNK + TAG) in range(1, TAG + 1)):
            raise refusals.cut_short()
        # The mark of the last chunk is looked at first: it alone says that the end is there.
        self._chunk(self._last)

    @property
    def size(self) -> int:
        """How many bytes were sealed."""
        return self._size

    def read_at(self, place: int, count: int) -> bytes:
        """So many bytes from there."""
        if place < 0 or place + count > self._size:
            raise refusals.cut_short()
        found = bytearray()
        while len(found) < count:
            number, within = divmod(place + len(found), CHUNK)
            found += self._chunk(number)[within : within + count - len(found)]
        return bytes(found)

    def _chunk(self, number: int) -> bytes:
        if self._held[0] != number:
            place = HEAD + number * (CHUNK + TAG)
            sealed = self._body.read_at(place, min(CHUNK + TAG, self._body.size - place))
            nonce = _nonce(number, is_last=number == self._last)
            try:
                self._held = (number, self._cipher.decrypt(nonce, sealed, self._head))
            except InvalidTag as fault:
                raise refusals.changed("what is sealed in it cannot be opened to its end") from fault
        return self._held[1]


def _suite() -> Suite:
    return Suite(KEM.X25519, KDF.HKDF_SHA256, AEAD.CHACHA20_POLY1305)


def _prefix(kind: int) -> bytes:
    return MARK + bytes((FORMAT, kind, CHUNK.bit_length() - 1, 0))


def refuse_kind(head: bytes, kind: int) -> None:
    """Refuse what does not begin as a sealed file of that kind; no key is needed to tell.

    Raises:
        CalmroomError: If it is of another kind, newer, or cut short.
    """
    if len(head) < _PREFIX:
        raise refusals.cut_short()
    if head[len(MARK)] > FORMAT:
        raise refusals.newer()
    if head[: len(MARK) + 1] != _prefix(kind)[: len(MARK) + 1] or head[len(MARK) + 2 : _PREFIX] != _prefix(kind)[-2:]:
        raise refusals.ill_made("its first bytes say nothing that can be read")
    found = head[len(MARK) + 1]
    if found != kind:
        faults = {ROUTINE: refusals.a_routine(), SHARE: refusals.a_page()}
        raise faults.get(found, refusals.newer())


def _file_key(head: bytes, keys: KeyPair) -> bytes:
    try:
        secret = X25519PrivateKey.from_private_bytes(keys.opening)
        return _suite().decrypt(head[_PREFIX:], secret, _PURPOSE + head[:_PREFIX])
    except (InvalidTag, ValueError) as fault:
        raise refusals.for_somebody_else() from fault


def _nonce(number: int, *, is_last: bool) -> bytes:
    return number.to_bytes(11, "big") + bytes((is_last,))
