"""What is offered first, and why (content/3-safety.md 3.3, content/4-library.md 4.4). Nothing is ever closed by it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from calmroom.domain.check_in import CheckIn
    from calmroom.domain.practice import PracticeRecord
    from calmroom.domain.script import Script

VERY_LOW = 2
LOW = 4
SHORT = 5.0
FIRST = "s01"
"""The gentlest practice there is."""
GROUND_ID = "s03"
"""*Ground me*: two minutes back to the room, from anywhere."""
OUTWARD = (GROUND_ID, "s04", "s02", FIRST)
"""Short and outward, in the order in which they are offered after a very low check-in."""
FIRST_WORDS = "First, if you like"
FALL = 2
"""A slider that fell by so much from before to after is a fall."""


@dataclass(frozen=True, slots=True)
class Offer:
    """A practice offered first, its length, and the reason in words that a person reads."""

    script_id: str
    minutes: float
    reason: str


def offer(scripts: Sequence[Script], check_in: CheckIn, records: Sequence[PracticeRecord]) -> Offer | None:
    """What to offer first; ``records`` newest first. ``None`` only where there is no practice at all."""
    by_id = {script.id: script for script in scripts}
    said = [value for value in (check_in.settled, check_in.present) if value is not None]
    lowest = min(said) if said else None
    if lowest is not None and lowest <= VERY_LOW:
        found = next((by_id[key] for key in OUTWARD if key in by_id), None)
        if found is not None:
            return _short(found, f"Short and outward, because you chose {lowest}")
    if lowest is not None and lowest <= LOW:
        gentle = [script for script in scripts if script.level <= 1 and not _is_ground(script)]
        if gentle:
            return _short(
                min(gentle, key=lambda script: (script.level, script.id)), f"Short and easy, because you chose {lowest}"
            )
    return _ordinary(scripts, by_id, records)


def _ordinary(scripts: Sequence[Script], by_id: dict[str, Script], records: Sequence[PracticeRecord]) -> Offer | None:
    if not records and FIRST in by_id:
        return _short(by_id[FIRST], "A gentle one to begin with")
    fallen = {record.script_id for record in records[:2] if has_fallen(record)} if has_fallen_twice(records) else set()
    choice = [script for script in scripts if script.level <= 1 and not _is_ground(script) and script.id not in fallen]
    if not choice:
        return None
    last = {record.script_id: -index for index, record in enumerate(records)}
    rested = min(choice, key=lambda script: (last.get(script.id, -len(records) - 1), script.id))
    reason = FIRST_WORDS if rested.id not in last else "You have been here before"
    return Offer(rested.id, rested.minutes.usual, reason)


def has_fallen(record: PracticeRecord) -> bool:
    """Whether a practice ended in a fall."""
    return is_fall(record.before, record.after)


def is_fall(before: CheckIn, after: CheckIn) -> bool:
    """Whether either slider was lower by two or more afterwards."""
    pairs = ((before.settled, after.settled), (before.present, after.present))
    return any(was is not None and now is not None and was - now >= FALL for was, now in pairs)


def has_fallen_twice(records: Sequence[PracticeRecord]) -> bool:
    """Whether the same practice, done twice in a row, fell both times; ``records`` newest first."""
    newest = records[:2]
    return len(newest) == 2 and newest[0].script_id == newest[1].script_id and all(map(has_fallen, newest))


def short_minutes(script: Script) -> float:
    """The length at which a practice is offered where short is kind."""
    return max(script.minutes.least, min(SHORT, script.minutes.usual))


def _short(script: Script, reason: str) -> Offer:
    return Offer(script.id, short_minutes(script), reason)


def _is_ground(script: Script) -> bool:
    return script.profile == "ground"
