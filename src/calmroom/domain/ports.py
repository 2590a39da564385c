"""What services need of the world. Engines and the machine provide it; wiring hands it over.

What the vault keeps, and what plays and records, have their ports beside their values.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import datetime

    from calmroom.domain.errors import CalmroomError, Problem
    from calmroom.domain.script import Script
    from calmroom.domain.settings import Settings
    from calmroom.domain.timeline import Choices, Programme


class Clock(Protocol):
    """The time of day, with its zone, and a clock that never jumps."""

    def now(self) -> datetime:
        """The present moment, aware of its zone."""
        ...

    def monotonic(self) -> float:
        """Seconds since some fixed moment, the same in every process of this machine."""
        ...


class Entropy(Protocol):
    """Randomness fit for keys and ids."""

    def token(self, count: int) -> bytes:
        """So many random bytes."""
        ...


class Background(Protocol):
    """Does work soon, in order, away from the caller's thread; a CalmroomError becomes a notice."""

    def later(self, work: Callable[[], None]) -> None:
        """Do ``work`` after what was given before."""
        ...


@dataclass(frozen=True, slots=True)
class Voice:
    """A narrator: the id in files and commands, the name people read, and where the voice comes from."""

    id: str
    name: str
    origin: str


class Library(Protocol):
    """The practices there are."""

    def scripts(self) -> tuple[Script, ...]:
        """Every practice without a fault, in the order of their ids."""
        ...

    def problems(self) -> tuple[Problem, ...]:
        """What kept scripts out of the library."""
        ...


class Arranger(Protocol):
    """Makes a programme of a script and choices."""

    def __call__(self, script: Script, choices: Choices) -> Programme:
        """Arrange the practice and its exit.

        Raises:
            CalmroomError: If the asked length cannot be reached; the message names the nearest that can.
        """
        ...


class SettingsStore(Protocol):
    """Where settings lie, but for the private ones."""

    @property
    def old(self) -> Mapping[str, Any]:
        """Private settings that an older calmroom had written here, by name, as they were loaded."""
        ...

    @property
    def trouble(self) -> CalmroomError | None:
        """What is to be told of the settings as they were loaded: not all of them could be read."""
        ...

    def drop_old(self, settings: Settings) -> None:
        """Write the settings without those from before, which are in the vault now.

        Raises:
            CalmroomError: If the file cannot be written; the old one stands.
        """
        ...

    def load(self) -> Settings:
        """The settings; what cannot be read is as at the first start."""
        ...

    def save(self, settings: Settings) -> None:
        """Write them.

        Raises:
            CalmroomError: If the file cannot be written.
        """
        ...


class PrivateSettings(Protocol):
    """The settings in ``PRIVATE``, by name."""

    def load(self) -> Mapping[str, Any]:
        """What was set."""
        ...

    def save(self, values: Mapping[str, Any]) -> None:
        """Write them, all or none; safe on disk when this returns."""
        ...
