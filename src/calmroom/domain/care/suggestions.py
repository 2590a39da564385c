"""What Today suggests, at most three, each with its reason (content/3-safety.md 3.3, content/4-library.md 4.4).

Suggesting closes nothing: everything that is open stays in the library.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from calmroom.domain.care.aftercare import NIGHT
from calmroom.domain.care.check_in import CheckIn, Hard
from calmroom.domain.care.conditions import PREGNANT
from calmroom.domain.care.falls import fallen_in_a_row, falls_too_often, has_fallen
from calmroom.domain.care.gates import GENTLE, NOBODY_KNOWN, Listener, gate_of
from calmroom.domain.care.safety import FIRST, GROUND_ID, SHORT, Offer, short_minutes
from calmroom.domain.practice import ENDED
from calmroom.domain.script import Profile, Script

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from datetime import datetime

    from calmroom.domain.practice import PracticeRecord

MOST = 3
VERY_LOW, LOW = 2, 4
OUTWARD = (GROUND_ID, "s04", "s02")
"""Eyes open, outward and short, in the order in which they are offered after a very low check-in."""
STEADY = 3
"""So many practices of level 0 or 1 since the last fall, before one of level 2 is suggested."""
FURTHER = 2
"""The highest level that is ever suggested."""
LONGEST = 20.0
OFTEN = 2
"""So many times to its end, and a practice is one that somebody came back to."""
BY_APPOINTMENT = ("s25", "s26", "s27")
"""They belong to the days around a session with a therapist, of which nothing is known here."""
IN_PREGNANCY = "s29"
EVENING, NIGHT_ENDS = 19, 4

FIRST_EVER = "A gentle one to begin with"
FIRST_WORDS = "First, if you like"
AGAIN = "You have been here before"
FAVOURITE = "You have come back to this one"
INSTEAD = "Later, or instead"
INWARD = "A little further in, after three gentle ones"
HARD_DAY = "Short and easy, because today is hard"
UNSAFE = "Eyes open and outward, for now"
GENTLEST = "The gentlest there is here"
FELL = (
    "is not suggested now. Twice in a row it left you less settled or less here. You can still find it in the library."
)


@dataclass(frozen=True, slots=True)
class Day:
    """What is known before something is suggested.

    Attributes:
        records: Every practice that counts, newest first.
        listener: What was ticked and agreed to.
        left: The script of a practice left unfinished, which stands beside the suggestions; else empty.
    """

    now: datetime
    check_in: CheckIn = CheckIn()  # noqa: RUF009 - a frozen value
    hard: Hard | None = None
    records: tuple[PracticeRecord, ...] = field(default=(), repr=False)
    listener: Listener = NOBODY_KNOWN
    left: str = ""

    @property
    def is_unsafe(self) -> bool:
        """Whether somebody said today that they may not be safe."""
        return self.hard is Hard.UNSAFE or self.listener.is_unsafe_today

    @property
    def lowest(self) -> int | None:
        """The lower of the two sliders, where one was answered."""
        said = [value for value in (self.check_in.settled, self.check_in.present) if value is not None]
        return min(said) if said else None


@dataclass(frozen=True, slots=True)
class Suggestions:
    """What Today puts forward.

    Attributes:
        offers: The first one first; none only where there is no practice at all.
        is_behind: Whether everything else is reached by *choose anyway*.
        set_aside: What is no longer suggested, and why, as sentences.
        calls_first: Whether the people to call come before everything else.
        asks_for_others: Whether this may not be the right tool just now.
    """

    offers: tuple[Offer, ...] = ()
    is_behind: bool = False
    set_aside: tuple[str, ...] = field(default=(), repr=False)
    calls_first: bool = False
    asks_for_others: bool = False


def suggest(scripts: Sequence[Script], day: Day) -> Suggestions:
    """What to suggest among the practices there are."""
    fallen = fallen_in_a_row(day.records)
    too_often = falls_too_often(day.records, day.now)
    shelf = [script for script in scripts if _may_be_suggested(script, day) and script.id not in fallen]
    very_low = day.lowest is not None and day.lowest <= VERY_LOW
    if day.is_unsafe or very_low:
        reason = UNSAFE if day.is_unsafe else f"Short and outward, because you chose {day.lowest}"
        offers = _outward(scripts, shelf, reason)
    elif (day.lowest is not None and day.lowest <= LOW) or day.hard is Hard.A_LOT:
        offers = _short_and_easy(shelf, day)
    else:
        offers = _ordinary(shelf, day, is_steady=not too_often and _is_steady(scripts, day.records))
    return Suggestions(
        offers=offers[:MOST],
        is_behind=very_low and not day.is_unsafe,
        set_aside=tuple(f"{script.title} {FELL}" for script in scripts if script.id in fallen),
        calls_first=day.is_unsafe,
        asks_for_others=too_often,
    )


def _may_be_suggested(script: Script, day: Day) -> bool:
    """What is never put forward unasked; level 3 is among it."""
    if script.id == NIGHT and NIGHT_ENDS <= day.now.hour < EVENING:
        return False
    if script.id == IN_PREGNANCY and PREGNANT not in day.listener.conditions:
        return False
    return (
        script.level <= FURTHER
        and script.profile is not Profile.GROUND
        and script.id not in BY_APPOINTMENT
        and gate_of(script, day.listener).is_open
    )


def _outward(scripts: Sequence[Script], shelf: Sequence[Script], reason: str) -> tuple[Offer, ...]:
    by_id = {script.id: script for script in (*shelf, *(one for one in scripts if one.id == GROUND_ID))}
    found = [by_id[key] for key in OUTWARD if key in by_id]
    if found:
        return tuple(_short(script, reason) for script in found)
    gentle = [script for script in shelf if script.level <= GENTLE]
    return tuple(_short(script, GENTLEST) for script in sorted(gentle, key=_by_level)[:1])


def _short_and_easy(shelf: Sequence[Script], day: Day) -> tuple[Offer, ...]:
    is_low = day.lowest is not None and day.lowest <= LOW
    reason = f"Short and easy, because you chose {day.lowest}" if is_low else HARD_DAY
    gentle = [script for script in shelf if script.level <= GENTLE and script.id != day.left]
    short = [script for script in gentle if script.minutes.least <= SHORT] or gentle
    rest = _rest(day.records)
    return tuple(_short(one, reason) for one in sorted(short, key=lambda one: (one.level, rest(one), one.id))[:MOST])


def _ordinary(shelf: Sequence[Script], day: Day, *, is_steady: bool) -> tuple[Offer, ...]:
    """One that has rested longest, one that somebody came back to, and one further in; or two gentle ones."""
    gentle = [script for script in shelf if script.level <= GENTLE and script.id != day.left]
    rest = _rest(day.records)
    by_rest = sorted(gentle, key=lambda one: (rest(one), one.id))
    chosen: list[Offer] = []
    if all(record.script_id == GROUND_ID for record in day.records):
        chosen += [_short(one, FIRST_EVER) for one in gentle if one.id == FIRST]
    elif by_rest:
        chosen.append(_usual(by_rest[0], AGAIN if rest(by_rest[0]) else FIRST_WORDS))
    chosen += _not_yet(chosen, _favourites(shelf, day), FAVOURITE)[:1]
    if len(chosen) <= 1:
        easy = sorted(gentle, key=lambda one: (one.level, rest(one), one.minutes.usual, one.id))
        chosen += _not_yet(chosen, easy, INSTEAD if chosen else FIRST_WORDS)[:1]
    if is_steady:
        further = sorted((one for one in shelf if one.level == FURTHER), key=lambda one: (rest(one), one.id))
        chosen += _not_yet(chosen, [one for one in further if one.id != day.left], INWARD)[:1]
    return tuple(chosen)


def _not_yet(chosen: Iterable[Offer], scripts: Iterable[Script], reason: str) -> list[Offer]:
    ids = {offer.script_id for offer in chosen}
    return [_usual(script, reason) for script in scripts if script.id not in ids]


def _favourites(shelf: Sequence[Script], day: Day) -> list[Script]:
    """Of level 0 and 1, what was heard to its end more than once; the most often first."""
    times = Counter(record.script_id for record in day.records if record.outcome in ENDED)
    often = [one for one in shelf if times[one.id] >= OFTEN and one.level <= GENTLE and one.id != day.left]
    return sorted(often, key=lambda one: (-times[one.id], one.id))


def _is_steady(scripts: Sequence[Script], records: Iterable[PracticeRecord]) -> bool:
    """Whether three gentle practices came to their end since anything fell last."""
    gentle = {one.id for one in scripts if one.level <= GENTLE and one.profile is not Profile.GROUND}
    count = 0
    for record in records:
        if has_fallen(record):
            break
        count += record.script_id in gentle and record.outcome in ENDED
    return count >= STEADY


def _rest(records: Sequence[PracticeRecord]) -> Callable[[Script], int]:
    """A key by which what was done last comes last, and what never was comes first, as 0."""
    last: dict[str, int] = {}
    for index, record in enumerate(records):
        last.setdefault(record.script_id, len(records) - index)
    return lambda script: last.get(script.id, 0)


def _by_level(script: Script) -> tuple[int, str]:
    return script.level, script.id


def _short(script: Script, reason: str) -> Offer:
    return Offer(script.id, short_minutes(script), reason)


def _usual(script: Script, reason: str) -> Offer:
    return Offer(script.id, min(script.minutes.usual, LONGEST), reason)
