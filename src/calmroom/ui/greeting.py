"""What the day begins with. No Qt."""

from __future__ import annotations

from typing import TYPE_CHECKING

from calmroom.ui.dates import weekday

if TYPE_CHECKING:
    from datetime import datetime

NO_PLAN = "No plan here yet. The library is open, and so is doing nothing."
MORNING, NOON, EVENING = 5, 12, 18


def greeting(now: datetime, name: str) -> str:
    """A greeting by the time of day, with the name if there is one."""
    part = "morning" if MORNING <= now.hour < NOON else "afternoon" if NOON <= now.hour < EVENING else "evening"
    return f"Good {part}, {name}" if name.strip() else f"Good {part}"


def sentence(now: datetime) -> str:
    """The day of the week, and that nothing is planned."""
    return f"{weekday(now)}. {NO_PLAN}"
