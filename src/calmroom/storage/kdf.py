"""From a passphrase to a slot: Argon2id (RFC 9106), as dear as this machine bears without annoying its owner.

Measured on two cores of a small server: 128 MiB and three passes take 0.3 s to 1.1 s, by what else runs.
"""

from __future__ import annotations

import os
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

from calmroom.domain.errors import CalmroomError
from calmroom.storage.keys import KEY_BYTES, PASSPHRASE, SALT_BYTES, DataKey, Slot, encode, seal, unseal

if TYPE_CHECKING:
    from collections.abc import Callable

    from calmroom.domain.ports import Entropy

MEBIBYTE = 1024
"""In KiB, in which Argon2 counts memory."""
LEAST_MEMORY = 19 * MEBIBYTE
GREATEST_MEMORY = 1024 * MEBIBYTE
GREATEST_PASSES = 16
GREATEST_LANES = 16
USUAL_MEMORY = 128 * MEBIBYTE
FLOOR_MEMORY = 64 * MEBIBYTE
"""What calibration never goes below."""
CEILING_MEMORY = 512 * MEBIBYTE
"""What calibration never goes above, so that a vault can move to a smaller computer."""
USUAL_LANES = 4
AIM = 0.75
"""Seconds; between 0.5, which a guesser feels, and 1, which the owner does."""
ALGORITHM = "argon2id"


@dataclass(frozen=True, slots=True)
class Cost:
    """What one derivation asks for: memory in KiB, passes over it, lanes side by side."""

    memory: int
    passes: int
    lanes: int

    def __post_init__(self) -> None:
        """Refuse what is too cheap to guard anything, or so dear that it would bring the machine down."""
        bounded = (
            LEAST_MEMORY <= self.memory <= GREATEST_MEMORY
            and 1 <= self.passes <= GREATEST_PASSES
            and 1 <= self.lanes <= GREATEST_LANES
        )
        if not bounded:
            raise ValueError("out of the bounds of a derivation")


def derive(passphrase: bytes, salt: bytes, cost: Cost) -> bytes:
    """32 bytes that follow from the passphrase alone at this cost.

    Raises:
        CalmroomError: If there is not enough memory.
    """
    from cryptography.hazmat.primitives.kdf.argon2 import Argon2id  # noqa: PLC0415 - only where a passphrase is

    function = Argon2id(salt=salt, length=KEY_BYTES, iterations=cost.passes, lanes=cost.lanes, memory_cost=cost.memory)
    try:
        return function.derive(passphrase)
    except MemoryError as fault:
        raise CalmroomError(
            f"There is not enough memory free to open the vault: {cost.memory // MEBIBYTE} MB are needed.",
            "Close other programs, then try again.",
        ) from fault


def calibrate(
    seconds: Callable[[], float] = time.perf_counter, work: Callable[[bytes, bytes, Cost], bytes] = derive
) -> Cost:
    """The cost that takes 0.5 to 1 s here: memory first, then passes.

    Args:
        seconds: A clock that never jumps.
        work: The derivation that is measured.
    """
    lanes = min(USUAL_LANES, os.cpu_count() or 1)

    def once(memory: int) -> float:
        started = seconds()
        work(b"how fast", bytes(SALT_BYTES), Cost(memory, 1, lanes))
        return max(seconds() - started, 1e-6)

    memory = USUAL_MEMORY
    each = min(once(memory), once(memory))
    if each > 2 * AIM - 0.5:
        memory = FLOOR_MEMORY
        each = once(memory)
    while each * GREATEST_PASSES < AIM and memory < CEILING_MEMORY:
        memory *= 2
        each = once(memory)
    return Cost(memory, min(max(round(AIM / each), 1), GREATEST_PASSES), lanes)


def passphrase_slot(key: DataKey, vault: str, passphrase: bytes, sources: tuple[Cost, Entropy]) -> Slot:
    """A slot that this passphrase opens, with a salt of its own."""
    cost, entropy = sources
    salt = entropy.token(SALT_BYTES)
    values = (
        ("kdf", ALGORITHM),
        ("memory", cost.memory),
        ("passes", cost.passes),
        ("lanes", cost.lanes),
        ("salt", encode(salt)),
    )
    return seal(Slot(PASSPHRASE, values), vault, derive(passphrase, salt, cost), (key, entropy))


def is_sane(slot: Slot) -> bool:
    """Whether a slot asks for nothing out of bounds; it is not derived from otherwise."""
    return _asked(slot) is not None


def open_passphrase(slot: Slot, vault: str, passphrase: bytes) -> DataKey | None:
    """The data key, or ``None`` where the passphrase is another or the slot was changed.

    Raises:
        CalmroomError: If there is not enough memory.
    """
    cost = _asked(slot)
    return None if cost is None else unseal(slot, vault, derive(passphrase, slot.content("salt"), cost))


def _asked(slot: Slot) -> Cost | None:
    if slot.text("kdf") != ALGORITHM or len(slot.content("salt")) != SALT_BYTES:
        return None
    try:
        return Cost(slot.number("memory"), slot.number("passes"), slot.number("lanes"))
    except ValueError:
        return None
