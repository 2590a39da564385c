"""Hours on the wall, where clocks change.

An hour that a change of clocks leaves out moves on by what was left out, and of an hour that comes twice the first is
meant (RFC 5545, 3.3.5).
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from calmroom.domain.errors import CalmroomError

if TYPE_CHECKING:
    from datetime import date

STILL_TO_COME = ("That day is still to come, so nothing was changed.", "Choose today or a day before it.")
EARLIEST, LATEST = 1900, 2200
"""Years that can be written down."""


def real(moment: datetime) -> datetime:
    """The moment itself; one that the clocks of its zone never showed moves on to one that they did."""
    return moment.astimezone(UTC).astimezone(moment.tzinfo)


def on_day(day: date, like: datetime) -> datetime:
    """The same hour of the wall on another day."""
    return real(datetime.combine(day, like.time().replace(fold=0), like.tzinfo))


def in_the_past(moment: datetime, now: datetime) -> datetime:
    """A moment at which something was done: a real one, and not one that is still to come.

    Raises:
        CalmroomError: If it is still to come, or has no zone or no sensible year.
    """
    if moment.utcoffset() is None or moment.year < EARLIEST:
        raise CalmroomError("That is no day that can be written down, so nothing was changed.", "Choose another day.")
    found = real(moment)
    if found > now:
        raise CalmroomError(*STILL_TO_COME)
    return found
