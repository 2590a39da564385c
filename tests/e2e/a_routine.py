"""A therapist in a home of their own, as a process of its own: saves one routine file. Its argument is where to."""

from __future__ import annotations

import sys
from pathlib import Path

from calmroom.desktop.clock import SystemClock
from calmroom.domain.routine.handover import Parcel, Sender
from calmroom.domain.routine.routine import Aftercare, Item, Kind, Part, Routine, When
from calmroom.wiring_routines import public_codes, routine_files

WORDS = "One of these is plenty, and none is fine."
CARD = "Warmth, water, an early night."
EVERY_DAY = (0, 1, 2, 3, 4, 5, 6)


def main() -> None:
    """A file for every day of the week, signed with new keys."""
    now = SystemClock().now()
    part = Part(
        "p1",
        When(Kind.WEEKDAYS, weekdays=EVERY_DAY, week=1),
        (Item("i1", "s01", 5, 5), Item("i2", "s02", 5, 5, is_instead=True)),
        WORDS,
    )
    routine = Routine("a" * 32, 1, "For these weeks", "Maya", now, parts=(part,), aftercare=Aftercare(CARD, 1))
    sender = Sender(public_codes().make())
    assert routine_files().build(Parcel(routine), sender, Path(sys.argv[1]), lambda _step: True)


if __name__ == "__main__":
    main()
