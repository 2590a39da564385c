"""An eraser that takes nothing away and remembers what it was asked."""

from __future__ import annotations

from pathlib import Path

from calmroom.domain.vault.leaving import Left


class FakeEraser:
    """What would be found and left is set by the test."""

    def __init__(self) -> None:
        self.away: tuple[Path, ...] = ()
        self.scripts: tuple[Path, ...] = ()
        self.left = Left()
        self.erased: list[tuple[Path, ...]] = []

    def away_copies(self, folder: Path | None) -> tuple[Path, ...]:
        """Those that were set, where there is a folder."""
        return () if folder is None else self.away

    def own_scripts(self) -> tuple[Path, ...]:
        """Those that were set."""
        return self.scripts

    def erase(self, away: tuple[Path, ...]) -> Left:
        """Remember what was to go."""
        self.erased.append(away)
        return self.left
