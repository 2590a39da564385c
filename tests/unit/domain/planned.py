"""A small routine, days around two sessions, and what was done, for the tables of the rules of plans."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from unit.domain.care import THIRTY

from calmroom.domain.care.check_in import CheckIn, Hard
from calmroom.domain.care.consent import WITH_THERAPIST, Agreed, Consent
from calmroom.domain.care.gates import Listener
from calmroom.domain.care.suggestions import Day
from calmroom.domain.plan.day import PlanDay
from calmroom.domain.plan.plan import Plan
from calmroom.domain.plan.sight import Sight
from calmroom.domain.plan.today import plan_day
from calmroom.domain.practice import Outcome, PracticeRecord
from calmroom.domain.routine.routine import Aftercare, Item, Kind, Opens, Part, Routine, Rules, When
from calmroom.domain.script import Script
from calmroom.domain.sessions.appointments import Appointment

BERLIN = ZoneInfo("Europe/Berlin")
LAST, NEXT = date(2026, 3, 5), date(2026, 3, 19)
"""Thursdays; clocks go forward on 29 March."""
KNOWN = Listener()
DEEP = Listener(
    agreed=Agreed(level_3=Consent(2, datetime(2026, 3, 1, tzinfo=UTC), (WITH_THERAPIST,))), has_practised_today=True
)
EVENING = When(Kind.EVENING)
DAY_BEFORE = When(Kind.BEFORE, 1, 1)


def days(first: int, last: int) -> When:
    return When(Kind.DAYS, first, last)


def weeks(first: int = 1, last: int = 0, on: tuple[int, ...] = tuple(range(7))) -> When:
    return When(Kind.WEEKDAYS, 0, last, on, first)


def item(name: str, minutes: int = 12, *, least: int = 5, key: str = "", opens: Opens | None = None) -> Item:
    return Item(key or name, name, min(least, minutes), minutes, opens=opens or Opens())


def part(when: When, *items: Item, says: str = "", key: str = "") -> Part:
    return Part(key or f"p{when.kind.value[:2]}{when.first}{when.week}", when, items, says)


def routine(*parts: Part, rules: Rules | None = None, quiet: int = 3, card: str = "Warmth.", key: str = "a") -> Routine:
    made = datetime.combine(LAST, time(18), BERLIN)
    return Routine(
        key * 32, 1, "T", "Maya", made, parts=parts, aftercare=Aftercare(card, quiet), rules=rules or Rules()
    )


def plan(of: Routine, adopted: date = LAST) -> Plan:
    return Plan(of, datetime.combine(adopted, time(18, 30), BERLIN))


def session(day: date, at: time = time(17), therapist: str = "Maya", zone: ZoneInfo = BERLIN) -> Appointment:
    return Appointment(f"{day.toordinal():032x}", datetime.combine(day, at, zone), therapist=therapist)


SESSIONS = (session(LAST), session(NEXT))


def heard(name: str, day: date, at: time = time(12), minutes: float = 12, *, ended: bool = True) -> PracticeRecord:
    return PracticeRecord(
        id=f"{day.toordinal():016x}{at.hour * 60 + at.minute:016x}",
        script_id=name,
        title=name.upper(),
        started=datetime.combine(day, at, BERLIN),
        minutes=minutes,
        voice="bf_emma",
        bed="room",
        outcome=Outcome.FINISHED if ended else Outcome.STOPPED,
    )


@dataclass(frozen=True)
class On:
    """A moment and all that is known at it."""

    day: date
    at: time = time(20)
    records: tuple[PracticeRecord, ...] = ()
    sessions: tuple[Appointment, ...] = SESSIONS
    listener: Listener = KNOWN
    check_in: CheckIn = CheckIn()  # noqa: RUF009 - a frozen value
    hard: Hard | None = None
    zone: ZoneInfo = BERLIN
    scripts: tuple[Script, ...] = THIRTY

    def sight(self) -> Sight:
        now = datetime.combine(self.day, self.at, self.zone)
        newest_first = tuple(sorted(self.records, key=lambda one: one.started, reverse=True))
        known = Day(now, self.check_in, self.hard, newest_first, self.listener)
        return Sight(known, self.sessions, {one.id: one for one in self.scripts})

    def look(self, *plans: Plan) -> PlanDay:
        return plan_day(plans, self.sight())


def after(count: int, **more: Any) -> On:  # noqa: ANN401 - replace checks the names
    """So many days after the session."""
    return replace(On(LAST + timedelta(days=count)), **more)


def rows(shown: PlanDay) -> tuple[tuple[str, float], ...]:
    return tuple((row.practice, row.minutes) for row in shown.rows)
