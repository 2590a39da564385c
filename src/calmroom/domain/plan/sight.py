"""What a plan is looked at with: the moment, the sessions, what was done, what there is, and what is open."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from calmroom.domain.care.check_in import Hard
from calmroom.domain.care.falls import fallen_in_a_row, falls_too_often
from calmroom.domain.care.gates import GENTLE, gate_of
from calmroom.domain.care.safety import GROUND_ID
from calmroom.domain.care.suggestions import LOW, VERY_LOW
from calmroom.domain.plan.plan import day_of
from calmroom.domain.practice import ENDED

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from calmroom.domain.care.suggestions import Day
    from calmroom.domain.practice import PracticeRecord
    from calmroom.domain.script import Script
    from calmroom.domain.sessions.appointments import Appointment

FELL: Final = "Set aside for now. Twice in a row it left you less settled or less here. It is still in the library."
FELL_OFTEN: Final = "Set aside for now, after practices that left you less settled. Something gentler is kinder."
EASIER: Final = "Kept for an easier day."
NOT_HERE: Final = "Not in this calmroom."
A_WEEK_BEFORE: Final = timedelta(days=6)


@dataclass(frozen=True, slots=True)
class Sight:
    """All that is known when a plan is looked at.

    Attributes:
        day: The moment, the check-in, what was ticked, and every practice that counts, newest first.
        appointments: Hours with therapists.
        scripts: Every practice there is, by its id.
        dated: Every practice that came to its end, with the person's day.
        days: The days on which each came to its end, by its script.
        fallen: Scripts that fell twice in a row.
    """

    day: Day
    appointments: tuple[Appointment, ...] = field(default=(), repr=False)
    scripts: Mapping[str, Script] = field(default_factory=dict, repr=False)
    dated: tuple[tuple[date, PracticeRecord], ...] = field(init=False, repr=False, compare=False)
    days: Mapping[str, frozenset[date]] = field(init=False, repr=False, compare=False)
    fallen: frozenset[str] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Look through what was done once; it is asked for often."""
        ended = [(day_of(one.started), one) for one in self.day.records if one.outcome in ENDED]
        dated = tuple((day, one) for day, one in ended if day <= self.today)
        days: dict[str, set[date]] = {}
        for day, one in dated:
            days.setdefault(one.script_id, set()).add(day)
        object.__setattr__(self, "dated", dated)
        object.__setattr__(self, "days", {key: frozenset(found) for key, found in days.items()})
        object.__setattr__(self, "fallen", fallen_in_a_row(self.day.records))

    @property
    def today(self) -> date:
        """The person's day."""
        return day_of(self.day.now)

    @property
    def is_for_care(self) -> bool:
        """Whether what was said today comes before every plan."""
        return self.day.is_unsafe or (self.day.lowest is not None and self.day.lowest <= VERY_LOW)

    @property
    def is_low(self) -> bool:
        """Whether only what is short and easy is kind today."""
        low = self.day.lowest is not None and self.day.lowest <= LOW
        return low or self.day.hard is Hard.A_LOT

    def days_of(self, practice: str, first: date) -> int:
        """On how many days a practice came to its end, from that day on."""
        return sum(first <= day for day in self.days.get(practice, ()))

    def ended(self, first: date) -> tuple[tuple[date, PracticeRecord], ...]:
        """What came to its end from that day on, up to today, each with its day."""
        return tuple((day, one) for day, one in self.dated if first <= day)

    def deepest(self, level: int) -> tuple[date, ...]:
        """The days of the last week, today included, on which there was something of a level."""
        first = self.today - A_WEEK_BEFORE
        deep = {one.id for one in self.scripts.values() if one.level >= level}
        found = (day_of(one.started) for one in self.day.records if one.script_id in deep)
        return tuple(day for day in found if first <= day <= self.today)


def is_free(practice: str) -> bool:
    """Whether it never counts against a limit: calmroom's own *Ground me*, and nothing that calls itself so."""
    return practice == GROUND_ID


@dataclass(frozen=True, slots=True)
class Bar:
    """What keeps a practice closed, in words, and whether the gate before it can be opened."""

    why: str = ""
    can_open: bool = False


def bar_of(script: Script, sight: Sight) -> Bar:
    """What a person ticked and how it went comes before every plan; an empty one where nothing keeps it closed."""
    gate = gate_of(script, sight.day.listener)
    if not gate.is_open:
        return Bar(gate.why, bool(gate.either))
    if script.id in sight.fallen:
        return Bar(FELL)
    if script.level > GENTLE and falls_too_often(sight.day.records, sight.day.now):
        return Bar(FELL_OFTEN)
    if script.level > GENTLE and sight.is_low:
        return Bar(EASIER)
    return Bar()
