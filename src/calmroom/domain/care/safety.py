"""The practices that the rules of care know by name, and what an offer is (content/3-safety.md 3.3)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from calmroom.domain.script import Script

SHORT = 5.0
"""Minutes at which a practice is offered where short is kind."""
FIRST = "s01"
"""The gentlest practice there is."""
GROUND_ID = "s03"
"""*Ground me*: two minutes back to the room, from anywhere."""


@dataclass(frozen=True, slots=True)
class Offer:
    """A practice offered, its length, and the reason in words that a person reads."""

    script_id: str
    minutes: float
    reason: str


def short_minutes(script: Script) -> float:
    """The length at which a practice is offered where short is kind."""
    return max(script.minutes.least, min(SHORT, script.minutes.usual))
