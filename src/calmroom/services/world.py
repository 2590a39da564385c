"""What every service needs of its surroundings, in one frozen value: real in the program, fake in tests."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from calmroom.domain.ports import Background, Clock, Entropy
    from calmroom.services.bus import EventBus

ID_BYTES = 16


@dataclass(frozen=True, slots=True)
class World:
    """The clock, randomness, the worker, and the bus."""

    clock: Clock
    entropy: Entropy
    background: Background
    bus: EventBus

    def new_id(self) -> str:
        """A random id of 32 hexadecimal digits."""
        return self.entropy.token(ID_BYTES).hex()
