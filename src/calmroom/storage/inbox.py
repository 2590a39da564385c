"""What is kept while the vault is locked: sealed with a public key, so that only the open vault can read it.

The private half comes from the data key and lies nowhere. Each file is a box of its own (X25519 with a fresh key,
HKDF-SHA256, ChaCha20-Poly1305), named by the id of what is in it. Whoever can write into the folder could put another
public key there; whoever can do that could change the program as well.
"""

from __future__ import annotations

import json
import logging
from typing import TYPE_CHECKING, Any

from calmroom.domain.journal.journal import Entry
from calmroom.domain.vault.vault import VaultLocked
from calmroom.storage import faults, journal, practices
from calmroom.storage.files import PRIVATE_FOLDER, replace_private

if TYPE_CHECKING:
    from pathlib import Path

    from calmroom.domain.ports import Entropy
    from calmroom.domain.practice import PracticeRecord
    from calmroom.storage.journal import StoredJournal
    from calmroom.storage.keys import DataKey
    from calmroom.storage.practices import StoredPractices

PURPOSE = b"inbox 1"
KEY_NAME = "key"
SEALED = ".sealed"
POINT_BYTES = 32
CHECK_BYTES = 32
ONE_USE = bytes(12)
"""A nonce: each box has a key of its own, so it may always be the same."""
PAGE, PRACTICE = "page", "practice"
_log = logging.getLogger(__name__)


class SealedInbox:
    """The folder of boxes, while the vault is locked."""

    def __init__(self, folder: Path, entropy: Entropy) -> None:
        self._folder = folder
        self._entropy = entropy

    def put(self, kept: PracticeRecord | Entry) -> None:
        """Seal it, in the place of an earlier one with the same id; it is safe on disk when this returns.

        Raises:
            CalmroomError: If it could not be written.
            VaultLocked: If no vault has been opened here that could read it.
        """
        try:
            public = (self._folder / KEY_NAME).read_bytes()[CHECK_BYTES:]
            name = f"{kept.id}{SEALED}"
            replace_private(self._folder / name, _seal(public, _spell(kept), self._entropy, name))
        except (FileNotFoundError, ValueError) as fault:
            raise VaultLocked from fault
        except OSError as fault:
            raise faults.of_disk(fault) from fault


def take_in(folder: Path, key: DataKey, records: StoredPractices, pages: StoredJournal) -> None:
    """Move what waits into the vault, and leave a public key for the next time.

    What cannot be moved stays, for another time. The vault is open either way.
    """
    try:
        _leave_key(folder, key)
        waiting = sorted(folder.glob(f"*{SEALED}"))
    except OSError as fault:
        _log.warning("The inbox cannot be reached: %s.", type(fault).__name__)
        return
    for box in waiting:
        try:
            kept = _unseal(key, box.read_bytes(), box.name)
            if isinstance(kept, Entry):
                pages.save(kept)
            else:
                records.save(kept)
            box.unlink()
        except Exception as fault:  # noqa: BLE001 - whatever one of them holds, the vault opens
            _log.warning("Something that was kept while locked waits on: %s.", type(fault).__name__)


def _leave_key(folder: Path, key: DataKey) -> None:
    path, check = folder / KEY_NAME, key.check.encode("ascii")
    if path.exists() and path.read_bytes()[:CHECK_BYTES] == check:
        # Without a look at the point itself: the library that makes it is not loaded where nothing waits.
        return
    folder.mkdir(mode=PRIVATE_FOLDER, exist_ok=True)
    replace_private(path, check + _private(key.derived(PURPOSE)).public_key().public_bytes_raw())


def _seal(public: bytes, content: bytes, entropy: Entropy, name: str) -> bytes:
    from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PublicKey  # noqa: PLC0415 - as below

    one_use = _private(entropy.token(POINT_BYTES))
    point: bytes = one_use.public_key().public_bytes_raw()
    shared = one_use.exchange(X25519PublicKey.from_public_bytes(public))
    sealed: bytes = _box(shared, point + public).encrypt(ONE_USE, content, name.encode())
    return point + sealed


def _unseal(key: DataKey, sealed: bytes, name: str) -> PracticeRecord | Entry:
    from cryptography.exceptions import InvalidTag  # noqa: PLC0415 - as below
    from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PublicKey  # noqa: PLC0415

    private, point = _private(key.derived(PURPOSE)), sealed[:POINT_BYTES]
    shared = private.exchange(X25519PublicKey.from_public_bytes(point))
    try:
        box = _box(shared, point + private.public_key().public_bytes_raw())
        return _read(box.decrypt(ONE_USE, sealed[POINT_BYTES:], name.encode()))
    except InvalidTag as fault:
        raise ValueError("not a box of this vault") from fault


def _private(secret: bytes) -> Any:  # noqa: ANN401 - a class that is only loaded here
    from cryptography.hazmat.primitives.asymmetric.x25519 import (  # noqa: PLC0415 - only where something is sealed
        X25519PrivateKey,
    )

    return X25519PrivateKey.from_private_bytes(secret)


def _box(shared: bytes, points: bytes) -> Any:  # noqa: ANN401 - as above
    from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305  # noqa: PLC0415 - as above
    from cryptography.hazmat.primitives.hashes import SHA256  # noqa: PLC0415
    from cryptography.hazmat.primitives.kdf.hkdf import HKDF  # noqa: PLC0415

    return ChaCha20Poly1305(HKDF(SHA256(), 32, points, b"calmroom inbox 1").derive(shared))


def _spell(kept: PracticeRecord | Entry) -> bytes:
    if isinstance(kept, Entry):
        kind, row = PAGE, dict(zip(journal.NAMES, journal.to_row(kept), strict=True))
    else:
        kind, row = PRACTICE, dict(zip(practices.NAMES, practices.to_row(kept), strict=True))
    return json.dumps({"kind": kind, "row": row}).encode("utf-8")


def _read(content: bytes) -> PracticeRecord | Entry:
    found = json.loads(content)
    if found["kind"] == PAGE:
        row = {**journal.LATER, **found["row"]}
        return journal.from_row(tuple(row[name] for name in journal.NAMES))
    row = {**practices.LATER, **found["row"]}
    return practices.from_row(tuple(row[name] for name in practices.NAMES))
