"""What the day begins with. No Qt."""

from __future__ import annotations

from typing import TYPE_CHECKING

from calmroom.domain.dates import part_of_day, weekday

if TYPE_CHECKING:
    from datetime import datetime

NO_PLAN = "No plan here yet. The library is open, and so is doing nothing."


def greeting(now: datetime, name: str) -> str:
    """A greeting by the time of day, with the name if there is one."""
    part = part_of_day(now)
    part = "evening" if part == "night" else part
    return f"Good {part}, {name}" if name.strip() else f"Good {part}"


def sentence(now: datetime, *, has_plan: bool = False, between: str = "") -> str:
    """The day of the week, and that nothing is planned; with a plan, how the day lies between two sessions."""
    return f"{weekday(now)}. {between}".rstrip() if has_plan else f"{weekday(now)}. {NO_PLAN}"


def shortened(between: str) -> str:
    """How the day lies between two sessions, where the text is large: ``3 days since ..., 11 to the next.``."""
    return between.removeprefix("It is ").replace(", and ", ", ", 1)
