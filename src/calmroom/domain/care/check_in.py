"""A check-in: two sliders that choose what is offered. Never a score."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

LEAST = 0
GREATEST = 10


class Discomfort(StrEnum):
    """The answer to *Anything uncomfortable?*; nothing answered is ``None`` elsewhere."""

    NO = "no"
    A_LITTLE = "a little"
    A_LOT = "a lot"


class Hard(StrEnum):
    """The answer to *Is anything different or hard today?*; it is asked before a practice, and not kept with it."""

    NO = "no"
    A_BIT = "a bit"
    A_LOT = "a lot"
    UNSAFE = "I may not be safe"


@dataclass(frozen=True, slots=True)
class CheckIn:
    """*Settled* and *present*, each 0 to 10 or not answered."""

    settled: int | None = None
    present: int | None = None

    def __post_init__(self) -> None:
        """Refuse a value outside the scale."""
        for value in (self.settled, self.present):
            if value is not None and not LEAST <= value <= GREATEST:
                message = f"a check-in value lies between {LEAST} and {GREATEST}, got {value}"
                raise ValueError(message)

    @property
    def is_answered(self) -> bool:
        """Whether anything was said at all."""
        return self.settled is not None or self.present is not None
