"""What belongs to plans and to the therapist's desk, as the vault keeps it: one port for all that has an id."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, TypeVar

if TYPE_CHECKING:
    from datetime import datetime

    from calmroom.domain.routine.handover import KeyPair


class HasId(Protocol):
    """A value with an id that stays."""

    @property
    def id(self) -> str:
        """Of its kind alone."""
        ...


KeptT = TypeVar("KeptT", bound=HasId)


class Kept(Protocol[KeptT]):
    """Values of one kind, each under its id."""

    def save(self, value: KeptT) -> None:
        """Write it in the place of the one there was; it is safe on disk when this returns."""
        ...

    def get(self, value_id: str) -> KeptT | None:
        """The one with that id."""
        ...

    def remove(self, value_id: str) -> None:
        """Take it out for good; what is not there is gone already."""
        ...

    def all(self) -> tuple[KeptT, ...]:
        """Every one, in the order in which they were first saved."""
        ...


class Told(Protocol):
    """What reminders have told, by keys, so that nothing is told twice."""

    def mark(self, keys: tuple[str, ...], at: datetime) -> None:
        """Note that these were told, all or none; what was told before stays as it was."""
        ...

    def all(self) -> tuple[tuple[str, datetime], ...]:
        """Every key with when it was told, in the order in which they were told."""
        ...

    def forget_before(self, moment: datetime) -> None:
        """Take out what was told before that; nothing of it can be due again."""
        ...


class OwnKeys(Protocol):
    """The keys that one signs and opens with."""

    def load(self) -> KeyPair | None:
        """Them, where there are any."""
        ...

    def save(self, keys: KeyPair) -> None:
        """Write them in the place of those there were; safe on disk when this returns."""
        ...
