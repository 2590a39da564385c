"""Values with an id, own keys, and what reminders told, in memory."""

from __future__ import annotations

from datetime import datetime
from typing import Generic

from calmroom.domain.errors import CalmroomError
from calmroom.domain.plan.records import KeptT
from calmroom.domain.routine.handover import KeyPair


class MemoryKept(Generic[KeptT]):
    """Values by id; ``fault`` is raised by every saving while it is set."""

    def __init__(self) -> None:
        self._values: dict[str, KeptT] = {}
        self.fault: CalmroomError | None = None

    def save(self, value: KeptT) -> None:
        """Keep it."""
        if self.fault is not None:
            raise self.fault
        self._values[value.id] = value

    def get(self, value_id: str) -> KeptT | None:
        """The one with that id."""
        return self._values.get(value_id)

    def remove(self, value_id: str) -> None:
        """Take it out."""
        self._values.pop(value_id, None)

    def all(self) -> tuple[KeptT, ...]:
        """Every one, as first saved."""
        return tuple(self._values.values())


class MemoryTold:
    """Keys and when they were told."""

    def __init__(self) -> None:
        self._told: dict[str, datetime] = {}

    def mark(self, keys: tuple[str, ...], at: datetime) -> None:
        """Note that these were told."""
        for key in keys:
            self._told.setdefault(key, at)

    def all(self) -> tuple[tuple[str, datetime], ...]:
        """Every key with when it was told."""
        return tuple(self._told.items())

    def forget_before(self, moment: datetime) -> None:
        """Take out what was told before that."""
        self._told = {key: at for key, at in self._told.items() if at >= moment}


class MemoryOwnKeys:
    """One pair of keys, or none."""

    def __init__(self) -> None:
        self._keys: KeyPair | None = None

    def load(self) -> KeyPair | None:
        """Them, where there are any."""
        return self._keys

    def save(self, keys: KeyPair) -> None:
        """Keep them."""
        self._keys = keys
