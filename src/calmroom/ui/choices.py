"""What can be chosen: one of several, or a number that goes up and down. No Qt."""

from __future__ import annotations

from dataclasses import dataclass

Choices = tuple[tuple[str, str], ...]
"""Values and the words for them."""


@dataclass(frozen=True, slots=True)
class Steps:
    """A number that goes up and down in steps."""

    least: int
    greatest: int
    step: int
    unit: str

    def moved(self, value: int, steps: int) -> int:
        """The number so many steps on, within its bounds."""
        return max(self.least, min(self.greatest, value + steps * self.step))
