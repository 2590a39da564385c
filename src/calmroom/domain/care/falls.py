"""When a practice leaves somebody less settled, or less here, and what follows (content/3-safety.md 3.3)."""

from __future__ import annotations

from collections import defaultdict
from datetime import timedelta
from typing import TYPE_CHECKING

from calmroom.domain.care.check_in import CheckIn, Discomfort

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from calmroom.domain.practice import PracticeRecord

FALL = 2
"""A slider that is lower by so much afterwards is a fall."""
IN_A_ROW = 2
"""A practice that fell so often in a row is no longer suggested."""
TOO_MANY, SPAN = 3, timedelta(days=14)
"""So many falls in that time, and calmroom may not be the right tool just now."""


def is_fall(before: CheckIn, after: CheckIn, discomfort: Discomfort | None = None) -> bool:
    """Whether either slider fell by two or more, or it was uncomfortable *a lot*."""
    pairs = ((before.settled, after.settled), (before.present, after.present))
    return discomfort is Discomfort.A_LOT or any(
        was is not None and now is not None and was - now >= FALL for was, now in pairs
    )


def has_fallen(record: PracticeRecord) -> bool:
    """Whether a practice ended in a fall."""
    return is_fall(record.before, record.after, record.discomfort)


def fallen_in_a_row(records: Iterable[PracticeRecord]) -> frozenset[str]:
    """Ids of the scripts that fell the last two times somebody said how it was; ``records`` newest first.

    A time of which nothing was said neither makes a row nor breaks it.
    """
    last: dict[str, list[bool]] = defaultdict(list)
    for record in records:
        said = record.after.is_answered or record.discomfort is not None
        if said and len(last[record.script_id]) < IN_A_ROW:
            last[record.script_id].append(has_fallen(record))
    return frozenset(key for key, fell in last.items() if len(fell) == IN_A_ROW and all(fell))


def falls_too_often(records: Iterable[PracticeRecord], now: datetime) -> bool:
    """Whether there were three falls in the last 14 days."""
    return sum(1 for record in records if now - record.started <= SPAN and has_fallen(record)) >= TOO_MANY
