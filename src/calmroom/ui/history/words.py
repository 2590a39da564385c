"""What History says in words: counts, before and after, minutes, how a practice ended. No Qt."""

from __future__ import annotations

from typing import TYPE_CHECKING

from calmroom.domain.dates import day_and_month, how_long
from calmroom.domain.practice import Outcome, PracticeRecord
from calmroom.domain.units import to_seconds

if TYPE_CHECKING:
    from collections.abc import Sequence

    from calmroom.domain.statistics import Reading, Week

FEW_WEEKS = 10
"""Weeks that are said one by one."""
NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")


def counted(number: int, word: str) -> str:
    """``two practices``."""
    said = NUMBERS[number] if number < len(NUMBERS) else str(number)
    return f"{said} {word}" if number == 1 else f"{said} {word}s"


def settled_words(pairs: Sequence[Reading]) -> str:
    """Before and after in a sentence, without saying better or worse."""
    if not pairs:
        return ""
    count = sum(one.count for one in pairs)
    sides = (sum(one.before * one.count for one in pairs) / count, sum(one.after * one.count for one in pairs) / count)
    before, after = (f"{round(side, 1):g}" for side in sides)
    if count == 1:
        return f"Of 10 it was {before} before, and {after} after."
    return f"Over {counted(count, 'practice')}, of 10 it was {before} before and {after} after, in the mean."


def ending(record: PracticeRecord) -> str:
    """How it ended, in words that weigh the same."""
    if record.outcome is Outcome.FINISHED:
        return "to the end"
    if record.outcome is Outcome.ENDED_GENTLY:
        return "ended gently"
    return f"left at minute {record.minute_reached}"


def heard(record: PracticeRecord) -> str:
    """``12 minutes``, by what was heard."""
    return how_long(to_seconds(record.heard))


def minutes_words(weeks: Sequence[Week]) -> str:
    """Minutes by week in a sentence; many weeks as their range."""
    if not any(week.minutes for week in weeks):
        return "No minutes in these weeks, and that is fine."
    if len(weeks) > FEW_WEEKS:
        least, most = min(week.minutes for week in weeks), max(week.minutes for week in weeks)
        return f"{least} to {most} minutes a week, over {counted(len(weeks), 'week')}."
    said = [f"{week.minutes} in the week of {day_and_month(week.monday)}" for week in weeks]
    return f"Minutes: {', '.join(said)}."
