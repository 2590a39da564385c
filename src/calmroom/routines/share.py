"""What a client gives back: a document of JSON, signed inside, sealed outside, as long as many others. ``ShareFiles``.

Within the seal lies, with nothing between: ``calmroom share 1`` and a line feed, the two public keys of the sender, the
signature, the length of the document in four bytes, the document, and zeros up to the next step. The signature covers
the keys of sender and receiver as well, so that nobody who receives it can pass it on as if it were written to another.
"""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING, Final

from calmroom.domain.errors import CalmroomError
from calmroom.routines import refusals
from calmroom.routines.body import FileBody
from calmroom.routines.codes import code_of
from calmroom.routines.directory import LOCAL_MARK
from calmroom.routines.limits import MOST_SHARE
from calmroom.routines.outgoing import outgoing
from calmroom.routines.placing import placed
from calmroom.routines.seal import HEAD as HEAD_OF_SEAL
from calmroom.routines.seal import MARK, SHARE, SealedBody, refuse_kind
from calmroom.routines.sign import SHARE as SIGNED_AS
from calmroom.routines.sign import is_signed, public_halves, sign
from calmroom.routines.strict_json import read_json

if TYPE_CHECKING:
    from pathlib import Path

    from calmroom.domain.ports import Entropy
    from calmroom.domain.routine.handover import KeyPair, PublicCode, Sender

HEAD: Final = struct.Struct(">17s32s32s64sI")
LEAST: Final = 16 * 2**10
"""Bytes of the smallest step; each is twice the one before, up to ``STEP``, and from there on so much larger."""
STEP: Final = 2**20
_MOST_FILE: Final = MOST_SHARE + 2 * STEP
AGE: Final = b"age-encryption.org/"


class SealedShares:
    """Shared files on a disk.

    Args:
        entropy: Where keys come from.
    """

    def __init__(self, entropy: Entropy) -> None:
        self._entropy = entropy

    def seal_share(self, text: bytes, sender: Sender, into: Path) -> None:
        """Write a document that one person can open; whole or not at all."""
        if sender.seal_to is None and not sender.age:
            raise CalmroomError(
                "There is nobody to seal it to. Nothing was written.", "Ask your therapist for their code first."
            )
        _refuse_text(text)
        content = text if sender.age else _signed(text, sender)
        with placed(into) as file, outgoing(file, SHARE, sender, self._entropy) as sink:
            sink.write(content)

    def open_share(self, path: Path, keys: KeyPair) -> tuple[bytes, PublicCode]:
        """The document, and the code of whoever signed it."""
        try:
            with path.open("rb") as file:
                return _opened(FileBody(file), keys)
        except OSError as fault:
            raise refusals.of_reading(fault) from fault


def step_of(size: int) -> int:
    """The next step that so many bytes fit into."""
    step = LEAST
    while step < size and step < STEP:
        step *= 2
    return step if size <= step else -(-size // STEP) * STEP


def _signed(text: bytes, sender: Sender) -> bytes:
    own = public_halves(sender.keys)
    assert sender.seal_to is not None  # noqa: S101 - asked for before
    signature = sign(sender.keys, SIGNED_AS, _bound(own, (sender.seal_to.verifying, sender.seal_to.sealing), text))
    content = HEAD.pack(SIGNED_AS, *own, signature, len(text)) + text
    return content.ljust(step_of(len(content)), b"\0")


def _opened(file: FileBody, keys: KeyPair) -> tuple[bytes, PublicCode]:
    _refuse_others(file)
    body = SealedBody(file, SHARE, keys)
    content = body.read_at(0, body.size)
    if len(content) < HEAD.size:
        raise refusals.cut_short()
    mark, verifying, sealing, signature, length = HEAD.unpack_from(content)
    text = content[HEAD.size : HEAD.size + length]
    if mark != SIGNED_AS:
        raise refusals.newer()
    if len(text) != length or content[HEAD.size + length :].strip(b"\0"):
        raise refusals.ill_made("its length is not what it says")
    if not is_signed(verifying, signature, SIGNED_AS, _bound((verifying, sealing), public_halves(keys), text)):
        raise refusals.changed("its signature is not that of whoever it says it is from")
    read_json(text)
    return text, code_of(verifying, sealing)


def _refuse_others(file: FileBody) -> None:
    """Say of another kind of file what it is, however large it is, before anything else is said of it."""
    head = file.read_at(0, min(file.size, HEAD_OF_SEAL))
    if head.startswith(AGE):
        raise refusals.with_age("PAGE.json")
    if head.startswith(LOCAL_MARK):
        raise refusals.a_routine()
    if not head or not head.startswith(MARK[: len(head)]):
        raise refusals.no_such_file()
    refuse_kind(head, SHARE)
    if file.size > _MOST_FILE:
        raise refusals.too_large("it is larger than 18 MB")


def _bound(sender: tuple[bytes, bytes], receiver: tuple[bytes, bytes], text: bytes) -> bytes:
    return b"".join((*sender, *receiver, text))


def _refuse_text(text: bytes) -> None:
    if len(text) > MOST_SHARE:
        raise CalmroomError("There is more in it than one file can hold. Nothing was written.", "Choose less.")
    read_json(text)
