"""Copies in memory, of a vault that is told when it changes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from calmroom.domain.errors import CalmroomError
from calmroom.domain.vault.backups import BackupCopy, Concern, Inside, Why

FOLDER = Path("/home/iris/calmroom/backups")
INSIDE = Inside(1, 12, 34)


class MemoryBackups:
    """Copies, newest first.

    Attributes:
        changed: Whether the vault is another than at the last copy; each copy takes it back.
        fault: Raised by whatever makes, checks or opens something, while it is set.
        steps: What was asked for, in order.
    """

    def __init__(self, *copies: BackupCopy) -> None:
        self.here = list(copies)
        self.away: list[BackupCopy] = []
        self.changed = True
        self.bytes = 1_500_000
        self.fault: CalmroomError | None = None
        self.inside: dict[Path, Inside | CalmroomError] = {}
        self.told: tuple[Concern, ...] = ()
        self.found: tuple[Concern, ...] = ()
        self.steps: list[str] = []
        self.begins: Callable[[], None] = lambda: None

    def copies(self, away: Path | None) -> tuple[BackupCopy, ...]:
        """All there are."""
        found = (*self.here, *(self.away if away is not None else ()))
        return tuple(sorted(found, key=lambda one: one.made, reverse=True))

    def size(self) -> int:
        """Bytes of the vault."""
        return self.bytes

    def has_changed(self) -> bool:
        """As it was told."""
        return self.changed

    def make(self, made: datetime, why: Why, moved: Callable[[float], None]) -> BackupCopy:
        """One more."""
        self.steps.append(f"make {why}")
        self._fail()
        moved(0.5)
        copy = BackupCopy(FOLDER / f"vault-{made:%Y-%m-%d-%H%M%S}.db", made, self.bytes, why, "0.1.0")
        self.here.append(copy)
        self.changed = False
        return copy

    def send(self, away: Path, now: datetime) -> None:  # noqa: ARG002 - the port's
        """The newest, there too."""
        self.steps.append("send")
        if not away.is_dir():
            raise CalmroomError("The backup folder is not here now.")
        self.away.append(replace(self.copies(None)[0], path=away / "vault.db", is_away=True))

    def glance(self, copy: BackupCopy) -> Inside | None:
        """What it was given."""
        found = self.inside.get(copy.path, INSIDE)
        return None if isinstance(found, CalmroomError) else found

    def look(self, copy: BackupCopy, secret: str | None) -> Inside:  # noqa: ARG002 - the port's
        """What it was given, or why not."""
        self.steps.append("look")
        found = self.inside.get(copy.path, INSIDE)
        if isinstance(found, CalmroomError):
            raise found
        return found

    def stage(self, copy: BackupCopy, when: datetime, secret: str | None) -> None:  # noqa: ARG002 - the port's
        """Ready."""
        self.steps.append("stage")
        self._fail()

    def begin_anew(self, when: datetime) -> None:  # noqa: ARG002 - the port's
        """As it was asked for."""
        self.steps.append("begin anew")
        self._fail()
        self.begins()

    def check(self) -> None:
        """As it was told."""
        self._fail()

    def concerns(self, away: Path | None) -> tuple[Concern, ...]:  # noqa: ARG002 - the port's
        """As it was told."""
        return self.told

    def news(self) -> tuple[Concern, ...]:
        """As it was told."""
        return self.found

    def _fail(self) -> None:
        if self.fault is not None:
            raise self.fault
