"""A routine as the client will see it, before it is a file: around sessions that are made up where none is known."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from typing import TYPE_CHECKING, Final

from calmroom.domain.care.gates import Listener
from calmroom.domain.care.safety import GROUND_ID
from calmroom.domain.care.suggestions import Day
from calmroom.domain.plan.plan import TURNS, Plan
from calmroom.domain.plan.sight import Sight
from calmroom.domain.plan.today import plan_day
from calmroom.domain.script import Minutes, Phase, PhaseName, Place, Profile, Script
from calmroom.domain.sessions.appointments import Appointment

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from calmroom.domain.library.catalogue import Plannable
    from calmroom.domain.plan.day import PlanDay
    from calmroom.domain.routine.desk import Draft

APART: Final = 14
"""Days between two sessions of which none is known."""
_SESSION, _LOOK = time(17), time(20)
_EXIT: Final = Phase(PhaseName.EASE_OFF, "", (), Place(1, 1))


def day_as_client(draft: Draft, day: int, scripts: Iterable[Script], practices: Iterable[Plannable]) -> PlanDay:
    """What a client sees on a day, with nothing done yet, nothing ticked and nothing said.

    Args:
        draft: The routine, with the days of its sessions where they are known.
        day: Days after the session; 0 is its evening, -1 the day before the next one.
        scripts: The practices there are.
        practices: All that can be planned; what waits for its narration is shown as if it were there.
    """
    last = draft.last or draft.routine.made.date()
    following = draft.next or last + timedelta(days=APART)
    here = draft.routine.made.tzinfo or UTC
    shown = following + timedelta(days=day) if day < 0 else last + timedelta(days=day)
    now = datetime.combine(shown, _LOOK, here)
    known = {one.id: _stand_in(one) for one in practices} | {one.id: one for one in scripts}
    sight = Sight(Day(now, listener=Listener()), _sessions(last, following, now), known)
    adopted = datetime.combine(last, time(TURNS), here)
    return plan_day((Plan(draft.routine, adopted),), sight)


def _sessions(last: date, following: date, like: datetime) -> tuple[Appointment, ...]:
    return tuple(
        Appointment(f"{number:032x}", datetime.combine(day, _SESSION, like.tzinfo))
        for number, day in enumerate((last, following))
    )


def _stand_in(practice: Plannable) -> Script:
    """What is known of a practice whose script is not in the library."""
    minutes = Minutes(min(practice.lengths), practice.usual, max(practice.lengths))
    profile = Profile.GROUND if practice.id == GROUND_ID else Profile.ORDINARY
    return Script(
        id=practice.id,
        title=practice.title,
        version=0,
        language="en",
        level=practice.level,
        profile=profile,
        purpose=practice.purpose,
        minutes=minutes,
        bed="",
        content_note="",
        phases=(),
        ease_off=_EXIT,
        regions=practice.regions,
    )
