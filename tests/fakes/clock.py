"""A clock that stands still until it is moved."""

from __future__ import annotations

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

EVENING = datetime(2026, 11, 20, 20, 30, tzinfo=ZoneInfo("Europe/Berlin"))


class StillClock:
    """Tells the moment it was set to."""

    def __init__(self, moment: datetime = EVENING) -> None:
        self._moment = moment
        self._monotonic = 1000.0

    def now(self) -> datetime:
        """The moment it was set to."""
        return self._moment

    def monotonic(self) -> float:
        """Seconds, moved by ``advance`` alone."""
        return self._monotonic

    def advance(self, seconds: float) -> None:
        """Let time pass, on both clocks."""
        self._moment += timedelta(seconds=seconds)
        self._monotonic += seconds

    def set(self, moment: datetime) -> None:
        """Put the wall clock right, or wrong; the other clock goes on."""
        self._moment = moment
