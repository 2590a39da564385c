"""A routine as the client will see it, before it is a file: around sessions that are made up where none is known."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from typing import TYPE_CHECKING, Final

from calmroom.domain.care.gates import Listener
from calmroom.domain.care.suggestions import Day
from calmroom.domain.plan.plan import TURNS, Plan
from calmroom.domain.plan.sight import Sight
from calmroom.domain.plan.today import plan_day
from calmroom.domain.sessions.appointments import Appointment

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from calmroom.domain.plan.day import PlanDay
    from calmroom.domain.routine.desk import Draft
    from calmroom.domain.script import Script

APART: Final = 14
"""Days between two sessions of which none is known."""
_SESSION, _LOOK = time(17), time(20)


def day_as_client(draft: Draft, day: int, scripts: Iterable[Script]) -> PlanDay:
    """What a client sees on a day, with nothing done yet, nothing ticked and nothing said.

    What is not in the library is offered no more here than it is to them.

    Args:
        draft: The routine, with the days of its sessions where they are known.
        day: Days after the session; 0 is its evening, -1 the day before the next one.
        scripts: The practices there are, those of the routine among them.
    """
    last = draft.last or draft.routine.made.date()
    following = draft.next or last + timedelta(days=APART)
    here = draft.routine.made.tzinfo or UTC
    shown = following + timedelta(days=day) if day < 0 else last + timedelta(days=day)
    now = datetime.combine(shown, _LOOK, here)
    sight = Sight(Day(now, listener=Listener()), _sessions(last, following, now), {one.id: one for one in scripts})
    adopted = datetime.combine(last, time(TURNS), here)
    return plan_day((Plan(draft.routine, adopted),), sight)


def _sessions(last: date, following: date, like: datetime) -> tuple[Appointment, ...]:
    return tuple(
        Appointment(f"{number:032x}", datetime.combine(day, _SESSION, like.tzinfo))
        for number, day in enumerate((last, following))
    )
